"""Whether a mutant means the same, and a conversation that tells it apart, by exact search (`sop.proof`).

A rule and its mutant are asked about together: can one fail and the other not, can one pass and the other
not, can one be activated and the other not; of rules that sort conversations, label by label. A conversation
that answers is shown to both judges; where there is none of any length the two are equal. Where words
changed, one is looked for in which a message carries the old signal and not the new, or the other way round;
where a calendar lost a day, one that fails on that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from time import monotonic
from typing import Any

from audits.mutating.boards import Board, Boards
from audits.mutating.mutants import Mutant
from audits.testing.stand import Stand
from rules.constraints import Classes, Label, Run, Stages
from rules.duration import Duration
from sop.proof.machine import End, Undecidable
from sop.proof.questions import Asked, Prover, Subject, Wanted, fails, kept, passes, subject
from sop.proof.search import TooLong


def spared(end: End) -> bool:
    """Not failed, whatever else."""
    return not end.failed


def unpassed(end: End) -> bool:
    """Anything but passed."""
    return not passes(end)


def idle(end: End) -> bool:
    """Not activated."""
    return not (end.activated or end.failed or end.undecided)


def busy(end: End) -> bool:
    """Anything but idle."""
    return not idle(end)


Question = tuple[Wanted, Wanted]
"""What the rule comes to, and its mutant."""

_FAILURES: tuple[Question, ...] = ((fails, kept), (kept, fails))
_CERTAIN: tuple[Question, ...] = ((passes, idle), (idle, passes))
"""With _FAILURES all there is to ask of rules that always come to something."""

_STANDING: tuple[Question, ...] = (
    (fails, spared),
    (spared, fails),
    (passes, unpassed),
    (unpassed, passes),
    (idle, busy),
    (busy, idle),
)
"""All there is to ask of rules whose clock may stand still, so that they are undecided."""


def _pairs(old: Subject, new: Subject) -> Iterator[Asked]:
    """What to ask of two; where nothing has an answer, they judge all finished conversations alike."""
    mine, its = _labels(old), _labels(new)
    if mine or its:
        for name in dict.fromkeys((*mine, *its)):
            both = [
                (replace(one, constraints=(Classes((labels[name],)),)), labels)
                for one, labels in ((old, mine), (new, its))
                if name in labels
            ]
            if len(both) == 1:
                yield [(both[0][0], passes)]
            elif mine[name] != its[name]:
                yield from ([(both[0][0], one), (both[1][0], other)] for one, other in _CERTAIN)
        return
    stand_still = any(isinstance(each, Run) for each in (*old.constraints, *new.constraints))
    asked = _FAILURES + (_STANDING if stand_still else _CERTAIN)
    yield from ([(old, one), (new, other)] for one, other in asked)


def _late(one: Subject) -> Iterator[Asked]:
    """Something that comes too late, but does come; then whatever fails."""
    yield [(one, fails), (replace(one, constraints=tuple(map(_longer, one.constraints))), kept)]
    yield [(one, fails)]


def _longer(value: Any) -> Any:
    """The same with limits three times as long."""
    if isinstance(value, Duration):
        days = value.working_days
        return Duration(value.seconds * 3) if days is None else Duration(working_days=days * 3)
    if isinstance(value, tuple):
        return tuple(map(_longer, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _longer(getattr(value, one.name)) for one in fields(value)})
    return value


def _labels(one: Subject) -> dict[str, Label]:
    """The classes or stages of a rule that finds no fault, by name."""
    held = [
        each.labels if isinstance(each, Classes) else each.stages if isinstance(each, Stages) else ()
        for each in one.constraints
    ]
    return {label.name: label for labels in held for label in labels}


class Proofs:
    """Proofs about the mutants of one SOP. `timeout`: seconds for each question, `total` for each mutant."""

    def __init__(self, stand: Stand, timeout: float = 2.0, total: float = 8.0) -> None:
        self._stand, self._timeout, self._total = stand, timeout, total
        self._boards = Boards(stand)

    def asked(self, mutant: Mutant, shown: tuple[str, ...]) -> tuple[str | None, bool]:
        """A chat on which the verdicts differ, or None; and whether the two are proved to be equal.

        `shown`: the rules whose verdicts on the chat are looked at. Changed words and calendars are not
        proved to be equal.
        """
        until = monotonic() + self._total
        whole = replace(mutant, rules=shown)
        board = self._boards.of(mutant, self._stand.original(whole), self._stand.mutated(whole))
        equal = mutant.signal is None and mutant.sort != "day"
        for name in mutant.rules:
            chat, same = self._rule(name, mutant, board, until)
            if chat is not None:
                return chat, False
            equal = equal and same
        return None, equal

    def _rule(self, name: str, mutant: Mutant, board: Board, until: float) -> tuple[str | None, bool]:
        try:
            old, new = (
                replace(subject(next(rule for rule in one.rules if rule.id == name), one), of=of)
                for of, one in (("old", self._stand.sop), ("new", mutant.sop))
            )
        except Undecidable:
            return None, False
        new = replace(new, constraints=tuple(board.names.applied(each) for each in new.constraints))
        speech = board.speech()
        sayable = board.said(speech)
        exclude = self._stand.sop.exclude
        sure = True
        for asked in _late(old) if mutant.sort == "day" else _pairs(old, new):
            prover = Prover(speech, sayable, board.spans, exclude, self._timeout, until, board.confirm)
            try:
                witness = prover.exists(asked)
            except (TooLong, ValueError):
                sure = False
                continue
            if witness is not None:
                return board.chat, False
        return None, sure
