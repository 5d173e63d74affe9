"""Which chains are worth looking at in a message: those of which two rare words stand in order and near.

A message is first reduced to the set of its words; every test but the last is a look into tables by word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from engine.matching.chain import Chain
from engine.matching.literals import Found
from engine.matching.page import Page, Words, words_of_phrase
from engine.matching.pieces import Layout, Need, words_in
from engine.matching.placeholders import Record

_Entry = tuple[int, int, int]
"""(number, least, most): of a chain, and how many words after the first of two words the second may stand."""
_Rest = list[tuple[frozenset[bytes], int, int]]
"""More words that a chain needs, with how far after the first they may stand."""

_EVERYDAY = frozenset(
    b"yang di ke dari dan untuk dengan ini itu ada tidak sudah belum bisa mau saya kami kita aku kak "
    b"kakak ka bu "
    b"pak ibu bapak ya iya nya juga atau akan pada apa kalau jadi lagi masih dulu saja aja sih kok dong "
    b"nih tapi "
    b"karena sama terima kasih mohon maaf min baik oke ok hari barang pesanan sampai kirim anda agar "
    b"dapat bantu "
    b"the a an i you to is it and of in for on that this my we your can do me not have be with are was if "
    b"at so "
    b"but please thank thanks order no yes will get how what just would there any help".split()
)
"""Words that many messages have, whatever the phrases are."""
_EVERYDAY_WEIGHT = 5000
_MOST_PAIRS = 20_000
"""Of two groups with more pairs of words only the rarer one is looked for first: a pair takes memory."""


class Chains:
    """Finds chains, which go by their numbers. `common` tells in how many phrases each word is."""

    def __init__(self, chains: Mapping[int, Chain], common: Counter[bytes]) -> None:
        self._chains = chains
        self._pairs: dict[bytes, dict[bytes, list[_Entry]]] = {}
        self._lone: dict[bytes, list[int]] = {}
        """By the word that one group offers: chains that need nothing else, or too many other words."""
        self._always: list[int] = []
        self._rest: dict[int, _Rest] = {}
        """Of chains with more than two needs the others."""
        for number, chain in chains.items():
            self._list(number, chain, common)
        self._keys = frozenset((*self._pairs, *self._lone))
        self._index = {
            word: (self._lone.get(word, []), frozenset(self._pairs.get(word, ())), self._pairs.get(word, {}))
            for word in self._keys
        }

    def find(self, page: Page, record: Record | None, found: list[Found]) -> None:
        """Adds every place where one of them stands."""
        if not self._chains:
            return
        near = self._near(page.words)
        if near or self._always:
            known: dict[str, bool] = {}
            for number in {*near, *self._always}:
                for start, end in self._chains[number].spans(page, record, known):
                    found.append((number, start, end))

    def _near(self, words: Words) -> list[int]:
        """Chains of which the words that are needed stand as far from each other as they may."""
        near: list[int] = []
        index, rest = self._index, self._rest
        present = words.present
        for first in self._keys & present:
            lone, needed, seconds = index[first]
            if lone:
                near += lone
            if present.isdisjoint(needed):
                continue
            at = words.place(first)
            for second in needed & present:
                place = words.place(second)
                apart = None if at is None or place is None or first == second else place - at
                for number, least, most in seconds[second]:
                    if (apart is None or least <= apart <= most) and (
                        number not in rest or _hold(rest[number], words, at)
                    ):
                        near.append(number)
        return near

    def _list(self, number: int, chain: Chain, common: Counter[bytes]) -> None:
        """Puts a chain under its words, the rarest need first."""
        layout = Layout(chain.items, common.__getitem__)
        needs = sorted(layout.needs, key=lambda need: _commonness(need, common))
        if not needs:
            self._always.append(number)
            return
        first = needs[0]
        others = [(need.words, *layout.apart(first, need)) for need in needs[1:]]
        if not others or len(first.words) * len(others[0][0]) > _MOST_PAIRS:
            for word in first.words:
                self._lone.setdefault(word, []).append(number)
            return
        second, least, most = others[0]
        for word in first.words:
            seconds = self._pairs.setdefault(word, {})
            for other in second:
                seconds.setdefault(other, []).append((number, least, most))
        if len(others) > 1:
            self._rest[number] = others[1:]


def _hold(rest: _Rest, words: Words, at: int | None) -> bool:
    """Whether all words that are needed are there, as far after a place as they may."""
    for needed, least, most in rest:
        for word in needed & words.present:
            place = words.place(word)
            if at is None or place is None or least <= place - at <= most:
                break
        else:
            return False
    return True


def common_words(chains: Iterable[Chain], literals: Iterable[bytes]) -> Counter[bytes]:
    """How many phrases each word is in; more for those that all messages have."""
    common: Counter[bytes] = Counter()
    for literal in literals:
        common.update(set(words_of_phrase(literal.decode()).split()))
    for chain in chains:
        common.update(set(words_in(chain.items)))
    for word in _EVERYDAY:
        common[word] += _EVERYDAY_WEIGHT
    return common


def _commonness(need: Need, common: Mapping[bytes, int]) -> tuple[int, list[bytes]]:
    return sum(common[word] for word in need.words), sorted(need.words)
