"""What the pieces of a chain consist of, which words must be there for them, and how far apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.matching.page import wordlike, words_of_phrase
from sop.phrases import GAP, Placeholder

Item = str | tuple[str, ...] | Placeholder
"""Words, any of some words (both folded), or what is known only from the record or by a pattern."""

Range = tuple[int, int]
FAR = 1 << 30
"""Words that a placeholder may have."""


@dataclass(frozen=True, slots=True)
class Need:
    """Words of which one must be there, in one item of a chain."""

    words: frozenset[bytes]
    item: int
    before: Range
    """How many words of the item stand before it, at the least and at the most."""
    behind: Range
    """How many stand behind, itself counted."""


class Layout:
    """The items of a chain in a row, with what it needs."""

    def __init__(self, pieces: Sequence[Sequence[Item]], commonness: Callable[[bytes], int]) -> None:
        """`commonness` tells which word of several is the most common one, and so tells the least."""
        self.needs: list[Need] = []
        self._lengths: list[Range] = []
        """Of each item, in words."""
        self._between: list[Range] = []
        """Before each item: words that are in no item, or one less where two items may share a word."""
        for items in pieces:
            for number, item in enumerate(items):
                before, after = _beside(items, number - 1, -1), _beside(items, number + 1, 0)
                self._between.append((-int(before != "" and _joins(item)), 0) if number else (0, GAP))
                self.needs += _needs(item, len(self._lengths), before, after, commonness)
                self._lengths.append(_length(item))

    def apart(self, first: Need, second: Need) -> Range:
        """How many words after the first the second may stand, negative if it stands before."""
        if first.item == second.item:
            return second.before[0] - first.before[0], second.before[1] - first.before[1]
        if first.item > second.item:
            least, most = self.apart(second, first)
            return -most, -least
        inner = self._lengths[first.item + 1 : second.item] + self._between[first.item + 1 : second.item + 1]
        parts = [first.behind, *inner, second.before]
        return sum(least for least, _ in parts), sum(most for _, most in parts)


def words_in(pieces: Sequence[Sequence[Item]]) -> Iterator[bytes]:
    """Every word in the items of a chain."""
    for items in pieces:
        for item in items:
            if not isinstance(item, Placeholder):
                for text in (item,) if isinstance(item, str) else item:
                    yield from words_of_phrase(text).split()


def one_of(words: Sequence[str]) -> str:
    """A regular expression for any of some words, the longest first, that decides by the first letter."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(dict.fromkeys(words), key=len, reverse=True):
        by_letter.setdefault(word[:1], []).append(re.escape(word[1:]))
    options = (f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return f"(?:{'|'.join(options)})"


def _needs(
    item: Item, number: int, before: str | None, after: str | None, commonness: Callable[[bytes], int]
) -> Iterator[Need]:
    """The words that an item needs. None beside it: what stands there is not known."""
    if isinstance(item, Placeholder):
        return
    if isinstance(item, str):
        words = list(_whole_words(item, before, after))
        count = len(words_of_phrase(item).split())
        for place, word in words:
            yield Need(frozenset((word,)), number, (place, place), (count - place, count - place))
        return
    found = []
    for option in item:
        words = list(_whole_words((before or "") + option + (after or ""), _edge(before), _edge(after)))
        if not words:
            return
        place, word = min(words, key=lambda one: (commonness(one[1]), one))
        found.append((word, place, len(words_of_phrase(option).split()) - place))
    places, rests = [place for _, place, _ in found], [rest for _, _, rest in found]
    yield Need(
        frozenset(word for word, _, _ in found),
        number,
        (min(places), max(places)),
        (min(rests), max(rests)),
    )


@lru_cache(1 << 16)
def _whole_words(text: str, before: str | None, after: str | None) -> tuple[tuple[int, bytes], ...]:
    """Each word of a text with its place, but those that a neighbour makes longer."""
    shown = words_of_phrase(text)
    words = shown.split()
    found = []
    for place, word in enumerate(words):
        first = place == 0 and not shown.startswith(b" ")
        last = place == len(words) - 1 and not shown.endswith(b" ")
        if not (first and before != "") and not (last and after != ""):
            found.append((place, word))
    return tuple(found)


def _beside(items: Sequence[Item], number: int, edge: int) -> str | None:
    """What a neighbour adds to the word at an item's edge: nothing, letters, or something unknown."""
    if not 0 <= number < len(items):
        return ""
    item = items[number]
    if not isinstance(item, str):
        return None
    letters = re.search(r"\w*\Z" if edge else r"\A\w*", item)
    assert letters is not None
    return letters[0]


def _edge(beside: str | None) -> str | None:
    return None if beside is None else ""


def _joins(item: Item) -> bool:
    """Whether an item may go on with the word before it."""
    if isinstance(item, Placeholder):
        return True
    return any(wordlike(text[0]) for text in ((item,) if isinstance(item, str) else item))


def _length(item: Item) -> Range:
    """How many words an item has at the least and at the most."""
    if isinstance(item, Placeholder):
        return 0, FAR
    counts = [len(words_of_phrase(text).split()) for text in ((item,) if isinstance(item, str) else item)]
    return min(counts), max(counts)
