"""Words that stand as written, found all at once in a page's view, and words that may be mistyped."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

import hyperscan

from engine.matching.databases import TERMINATED, compiled
from engine.matching.misspelt import Misspelt
from engine.matching.page import Page, words_of_phrase
from engine.matching.spaced import Spaced, escaped, spaced

Found = tuple[int, int, int]
"""(expression, start, end) in bytes of a page's data."""


class Literals:
    """Finds literals and misspelt phrases, which go by their numbers."""

    def __init__(self, literals: Mapping[int, bytes], misspelt: Mapping[int, Misspelt]) -> None:
        self._entries: list[tuple[int, int, int, bytes | None]] = []
        """(number, bytes back from the end in the view to the start, length, what must stand there)."""
        self._parts: list[list[tuple[int, Misspelt, int]]] = []
        """For each part of misspelt phrases: the phrases, and where the part stands in them."""
        self._noted: list[tuple[int, int]] = []
        sources = []
        for number, data in literals.items():
            place = spaced(data)
            assert place is not None
            sources.append(place.expression)
            self._entries.append(_entry(number, place))
        parts: dict[bytes, list[tuple[int, Misspelt, int]]] = {}
        for number, one in misspelt.items():
            for part, place_of_part in one.parts:
                shown = words_of_phrase(part)
                if shown.strip():
                    parts.setdefault(shown, []).append((number, one, place_of_part + len(shown)))
        for shown, users in parts.items():
            sources.append(escaped(shown))
            self._parts.append(users)
        self._database = compiled(sources, [0] * len(sources), range(len(sources)))

    def find(self, page: Page) -> list[Found]:
        """Every place where one of them stands."""
        noted = self._noted
        noted.clear()
        if self._database is not None:
            with suppress(hyperscan.ScanTerminated):
                self._database.scan(page.view, self._note)
        if not noted:
            return []
        found: list[Found] = []
        data, entries = page.data, self._entries
        for entry, end in noted:
            if entry >= len(entries):
                self._mistyped(page, entry - len(entries), end, found)
                continue
            number, behind, length, exact = entries[entry]
            start = end - behind
            if exact is None or data.startswith(exact, start):
                found.append((number, start, start + length))
        return found

    def _note(self, entry: int, start: int, end: int, flags: int, context: object) -> bool | None:
        self._noted.append((entry, end))
        return len(self._noted) > TERMINATED or None

    def _mistyped(self, page: Page, part: int, end: int, found: list[Found]) -> None:
        for number, misspelt, behind in self._parts[part]:
            span = misspelt.span(page, end - 1 - behind)
            if span is not None:
                found.append((number, *span))


def _entry(number: int, place: Spaced) -> tuple[int, int, int, bytes | None]:
    return number, place.behind, len(place.data), None if place.plain else place.data
