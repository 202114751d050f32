"""The JSON Schema that a provider gets of an answer: strict, and nothing that is not for it."""

from copy import deepcopy
from functools import cache
from typing import Any

from pydantic import BaseModel

__all__ = ["answer_schema"]


def answer_schema(answer_type: type[BaseModel]) -> dict[str, Any]:
    """Every key required and no other allowed; a copy, as SDKs write into it.

    Titles repeat the keys, and docstrings of classes are for programmers: both are left out, as
    they are paid for with every request. What is said of single fields stays.
    """
    return deepcopy(_schema(answer_type))


@cache
def _schema(answer_type: type[BaseModel]) -> dict[str, Any]:
    from openai.lib._pydantic import to_strict_json_schema

    schema = to_strict_json_schema(answer_type)
    for node in (schema, *schema.get("$defs", {}).values()):
        node.pop("title", None)
        node.pop("description", None)
        for field in node.get("properties", {}).values():
            field.pop("title", None)
    return schema
