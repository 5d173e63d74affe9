"""Colours for a terminal; none when the output is not one or NO_COLOR is set."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TextIO

Paint = Callable[[str, str], str]
"""Text and style to coloured text."""

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;34",
    "place": "1",
    "quiet": "2",
    "help": "1;32",
}


def paint_for(stream: TextIO) -> Paint:
    """What colours text for a stream."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty()
    return (lambda text, style: text) if plain else _painted


def _painted(text: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"
