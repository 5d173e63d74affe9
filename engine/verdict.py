"""Verdict records (`verdict/1`): what a rule says of a conversation, with its evidence."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

import msgspec

from engine.instants import SECOND, Zone
from engine.outcome import Activation, Evidence, Measured, Outcome, RuleOutcome, Shortfall
from engine.timeline import Timeline
from engine.words import reason, sentence
from rules.pattern import signals_in
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


class ValueMeasured(msgspec.Struct, frozen=True, gc=False):
    """What was counted of a message, beside its limit."""

    metric: str
    value: int | float | None
    limit: int | float | None


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict record. `reason` is there when the verdict is not_evaluable."""

    schema: str = "verdict/1"
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


_VERDICTS = {
    Outcome.VIOLATED: "fail",
    Outcome.NOT_EVALUABLE: "not_evaluable",
    Outcome.PENDING: "pending",
    Outcome.FULFILLED: "pass",
}


class Writer:
    """Turns a judge's outcomes into verdict records, in the language asked for."""

    def __init__(self, sop: Sop, zone: Zone, language: str | None = None) -> None:
        self._sop = sop
        self._zone = zone
        self._language = language or sop.language
        self._signals = {name: number for number, name in enumerate(sop.signals)}

    def records(self, timeline: Timeline, outcomes: list[RuleOutcome], ordinal: int) -> list[Verdict]:
        """One record a rule, in rule order. `ordinal`: how many records before had the same id."""
        agent = last_agent(timeline)
        conversation, sop = timeline.conversation.id, self._sop.name
        return [
            self._plain(conversation, sop, rule, outcome, agent)
            if not outcome.notable
            else self._notable(timeline, rule, outcome, agent, ordinal)
            for rule, outcome in zip(self._sop.rules, outcomes, strict=True)
        ]

    def _plain(
        self, conversation: str, sop: str, rule: Rule, outcome: RuleOutcome, agent: str | None
    ) -> Verdict:
        """A rule that never applied, or whose activations are all fulfilled."""
        return Verdict(
            conversation=conversation,
            rule=rule.id,
            kind=rule.kind.name,
            sop=sop,
            agent=agent,
            verdict="pass" if outcome.activations else "not_applicable",
            severity=rule.severity,
            weight=rule.weight,
            activations=outcome.activations,
            fulfilled=outcome.activations,
            pending=0,
            not_evaluable=0,
            measured=None if outcome.measured is None else self._measured(outcome.measured),
            findings=[],
        )

    def _notable(
        self, timeline: Timeline, rule: Rule, outcome: RuleOutcome, agent: str | None, ordinal: int
    ) -> Verdict:
        counts = Counter(activation.outcome for activation in outcome.notable)
        worst = min(counts)
        shortfalls = _in_order(outcome.notable)
        findings = self._findings(timeline, rule, shortfalls, ordinal)
        measured = outcome.measured or _first_measured(outcome.notable, shortfalls)
        why = next((a.reason for a in outcome.notable if a.outcome is Outcome.NOT_EVALUABLE), None)
        return Verdict(
            conversation=timeline.conversation.id,
            rule=rule.id,
            kind=rule.kind.name,
            sop=self._sop.name,
            agent=findings[-1].agent if findings else agent,
            verdict=_VERDICTS[worst],
            severity=rule.severity,
            weight=rule.weight,
            activations=outcome.activations,
            fulfilled=outcome.activations - sum(counts.values()),
            pending=counts[Outcome.PENDING],
            not_evaluable=counts[Outcome.NOT_EVALUABLE],
            measured=None if measured is None else self._measured(measured),
            findings=findings,
            reason=reason(why, self._language)
            if why is not None and worst is Outcome.NOT_EVALUABLE
            else msgspec.UNSET,
        )

    def _findings(
        self, timeline: Timeline, rule: Rule, shortfalls: list[Shortfall], ordinal: int
    ) -> list[Finding]:
        found = []
        seen: Counter[str] = Counter()
        for shortfall in shortfalls:
            evidence = [self._evidence(timeline, one) for one in shortfall.evidence]
            anchor = _anchor(timeline, shortfall, evidence)
            message = sentence(
                shortfall.code,
                shortfall.arguments,
                kind=rule.kind.name,
                working=rule.calendar is not None,
                language=self._language,
            )
            found.append(
                Finding(
                    message,
                    _responsible(timeline, shortfall.evidence[-1]),
                    evidence,
                    _fingerprint(rule.id, timeline.conversation.id, ordinal, anchor, seen[anchor]),
                )
            )
            seen[anchor] += 1
        return found

    def _evidence(self, timeline: Timeline, evidence: Evidence) -> EvidenceRecord:
        position = evidence.position
        if position is None:
            return EvidenceRecord(None, None, None, "", 0, 0, evidence.missing)
        event, at = timeline.events[position], timeline.at[position]
        start, end = (0, 0) if evidence.missing else self._span(timeline, position, evidence)
        return EvidenceRecord(
            timeline.index[position],
            None if at is None else self._zone.write(at),
            event.by,
            (event.text or "")[start:end],
            start,
            end,
            evidence.missing,
        )

    def _span(self, timeline: Timeline, position: int, evidence: Evidence) -> tuple[int, int]:
        """The words of the signal that was looked for, the whole text (or its beginning) without one."""
        text = timeline.events[position].text or ""
        if evidence.looked_for is not None and position in timeline.hits:
            wanted = {self._signals.get(name) for name in signals_in(evidence.looked_for)}
            spans = [(start, -end) for signal, start, end in timeline.hits[position] if signal in wanted]
            if spans:
                start, end = min(spans)
                return start, -end
        return 0, min(len(text), QUOTE)

    def _measured(self, measured: Measured) -> TimeMeasured | ValueMeasured:
        if measured.value is not None:
            return ValueMeasured(measured.metric, measured.value, measured.limit)
        write = self._zone.write
        started, due, stopped = measured.started_at, measured.due_at, measured.stopped_at
        return TimeMeasured(
            measured.metric,
            _seconds(measured.elapsed),
            _seconds(measured.limit_time),
            None if started is None else write(started),
            None if due is None else write(due),
            None if stopped is None else write(stopped),
        )


def last_agent(timeline: Timeline, until: int | None = None) -> str | None:
    """The author of the last agent event, up to a position if one is given."""
    events = timeline.events
    for position in range(len(events) - 1 if until is None else until, -1, -1):
        event = events[position]
        if event.by == "agent" and event.author is not None:
            return event.author
    return None


def _responsible(timeline: Timeline, evidence: Evidence) -> str | None:
    """The author of the offending agent event, else the assignee then, else the agent before."""
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
    shortfalls = [s for activation in activations for s in activation.shortfalls]
    shortfalls.sort(key=_first_position)
    return shortfalls


def _first_position(shortfall: Shortfall) -> int:
    position = shortfall.evidence[0].position
    return -1 if position is None else position


def _first_measured(activations: tuple[Activation, ...], shortfalls: list[Shortfall]) -> Measured | None:
    """What was measured of the first shortfall."""
    for activation in activations:
        if activation.measured is not None and shortfalls and shortfalls[0] in activation.shortfalls:
            return activation.measured
    return None


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


def _seconds(duration: int | None) -> int | float | None:
    if duration is None:
        return None
    return duration // SECOND if duration % SECOND == 0 else duration / SECOND
