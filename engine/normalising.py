"""Informal spelling made proper, with the way back: what `spelling: loose` means.

Applied to the words of a folded text (`engine.folding`) and, by the same rules, to those of phrases:

- a spelling that `spellings` lists stands for its proper word: "gak" -> "tidak", "makasih" -> "terima kasih";
- of a run of three or more letters two or one remain, whichever makes a known word; so does one of a doubled
  last letter: "haloooo" -> "halo", "maaaaf" -> "maaf", "makasihh" -> "makasih" -> "terima kasih";
- a 2 behind a known word says it twice: "barang2" -> "barang-barang", "barang2nya" -> "barang-barangnya";
- typographic apostrophes become plain ones.

Known words are those of the phrases and of the spellings; any other word stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from string import ascii_lowercase

import hyperscan

from engine.folding import Folded
from engine.matching.page import Page, page_of, phrase_tokens
from engine.matching.spaced import Spaced, spaced

_RUN = re.compile(rb"([a-z])\1(?:\1+| )")
"""Three or more of one letter, or two at the end of a word."""
_LONG_RUN = re.compile(rb"([a-z])\1\1+|([a-z])\2\Z")
_TWICE = re.compile(rb" ([a-z]{2,40})2(nya)?(?= )")
_NUMBERED = frozenset(
    (b"jam", b"tgl", b"tanggal", b"no", b"nomor", b"ke", b"lantai", b"level", b"blok", b"rp")
)
"""Words behind which a 2 is a number."""
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u02bb`\u00b4]")
_MOST_RUNS = 4
_DEEPEST = 8

Change = tuple[int, int, bytes]
"""From place, to place, the new bytes."""


class Normaliser:
    """Respells pages. `spellings`: proper word -> what stands for it; `phrases`: texts of known words."""

    def __init__(self, spellings: Mapping[str, Iterable[str]], phrases: Iterable[str]) -> None:
        self._proper = _resolved(
            {
                page_of(variant).data: page_of(proper).data
                for proper, variants in spellings.items()
                for variant in variants
            }
        )
        texts = (*phrases, *spellings, *(variant for some in spellings.values() for variant in some))
        self._known = frozenset(token for text in set(texts) for token in phrase_tokens(text))
        self._variants = [
            (found, proper)
            for variant, proper in self._proper.items()
            if (found := spaced(variant)) is not None and proper and variant != proper
        ]
        self._database = _compiled([variant for variant, _ in self._variants])
        self._found: list[tuple[int, int]] = []
        self._texts: dict[str, str] = {}
        """Phrases in proper spelling, as they are asked for."""

    def respell(self, page: Page) -> Page | None:
        """The page in proper spelling; None if it is so already. Linear in its length."""
        if page.ascii:
            return self._respelled(page)
        plain = _plain_apostrophes(page)
        return self._respelled(plain or page) or plain

    def text(self, text: str) -> str:
        """A phrase, folded and in proper spelling."""
        if text not in self._texts:
            page = page_of(text)
            self._texts[text] = (self.respell(page) or page).text
        return self._texts[text]

    def _respelled(self, page: Page) -> Page | None:
        found = self._found
        found.clear()
        self._database.scan(page.view, self._note)
        if not found:
            return None
        return _changed(page, sorted(self._changes(page, list(found)), key=_leftmost_longest))

    def _note(self, expression: int, start: int, end: int, flags: int, context: object) -> None:
        self._found.append((expression, end))

    def _changes(self, page: Page, found: list[tuple[int, int]]) -> Iterator[Change]:
        for number, end in found:
            if number == len(self._variants):
                yield from self._elongated(page)
                yield from self._doubled(page)
                continue
            variant, proper = self._variants[number]
            start = end - variant.behind
            if page.data.startswith(variant.data, start):
                yield start, start + len(variant.data), proper

    def _elongated(self, page: Page) -> Iterator[Change]:
        view, place = page.view, 0
        while (run := _RUN.search(view, place)) is not None:
            start = view.rfind(b" ", place, run.start()) + 1 or place
            place = view.find(b" ", run.start())
            word = view[start:place]
            if word not in self._known and (shorter := self._shortened(word)) is not None:
                yield start - 1, place - 1, self._proper.get(shorter, shorter)

    def _shortened(self, word: bytes) -> bytes | None:
        """The known word that a word with repeated letters is, if there is one."""
        parts: list[bytes] = []
        letters: list[bytes] = []
        place = 0
        for run in _LONG_RUN.finditer(word):
            parts.append(word[place : run.start()])
            letters.append(run[1] or run[2])
            place = run.end()
        options = list(product((2, 1), repeat=len(letters)))[:-1] if len(letters) <= _MOST_RUNS else []
        for counts in (*options, (1,) * len(letters)):
            runs = (letter * count for letter, count in zip(letters, counts, strict=True))
            shorter = b"".join(half for pair in zip(parts, runs, strict=True) for half in pair) + word[place:]
            if shorter in self._known:
                return shorter
        return None

    def _doubled(self, page: Page) -> Iterator[Change]:
        for found in _TWICE.finditer(page.view):
            word, suffix = found[1], found[2] or b""
            if word in self._known and word not in _NUMBERED and word + b"2" + suffix not in self._proper:
                word = self._proper.get(word, word)
                yield found.start(1) - 1, found.end() - 1, b"%b-%b%b" % (word, word, suffix)


def _compiled(variants: list[Spaced]) -> hyperscan.Database:
    """Finds each variant by its number, and, as the number after them, any sign of the other rules."""
    expressions = [variant.expression for variant in variants]
    signs = [letter * 3 for letter in ascii_lowercase] + [f"{letter}{letter} " for letter in ascii_lowercase]
    expressions.append(f"(?:{'|'.join(signs)}|[a-z]2(?:nya)? )".encode())
    flags = [0] * len(variants) + [hyperscan.HS_FLAG_SINGLEMATCH]
    database = hyperscan.Database()
    database.compile(
        expressions=expressions, ids=list(range(len(expressions))), elements=len(expressions), flags=flags
    )
    return database


def _resolved(proper: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    """Each variant with the word at the end of its way: what stands for a variant stands for its word."""
    return {variant: _end(proper, variant) for variant in proper}


def _end(proper: Mapping[bytes, bytes], variant: bytes) -> bytes:
    word = proper[variant]
    for _ in range(_DEEPEST):
        if proper.get(word, variant) == variant:
            break
        word = proper[word]
    return word


def _plain_apostrophes(page: Page) -> Page | None:
    found = [page.bytes(*sign.span()) for sign in _APOSTROPHES.finditer(page.text)]
    return _changed(page, [(start, end, b"'") for start, end in found]) if found else None


def _leftmost_longest(change: Change) -> tuple[int, int]:
    return change[0], -change[1]


def _changed(page: Page, changes: Iterable[Change]) -> Page | None:
    """The page with the changes, which are in order; of those that overlap the first counts."""
    data, reached, length = page.data, 0, 0
    parts: list[bytes] = []
    starts, origins, ends = [0], [0], [0]
    for start, end, new in changes:
        if start < reached:
            continue
        parts += (data[reached:start], new)
        length += start - reached
        starts.append(length)
        origins.append(start)
        ends.append(end)
        length += len(new)
        starts.append(length)
        origins.append(end)
        ends.append(0)
        reached = end
    if not parts:
        return None
    parts.append(data[reached:])
    changed = b"".join(parts)
    ascii = page.ascii or changed.isascii()
    return Page(changed, ascii, Folded("", starts, origins, ends), page)
