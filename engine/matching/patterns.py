"""Officers' regular expressions, and literals without any word in them (emoji, `:)`), found in a page's data.

One scan tells which of them occur; where is then asked of those only, for a pattern that has to tell where it
begins is several times as slow. Databases are made when they are first needed, for ASCII without what only
other text needs.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from contextlib import suppress

import hyperscan

from engine.matching.databases import TERMINATED, compiled
from engine.matching.literals import Found
from engine.matching.page import Page
from engine.matching.spaced import escaped

_BEGINS = hyperscan.HS_FLAG_SOM_LEFTMOST
_UNICODE = hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_UCP

_MARKS = b" ,.;:!?"
_BEYOND_ASCII = re.compile(rb"\\(?:x\{|[pPXN])|\(\*")
"""What only has a meaning in other text."""


class Patterns:
    """Finds regular expressions (source, flags) and signs, which go by their numbers."""

    def __init__(self, regexes: Mapping[int, tuple[bytes, int]], signs: Mapping[int, bytes]) -> None:
        self._sources = {**regexes, **{number: (escaped(data), 0) for number, data in signs.items()}}
        self._lengths = {number: len(data) for number, data in signs.items()}
        self._databases: dict[tuple[int | None, bool], hyperscan.Database] = {}
        """By number (None: which of all occur) and whether it is for ASCII."""
        self._noted: list[tuple[int, int, int]] = []

    def find(self, page: Page, found: list[Found], wanted: Container[int] | None = None) -> None:
        """Adds every place where one of them stands; of those that are wanted if that is said."""
        if not self._sources:
            return
        occurring = self._scan(None, page)
        if not occurring:
            return
        for number, _, _ in list(occurring):
            if wanted is None or number in wanted:
                length = self._lengths.get(number)
                places = self._scan(number, page)
                if length is None:
                    found += [(number, *_words(page.data, start, end)) for _, start, end in places]
                else:
                    found += [(number, end - length, end) for _, _, end in places]

    def _scan(self, number: int | None, page: Page) -> list[Found]:
        key = number, page.ascii
        database = self._databases.get(key)
        if database is None:
            database = self._databases[key] = self._compiled(number, page.ascii)
        noted = self._noted
        noted.clear()
        with suppress(hyperscan.ScanTerminated):
            database.scan(page.data, self._note)
        return noted

    def _compiled(self, number: int | None, ascii: bool) -> hyperscan.Database:
        sources = self._sources if number is None else {number: self._sources[number]}
        flags = [
            flag & ~_UNICODE if ascii and source.isascii() and not _BEYOND_ASCII.search(source) else flag
            for source, flag in sources.values()
        ]
        if number is None:
            flags = [flag & ~_BEGINS | hyperscan.HS_FLAG_SINGLEMATCH for flag in flags]
        database = compiled([source for source, _ in sources.values()], flags, sources)
        assert database is not None
        return database

    def _note(self, number: int, start: int, end: int, flags: int, context: object) -> bool | None:
        self._noted.append((number, start, end))
        return len(self._noted) > TERMINATED or None


def _words(data: bytes, start: int, end: int) -> tuple[int, int]:
    """A span without the spaces and marks at its ends, which a reader would not underline.

    An expression that looks at what follows its words has to take it in. Marks alone are left as they are.
    """
    whole = data[start:end]
    if not whole.strip(_MARKS):
        return start, end
    return end - len(whole.lstrip(_MARKS)), start + len(whole.rstrip(_MARKS))
