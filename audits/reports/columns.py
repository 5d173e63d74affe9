"""Text in terminal columns: an emoji or a Chinese character takes two."""

from __future__ import annotations


def columns(text: str) -> int:
    """Terminal columns that the text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def padded(text: str, width: int, *, right: bool) -> str:
    """The text filled up with blanks to so many columns."""
    blanks = " " * (width - columns(text))
    return f"{blanks}{text}" if right else f"{text}{blanks}"


def cut(line: str, width: int) -> str:
    """The line in at most so many columns, with an ellipsis where it was cut."""
    if columns(line) <= width:
        return line
    from rich.cells import set_cell_size

    return f"{set_cell_size(line, width - 1).rstrip()}…"
