"""Text of unknown origin, made safe to show: it cannot steer a terminal or reorder a line."""

import re

__all__ = ["harmless", "harmless_json"]

# C0 and C1 controls with DEL (an escape sequence starts with one of them), and the characters
# that embed, override or isolate writing direction and so can make a line read otherwise.
_HARMFUL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    r"""`text` on one line: white space collapsed, harmful characters spelled out (`\x1b`)."""
    return _HARMFUL.sub(_spelled_out, " ".join(text.split()))


def harmless_json(json: str) -> str:
    """`json` with the harmful characters inside its strings as escapes: the same value.

    Indentation is kept, so the line feed is the one control character that stays.
    """
    return _HARMFUL.sub(lambda found: "\n" if found[0] == "\n" else f"\\u{ord(found[0]):04x}", json)


def _spelled_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
