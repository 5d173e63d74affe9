"""Reads every time that a text names, from its first word to its last, once."""

from __future__ import annotations

from engine.promises.durations import duration
from engine.promises.meanings import Spoken
from engine.promises.moments import moment
from engine.promises.tokens import tokens


def spoken_times(text: str) -> list[Spoken]:
    """The times that a text names, in order; what one of them takes up is not read again."""
    said, place = tokens(text), 0
    found: list[Spoken] = []
    while place < len(said):
        read = duration(said, place) or moment(said, place)
        if read is None:
            place += 1
            continue
        meaning, after = read
        found.append(Spoken(said[place].start, said[after - 1].end, meaning))
        place = after
    return found
