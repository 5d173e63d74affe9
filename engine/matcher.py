"""One linear-time pass over a message finds every phrase of an SOP.

All phrases and patterns of all signals are compiled into one Hyperscan database. A phrase counts where it
stands as whole words; a signal is carried by a message that says any of its `any` and none of its `none`,
and whose author is one of `by`.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

import hyperscan

from engine.folding import Folded, fold, fold_plain
from sop.model import Phrase, Signal
from sop.phrases import expression
from sop.phrases import fold as fold_phrase

Hit = tuple[int, int, int]
"""(signal, start, end): a phrase of the signal, in code points of the original text."""

_NOTHING: tuple[int, list[Hit]] = (0, [])
_TERMINATED = 1_000_000
"""So many hits in one message are no language; scanning stops there and keeps what it has."""


class Matcher:
    """The compiled phrases of an SOP. `match` is its one question."""

    def __init__(self, signals: Mapping[str, Signal]) -> None:
        self._uses: list[tuple[tuple[int, ...], int]] = []
        """For each expression: the signals whose `any` it is in, and a bit set of those whose `none`."""
        self._lengths: list[int] = []
        """For each expression: bytes of the literal, 0 for a regular expression."""
        self._by: dict[str | None, int] = {}
        self._parties = [signal.by for signal in signals.values()]
        self._database = self._compile(list(signals.values()))
        self._found: list[tuple[int, int, int]] = []

    def _compile(self, signals: list[Signal]) -> hyperscan.Database | None:
        known: dict[tuple[bytes, int], int] = {}
        anys: list[list[int]] = []
        nones: list[int] = []
        for number, signal in enumerate(signals):
            for phrases, refusing in ((signal.any, False), (signal.none, True)):
                for phrase in phrases:
                    source = expression(phrase)
                    if source not in known:
                        known[source] = len(known)
                        anys.append([])
                        nones.append(0)
                        self._lengths.append(_literal_length(phrase))
                    if refusing:
                        nones[known[source]] |= 1 << number
                    else:
                        anys[known[source]].append(number)
        self._uses = [(tuple(dict.fromkeys(a)), n) for a, n in zip(anys, nones, strict=True)]
        if not known:
            return None
        database = hyperscan.Database()
        database.compile(
            expressions=[source for source, _ in known],
            ids=list(range(len(known))),
            elements=len(known),
            flags=[flags for _, flags in known],
        )
        return database

    def match(self, text: str, by: str | None) -> tuple[int, list[Hit]]:
        """The signals that a message carries, as a bit set, and where their phrases stand."""
        if self._database is None:
            return _NOTHING
        plain = fold_plain(text)
        folded = None if plain is not None else fold(text)
        words = plain if folded is None else folded.text
        assert words is not None
        found = self._found
        found.clear()
        data = words.encode("utf-8", "replace")
        with suppress(hyperscan.ScanTerminated):
            self._database.scan(data, self._note)
        if not found:
            return _NOTHING
        return self._signals(words, data, folded, self._party(by))

    def _note(self, expression_id: int, start: int, end: int, flags: int, context: object) -> bool | None:
        self._found.append((expression_id, start, end))
        return len(self._found) > _TERMINATED or None

    def _party(self, by: str | None) -> int:
        """Bit set of the signals that a message by `by` may carry."""
        if by not in self._by:
            self._by[by] = sum(
                1 << number
                for number, parties in enumerate(self._parties)
                if parties is None or by in parties
            )
        return self._by[by]

    def _signals(self, words: str, data: bytes, folded: Folded | None, party: int) -> tuple[int, list[Hit]]:
        carried = refused = 0
        hits: list[Hit] = []
        places = None if len(data) == len(words) else _Places(data)
        for number, begin, end in sorted(self._found, key=_by_end) if places else self._found:
            length = self._lengths[number]
            span = (end - length, end) if length else (begin, end)
            if places is not None:
                span = places.characters(*span)
            if length and not _whole(words, *span):
                continue
            if folded is not None:
                span = folded.original(*span)
            signals, refusing = self._uses[number]
            refused |= refusing
            for signal in signals:
                if party >> signal & 1:
                    carried |= 1 << signal
                    hits.append((signal, *span))
        return carried & ~refused, hits


class _Places:
    """Byte places in UTF-8 text as character places; asked for in rising order of `end`."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._bytes = self._characters = 0

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """Both ends of a span."""
        self._characters += _count(self._data, self._bytes, end)
        self._bytes = end
        return self._characters - _count(self._data, start, end), self._characters


def _count(data: bytes, start: int, end: int) -> int:
    return len(data[start:end].decode())


def _by_end(found: tuple[int, int, int]) -> int:
    return found[2]


def _literal_length(phrase: Phrase) -> int:
    return 0 if phrase.regex else len(fold_phrase(phrase.text).encode())


def _whole(words: str, start: int, end: int) -> bool:
    """Whether a span neither begins nor ends inside a word."""
    if start > 0 and _wordlike(words[start]) and _wordlike(words[start - 1]):
        return False
    return not (end < len(words) and _wordlike(words[end - 1]) and _wordlike(words[end]))


def _wordlike(char: str) -> bool:
    return char.isalnum() or char == "_"
