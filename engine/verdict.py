"""Verdict records (`verdict/1`): what a rule says of a conversation, with its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import msgspec

from engine.accounts import Accounts, Clocks
from engine.describe import describe
from engine.instants import Zone
from engine.ledger import seconds
from engine.measured import AnyMeasured, ClassesMeasured, StagesMeasured, TimeMeasured, ValueMeasured
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
    conversation: str | msgspec.UnsetType = msgspec.UNSET
    """Which one, in a record over the corpus."""


class Waived(msgspec.Struct, frozen=True):
    """Why a finding does not count: who answers for that, and until which day (YYYY-MM-DD, included).

    `owner` and `expires` are None for a finding that a baseline knew.
    """

    reason: str
    owner: str | None
    expires: str | None


class Finding(msgspec.Struct, frozen=True):
    """One shortfall, in the SOP's language, with its evidence. `waived` is there when it does not count."""

    message: str
    agent: str | None
    evidence: list[EvidenceRecord]
    fingerprint: str
    waived: Waived | msgspec.UnsetType = msgspec.UNSET


class CorpusScope(msgspec.Struct, frozen=True):
    """What a record over the corpus is about: the group by the names of `per`, and its conversations."""

    group: dict[str, str | None]
    conversations: int
    findings_left_out: int | msgspec.UnsetType = msgspec.UNSET


class Verdict(msgspec.Struct, frozen=True):
    """A verdict record. `reason` is there when the verdict is not_evaluable.

    `conversation` is None, and `corpus` there, in the records of rules over the corpus.
    """

    schema: str
    conversation: str | None
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
    measured: AnyMeasured | None
    findings: list[Finding]
    reason: str | msgspec.UnsetType = msgspec.UNSET
    corpus: CorpusScope | msgspec.UnsetType = msgspec.UNSET


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
        reasons = [a.reason for a in outcome.notable if a.outcome == Outcome.NOT_EVALUABLE]
        why = reasons[0] if worst == Outcome.NOT_EVALUABLE else None
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
            evidence = [self.evidence(timeline, one) for one in shortfall.evidence]
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
                    fingerprint(rule.id, timeline.conversation.id, ordinal, anchor, seen.get(anchor, 0)),
                )
            )
            seen[anchor] = seen.get(anchor, 0) + 1
        return found

    def _wanted_event(self, rule: Rule, shortfall: Shortfall) -> str | None:
        """The event that a template asks for, or forbids, in words."""
        if "template" not in shortfall.arguments:
            return None
        partner = shortfall.arguments.get("partner")
        known = rule.id, partner
        if known not in self._described:
            setting = Setting(rule.calendar, self._sop.ladders)
            pattern = partner or _only_pattern(rule.kind.constraints(setting))
            described = None if pattern is None else describe(pattern, self._language, self._signal_title)
            self._described[known] = described
        return self._described[known]

    def _signal_title(self, name: str) -> str:
        titles = self._sop.signals[name].title if name in self._sop.signals else {}
        return titles.get(self._language) or titles.get("") or name

    def evidence(self, timeline: Timeline, evidence: Evidence) -> EvidenceRecord:
        """Where to look, with what is to be seen there."""
        position = evidence.position
        if position is None:
            return EvidenceRecord(None, None, None, "", 0, 0, evidence.missing)
        event, at = timeline.events[position], timeline.at[position]
        known = (0, 0) if evidence.missing else evidence.span
        start, end = known or self._span(timeline, position, evidence.looked_for)
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
    ) -> TimeMeasured | ValueMeasured | ClassesMeasured | StagesMeasured:
        """`pending`: the run that was measured is what the verdict waits for."""
        if measured.value is not None:
            return ValueMeasured(measured.metric, measured.value, measured.limit)
        if measured.classes:
            return ClassesMeasured(list(measured.classes))
        if measured.stages:
            names = [name for name, _ in measured.stages]
            return StagesMeasured(names, names[-1], [timeline.index[place] for _, place in measured.stages])
        write = self._zone.write
        started, due, stopped = measured.started_at, measured.due_at, measured.stopped_at
        left = self._accounts.left(rule, measured, timeline.as_of) if pending else None
        rows = self._accounts.ledger(rule, measured, timeline) if self._ledger else None
        return TimeMeasured(
            measured.metric,
            None if measured.elapsed is None else seconds(measured.elapsed),
            None if measured.limit_time is None else seconds(measured.limit_time),
            None if started is None else write(started),
            None if due is None else write(due),
            None if stopped is None else write(stopped),
            msgspec.UNSET if left is None else seconds(left),
            msgspec.UNSET if rows is None else rows,
        )


def _only_pattern(constraints: Iterable[Constraint]) -> Pattern | None:
    """The pattern that a template of one event is about; None for a choice, which has two."""
    found = next((one for one in constraints if isinstance(one, Template)), None)
    return found.a if found is not None and found.b is None else None


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
    about = "".join(str(arguments.get(key, "")) for key in ("step", "topic", "quantity"))
    named = f"{shortfall.code} {about}"
    which = -1 if not evidence[-1].missing else 0
    if evidence[which].missing:
        return named
    position = shortfall.evidence[which].position
    event = timeline.events[position] if position is not None else None
    said = fold(evidence[which].quote)
    if not said and event is not None:
        said = f"{event.type} {event.to or event.name or ''}"
    return f"{named} {said}"


def fingerprint(rule: str, conversation: str, ordinal: int, anchor: str, number: int) -> str:
    """What tells a finding from all others, and stays the same while other things change."""
    parts = (rule, conversation, str(ordinal), anchor, str(number))
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()
