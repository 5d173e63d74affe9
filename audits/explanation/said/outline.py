"""Drawing a tree: branches with guides, long lines wrapped under themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

COLORS = {"fail": "31", "pass": "32", "pending": "36", "not_evaluable": "33", "dim": "2", "bold": "1"}
LEAST = 24
"""Columns that a line has in any case, however deep it stands."""


@dataclass(slots=True)
class Branch:
    """A line of a tree and what hangs on it. `color` is one of COLORS."""

    text: str
    children: list[Branch] = field(default_factory=list)
    color: str | None = None

    def add(self, text: str, color: str | None = None) -> Branch:
        """Hangs a new branch on this one."""
        branch = Branch(text, [], color)
        self.children.append(branch)
        return branch


def drawn(branch: Branch, width: int, *, color: bool) -> Iterator[str]:
    """The lines of a tree, none wider than `width` columns but for very deep ones."""
    yield from _drawn(branch, "", "", width, color)


def _drawn(branch: Branch, first: str, rest: str, width: int, color: bool) -> Iterator[str]:
    for number, line in enumerate(wrapped(branch.text, max(LEAST, width - columns(first) - 2))):
        painted = paint(line, branch.color if color else None)
        yield f"{first}{painted}" if number == 0 else f"{rest}  {painted}"
    for number, child in enumerate(branch.children):
        last = number == len(branch.children) - 1
        yield from _drawn(
            child, f"{rest}{'└─ ' if last else '├─ '}", f"{rest}{'   ' if last else '│  '}", width, color
        )


def paint(text: str, color: str | None) -> str:
    """The text in a terminal colour."""
    return f"\x1b[{COLORS[color]}m{text}\x1b[0m" if color else text


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns, broken between words, or inside those that are longer."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        for part in _parts(word, width):
            longer = f"{line} {part}" if line else part
            if line and columns(longer) > width:
                lines.append(line)
                longer = part
            line = longer
    return [*lines, line]


def _parts(word: str, width: int) -> list[str]:
    if columns(word) <= width:
        return [word]
    from rich.cells import chop_cells

    return chop_cells(word, width)


def columns(text: str) -> int:
    """Terminal columns that the text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
