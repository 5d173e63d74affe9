"""A phrase with gaps, groups or placeholders: pieces that follow one another.

A piece is what stands between two gaps. Each is found wherever it stands as whole words; where a group offers
several words that fit, the longest counts. A hit goes from a first piece over the nearest later ones that
lead to the last. All of it takes time linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from engine.matching.page import Page, words_of_phrase
from engine.matching.pieces import Item, one_of
from engine.matching.placeholders import BUILT_INS, Record, occurs, of_record, values
from sop.phrases import GAP, Placeholder

_EDGE = r"(?:(?<!\w)|(?!\w))"
"""Not inside a word."""
_WORD = re.compile(r"\w+")
_SURELY_NEAR = 2 * GAP + 1
"""So many characters cannot hold more words than a gap."""
_MOST_GAPS = 2
"""With more, trying each length of each gap would take long."""
_NEXT_WORD = rb"(?:[^ ]+ +){0,%d}?" % GAP


class Chain:
    """A phrase in pieces. `spell` is what values of the record go through."""

    def __init__(self, pieces: Sequence[Sequence[Item]], spell: Callable[[str], str]) -> None:
        self.items = pieces
        """What each piece consists of, in order."""
        self._pieces = [_Piece(items, spell) for items in pieces]
        self._glance: re.Pattern[bytes] | None = None
        self.gaps = len(pieces) - 1
        names = [item.name for items in pieces for item in items if isinstance(item, Placeholder)]
        self._of_record = any(map(of_record, names))
        self._built_in = [name for name in names if name in BUILT_INS]
        self._glances = self.gaps <= _MOST_GAPS and not names

    def spans(self, page: Page, record: Record | None, known: dict[str, bool]) -> list[tuple[int, int]]:
        """Where in the page's data it stands: one span from each place where it begins.

        `known`: of built-in placeholders, whether they stand for anything in this page.
        """
        if not self._glances:
            if record is None and self._of_record:
                return []
            for name in self._built_in:
                if name not in known:
                    known[name] = occurs(name, page)
                if not known[name]:
                    return []
            return self._exactly(page, record)
        if self._glance is None:
            self._glance = self._words_alone()
        search, view, data = self._glance.search, page.view, page.data
        found = []
        seen = search(view)
        while seen is not None:
            start, end = seen.start(), seen.end() - 2
            if data[start:end] != view[start + 1 : end + 1] and not _as_written(data, seen):
                return self._exactly(page, record)
            found.append((start, end))
            seen = search(view, start + 1)
        return found

    def _words_alone(self) -> re.Pattern[bytes]:
        """The phrase as its words are in a view: all right if no other signs stand between them."""
        pieces = [b"(%b)" % b"".join(map(_shown, items)) for items in self.items]
        return re.compile(b" " + (b" +" + _NEXT_WORD).join(pieces) + b" ")

    def _exactly(self, page: Page, record: Record | None) -> list[tuple[int, int]]:
        text = page.text
        words: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        for number, piece in enumerate(reversed(self._pieces)):
            here: list[tuple[int, int]] = []
            for start, end in piece.places(text, record):
                if not number:
                    here.append((start, end))
                    continue
                after = bisect_left(starts, end)
                if after < len(starts):
                    if starts[after] - end > _SURELY_NEAR:
                        words = words or [word.start() for word in _WORD.finditer(text)]
                        if bisect_left(words, starts[after]) - bisect_left(words, end) > GAP:
                            continue
                    here.append((start, ends[after]))
            if not here:
                return []
            starts, ends = [start for start, _ in here], [end for _, end in here]
        return [page.bytes(start, end) for start, end in zip(starts, ends, strict=True)]


def _as_written(data: bytes, seen: re.Match[bytes]) -> bool:
    """Whether the pieces that a view shows are such in the data too: no other signs between their words."""
    return all(
        data[start - 1 : end - 1] == seen[number] for number, (start, end) in enumerate(seen.regs[1:], 1)
    )


def _shown(item: Item) -> bytes:
    """An item as it is in a view."""
    if isinstance(item, str):
        return re.escape(words_of_phrase(item))
    assert not isinstance(item, Placeholder)
    return one_of([words_of_phrase(word).decode() for word in item]).encode()


class _Piece:
    def __init__(self, items: Sequence[Item], spell: Callable[[str], str]) -> None:
        self.items = items
        self._spell = spell
        self._names = [item.name for item in items if isinstance(item, Placeholder) and of_record(item.name)]
        self._made: tuple[list[list[str]], re.Pattern[str]] | None = None

    def places(self, text: str, record: Record | None) -> Iterator[tuple[int, int]]:
        """Each span that it may be, one a start."""
        known = [[self._spell(value) for value in values(name, record)] for name in self._names]
        if not all(known):
            return
        if self._made is None or self._made[0] != known:
            self._made = known, self._pattern(dict(zip(self._names, known, strict=True)))
        search = self._made[1].search
        place = 0
        while (found := search(text, place)) is not None:
            if found.end() > found.start():
                yield found.span()
            place = found.start() + 1

    def _pattern(self, known: dict[str, list[str]]) -> re.Pattern[str]:
        made = ""
        for item in self.items:
            if isinstance(item, str):
                made += re.escape(item)
            elif isinstance(item, tuple):
                made += one_of(item)
            else:
                made += f"(?:{BUILT_INS[item.name]})" if item.name in BUILT_INS else one_of(known[item.name])
        return re.compile(f"{_EDGE}{made}{_EDGE}")
