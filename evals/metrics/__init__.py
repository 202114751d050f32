"""The metrics: each counts what happened in one article, and lists the figures of such counts.

Counts add up over articles; of a failed output, all that the labels hold counts as missed.
"""
