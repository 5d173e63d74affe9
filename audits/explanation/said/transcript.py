"""The transcript above an explanation: the events that its tree cites, with their words."""

from __future__ import annotations

from collections.abc import Iterator

from audits.explanation.said.outline import columns, paint, wrapped
from audits.explanation.said.teller import Teller
from audits.explanation.tree import Conversation

TEXT = 240
"""Characters of a message that are shown."""
LINES = 300
"""Events that are shown."""


def transcript(teller: Teller, one: Conversation, width: int, *, color: bool) -> Iterator[str]:
    """The lines, under a heading for each day."""
    shown = one.transcript[:LINES]
    if not shown:
        return
    whole = len(shown) == one.events
    yield paint(teller.words["transcript" if whole else "transcript.part"], "bold" if color else None)
    rows = [
        (f"#{line.event}", teller.moments.clock(line.at, padded=True), teller.who(line)) for line in shown
    ]
    sizes = [max(map(columns, cells)) for cells in zip(*rows, strict=True)]
    day = ""
    for line, cells in zip(shown, rows, strict=True):
        today = day if line.at is None else teller.moments.day(line.at)
        if today != day:
            day = today
            yield paint(f"  {day}", "dim" if color else None)
        start = "".join(
            f"  {cell}{' ' * (size - columns(cell))}" for cell, size in zip(cells, sizes, strict=True)
        )
        yield from _row(f"{start}  ", teller.what(line, TEXT), width)
    if not whole:
        left = teller.say("transcript.left-out", n=one.events - len(shown))
        yield paint(f"  {left}", "dim" if color else None)


def _row(start: str, text: str, width: int) -> Iterator[str]:
    """An event, its text wrapped under itself where there is room for that."""
    used = columns(start)
    first, *rest = wrapped(text, max(24, width - used))
    yield f"{start}{first}".rstrip()
    for line in rest:
        yield f"{' ' * (used if used < width // 2 else 6)}{line}"
