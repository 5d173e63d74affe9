"""What the examples of an SOP exercise, and what they do not: rules, verdicts, branches, phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from audits.measuring.examples import examples as said_by_signals
from audits.testing.branches import branches
from audits.testing.cases import Suite
from audits.testing.possible import VERDICTS, possible, seen
from audits.testing.run import Result, record
from audits.testing.stand import Stand
from engine.calendar import Calendar, Wall
from engine.clock import Clock
from engine.instants import Zone
from engine.matcher import Matcher
from engine.oracle.case import Case
from engine.oracle.classes import of as classifying
from rules.kind import CorpusKind
from sop.model import Sop
from sop.own_phrases import Key, own_phrases

SORTS = ("rule", "verdict", "branch", "phrase")


class Item(msgspec.Struct, frozen=True):
    """One thing that examples can exercise. `of` is a rule, or of a phrase its signal."""

    sort: str
    of: str
    name: str
    covered: bool


class Coverage(msgspec.Struct, frozen=True):
    """All items of an SOP."""

    sop: str
    items: list[Item]

    def counts(self, sort: str | None = None) -> tuple[int, int]:
        """How many are exercised, of how many."""
        some = [one for one in self.items if sort in (None, one.sort)]
        return sum(one.covered for one in some), len(some)

    @property
    def share(self) -> float:
        """The exercised share, 0 to 1; of nothing everything is."""
        covered, whole = self.counts()
        return covered / whole if whole else 1.0


def coverage(suite: Suite, results: Sequence[Result], paths: Sequence[str], language: str) -> Coverage:
    """What the results that hold exercise of their SOP. `paths` are what the SOP was loaded from.

    The `is` and `not` examples of signals exercise phrases too.
    """
    held = [one for one in results if one.suite.sop is suite.sop and not one.wrong]
    items = [*_rules(suite.sop, held, language), *_phrases(suite.sop, held, paths)]
    return Coverage(suite.sop.name, items)


def _rules(sop: Sop, held: Sequence[Result], language: str) -> Iterator[Item]:
    shown = {item for one in held for item in one.case.example.expect.items()}
    cases: dict[str, list[Case]] = {}
    clocks: dict[str | None, Clock] = {None: Wall()}
    clocks.update((name, Calendar(spec)) for name, spec in sop.calendars.items())
    zone, names, classes = Zone(sop.timezone), tuple(sop.signals), classifying(sop)
    for one in held:
        if one.judgement is not None and one.judgement.timeline is not None:
            case = Case(one.judgement.timeline, names, clocks, zone, classes)
            for name in one.case.example.expect:
                cases.setdefault(name, []).append(case)
    stand = Stand(sop)
    records: dict[str, list[dict[str, Any]]] = {}
    for one in held:
        for name in one.case.example.expect:
            records.setdefault(name, []).append(record(one.case.example))
    for rule in sop.rules:
        if isinstance(rule.kind, CorpusKind):
            continue
        yield Item("rule", rule.id, rule.kind.name, rule.id in cases)
        given = {*possible(rule, sop), *seen(stand, rule, records.get(rule.id, ()))}
        given |= {verdict for name, verdict in shown if name == rule.id}
        for verdict in (verdict for verdict in VERDICTS if verdict in given):
            yield Item("verdict", rule.id, verdict, (rule.id, verdict) in shown)
        for branch in branches(rule, sop, language):
            taken = any(branch.taken(case) for case in cases.get(rule.id, ()))
            yield Item("branch", rule.id, f"{branch.sort}: {branch.name}", taken)


def _phrases(sop: Sop, held: Sequence[Result], paths: Sequence[str]) -> Iterator[Item]:
    phrases = own_phrases(sop, paths)
    if not phrases:
        return
    names = {name for name, _, _ in phrases}
    matcher = Matcher(
        {name: one for name, one in sop.signals.items() if name in names}, sop.words, sop.spellings
    )
    found: set[Key] = set()
    for one in held:
        timeline = one.judgement.timeline if one.judgement is not None else None
        for event in timeline.events if timeline is not None else ():
            if event.text and timeline is not None:
                hits = matcher.trace(event.text, event.by, timeline.conversation)
                found |= {(hit.signal, hit.list, hit.index) for hit in hits if hit.counted}
    for _, _, message in said_by_signals(paths, sop.signals):
        hits = matcher.trace(message.text, message.by, None)
        found |= {(hit.signal, hit.list, hit.index) for hit in hits if hit.counted}
    for key, phrase in phrases.items():
        name = phrase.text if key[1] == "any" else f"{key[1]}: {phrase.text}"
        yield Item("phrase", key[0], name, key in found)
