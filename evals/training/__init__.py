"""How the tagger of the embedded engine is trained; needs the packages of the extra `train`.

`python -m evals.training train POLNEAR` and `python -m evals.training export`, or `make train`.
"""
