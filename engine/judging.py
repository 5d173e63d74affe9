"""Judging conversations by a compiled SOP: a pure function of the SOP, the conversations and the as-of.

compiled = compile(sop)
for judgement in judge(compiled, conversations, as_of):
    judgement.verdicts
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Literal, NamedTuple, Protocol

from engine.calendar import Calendar, Wall
from engine.clock import Clock
from engine.conversation import Conversation, UnreadableRecord
from engine.instants import Zone
from engine.matcher import Matcher
from engine.network import Network
from engine.observe import observer
from engine.observe.gauge import Observer, Reading, Seen, Workshop
from engine.outcome import Activation, Outcome, RuleOutcome
from engine.patterns import Patterns
from engine.records import Condition, condition
from engine.timeline import Repairs, Timeline, prepare
from engine.verdict import Verdict, Writer
from rules.kind import Setting
from sop.model import Rule, Sop

JudgeName = Literal["network", "oracle"]

PACK = 10
"""Conversations judged together: their facts share a state of the network."""


@dataclass(slots=True)
class Judgement:
    """What came of one conversation: its verdicts, or why there are none.

    `outside` is "excluded" or "not-effective" for conversations that the SOP is not about; `unreadable` says
    what is wrong with a record that cannot be judged. Both leave `verdicts` empty.
    """

    conversation: Conversation
    timeline: Timeline | None = None
    verdicts: list[Verdict] = field(default_factory=list)
    outside: str | None = None
    unreadable: str | None = None


class Judge(Protocol):
    """One of the two judges."""

    def judge(self, timelines: Sequence[Timeline]) -> list[list[RuleOutcome]]:
        """For each timeline an outcome a rule, in rule order."""


class Compiled:
    """An SOP made ready for judging. Pickles as its SOP, so that workers make their own."""

    def __init__(self, sop: Sop, judge: JudgeName = "network", language: str | None = None) -> None:
        self.sop = sop
        self.zone = Zone(sop.timezone)
        self.repairs = Repairs()
        self._arguments = (sop, judge, language)
        self._clocks: dict[str | None, Clock] = {None: Wall()}
        self._clocks.update((name, Calendar(spec)) for name, spec in sop.calendars.items())
        self.matcher = Matcher(sop.signals)
        self.writer = Writer(sop, self.zone, language)
        self._exclude = condition(sop.exclude, self.zone)
        self.judge: Judge
        if judge == "oracle":
            from engine.oracle import Oracle

            self.judge = _OracleJudge(Oracle(sop, self._clocks, self.zone))
        else:
            self.judge = NetworkJudge(sop, self._clocks, self.zone)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Compiled, self._arguments)

    def timeline(self, conversation: Conversation, as_of: int) -> Timeline:
        """The conversation at the as-of, with its signals. Raises UnreadableRecord."""
        timeline = prepare(conversation, self.zone, as_of, self.repairs)
        match, signals, hits = self.matcher.match, timeline.signals, timeline.hits
        for position, event in enumerate(timeline.events):
            if event.text:
                carried, found = match(event.text, event.by)
                signals.append(carried)
                if found:
                    hits[position] = found
            else:
                signals.append(0)
        return timeline

    def outside(self, timeline: Timeline) -> str | None:
        """Why the SOP is not about a conversation, if it is not."""
        begin, end = self.sop.effective_from, self.sop.effective_until
        if begin is not None or end is not None:
            start = timeline.start()
            if start is not None and (
                (begin is not None and start < self.zone.read(begin.isoformat()))
                or (end is not None and start >= self.zone.read(end.isoformat()))
            ):
                return "not-effective"
        if self._exclude is not None and self._exclude(timeline, timeline.priority):
            return "excluded"
        return None


def compile(
    sop: Sop, *, judge: JudgeName = "network", language: str | None = None
) -> Compiled:
    """Makes an SOP ready. `language` of findings: "id" or "en", by default the SOP's."""
    return Compiled(sop, judge, language)


def judge(
    compiled: Compiled,
    conversations: Iterable[Conversation],
    as_of: int | None = None,
    ordinals: Mapping[int, int] | None = None,
) -> Iterator[Judgement]:
    """Judges conversations in order.

    `as_of` (microseconds since 1970 UTC) is by default the latest time in the conversations, which then are
    held in memory. `ordinals` tells for the n-th conversation how many before it had its id, where any had.
    """
    if as_of is None:
        held = list(conversations)
        conversations, as_of = held, latest(compiled.zone, held)
    numbered = enumerate(conversations)
    while pack := list(islice(numbered, PACK)):
        yield from _judge_pack(compiled, pack, as_of, ordinals or {})


def _judge_pack(
    compiled: Compiled, pack: list[tuple[int, Conversation]], as_of: int, ordinals: Mapping[int, int]
) -> list[Judgement]:
    judgements = []
    waiting: list[tuple[Judgement, Timeline, int]] = []
    for number, conversation in pack:
        judgement = Judgement(conversation)
        judgements.append(judgement)
        try:
            timeline = compiled.timeline(conversation, as_of)
        except UnreadableRecord as error:
            judgement.unreadable = str(error)
            continue
        judgement.timeline = timeline
        judgement.outside = compiled.outside(timeline)
        if judgement.outside is None:
            waiting.append((judgement, timeline, ordinals.get(number, 0)))
    outcomes = compiled.judge.judge([timeline for _, timeline, _ in waiting])
    records = compiled.writer.records
    for (judgement, timeline, ordinal), outcome in zip(waiting, outcomes, strict=True):
        judgement.verdicts = records(timeline, outcome, ordinal)
    return judgements


def latest(zone: Zone, conversations: Iterable[Conversation]) -> int:
    """The latest time in some conversations; 0 when there is none. Times that are none are left alone."""
    found = 0
    for conversation in conversations:
        texts = [conversation.created_at, conversation.closed_at, *(e.at for e in conversation.events)]
        for text in texts:
            if text is not None:
                try:
                    found = max(found, zone.read(text))
                except (ValueError, OverflowError):
                    continue
    return found


class _OracleJudge:
    """The oracle behind the judges' one question."""

    def __init__(self, oracle: Any) -> None:
        self._oracle = oracle

    def judge(self, timelines: Sequence[Timeline]) -> list[list[RuleOutcome]]:
        """See Judge."""
        return [self._oracle.judge(timeline) for timeline in timelines]


class _Watched(NamedTuple):
    """A rule with its condition and the observers of its constraints, by where they are in the whole."""

    rule: Rule
    holds: Condition | None
    first: int
    observers: list[Observer]


class NetworkJudge:
    """Observers take readings, the network says which of them break their bounds, observers explain those."""

    def __init__(self, sop: Sop, clocks: Mapping[str | None, Clock], zone: Zone) -> None:
        signals = {name: number for number, name in enumerate(sop.signals)}
        self._patterns = Patterns(signals)
        workshop = Workshop(self._patterns, clocks, zone, signals)
        self._rules: list[_Watched] = []
        self._owners: list[tuple[int, int]] = []
        for number, rule in enumerate(sop.rules):
            constraints = rule.kind.constraints(Setting(rule.calendar, sop.ladders))
            observers = []
            for place, constraint in enumerate(constraints):
                observers.append(observer(constraint, workshop))
                missing = len(workshop.gauges) - len(self._owners)
                self._owners += [(number, place)] * missing
            self._rules.append(_Watched(rule, condition(rule.when, zone), number, observers))
        self.network = Network(workshop.gauges)

    def judge(self, timelines: Sequence[Timeline]) -> list[list[RuleOutcome]]:
        """See Judge."""
        observed = [self._observe(timeline) for timeline in timelines]
        broken = self.network.broken(readings for _, readings, _ in observed)
        return [
            self._outcomes(seen, counts, broken[number]) for number, (seen, _, counts) in enumerate(observed)
        ]

    def _observe(self, timeline: Timeline) -> tuple[Seen, list[Reading], list[list[tuple[int, Any]] | None]]:
        """The readings of a conversation, and for each rule what its observers counted and remember."""
        seen = Seen(timeline, self._patterns.matches(timeline))
        readings: list[Reading] = []
        counts: list[list[tuple[int, Any]] | None] = []
        priority = timeline.priority
        for _, holds, _, observers in self._rules:
            if holds is not None and not holds(timeline, priority):
                counts.append(None)
            else:
                counts.append([watching.observe(seen, readings) for watching in observers])
        return seen, readings, counts

    def _outcomes(
        self, seen: Seen, counts: list[list[tuple[int, Any]] | None], broken: list[Reading]
    ) -> list[RuleOutcome]:
        notable: dict[int, list[Activation]] = {}
        for reading in sorted(broken):
            number, place = self._owners[reading.gauge]
            counted = counts[number]
            assert counted is not None
            watching = self._rules[number].observers[place]
            activation = watching.explain(seen, counted[place][1], reading)
            if watching.quiet:
                activation = _apart(activation, place)
            notable.setdefault(number, []).append(activation)
        return [
            _NOT_APPLICABLE
            if counted is None
            else self._outcome(self._rules[number].observers, counted, notable.get(number))
            for number, counted in enumerate(counts)
        ]

    def _outcome(
        self, observers: list[Observer], counted: list[tuple[int, Any]], notable: list[Activation] | None
    ) -> RuleOutcome:
        """A rule's outcome: several constraints of it share activations; quiet ones count when violated."""
        count, memo = counted[0]
        measured = observers[0].measured(memo)
        if notable is None:
            if measured is None:
                return _PASSED[count] if count < len(_PASSED) else RuleOutcome(count)
            return RuleOutcome(count, (), measured)
        merged = _merged(notable)
        count += sum(activation.key[0].startswith("quiet") for activation in merged)
        return RuleOutcome(count, merged, measured)


_PASSED = [RuleOutcome(count) for count in range(64)]
_NOT_APPLICABLE = _PASSED[0]


def _apart(activation: Activation, place: int) -> Activation:
    """A side condition's activation under a key of its own."""
    _, position = activation.key
    return Activation(
        (f"quiet{place}", position), activation.outcome, activation.shortfalls, activation.reason
    )


def _merged(activations: list[Activation]) -> tuple[Activation, ...]:
    """Activations with one key made one: the worst outcome, all shortfalls."""
    found: dict[tuple[str, int], Activation] = {}
    for activation in activations:
        known = found.get(activation.key)
        if known is None:
            found[activation.key] = activation
        else:
            found[activation.key] = Activation(
                known.key,
                min(known.outcome, activation.outcome, key=int),
                known.shortfalls + activation.shortfalls,
                known.reason or activation.reason,
                known.measured or activation.measured,
            )
    return tuple(found.values())


__all__ = ["Compiled", "Judgement", "Outcome", "compile", "judge", "latest"]
