"""A message as the matcher reads it: bytes to search, and the same bytes with nothing but words in them.

In `view` every character that is no letter, digit or `_` has become as many spaces as it has bytes, with one
space before and one after it all: whole words are then what stands between spaces. What stands at one place
of `data` stands at the next place of `view`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from itertools import accumulate

from engine.folding import Folded, fold, fold_plain

_WORDS_ONLY = bytes(byte if chr(byte).isalnum() or chr(byte) == "_" else 0x20 for byte in range(0x80))
_ASCII = _WORDS_ONLY + bytes(range(0x80, 0x100))
_SHORT = 4096
"""Bytes up to which counting characters anew for each hit is quicker than keeping a table."""


class Words:
    """The words of a page: runs of letters, digits and `_`."""

    __slots__ = ("_places", "_tokens", "present")

    def __init__(self, tokens: list[bytes]) -> None:
        self._tokens = tokens
        self.present = frozenset(tokens)
        self._places: dict[bytes, int | None] | None = None

    def place(self, word: bytes) -> int | None:
        """Which word of the page a word is, from 0; None if it stands there several times."""
        if self._places is None:
            tokens = self._tokens
            self._places = dict(zip(tokens, range(len(tokens)), strict=True))
            if len(self._places) < len(tokens):
                self._places.update((word, None) for word, count in Counter(tokens).items() if count > 1)
        return self._places[word]


class Page:
    """A folded text, or one that was respelled from another page, with the way back to the original."""

    __slots__ = ("_back", "_places", "_words", "ascii", "data", "view")

    def __init__(
        self, data: bytes, ascii: bool, folded: Folded | None = None, base: Page | None = None
    ) -> None:
        """`folded` leads back to the data of `base`; without that, to the original text if it is another."""
        self.data = data
        self.ascii = ascii
        self.view = b" %b " % (data.translate(_ASCII) if ascii else words_only(data.decode()))
        self._back = folded, base
        self._words: Words | None = None

    @property
    def same(self) -> bool:
        """Whether places in `data` are places in the original text."""
        return self.ascii and self._back == (None, None)

    @property
    def text(self) -> str:
        """`data` as characters."""
        return self.data.decode()

    @property
    def tokens(self) -> list[bytes]:
        """The words in order."""
        return self.view.split()

    @property
    def words(self) -> Words:
        """The words, for asking where they stand."""
        if self._words is None:
            self._words = Words(self.view.split())
        return self._words

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text, in code points, that a span of `data` came from."""
        folded, base = self._back
        if base is not None:
            return base.original(*(folded.original(start, end) if folded is not None else (start, end)))
        if not self.ascii:
            start, end = self._characters(start), self._characters(end)
        return (start, end) if folded is None else folded.original(start, end)

    def bytes(self, start: int, end: int) -> tuple[int, int]:
        """A span of `text` as a span of `data`."""
        if self.ascii:
            return start, end
        if len(self.data) <= _SHORT:
            text = self.text
            first = len(text[:start].encode())
            return first, first + len(text[start:end].encode())
        table = self._table()
        return bisect_right(table, start), bisect_right(table, end)

    def _characters(self, place: int) -> int:
        if len(self.data) <= _SHORT:
            return len(self.data[:place].decode())
        return self._table()[place - 1] if place else 0

    def _table(self) -> array[int]:
        """For each byte: how many characters have begun up to and with it."""
        if not hasattr(self, "_places"):
            self._places = array("q", accumulate(byte & 0xC0 != 0x80 for byte in self.data))
        return self._places


def page_of(text: str) -> Page:
    """The page of a message as written, case, width and white space apart."""
    plain = fold_plain(text)
    if plain is not None:
        return Page(plain.encode(), True)
    folded = fold(text)
    return Page(folded.text.encode("utf-8", "replace"), folded.text.isascii(), folded)


def words_only(text: str) -> bytes:
    """The text with spaces for all that is no part of a word, as long in bytes as it was."""
    return text.translate(_BLANK).encode("utf-8", "replace")


@lru_cache(1 << 16)
def words_of_phrase(text: str) -> bytes:
    """`words_only` for what comes from phrases, which share most of their words."""
    return words_only(text)


@lru_cache(1 << 16)
def phrase_tokens(text: str) -> tuple[bytes, ...]:
    """The words of a phrase, folded, in order."""
    return tuple(page_of(text).tokens)


def wordlike(char: str) -> bool:
    """Whether a character is a letter, a digit or `_`."""
    return char.isalnum() or char == "_"


class _Blank(dict[int, "int | str"]):
    """Characters that are no part of a word -> spaces, for `str.translate`; filled as they are met."""

    def __missing__(self, code: int) -> int | str:
        char = chr(code)
        self[code] = code if wordlike(char) else " " * len(char.encode("utf-8", "replace"))
        return self[code]


_BLANK = _Blank()
