"""What a conversation contributes to the rules over the corpus: a conversation in, rows out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

import msgspec

from engine.corpus.groups import customer, groups, responsible, topics
from engine.corpus.readings import Reading, amount, read
from engine.corpus.rows import CONTACT, SUM, VISIT, Row, counts, key, number
from engine.instants import Zone
from engine.outcome import Evidence, Outcome, RuleOutcome
from engine.patterns import Patterns
from engine.records import Condition, condition
from engine.timeline import Timeline
from engine.verdict import EvidenceRecord, Writer
from rules.constraints import Constraint
from rules.corpus import CorpusConstraint, Indicator, Recurrent
from rules.indicators import PERCENTILES
from rules.kind import CorpusKind, Kind, Schema, Setting
from rules.pattern import Pattern
from sop.model import Rule, Sop

QUOTE = 80
"""Characters of a message that a finding over the corpus quotes at most."""


class Contact(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One conversation of a customer. Instants in microseconds; `end` None: it had not ended yet."""

    start: int
    end: int | None
    groups: list[str]
    agent: str | None
    amount: int
    evidence: EvidenceRecord | None


class Visit(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One conversation with a matter, and who came with it."""

    who: str
    at: int
    agent: str | None
    evidence: EvidenceRecord


LINKED = ("fcr", "retention", "cltv")
"""Indicators for which a customer's conversations are looked at together."""

_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Measuring(Kind):
    """One constraint that a rule over the corpus has measured of each conversation."""

    constraint: Constraint

    name: ClassVar[str] = "measuring"
    options: ClassVar[Mapping[str, Schema]] = {}

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """Nobody writes it."""
        raise NotImplementedError

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """See Kind."""
        yield self.constraint


@dataclass(slots=True)
class _Source:
    """A rule to collect for. `places`: of its outcomes among those measured for the corpus."""

    number: int
    rule: Rule
    constraint: CorpusConstraint
    holds: Condition | None
    places: slice
    match: int | None


class Collector:
    """Collects the facts of one conversation after the other for an SOP's rules over the corpus.

    `measuring` are rules that no officer wrote, of which an outcome a conversation is needed, in order.
    """

    def __init__(self, sop: Sop, zone: Zone) -> None:
        self._zone = zone
        self._patterns = Patterns({name: number for number, name in enumerate(sop.signals)})
        self._sources: list[_Source] = []
        self._matching = False
        measuring: list[Rule] = []
        rules = [rule for rule in sop.rules if isinstance(rule.kind, CorpusKind)]
        for number_, rule in enumerate(rules):
            setting = Setting(rule.calendar, sop.ladders)
            assert isinstance(rule.kind, CorpusKind)
            constraint = rule.kind.corpus(setting)
            first = len(measuring)
            measuring += (replace(rule, kind=Measuring(one)) for one in rule.kind.constraints(setting))
            places = slice(first, len(measuring))
            match = None if constraint.match is None else self._patterns.number(constraint.match)
            self._matching = self._matching or match is not None
            holds = condition(rule.when, zone)
            self._sources.append(_Source(number_, rule, constraint, holds, places, match))
        self.measuring = tuple(measuring)
        self.asked = frozenset(
            name
            for source in self._sources
            if isinstance(source.constraint, Indicator) and source.constraint.metric == "pass_rate"
            for name in source.constraint.of
        )
        """Rules whose verdicts are counted."""

    def renumber(self, numbers: Mapping[str, int]) -> None:
        """Gives the rules other numbers, by their ids: those of the SOP that this one is a version of."""
        for source in self._sources:
            source.number = numbers[source.rule.id]

    def facts(
        self,
        timeline: Timeline,
        outcomes: Sequence[RuleOutcome],
        verdicts: Mapping[str, str],
        writer: Writer,
    ) -> list[Row]:
        """The rows of one conversation. `outcomes` of `measuring`; `verdicts` by the ids in `asked`."""
        matches = self._patterns.matches(timeline) if self._matching else []
        rows: list[Row] = []
        for source in self._sources:
            if source.holds is not None and not source.holds(timeline, timeline.priority):
                continue
            seen = outcomes[source.places]
            found = None if source.match is None else matches[source.match]
            match source.constraint:
                case Recurrent(counts="customers") as asked:
                    rows += self._visits(source.number, asked, timeline, found, writer)
                case Recurrent() as asked:
                    rows += self._contacts(source.number, asked, timeline, seen, found, writer)
                case Indicator(metric=metric) as asked if metric in LINKED:
                    rows += self._followed(source.number, asked, timeline, seen, found)
                case Indicator() as asked:
                    reading = read(asked, timeline, seen, verdicts)
                    rows += _measured(source.number, asked, groups(timeline, asked.per, self._zone), reading)
        return rows

    def _visits(
        self, rule: int, asked: Recurrent, timeline: Timeline, found: list[int] | None, writer: Writer
    ) -> Iterator[Row]:
        matters = topics(timeline, asked.topic, self._zone)
        if (found is not None and not found) or not matters:
            return
        position = found[0] if found else None
        at = timeline.start() if position is None else timeline.at[position]
        who = customer(timeline, asked.same, self._zone)
        unknown = (1, int(who is None), int(who is not None and at is None), 0, 0)
        inside = groups(timeline, asked.per, self._zone)
        yield from ((key(rule, group, SUM), counts(unknown)) for group in inside)
        if who is None or at is None:
            return
        evidence = _evidence(timeline, position, asked.match, writer)
        fact = _encode(Visit(who.hex(), at, responsible(timeline), evidence))
        rest = b"\0" + number(at) + timeline.conversation.id.encode()
        for group in inside:
            yield from ((key(rule, group, VISIT, topic + rest), fact) for topic in matters)

    def _contacts(
        self,
        rule: int,
        asked: Recurrent,
        timeline: Timeline,
        outcomes: Sequence[RuleOutcome],
        found: list[int] | None,
        writer: Writer,
    ) -> Iterator[Row]:
        matters = topics(timeline, asked.topic, self._zone)
        if not outcomes[0].activations or (found is not None and not found) or not matters:
            return
        who, span = customer(timeline, asked.same, self._zone), _span(outcomes[0])
        unknown = (1, int(who is None), int(who is not None and span is None), 0, 0)
        inside = groups(timeline, asked.per, self._zone)
        yield from ((key(rule, group, SUM), counts(unknown)) for group in inside)
        if who is not None and span is not None:
            evidence = _evidence(timeline, found[0] if found else None, asked.match, writer)
            yield from _contact_rows(rule, timeline, who, span, matters, inside, 0, evidence)

    def _followed(
        self,
        rule: int,
        asked: Indicator,
        timeline: Timeline,
        outcomes: Sequence[RuleOutcome],
        found: list[int] | None,
    ) -> Iterator[Row]:
        inside = groups(timeline, asked.per, self._zone)
        yield from ((key(rule, group, SUM), counts((1, 0, 0, 0))) for group in inside)
        who = customer(timeline, asked.same, self._zone)
        if who is None or (found is not None and not found):
            return
        value = 0
        span: tuple[int, int | None] | None
        if asked.metric == "fcr":
            span = _span(outcomes[0])
        else:
            at = timeline.at[found[0]] if found else timeline.start()
            span = None if at is None else (at, at)
        if asked.metric == "cltv":
            worth = amount(timeline, asked.of)
            span, value = (None, 0) if worth is None else (span, worth)
        if span is not None:
            matters = topics(timeline, asked.topic, self._zone)
            yield from _contact_rows(rule, timeline, who, span, matters, inside, value, None)


def _contact_rows(
    rule: int,
    timeline: Timeline,
    who: bytes,
    span: tuple[int, int | None],
    matters: Sequence[bytes],
    inside: Sequence[bytes],
    value: int,
    evidence: EvidenceRecord | None,
) -> Iterator[Row]:
    start, end = span
    named = [group.decode() for group in inside]
    fact = _encode(Contact(start, end, named, responsible(timeline), value, evidence))
    rest = b"\0" + who + number(start) + timeline.conversation.id.encode()
    yield from ((key(rule, b"", CONTACT, topic + rest), fact) for topic in matters)


def _measured(rule: int, asked: Indicator, inside: Sequence[bytes], reading: Reading) -> Iterator[Row]:
    """The counts of each group, and where the statistic is an order statistic, each value by itself."""
    n, a, b, values = reading
    ordered = asked.statistic in PERCENTILES
    for value in values:
        n += 1
        if not ordered:
            a, b = a + value, b + value * value
    for group in inside:
        yield key(rule, group, SUM), counts((1, n, a, b))
        if ordered:
            yield from ((key(rule, group, SUM, number(value)), b"1") for value in values)


def _span(outcome: RuleOutcome) -> tuple[int, int | None] | None:
    """When a conversation began and ended; None if that is not known."""
    if any(one.outcome == Outcome.NOT_EVALUABLE for one in outcome.notable) or outcome.measured is None:
        return None
    started = outcome.measured.started_at
    return None if started is None else (started, outcome.measured.stopped_at)


def _evidence(
    timeline: Timeline, position: int | None, match: Pattern | None, writer: Writer
) -> EvidenceRecord:
    """The event with which a conversation takes part: the matching one, else the customer's first message."""
    if position is None:
        spoken = (p for p, event in enumerate(timeline.events) if event.by == "customer" and event.text)
        position = next(spoken, 0 if timeline.events else None)
    found = writer.evidence(timeline, Evidence(position, match))
    end = min(found.end, found.start + QUOTE)
    return msgspec.structs.replace(
        found, conversation=timeline.conversation.id, quote=found.quote[:QUOTE], end=end
    )
