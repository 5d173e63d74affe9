"""What `sop prove` finds out about an SOP."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from audits.proving.ladders import Fault, ladder_faults
from audits.proving.staging import Stage, Staged, speech_of
from rules.kind import CorpusKind
from sop.model import Sop
from sop.proof.machine import Undecidable
from sop.proof.questions import Prover, Subject, activated, fails, passes, subject
from sop.proof.search import TooLong
from sop.proof.together import Follows, Together


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
    unfinished: bool = False
    """Time was over before every set of rules was asked about."""
    refused: int = 0
    """Conversations found that the judges did not confirm, and that are not shown."""
    seconds: float = 0.0

    def faults(self) -> int:
        """How many contradictions, dead rules and ladder faults there are."""
        dead = sum(one.fault in ("never-activated", "never-passes") for one in self.alone)
        return len(self.conflicts) + dead + sum(one.level == "fault" for one in self.ladders)

    def remarks(self) -> int:
        """How many rules say nothing that others do not say, or nothing at all."""
        return len(self.follows) + sum(one.fault == "never-fails" for one in self.alone)


def prove(
    sop: Sop, timeout: float = 5.0, total: float = 120.0, progress: Callable[[str], None] | None = None
) -> Proof:
    """Asks everything about an SOP: `timeout` seconds for each question, `total` for all of them."""
    began = monotonic()
    stage = Stage({"": sop})
    speech = speech_of(sop)
    prover = Prover(
        speech, stage.said(speech), stage.spans, sop.exclude, timeout, began + total, stage.confirm
    )
    proof = Proof(sop)
    together: list[Subject] = []
    learnt = []
    for rule in sop.rules:
        if isinstance(rule.kind, CorpusKind):
            proof.alone.append(Alone(rule.id, unsaid="corpus"))
            continue
        try:
            one = subject(rule, sop)
        except Undecidable as error:
            proof.alone.append(Alone(rule.id, unsaid=error.reason))
            continue
        found, good, bad = _alone(one, prover, stage, rule.kind.never_fails)
        proof.alone.append(found)
        learnt += [witness for witness in (good, bad) if witness is not None]
        if found.fault is None and not rule.kind.never_fails:
            together.append(one)
    asking = Together(prover, together, stage.within, began + total)
    for witness in learnt:
        asking.learn(witness)
    findings = asking.run()
    proof.conflicts = [
        Conflict(one.rules, one.timed, tuple((name, stage.staged(w)) for name, w in one.without))
        for one in findings.contradictions
    ]
    proof.follows, proof.undecided = findings.follows, findings.undecided
    proof.unfinished = findings.unfinished
    proof.ladders = list(ladder_faults(sop))
    proof.refused, proof.seconds = stage.refused, monotonic() - began
    return proof


def _alone(one: Subject, prover: Prover, stage: Stage, never_fails: bool):  # type: ignore[no-untyped-def]
    unsaid = fault = None
    good = bad = None
    try:
        good = prover.exists([(one, passes)])
        if good is None:
            fault = "never-activated" if prover.exists([(one, activated)]) is None else "never-passes"
    except TooLong:
        unsaid = "pass"
    if fault != "never-activated" and not never_fails:
        try:
            bad = prover.exists([(one, fails)])
            if bad is None:
                fault = fault or "never-fails"
        except TooLong:
            unsaid = unsaid or "fail"
    shown = [stage.staged(witness) if witness is not None else None for witness in (good, bad)]
    return Alone(one.id, shown[0], shown[1], fault, unsaid), good, bad
