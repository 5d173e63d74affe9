"""Text from strangers as it may be shown: nothing in it steers a terminal, a parser or the reading order."""

from __future__ import annotations

_EMBEDDINGS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Bidirectional embeddings, overrides and isolates: they can make a text read as what it is not."""

_SHOWN: dict[int, str | None] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **{code: f"[U+{code:04X}]" for code in _EMBEDDINGS},
    **dict.fromkeys((0x200E, 0x200F, 0x061C)),  # marks that chat exports sprinkle; they hide nothing
    **dict.fromkeys((0x85, 0x2028, 0x2029), "\n"),
    **dict.fromkeys((*range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF), "\ufffd"),
}


def visible(text: str) -> str:
    """The text with control characters as pictures, direction controls by number, every line end as newline.

    What is left is legal in XML 1.0 and HTML and harmless in a terminal.
    """
    if text.isascii() and text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_SHOWN)


def one_line(text: str, length: int | None = None) -> str:
    """The same on one line; what is longer than `length` code points is cut with an ellipsis."""
    if length is not None and len(text) > 4 * length:
        text = text[: 4 * length]
    line = " ".join(visible(text).split())
    return line if length is None or len(line) <= length else f"{line[: length - 1].rstrip()}…"
