"""The LLM engine: any provider of instructor, whatever goes wrong, articles of any length.

engine          what is asked, and for how much
reading         one article: windows side by side, joined, repaired once
windows, joining, repair, plan
conversation    all requests about it: re-asks, modes, usage, deadline
exchange, replies, answer_text, answer_schema, salvage
clients         each provider's SDK over our transport
target, providers, prices, provider_errors, sdk_errors, transport, log_filter
"""

from summariser.engines.llm.engine import LLMEngine

__all__ = ["LLMEngine"]
