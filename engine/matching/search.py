"""Finds all expressions of an SOP in a page: literals, regular expressions, chains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from engine.matching.chain import Chain
from engine.matching.chains import Chains, common_words
from engine.matching.expressions import Expression, Literal, Regex
from engine.matching.literals import Found, Literals
from engine.matching.misspelt import Misspelt
from engine.matching.page import Page
from engine.matching.patterns import Patterns
from engine.matching.placeholders import Record
from engine.matching.spaced import spaced

_Kind = TypeVar("_Kind", Literal, Regex, Chain, Misspelt)


class Search:
    """Expressions by number; those whose number is in `loose` are for pages in proper spelling."""

    def __init__(self, numbered: Mapping[int, Expression], loose: frozenset[int]) -> None:
        literals = {number: one.data for number, one in _of(numbered, Literal)}
        signs = {number: data for number, data in literals.items() if spaced(data) is None}
        literals = {number: data for number, data in literals.items() if number not in signs}
        misspelt = dict(_of(numbered, Misspelt))
        chains = dict(_of(numbered, Chain))
        common = common_words(chains.values(), literals.values())
        parts = {True: loose, False: frozenset(numbered) - loose}
        self._words = {
            spelling: Literals(_only(literals, part), _only(misspelt, part))
            for spelling, part in parts.items()
        }
        self._all_words = Literals(literals, misspelt)
        self._chains = {spelling: Chains(_only(chains, part), common) for spelling, part in parts.items()}
        regexes = {number: (one.source, one.flags) for number, one in _of(numbered, Regex)}
        self._patterns = Patterns(regexes, signs)
        self._parts = {spelling: part & frozenset((*regexes, *signs)) for spelling, part in parts.items()}

    def find(self, page: Page, record: Record | None) -> list[Found]:
        """Every place where one of them stands in a page that is in proper spelling as it is."""
        found = self._all_words.find(page)
        self._patterns.find(page, found)
        for chains in self._chains.values():
            chains.find(page, record, found)
        return found

    def find_some(self, page: Page, record: Record | None, loose: bool) -> list[Found]:
        """Every place where one of those of loose, or of exact, spelling stands."""
        found = self._words[loose].find(page)
        if self._parts[loose]:
            self._patterns.find(page, found, self._parts[loose])
        self._chains[loose].find(page, record, found)
        return found


def _of(numbered: Mapping[int, Expression], kind: type[_Kind]) -> Iterator[tuple[int, _Kind]]:
    return ((number, one) for number, one in numbered.items() if isinstance(one, kind))


_Value = TypeVar("_Value")


def _only(numbered: Mapping[int, _Value], part: frozenset[int]) -> dict[int, _Value]:
    return {number: one for number, one in numbered.items() if number in part}
