"""A message cut into pieces: plain, hidden, marked as evidence, left out for its length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from audits.reports.personal import Veil
from audits.reports.visible import visible

_AROUND = 120
"""Characters shown before and after what is marked in a text too long to show whole."""


MarkKind = Literal["offending", "calling"]
"""Evidence is what is wrong, or what called for something."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Evidence: `text[start:end]`."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one sort; a gap is what was left out, and its text says how many characters."""

    text: str
    kind: Literal["plain", "hidden", "gap"] = "plain"
    mark: MarkKind | None = None


def pieces(text: str, marks: Sequence[Mark], veil: Veil, length: int) -> list[Piece]:
    """The text as pieces, of about `length` characters in all; what is marked is there first."""
    found: list[Piece] = []
    hidden = veil.hidden(text)
    borders = {border for mark in marks for border in (mark.start, mark.end)}
    borders.update(border for start, end, _ in hidden for border in (start, end))
    labels = {start: (end, veil.label(what)) for start, end, what in hidden}
    before = 0
    for kept in _kept(len(text), marks, length):
        first, last = _outside(*kept, before, hidden)
        if first > before:
            found.append(Piece(str(first - before), "gap"))
        cuts = sorted({first, last, *(border for border in borders if first < border < last)})
        at = first
        for start, end in pairwise(cuts):
            if start < at:
                continue
            if start in labels:
                at, label = labels[start]
                found.append(Piece(label, "hidden", _marked(start, at, marks)))
            else:
                at = end
                _append(found, visible(text[start:end]), _marked(start, end, marks))
        before = max(at, last)
    if before < len(text):
        found.append(Piece(str(len(text) - before), "gap"))
    return found


def _append(found: list[Piece], text: str, mark: MarkKind | None) -> None:
    """Adds plain text, to the last piece if that is of the same sort."""
    if found and (found[-1].kind, found[-1].mark) == ("plain", mark):
        text = found.pop().text + text
    found.append(Piece(text, "plain", mark))


def _kept(total: int, marks: Sequence[Mark], length: int) -> list[tuple[int, int]]:
    """Spans to show, in order and apart: all of a short text, else its beginning and what is marked."""
    if total <= length:
        return [(0, total)]
    each = max(80, length // (len(marks) + 1))
    wanted = [(0, each)]
    for mark in sorted(marks, key=lambda mark: (mark.kind != "offending", mark.start))[:20]:
        start = max(0, mark.start - _AROUND)
        wanted.append((start, min(total, start + each, mark.end + _AROUND)))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(wanted):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _outside(first: int, last: int, before: int, hidden: Sequence[tuple[int, int, str]]) -> tuple[int, int]:
    """The span widened to borders outside what is hidden, which is shown whole or not at all."""
    for start, end, _ in hidden:
        if start < first < end:
            first = start
        if start < last < end:
            last = end
    return max(first, before), max(last, before)


def _marked(start: int, end: int, marks: Sequence[Mark]) -> MarkKind | None:
    touching = [mark for mark in marks if mark.start < end and start < mark.end]
    if not touching:
        return None
    return "offending" if any(mark.kind == "offending" for mark in touching) else "calling"
