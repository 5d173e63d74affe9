"""What `sop prove` finds out about an SOP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic

from audits.proving.joining import Joining
from audits.proving.ladders import Fault, ladder_faults
from audits.proving.staging import Stage, Staged, speech_of
from rules.kind import CorpusKind
from sop.model import Sop
from sop.proof.known import Known
from sop.proof.machine import Undecidable
from sop.proof.questions import Prover, Subject, Wanted, activated, fails, passes, subject
from sop.proof.search import TooLong
from sop.proof.together import Follows, Together

QUICK = 1.0
"""Seconds for a question about one rule when it is asked for the first time."""

JOINED = 0.3
"""The share of the time that may go into conversations which pass many rules at once."""


@dataclass(frozen=True)
class Alone:
    """What one rule can come to: its shortest conversations, and what is wrong with it.

    `fault`: never-activated, never-passes or never-fails. `unsaid`: why something is not decided.
    """

    rule: str
    passes: Staged | None = None
    fails: Staged | None = None
    fault: str | None = None
    unsaid: str | None = None


@dataclass(frozen=True)
class Conflict:
    """Rules that no conversation passes together; for each a conversation that passes the others."""

    rules: tuple[str, ...]
    timed: bool
    without: tuple[tuple[str, Staged], ...]


@dataclass
class Proof:
    """All that was found out. `undecided`: sets of rules about which nothing is proved."""

    sop: Sop
    alone: list[Alone] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    follows: list[Follows] = field(default_factory=list)
    ladders: list[Fault] = field(default_factory=list)
    undecided: list[tuple[str, ...]] = field(default_factory=list)
    left: dict[str, int] = field(default_factory=dict)
    """How many were not decided before time was over: rules, pairs, groups, and rules that may follow."""
    refused: int = 0
    """Conversations found that the judges did not confirm, and that are not shown."""
    seconds: float = 0.0

    @property
    def unfinished(self) -> bool:
        """Whether time was over before everything was asked."""
        return bool(self.left)

    def faults(self) -> int:
        """How many contradictions, dead rules and ladder faults there are."""
        dead = sum(one.fault in ("never-activated", "never-passes") for one in self.alone)
        return len(self.conflicts) + dead + sum(one.level == "fault" for one in self.ladders)

    def remarks(self) -> int:
        """How many rules say nothing that others do not say, or nothing at all."""
        return len(self.follows) + sum(one.fault == "never-fails" for one in self.alone)


def prove(sop: Sop, timeout: float = 5.0, total: float = 120.0) -> Proof:
    """Asks everything about an SOP: `timeout` seconds for each question, `total` for all of them."""
    return _Proving(sop, timeout, total).run()


class _Proving:
    def __init__(self, sop: Sop, timeout: float, total: float) -> None:
        self.sop, self.proof, self.began = sop, Proof(sop), monotonic()
        self.until = self.began + total
        self.stage = Stage({"": sop})
        speech = speech_of(sop)
        self.prover = Prover(
            speech,
            self.stage.said(speech),
            self.stage.spans,
            sop.exclude,
            timeout,
            self.until,
            self.stage.confirm,
        )

    def run(self) -> Proof:
        proof = self.proof
        subjects = self._each()
        ask = [
            subjects[one.rule]
            for one, rule in zip(proof.alone, self.sop.rules, strict=True)
            if one.rule in subjects and one.fault is None and not rule.kind.never_fails
        ]
        self._together(ask)
        proof.ladders = list(ladder_faults(self.sop))
        proof.refused, proof.seconds = self.stage.refused, monotonic() - self.began
        return proof

    def _each(self) -> dict[str, Subject]:
        """Each rule by itself: all for a moment, then those that are left for as long as they may take."""
        subjects: dict[str, Subject] = {}
        alone: dict[str, Alone] = {}
        for rule in self.sop.rules:
            try:
                if isinstance(rule.kind, CorpusKind):
                    raise Undecidable("corpus")
                subjects[rule.id] = subject(rule, self.sop)
            except Undecidable as error:
                alone[rule.id] = Alone(rule.id, unsaid=error.reason)
        for seconds in (QUICK, None):
            for rule in self.sop.rules:
                before = alone.get(rule.id)
                if rule.id in subjects and (before is None or before.unsaid):
                    alone[rule.id] = self._alone(subjects[rule.id], rule.kind.never_fails, seconds, before)
        self.proof.alone = [alone[rule.id] for rule in self.sop.rules]
        if monotonic() > self.until:
            left = sum(one.unsaid in ("pass", "fail") for one in self.proof.alone)
            self.proof.left |= {"rules": left} if left else {}
        return subjects

    def _alone(self, one: Subject, never_fails: bool, seconds: float | None, before: Alone | None) -> Alone:
        """What a rule comes to; what was found of it before is not asked for again."""
        unsaid = fault = None
        good, bad = (before.passes, before.fails) if before is not None else (None, None)
        try:
            good = good or self._shown(one, passes, seconds)
            if good is None:
                nothing = self.prover.exists([(one, activated)], seconds=seconds) is None
                fault = "never-activated" if nothing else "never-passes"
        except TooLong:
            unsaid = "pass"
        if fault != "never-activated" and not never_fails:
            try:
                bad = bad or self._shown(one, fails, seconds)
                if bad is None:
                    fault = fault or "never-fails"
            except TooLong:
                unsaid = unsaid or "fail"
        return Alone(one.id, good, bad, fault, unsaid)

    def _shown(self, one: Subject, want: Wanted, seconds: float | None) -> Staged | None:
        witness = self.prover.exists([(one, want)], seconds=seconds)
        return None if witness is None else self.stage.staged(witness)

    def _together(self, subjects: Sequence[Subject]) -> None:
        """The rules against one another. Joined conversations come first: they answer most questions."""
        known = Known(one.id for one in subjects)
        good = {one.rule: one.passes for one in self.proof.alone if one.passes is not None}
        bad = {one.rule: one.fails for one in self.proof.alone if one.fails is not None}
        for staged in (*good.values(), *bad.values()):
            known.learn(staged.verdicts[""])
        names = {one.id for one in subjects}
        good = {name: staged for name, staged in good.items() if name in names}
        now = monotonic()
        joining = Joining(self.stage, subjects, good, bad, known, now + JOINED * max(self.until - now, 0))
        joining.grow()
        asking = Together(
            self.prover,
            subjects,
            known,
            lambda witness: self.stage.staged(witness).verdicts[""],
            joining.guess,
            self.until,
        )
        findings, proof = asking.run(), self.proof
        proof.conflicts = [
            Conflict(one.rules, one.timed, tuple((name, self.stage.staged(w)) for name, w in one.without))
            for one in findings.contradictions
        ]
        proof.follows, proof.undecided = findings.follows, findings.undecided
        proof.left |= findings.left
