"""Verdict records (`verdict/1`): what a rule says of a conversation, with its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import msgspec

from engine.accounts import Accounts, Clocks
from engine.describe import describe
from engine.instants import Zone
from engine.ledger import LedgerRow, seconds
from engine.outcome import Activation, Evidence, Measured, Outcome, RuleOutcome, Shortfall
from engine.timeline import Timeline
from engine.words import reason, sentence
from rules.constraints import Constraint, Template
from rules.kind import Setting
from rules.pattern import Pattern, signals_in
from sop.model import Rule, Sop
from sop.phrases import fold

QUOTE = 300
"""Characters of a message that are quoted where no phrase says which part matters."""


class EvidenceRecord(msgspec.Struct, frozen=True, gc=False):
    """Where a finding shows. `event` counts in the record as it came in; quote = text[start:end]."""

    event: int | None
    at: str | None
    by: str | None
    quote: str
    start: int
    end: int
    missing: bool


class Finding(msgspec.Struct, frozen=True):
    """One shortfall, in the SOP's language, with its evidence."""

    message: str
    agent: str | None
    evidence: list[EvidenceRecord]
    fingerprint: str


class TimeMeasured(msgspec.Struct, frozen=True, gc=False):
    """What a clock measured. Seconds are whole numbers when they are whole."""

    metric: str
    elapsed_seconds: int | float | None
    limit_seconds: int | float | None
    started_at: str | None
    due_at: str | None
    stopped_at: str | None
    left_seconds: int | float | msgspec.UnsetType = msgspec.UNSET
    """Of a pending run: what is left on its clock at the as-of."""
    ledger: list[LedgerRow] | msgspec.UnsetType = msgspec.UNSET
    """Which time counted and which did not, where that was asked for."""


class ValueMeasured(msgspec.Struct, frozen=True, gc=False):
    """What was counted of a message, beside its limit."""

    metric: str
    value: int | float | None
    limit: int | float | None


class Verdict(msgspec.Struct, frozen=True):
    """A verdict record. `reason` is there when the verdict is not_evaluable."""

    schema: str
    conversation: str
    rule: str
    kind: str
    sop: str
    agent: str | None
    verdict: str
    severity: str
    weight: int | float
    activations: int
    fulfilled: int
    pending: int
    not_evaluable: int
    measured: TimeMeasured | ValueMeasured | None
    findings: list[Finding]
    reason: str | msgspec.UnsetType = msgspec.UNSET


_VERDICTS = ("fail", "not_evaluable", "pending", "pass")
"""Verdicts by Outcome."""


class Writer:
    """Turns a judge's outcomes into verdict records, in the language asked for."""

    def __init__(
        self, sop: Sop, zone: Zone, clocks: Clocks, language: str | None = None, ledger: bool = False
    ) -> None:
        self._zone = zone
        self._language = language or sop.language
        self._accounts = Accounts(sop, clocks, zone, self._language)
        self._ledger = ledger
        self._sop = sop
        self._name = sop.name
        self._described: dict[tuple[object, ...], str | None] = {}
        """What templates ask for, in words, as they are asked for."""
        self._rules = [(rule, rule.id, rule.kind.name, rule.severity, rule.weight) for rule in sop.rules]
        self._wanted: dict[Pattern, frozenset[int]] = {}
        """Patterns and the numbers of the signals they name, as they are asked for."""
        self._signals = {name: number for number, name in enumerate(sop.signals)}

    def records(self, timeline: Timeline, outcomes: list[RuleOutcome], ordinal: int) -> list[Verdict]:
        """One record a rule, in rule order. `ordinal`: how many records before had the same id."""
        agent = last_agent(timeline)
        conversation, sop = timeline.conversation.id, self._name
        records = []
        for (rule, name, kind, severity, weight), outcome in zip(self._rules, outcomes, strict=True):
            if outcome.notable:
                records.append(self._notable(timeline, rule, outcome, agent, ordinal))
                continue
            count, measured = outcome.activations, outcome.measured
            records.append(
                Verdict(
                    "verdict/1",
                    conversation,
                    name,
                    kind,
                    sop,
                    agent,
                    "pass" if count else "not_applicable",
                    severity,
                    weight,
                    count,
                    count,
                    0,
                    0,
                    None if measured is None else self._measured(timeline, rule, measured),
                    [],
                )
            )
        return records

    def _notable(
        self, timeline: Timeline, rule: Rule, outcome: RuleOutcome, agent: str | None, ordinal: int
    ) -> Verdict:
        counts = [0, 0, 0, 0]
        for activation in outcome.notable:
            counts[activation.outcome] += 1
        worst = 0
        while not counts[worst]:
            worst += 1
        shortfalls = _in_order(outcome.notable)
        findings = self._findings(timeline, rule, shortfalls, ordinal)
        measured = outcome.measured
        pending = worst == Outcome.PENDING and any(
            one.outcome == Outcome.PENDING and one.measured == measured for one in outcome.notable
        )
        why = None
        if worst == Outcome.NOT_EVALUABLE:
            why = next(a.reason for a in outcome.notable if a.outcome == Outcome.NOT_EVALUABLE)
        return Verdict(
            schema="verdict/1",
            conversation=timeline.conversation.id,
            rule=rule.id,
            kind=rule.kind.name,
            sop=self._name,
            agent=findings[-1].agent if findings else agent,
            verdict=_VERDICTS[worst],
            severity=rule.severity,
            weight=rule.weight,
            activations=outcome.activations,
            fulfilled=outcome.activations - sum(counts),
            pending=counts[Outcome.PENDING],
            not_evaluable=counts[Outcome.NOT_EVALUABLE],
            measured=None if measured is None else self._measured(timeline, rule, measured, pending),
            findings=findings,
            reason=msgspec.UNSET if why is None else reason(why, self._language),
        )

    def _findings(
        self, timeline: Timeline, rule: Rule, shortfalls: list[Shortfall], ordinal: int
    ) -> list[Finding]:
        found = []
        seen: dict[str, int] = {}
        for shortfall in shortfalls:
            evidence = [self._evidence(timeline, one) for one in shortfall.evidence]
            anchor = _anchor(timeline, shortfall, evidence)
            message = sentence(
                shortfall.code,
                shortfall.arguments,
                kind=rule.kind.name,
                working=rule.calendar is not None,
                language=self._language,
                wanted=self._wanted_event(rule, shortfall),
            )
            found.append(
                Finding(
                    message,
                    _responsible(timeline, shortfall),
                    evidence,
                    _fingerprint(rule.id, timeline.conversation.id, ordinal, anchor, seen.get(anchor, 0)),
                )
            )
            seen[anchor] = seen.get(anchor, 0) + 1
        return found

    def _wanted_event(self, rule: Rule, shortfall: Shortfall) -> str | None:
        """The event that a template asks for, or forbids, in words."""
        if "template" not in shortfall.arguments:
            return None
        first, last = shortfall.evidence[0], shortfall.evidence[-1]
        known = rule.id, shortfall.code, first.looked_for, last.looked_for
        if known not in self._described:
            setting = Setting(rule.calendar, self._sop.ladders)
            constraints = rule.kind.constraints(setting)
            pattern = _asked_for(constraints, shortfall.code, first.looked_for, last.looked_for)
            described = None if pattern is None else describe(pattern, self._language, self._signal_title)
            self._described[known] = described
        return self._described[known]

    def _signal_title(self, name: str) -> str:
        titles = self._sop.signals[name].title if name in self._sop.signals else {}
        return titles.get(self._language) or titles.get("") or name

    def _evidence(self, timeline: Timeline, evidence: Evidence) -> EvidenceRecord:
        position = evidence.position
        if position is None:
            return EvidenceRecord(None, None, None, "", 0, 0, evidence.missing)
        event, at = timeline.events[position], timeline.at[position]
        start, end = (0, 0) if evidence.missing else self._span(timeline, position, evidence.looked_for)
        return EvidenceRecord(
            timeline.index[position],
            None if at is None else self._zone.write(at),
            event.by,
            (event.text or "")[start:end],
            start,
            end,
            evidence.missing,
        )

    def _span(self, timeline: Timeline, position: int, looked_for: Pattern | None) -> tuple[int, int]:
        """The words of the signal that was looked for, the whole text (or its beginning) without one."""
        hits = timeline.hits.get(position)
        if looked_for is not None and hits:
            wanted = self._wanted.get(looked_for)
            if wanted is None:
                names = signals_in(looked_for)
                wanted = frozenset(self._signals[name] for name in names if name in self._signals)
                self._wanted[looked_for] = wanted
            spans = [(start, -end) for signal, start, end in hits if signal in wanted]
            if spans:
                start, end = min(spans)
                return start, -end
        return 0, min(len(timeline.events[position].text or ""), QUOTE)

    def _measured(
        self, timeline: Timeline, rule: Rule, measured: Measured, pending: bool = False
    ) -> TimeMeasured | ValueMeasured:
        """`pending`: the run that was measured is what the verdict waits for."""
        if measured.value is not None:
            return ValueMeasured(measured.metric, measured.value, measured.limit)
        write = self._zone.write
        started, due, stopped = measured.started_at, measured.due_at, measured.stopped_at
        elapsed, limit = measured.elapsed, measured.limit_time
        left = self._accounts.left(rule, measured, timeline.as_of) if pending else None
        rows = self._accounts.ledger(rule, measured, timeline) if self._ledger else None
        return TimeMeasured(
            measured.metric,
            None if elapsed is None else seconds(elapsed),
            None if limit is None else seconds(limit),
            None if started is None else write(started),
            None if due is None else write(due),
            None if stopped is None else write(stopped),
            msgspec.UNSET if left is None else seconds(left),
            msgspec.UNSET if rows is None else rows,
        )


def _asked_for(
    constraints: Iterable[Constraint], code: str, activating: Pattern | None, last: Pattern | None
) -> Pattern | None:
    """The pattern that a template's shortfall is about: the partner's, or the only one."""
    if code == "forbidden":
        return last
    for template in constraints:
        if not isinstance(template, Template):
            continue
        if template.b is None:
            return template.a
        if code == "no-precedence" or (code == "no-partner" and activating == template.b != template.a):
            if activating == template.b:
                return template.a
        elif activating == template.a:
            return template.b
    return None


def last_agent(timeline: Timeline, until: int | None = None) -> str | None:
    """The author of the last agent event, up to a position if one is given."""
    events = timeline.events
    for position in range(len(events) - 1 if until is None else until, -1, -1):
        event = events[position]
        if event.by == "agent" and event.author is not None:
            return event.author
    return None


def _responsible(timeline: Timeline, shortfall: Shortfall) -> str | None:
    """The author of the offending agent event, else the assignee then, else the agent before.

    What came without its precondition offends by itself: a refund that nobody had checked before.
    """
    evidence = shortfall.evidence[-1]
    if evidence.missing and shortfall.code == "no-precedence":
        evidence = shortfall.evidence[0]
    position = evidence.position
    if position is None:
        return None
    event = timeline.events[position]
    if not evidence.missing and event.by == "agent" and event.author is not None:
        return event.author
    for place in range(position, -1, -1):
        assigned = timeline.events[place]
        if assigned.type == "assign" and assigned.to is not None:
            return assigned.to
    return last_agent(timeline, position)


def _in_order(activations: tuple[Activation, ...]) -> list[Shortfall]:
    """All shortfalls by the event where they show first."""
    if len(activations) == 1 and len(activations[0].shortfalls) < 2:
        return list(activations[0].shortfalls)
    return sorted((s for one in activations for s in one.shortfalls), key=_first_position)


def _first_position(shortfall: Shortfall) -> int:
    position = shortfall.evidence[0].position
    return -1 if position is None else position


def _anchor(timeline: Timeline, shortfall: Shortfall, evidence: list[EvidenceRecord]) -> str:
    """What a fingerprint holds on to: the normalised quote, of the activation where something is missing."""
    arguments = shortfall.arguments
    named = f"{shortfall.code} {arguments.get('step', '')}{arguments.get('quantity', '')}"
    which = -1 if not evidence[-1].missing else 0
    if evidence[which].missing:
        return named
    position = shortfall.evidence[which].position
    event = timeline.events[position] if position is not None else None
    said = fold(evidence[which].quote)
    if not said and event is not None:
        said = f"{event.type} {event.to or event.name or ''}"
    return f"{named} {said}"


def _fingerprint(rule: str, conversation: str, ordinal: int, anchor: str, number: int) -> str:
    parts = (rule, conversation, str(ordinal), anchor, str(number))
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()
