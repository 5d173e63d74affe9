"""Every limit of time in one table: from what to what, how long, for whom otherwise, on which clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audits.handbook.speech import Speech
from rules.constraints import Promised, Run, Steps, Template
from rules.deadline import Deadline
from rules.duration import Duration
from rules.kind import CorpusKind
from rules.pattern import Pattern
from sop.model import Rule


@dataclass(frozen=True, slots=True)
class Limit:
    """A row of the table; `notes` are what else is to be known of the count."""

    rule: str
    anchor: str
    start: str
    stop: str
    limit: str
    others: Sequence[str]
    clock: str
    pauses: Sequence[str]
    notes: Sequence[str]


def limits(rule: Rule, anchor: str, speech: Speech) -> Iterator[Limit]:
    """The rule's rows: one for each of its constraints that has to do with time."""
    if isinstance(rule.kind, CorpusKind):
        return
    for constraint in speech.constraints(rule):
        match constraint:
            case Run():
                yield _run(rule, anchor, constraint, speech)
            case Steps(within=within) if within is not None:
                start, stop = speech.event(constraint.trigger), speech.own["d.steps"]
                yield _plain(rule, anchor, start, stop, within, constraint.clock, speech)
            case Template(within=within) if within is not None and constraint.b is not None:
                start, stop = speech.event(constraint.a), speech.event(constraint.b)
                yield _plain(rule, anchor, start, stop, within, constraint.clock, speech)
            case Promised():
                grace = constraint.grace.seconds
                said = speech.say("d.grace", speech.seconds(grace)) if grace else speech.own["d.named"]
                start, stop = speech.event(constraint.said), speech.event(constraint.kept)
                clock = _clock(constraint.clock, speech)
                yield Limit(speech.title(rule), anchor, start, stop, said, (), clock, (), ())


def _plain(
    rule: Rule, anchor: str, start: str, stop: str, within: Duration, clock: str | None, speech: Speech
) -> Limit:
    limit = speech.duration(within)
    return Limit(speech.title(rule), anchor, start, stop, limit, (), _clock(clock, speech), (), ())


def _run(rule: Rule, anchor: str, run: Run, speech: Speech) -> Limit:
    others = [
        speech.say("d.other", limit=speech.duration(target.limit), when=speech.condition(target.when))
        for target in run.targets
    ]
    return Limit(
        rule=speech.title(rule),
        anchor=anchor,
        start=_start(run, speech),
        stop=speech.own["d.solved"] if run.stop is None else _event(run.stop, speech),
        limit=speech.own["d.no-limit"] if run.limit is None else speech.duration(run.limit),
        others=others,
        clock=_clock(run.clock, speech),
        pauses=tuple(_pauses(run, speech)),
        notes=tuple(_notes(rule, run, speech)),
    )


def _start(run: Run, speech: Speech) -> str:
    if run.start is None:
        return speech.own["d.created"]
    key = f"d.{run.metric}"
    return speech.own[key] if key in speech.own else _event(run.start, speech)


def _event(pattern: Pattern, speech: Speech) -> str:
    return speech.event(pattern)


def _clock(clock: str | None, speech: Speech) -> str:
    return speech.own["d.wall"] if clock is None else speech.say("d.calendar", speech.patterns.named(clock))


def _pauses(run: Run, speech: Speech) -> Iterator[str]:
    if run.pause_on:
        yield speech.say("d.pause-status", speech.patterns.either(run.pause_on))
    if run.pause is not None:
        yield speech.say("d.pause-between", *(_event(pattern, speech) for pattern in run.pause))


def _notes(rule: Rule, run: Run, speech: Speech) -> Iterator[str]:
    """The choices that are not the usual ones."""
    if isinstance(rule.kind, Deadline) and rule.kind.profile is not None:
        yield speech.say("d.profile", rule.kind.profile)
    if isinstance(rule.kind, Deadline) and rule.kind.substantive and run.stop is not None:
        yield speech.say("d.reply", _event(run.stop, speech))
    if run.quiet is not None:
        yield speech.say("d.quiet", _event(run.quiet, speech))
    if run.at_closing != "closing":
        yield speech.own["d.at_closing"]
    if run.repeat != "oldest":
        yield speech.own["d.latest"]
    if run.target_at != "start":
        yield speech.own[f"d.{run.target_at}"]
    if run.reopen != "continue" and run.stop is None:
        yield speech.own[f"d.{run.reopen}"]
    if run.pause_hours == "wall" and (run.pause is not None or run.pause_on):
        yield speech.own["d.wall-pause"]
