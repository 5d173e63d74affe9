"""Judging what was collected: a rule's rows in, its verdict records out, group by group.

Rows come in order; those of rules that follow customers or matters are put in order once more, for which the
caller may give a store that keeps them on disk.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Protocol

import msgspec

from engine.clock import Clock
from engine.corpus import estimates
from engine.corpus.facts import LINKED
from engine.corpus.following import Found, followed
from engine.corpus.records import Written, write_recurrence, write_target
from engine.corpus.rows import FOUND, Counts, Row, counted, parted, sorted_rows, total, value
from engine.instants import SECOND, Zone
from engine.verdict import Verdict
from rules.corpus import CorpusConstraint, Indicator, Recurrent
from rules.indicators import PERCENTILES
from rules.kind import CorpusKind, Setting
from sop.model import CalendarSpec, Rule, Sop

FINDINGS = 200
"""Findings of one record; of more the largest are kept, the first of those as large."""


class Store(Protocol):
    """Rows put in order, wherever they are kept."""

    def add(self, rows: Iterable[Row]) -> None:
        """Takes rows in any order."""

    def rows(self) -> Iterator[Row]:
        """All of them in order, sums of equal keys added up. Only once, after the last `add`."""


class Memory:
    """A store for a few rows."""

    def __init__(self) -> None:
        self._rows: list[Row] = []

    def add(self, rows: Iterable[Row]) -> None:
        """See Store."""
        self._rows += rows

    def rows(self) -> Iterator[Row]:
        """See Store."""
        return sorted_rows(self._rows)


@dataclass(frozen=True, slots=True)
class CorpusRule:
    """A rule over the corpus with what judging it needs. `place`: among all rules of the bench."""

    number: int
    place: int
    rule: Rule
    constraint: CorpusConstraint
    clock: Clock
    zone: Zone
    sop: str
    language: str
    calendar: CalendarSpec | None = None
    """What the clock is made of; None is the wall clock."""


def corpus_rules(
    sop: Sop, zone: Zone, clocks: Mapping[str | None, Clock], language: str
) -> tuple[CorpusRule, ...]:
    """The rules of an SOP that are judged over the corpus, numbered as its facts are."""
    found: list[CorpusRule] = []
    for place, rule in enumerate(sop.rules):
        if isinstance(rule.kind, CorpusKind):
            asked = rule.kind.corpus(Setting(rule.calendar, sop.ladders))
            clock = clocks[rule.calendar]
            spec = sop.calendars.get(rule.calendar or "")
            found.append(CorpusRule(len(found), place, rule, asked, clock, zone, sop.name, language, spec))
    return tuple(found)


@dataclass(slots=True)
class _Group:
    """What was counted of one group; `largest` and `left_out` of its findings."""

    name: bytes
    sums: Counts = ()
    values: list[tuple[int, int]] = field(default_factory=list)
    largest: int = 0
    found: list[tuple[int, int, int, Found]] = field(default_factory=list)
    findings: int = 0


def judge_corpus(
    rules: Sequence[CorpusRule],
    rows: Iterable[Row],
    as_of: int,
    store: Callable[[], Store] = Memory,
) -> Iterator[tuple[CorpusRule, Verdict]]:
    """The records of all rules over the corpus, in rule order, then by group. `rows` are in order."""
    by_rule = groupby(rows, key=lambda row: parted(row[0]).rule)
    number, some = next(by_rule, (-1, iter(())))
    for rule in rules:
        if number != rule.number:
            yield rule, _judged(rule, _Group(b"{}"))
            continue
        for group in _groups(rule, _in_groups(rule, some, as_of, store)):
            yield rule, _judged(rule, group)
        number, some = next(by_rule, (-1, iter(())))


def _in_groups(
    rule: CorpusRule, rows: Iterator[Row], as_of: int, store: Callable[[], Store]
) -> Iterator[Row]:
    """The rule's rows by group: customers and matters have been followed."""
    asked = rule.constraint
    if isinstance(asked, Indicator) and asked.metric not in LINKED:
        return rows
    again = store()
    again.add(followed(rule.number, asked, rows, rule.clock, as_of))
    return again.rows()


def _groups(rule: CorpusRule, rows: Iterator[Row]) -> Iterator[_Group]:
    for name, some in groupby(rows, key=lambda row: parted(row[0]).group):
        if isinstance(rule.constraint, Indicator):
            yield _indicated(rule.constraint, name, some)
        else:
            yield _recurring(name, some)


def _indicated(asked: Indicator, name: bytes, rows: Iterator[Row]) -> _Group:
    """The counts of a group; of an order statistic the values at its ranks: low, itself, high."""
    group = _Group(name, counted(next(rows)[1]))
    if asked.statistic not in PERCENTILES or not group.sums[1]:
        return group
    rank, low, high = estimates.ranks(group.sums[1], PERCENTILES[asked.statistic])
    wanted, passed = sorted((low, rank, high)), 0
    for row in rows:
        passed += counted(row[1])[0]
        while wanted and passed >= wanted[0]:
            group.values.append((wanted.pop(0), value(parted(row[0]).rest)))
    return group


def _recurring(name: bytes, rows: Iterator[Row]) -> _Group:
    group = _Group(name, (0,) * 5)
    for row in rows:
        one = parted(row[0])
        if one.tag == FOUND:
            _keep(group, _found(row[1]))
        elif one.rest:
            group.largest = max(group.largest, value(one.rest))
        else:
            group.sums = total(group.sums, counted(row[1]))
    return group


def _keep(group: _Group, found: Found) -> None:
    group.findings += 1
    ranked = (found.size, found.conversations, -group.findings, found)
    if len(group.found) < FINDINGS:
        heapq.heappush(group.found, ranked)
    else:
        heapq.heappushpop(group.found, ranked)


_found = msgspec.json.Decoder(Found).decode


def _judged(rule: CorpusRule, group: _Group) -> Verdict:
    asked = rule.constraint
    written = Written(rule.rule, rule.sop, rule.language, rule.zone, group.name)
    if isinstance(asked, Recurrent):
        sums = group.sums or (0,) * 5
        kept = [found for _, _, _, found in sorted(group.found, key=lambda one: -one[2])]
        return write_recurrence(written, asked, sums, group.largest, kept, group.findings)
    sums = group.sums or (0,) * 4
    return write_target(written, asked, sums, _estimate(asked, sums, group.values))


def _estimate(asked: Indicator, sums: Counts, values: list[tuple[int, int]]) -> estimates.Estimate:
    _, n, a, b = sums
    if asked.statistic == "share":
        return estimates.share(n, a)
    if asked.statistic == "net":
        return estimates.net(n, a, b)
    if asked.statistic == "mean":
        return estimates.mean(n, a, b)
    if not values:
        return estimates.NOTHING
    (_, low), (_, middle), (_, high) = values
    return estimates.Estimate(*(micros / SECOND for micros in (middle, low, high)))


__all__ = ["FINDINGS", "CorpusRule", "Memory", "Store", "corpus_rules", "judge_corpus"]
