"""Phrases that may be mistyped: so many letters wrong, missing, too many or swapped with the next.

So many errors leave one of (errors + 1) parts of the phrase untouched, if the parts do not touch each other;
only where such a part stands are the words around it compared. (Distance: optimal string alignment.)
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from engine.matching.page import Page

_WIDEST = 4
"""Most bytes of a character."""


class Misspelt:
    """A phrase, folded and perhaps respelled, with the number of errors it may have."""

    def __init__(self, text: str, typos: int) -> None:
        self._text = text
        self._typos = typos
        self._length = len(text.encode())
        self.parts = _parts(text, typos)
        """Parts with their places in the phrase, in bytes."""

    def span(self, page: Page, expected: int) -> tuple[int, int] | None:
        """The whole words near a place of the page's data that read like the phrase: the likest, longest."""
        slack = self._typos if page.ascii and self._text.isascii() else self._typos * _WIDEST
        best: tuple[int, int, int, int] | None = None
        for start in _edges(page.view, expected - slack, expected + slack, opening=True):
            middle = start + self._length
            for end in _edges(page.view, middle - slack, middle + slack, opening=False):
                words = page.data[start:end].decode()
                distance = OSA.distance(self._text, words, score_cutoff=self._typos)
                if distance <= self._typos:
                    this = (distance, start - end, start, end)
                    best = this if best is None else min(best, this)
        return None if best is None else best[2:]


def _edges(view: bytes, first: int, last: int, opening: bool) -> list[int]:
    """The places of the data, of some, at which a word begins (or ends). A view is one place on."""
    blank, word = (0, 1) if opening else (1, 0)
    places = range(max(first, 0), min(last, len(view) - 2) + 1)
    return [place for place in places if view[place + blank] == 0x20 and view[place + word] != 0x20]


def _parts(text: str, typos: int) -> list[tuple[str, int]]:
    """So many parts and one, with a letter between any two, which a swap over the border would change."""
    count = typos + 1
    size = (len(text) - typos) // count
    places = [number * (size + 1) for number in range(count)]
    ends = [*(place + size for place in places[:-1]), len(text)]
    return [(text[start:end], len(text[:start].encode())) for start, end in zip(places, ends, strict=True)]
