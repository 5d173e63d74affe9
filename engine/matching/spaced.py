"""Literals as they are looked for in a page's view: between the spaces that bound words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from engine.matching.page import wordlike, words_of_phrase


@dataclass(frozen=True, slots=True)
class Spaced:
    """A literal: its bytes, and the expression that finds it in a view."""

    data: bytes
    expression: bytes
    behind: int
    """From the end of a match in the view back to its start in the data."""
    plain: bool
    """It is one word: what the view shows is what the data holds."""


@lru_cache(1 << 16)
def spaced(data: bytes) -> Spaced | None:
    """A literal (folded) with the spaces that a view has around it; None if no part of it is a word."""
    text = data.decode()
    shown = words_of_phrase(text)
    if not shown.strip():
        return None
    before = b" " if wordlike(text[0]) else b""
    after = b" " if wordlike(text[-1]) else b""
    shown = before + shown + after
    return Spaced(
        data, escaped(shown), len(shown) - len(before) + 1, bool(before and after and shown.count(b" ") == 2)
    )


def escaped(data: bytes) -> bytes:
    """A regular expression for just these bytes."""
    return "".join(map(_ESCAPED.__getitem__, data)).encode()


_ESCAPED = tuple(
    chr(byte) if chr(byte).isascii() and chr(byte).isalnum() else f"\\x{byte:02x}" for byte in range(256)
)
