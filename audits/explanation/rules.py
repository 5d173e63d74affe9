"""One rule in one conversation: what activated it, what each activation looked at, and what came of it.

What came of an activation is the judge's word. The oracle lists the activations, also those that are
fulfilled, of which the judge only tells how many there are; where the two do not agree, the tree says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audits.explanation import tree
from audits.explanation.absent import not_activated, uncounted
from audits.explanation.clocks import clock, until
from audits.explanation.following import steps
from audits.explanation.limits import limits
from audits.explanation.messages import messages
from audits.explanation.once import events
from audits.explanation.partners import partners
from audits.explanation.promise import promise
from audits.explanation.scene import Scene, seconds
from audits.explanation.sorts import classes, stages
from audits.explanation.topics import asked
from engine.clock import due
from engine.oracle import bound, known, promised, quantified, run, template
from engine.oracle import classes as sorts
from engine.oracle import stages as reaching
from engine.oracle import steps as following
from engine.oracle.runs import runs_of
from engine.outcome import Activation, Outcome, RuleOutcome, Shortfall
from engine.verdict import Finding, Verdict
from rules.constraints import (
    CHOICES,
    UNARY,
    Bound,
    Classes,
    Constraint,
    Known,
    Promised,
    Quantified,
    Run,
    Stages,
    Steps,
    Template,
)
from rules.kind import Setting
from rules.pattern import Pattern
from sop.model import Rule

Key = tuple[str, int]

_OUTCOMES = {
    Outcome.VIOLATED: "violated",
    Outcome.NOT_EVALUABLE: "not_evaluable",
    Outcome.PENDING: "pending",
    Outcome.FULFILLED: "fulfilled",
}


def explained(scene: Scene, rule: Rule, outcome: RuleOutcome, verdict: Verdict) -> tree.Rule:
    """The rule, from a judge's outcome and the verdict record made of it."""
    tests = [] if rule.when is None else scene.conditions(rule.when, scene.timeline.priority)
    applies = all(test.holds for test in tests)
    found = _Found(scene, rule, outcome, verdict)
    return tree.Rule(
        rule=rule.id,
        kind=rule.kind.name,
        title=rule.title,
        verdict=verdict.verdict,
        severity=rule.severity,
        weight=rule.weight,
        activations=found.activations() if applies else [],
        reason=verdict.reason if isinstance(verdict.reason, str) else None,
        when=tests,
        not_activated=found.absent() if applies and not outcome.activations else None,
        uncounted=found.uncounted() if applies and outcome.activations else [],
        calendar=rule.calendar,
        judges_differ=found.differ if applies else bool(outcome.activations),
    )


class _Found:
    """The activations of a rule, oracle's and judge's laid side by side."""

    def __init__(self, scene: Scene, rule: Rule, outcome: RuleOutcome, verdict: Verdict) -> None:
        self._scene = scene
        setting = Setting(rule.calendar, scene.sop.ladders)
        self._constraints = list(rule.kind.constraints(setting))
        self._notable = {activation.key: activation for activation in outcome.notable}
        self._findings = _findings(outcome, verdict)
        self._listed = [_judged(scene, constraint) for constraint in self._constraints]
        self._quiet = self._side_conditions()
        self.differ = self._differ(outcome)

    def activations(self) -> list[tree.Activation]:
        """Every activation, of the constraints in order; several bounds of one message are one activation."""
        first = self._constraints[0]
        if isinstance(first, Bound):
            bounds = [one for one in self._constraints if isinstance(one, Bound)]
            keys = [activation.key for activation in self._listed[0]]
            return [self._bounded(bounds, key) for key in keys]
        found = []
        for number, constraint in enumerate(self._constraints):
            found += self._of(number, constraint)
        return found

    def absent(self) -> tree.NotActivated:
        """Why there is no activation."""
        return not_activated(self._scene, self._constraints[0])

    def uncounted(self) -> list[tree.Uncounted]:
        """Events that might have activated the rule, and did not."""
        constraint = self._constraints[0]
        inside: set[int] = set()
        if isinstance(constraint, Run):
            for ran in runs_of(self._scene.case, constraint):
                inside.update(range(ran.start, until(self._scene, ran) + 1))
        return uncounted(self._scene, constraint, inside)

    def _bounded(self, bounds: Sequence[Bound], key: Key) -> tree.Activation:
        position = key[1]
        told = self._notable.get(key, Activation(key, Outcome.FULFILLED))
        return tree.Activation(
            _OUTCOMES[told.outcome],
            limits(self._scene, bounds, position),
            self._scene.cite(position),
            findings=self._findings.get(key, []),
        )

    def _of(self, number: int, constraint: Constraint) -> list[tree.Activation]:
        listed = self._listed[number]
        runs = runs_of(self._scene.case, constraint) if isinstance(constraint, Run) else []
        found = []
        for place, activation in enumerate(listed):
            key = self._key(number, activation)
            fulfilled = Activation(key, Outcome.FULFILLED, measured=activation.measured)
            told = self._notable.get(key, fulfilled)
            if activation.outcome is Outcome.FULFILLED and len(self._constraints) > 1:
                told = fulfilled  # another constraint of the same activation is what falls short
            following = listed[place + 1].key[1] if place + 1 < len(listed) else None
            measured = told.measured or activation.measured
            match constraint:
                case Run():
                    looked_at: tree.LookedAt = clock(self._scene, constraint, runs[place], measured)
                case _:
                    looked_at = _looked_at(self._scene, constraint, activation.key, following)
            found.append(self._activation(constraint, activation.key, told, looked_at))
        return found

    def _activation(
        self, constraint: Constraint, key: Key, told: Activation, looked_at: tree.LookedAt
    ) -> tree.Activation:
        scene, (side, position) = self._scene, key
        pattern = _activating(constraint, side)
        due_at, left = _left(scene, constraint, position, told)
        return tree.Activation(
            _OUTCOMES[told.outcome],
            looked_at,
            None if position < 0 or pattern is None else scene.cite(position, pattern),
            counts=not _quiet(constraint) or told.outcome is Outcome.VIOLATED,
            measured=None if told.measured is None else scene.measured(told.measured),
            due_at=due_at,
            left_seconds=left,
            reason=told.reason,
            findings=[] if told.outcome is Outcome.FULFILLED else self._findings.get(told.key, []),
        )

    def _side_conditions(self) -> Mapping[tuple[int, int], Key]:
        """The judge's key of each violated side condition, by the constraint's number and the position.

        Judges number side conditions each in its own way, but all in the order of the constraints.
        """
        told = [key for key in self._notable if key[0].startswith("quiet")]
        told.sort(key=lambda key: (key[1], int(key[0].removeprefix("quiet"))))
        listed = [
            (one.key[1], number)
            for number, constraint in enumerate(self._constraints)
            for one in self._listed[number]
            if _quiet(constraint) and one.outcome is Outcome.VIOLATED
        ]
        pairs = zip(sorted(listed), told, strict=False)
        return {(number, position): key for (position, number), key in pairs if key[1] == position}

    def _key(self, number: int, listed: Activation) -> Key:
        """The key under which the judge tells of an activation that the oracle lists."""
        position = listed.key[1]
        if not _quiet(self._constraints[number]):
            return listed.key
        return self._quiet.get((number, position), (f"quiet {number}", position))

    def _differ(self, outcome: RuleOutcome) -> bool:
        """Whether judge and oracle disagree about any activation."""
        known: dict[Key, Outcome] = {}
        for number, listed in enumerate(self._listed):
            for one in listed:
                if one.outcome is Outcome.VIOLATED or not _quiet(self._constraints[number]):
                    key = self._key(number, one)
                    known[key] = min(one.outcome, known.get(key, Outcome.FULFILLED))
        told = {key: one.outcome for key, one in self._notable.items()}
        notable = {key: one for key, one in known.items() if one is not Outcome.FULFILLED}
        return notable != told or len(known) != outcome.activations


def _quiet(constraint: Constraint) -> bool:
    """Whether it is a side condition, of which only violations count."""
    return isinstance(constraint, Template) and constraint.quiet


def _judged(scene: Scene, constraint: Constraint) -> Sequence[Activation]:
    """The oracle's activations of a constraint, in order."""
    match constraint:
        case Quantified():
            return quantified.judge(scene.case, constraint)
        case Bound():
            return bound.judge(scene.case, constraint)
        case Run():
            return run.judge(scene.case, constraint)
        case Steps():
            return following.judge(scene.case, constraint)
        case Classes():
            return sorts.judge(scene.case, constraint)
        case Stages():
            return reaching.judge(scene.case, constraint)
        case Promised():
            return promised.judge(scene.case, constraint)
        case Known():
            return known.judge(scene.case, constraint)
        case Template():
            return template.judge(scene.case, constraint)


def _looked_at(scene: Scene, constraint: Constraint, key: Key, following: int | None) -> tree.LookedAt:
    """What an activation looked at; runs and bounds, which need more than its key, apart."""
    side, position = key
    match constraint:
        case Quantified():
            return messages(scene, constraint)
        case Steps():
            return steps(scene, constraint, position, following)
        case Classes():
            return classes(scene, constraint)
        case Stages():
            return stages(scene, constraint)
        case Promised():
            return promise(scene, constraint, position)
        case Known():
            return asked(scene, constraint, position)
        case Template() if constraint.name in (*UNARY, *CHOICES):
            return events(scene, constraint)
        case Template():
            return partners(scene, constraint, side, position)
    raise AssertionError(constraint)


def _activating(constraint: Constraint, side: str) -> Pattern | None:
    """The pattern of the event that an activation is at."""
    match constraint:
        case Run():
            return constraint.start
        case Steps():
            return constraint.trigger
        case Promised():
            return constraint.said
        case Known():
            asks = [topic.ask for topic in constraint.topics]
            compared = [] if constraint.questions is None else [constraint.questions]
            return Pattern(any=(*asks, *compared))
        case Template():
            return constraint.b if side == "b" else constraint.a
    return None


def _left(
    scene: Scene, constraint: Constraint, position: int, told: Activation
) -> tuple[str | None, int | float | None]:
    """When a pending activation is due, and what is left until then on the rule's clock."""
    if told.outcome is not Outcome.PENDING or not isinstance(constraint, Run | Steps | Template | Promised):
        return None, None
    if isinstance(constraint, Promised):
        promised_at = None if told.measured is None else told.measured.due_at
        left = None if promised_at is None else seconds(promised_at - scene.timeline.as_of)
        return scene.moment(promised_at), left
    clock, as_of = scene.clocks[constraint.clock], scene.timeline.as_of
    end: int | None = None
    if isinstance(constraint, Run):
        measured = told.measured
        if measured is None or (measured.due_at is None and measured.limit_time is None):
            return None, None
        end = measured.due_at
        if end is None:
            return None, seconds(max(0, (measured.limit_time or 0) - (measured.elapsed or 0)))
    elif constraint.within is not None and (start := scene.timeline.at[position]) is not None:
        end = due(clock, start, constraint.within)
    if end is None:
        return None, None
    return scene.moment(end), seconds(clock.between(as_of, end))


def _findings(outcome: RuleOutcome, verdict: Verdict) -> Mapping[Key, list[Finding]]:
    """The verdict's findings by activation: they stand in the order of their first event."""
    shortfalls = [(one.key, shortfall) for one in outcome.notable for shortfall in one.shortfalls]
    shortfalls.sort(key=lambda pair: _first(pair[1]))
    found: dict[Key, list[Finding]] = {}
    for (key, _), finding in zip(shortfalls, verdict.findings, strict=True):
        found.setdefault(key, []).append(finding)
    return found


def _first(shortfall: Shortfall) -> int:
    position = shortfall.evidence[0].position
    return -1 if position is None else position
