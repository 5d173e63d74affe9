"""One linear-time pass over a message finds every phrase of an SOP.

Phrases are found in the message as written, case, width and white space apart (`engine.folding`), or, for
`spelling: loose`, in proper spelling (`engine.normalising`). A literal phrase counts where it stands as whole
words. A signal is carried by a message that says any of its `any`, not overlapped by one of its `except`, and
none of its `none`, and whose author is one of `by`. How each sort of phrase is found: `engine.matching`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.matching.chain import Chain
from engine.matching.conditions import Conditions, conditions
from engine.matching.expressions import Expression, Literal, Regex, expressions, words_of
from engine.matching.overlaps import leftmost_longest, touching, untouched
from engine.matching.page import page_of
from engine.matching.placeholders import Record
from engine.matching.search import Search
from engine.normalising import Normaliser
from engine.sentences import Sentences
from sop.model import Phrase, Signal
from sop.phrases import fold
from sop.signals import asked

Hit = tuple[int, int, int]
"""(signal, start, end): a phrase of the signal, in code points of the original text."""

_NOTHING: tuple[int, list[Hit]] = (0, [])
_ESCAPED = re.compile(r"\\.")


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """A place where a phrase of a signal stands.

    `list` is "any", "none" or "except", `index` counts the phrases there. `counted`: a phrase of `any` makes
    the message carry the signal here; one of `none` takes it away; one of `except` takes away a hit. Not so
    if the phrase does not stand as asked (position, question, quoted), if the author is not one of `by`, or
    if `none` or `except` took it away.
    """

    signal: str
    list: str
    index: int
    start: int
    end: int
    counted: bool


@dataclass(frozen=True, slots=True)
class _Use:
    """What an expression means to one signal."""

    signal: int
    list: str
    index: int
    conditions: Conditions | None


class Matcher:
    """The compiled phrases of an SOP. `match` is its one question; `trace` answers it at length.

    `words` are the groups for `{name}`, `spellings` what people type for proper words.
    """

    def __init__(
        self,
        signals: Mapping[str, Signal],
        words: Mapping[str, Sequence[str]] | None = None,
        spellings: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._names = tuple(signals)
        self._parties = [signal.by for signal in signals.values()]
        self._by: dict[str | None, int] = {}
        listed = [
            (number, name, index, phrase)
            for number, signal in enumerate(signals.values())
            for name, phrases in asked(signal).items()
            for index, phrase in enumerate(phrases)
        ]
        loose = [phrase for *_, phrase in listed if phrase.spelling == "loose"]
        self._normaliser = Normaliser(spellings or {}, _words(loose, words or {})) if loose else None
        self._uses: list[list[_Use]] = []
        self._simple: list[tuple[tuple[int, ...], int, tuple[_Use, ...]]] = []
        """For each expression: signals whose `any` it is in, a bit set of those whose `none`, other uses."""
        self._search = self._compiled(listed, words or {})

    def match(self, text: str, by: str | None, record: Record | None = None) -> tuple[int, list[Hit]]:
        """The signals that a message carries, as a bit set, and where their phrases stand, in order.

        Of hits of one signal that overlap the leftmost is kept, of those the longest. Hits of a signal that
        `none` takes away are there too. `record` has the values for `{customer.name}` and the like.
        """
        found = self._find(text, record)
        if not found:
            return _NOTHING
        party, refused, hits = self._party(by), 0, []
        sentences: Sentences | None = None
        taken: list[Hit] = []
        for number, start, end in found:
            signals, refusing, others = self._simple[number]
            refused |= refusing
            for signal in signals:
                if party >> signal & 1:
                    hits.append((signal, start, end))
            for use in others:
                if not party >> use.signal & 1 and use.list == "any":
                    continue
                if use.conditions is not None:
                    sentences = sentences or Sentences(text)
                    if not use.conditions.hold(sentences, start, end):
                        continue
                if use.list == "any":
                    hits.append((use.signal, start, end))
                elif use.list == "none":
                    refused |= 1 << use.signal
                else:
                    taken.append((use.signal, start, end))
        if taken:
            hits = untouched(hits, taken)
        if len(hits) > 1:
            hits = leftmost_longest(hits)
        carried = 0
        for signal, _, _ in hits:
            carried |= 1 << signal
        return carried & ~refused, hits

    def trace(self, text: str, by: str | None, record: Record | None = None) -> list[PhraseHit]:
        """Every phrase that stands in a message, in order; of hits of one phrase that overlap the first."""
        party, sentences = self._party(by), Sentences(text)
        found: list[tuple[_Use, int, int, bool]] = []
        for number, start, end in self._find(text, record):
            for use in self._uses[number]:
                holds = use.conditions is None or use.conditions.hold(sentences, start, end)
                found.append((use, start, end, holds))
        refused = {use.signal for use, _, _, holds in found if holds and use.list == "none"}
        hits = [(use.signal, s, e) for use, s, e, holds in found if holds and use.list == "any"]
        taking = [(use.signal, s, e) for use, s, e, holds in found if holds and use.list == "except"]
        left, used = set(untouched(hits, taking)), set(touching(taking, hits))
        traced: dict[tuple[tuple[str, str, int], int, int], PhraseHit] = {}
        for use, start, end, holds in found:
            hit = (use.signal, start, end)
            counted = holds
            if use.list == "any":
                counted = (
                    holds and hit in left and use.signal not in refused and bool(party >> use.signal & 1)
                )
            elif use.list == "except":
                counted = holds and hit in used
            name = self._names[use.signal]
            key = (name, use.list, use.index), start, end
            if key not in traced or counted:
                traced[key] = PhraseHit(name, use.list, use.index, start, end, counted)
        return _one_each(traced)

    def _find(self, text: str, record: Record | None) -> list[tuple[int, int, int]]:
        """Every expression that stands in the text, in places of the text."""
        page = page_of(text)
        respelled = self._normaliser.respell(page) if self._normaliser is not None else None
        if respelled is None:
            found = self._search.find(page, record)
            if not found or page.same:
                return found
            original = page.original
            return [(number, *original(start, end)) for number, start, end in found]
        found = []
        for one, loose in ((page, False), (respelled, True)):
            original = one.original
            found += [(n, *original(s, e)) for n, s, e in self._search.find_some(one, record, loose)]
        return found

    def _party(self, by: str | None) -> int:
        """Bit set of the signals that a message by `by` may carry."""
        if by not in self._by:
            self._by[by] = sum(
                1 << number
                for number, parties in enumerate(self._parties)
                if parties is None or by in parties
            )
        return self._by[by]

    def _compiled(
        self, listed: Iterable[tuple[int, str, int, Phrase]], words: Mapping[str, Sequence[str]]
    ) -> Search:
        """Every expression by its number, with what each means to whom."""
        numbered: dict[int, Expression] = {}
        known: dict[tuple[bool, object], int] = {}
        for signal, name, index, phrase in listed:
            loose = phrase.spelling == "loose" and self._normaliser is not None
            spell = self._normaliser.text if loose and self._normaliser is not None else fold
            for one in expressions(phrase, words, spell):
                key = (loose, one if isinstance(one, Literal | Regex) else id(one))
                if key not in known:
                    known[key] = len(known)
                    numbered[known[key]] = one
                    self._uses.append([])
                gaps = isinstance(one, Chain) and one.gaps > 0
                self._uses[known[key]].append(_Use(signal, name, index, conditions(phrase, gaps)))
        self._simple = [_simplified(uses) for uses in self._uses]
        return Search(numbered, frozenset(number for (loose, _), number in known.items() if loose))


def _simplified(uses: Sequence[_Use]) -> tuple[tuple[int, ...], int, tuple[_Use, ...]]:
    simple = [use for use in uses if use.conditions is None and use.list != "except"]
    signals = dict.fromkeys(use.signal for use in simple if use.list == "any")
    refusing = sum({1 << use.signal for use in simple if use.list == "none"})
    return tuple(signals), refusing, tuple(use for use in uses if use not in simple)


def _words(phrases: Iterable[Phrase], words: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for phrase in phrases:
        for text in words_of(phrase, words):
            yield _ESCAPED.sub(" ", text) if phrase.regex else text


def _one_each(traced: Mapping[tuple[tuple[str, str, int], int, int], PhraseHit]) -> list[PhraseHit]:
    """Hits in order; of those of one phrase that overlap the leftmost, and those that count before others."""
    counted = leftmost_longest(key for key, hit in traced.items() if hit.counted)
    others = [key for key, hit in traced.items() if not hit.counted]
    kept = [*counted, *leftmost_longest(untouched(others, counted))]
    return [traced[key] for key in sorted(kept, key=lambda key: (key[1], -key[2], key[0]))]
