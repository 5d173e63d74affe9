"""What is proved of generated rules is held against many short conversations: nothing that is said not to
exist exists, and nothing is found that has a shorter like. Run it by hand over more seeds:

python tests/audits/test_prove_as_brute_force.py SEED SECONDS
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from time import monotonic

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "engine")]

import pytest
from brute_rules import judged, records, rules, seeded, sop_of_all

from audits.proving.prove import prove
from audits.proving.staging import Stage, speech_of
from sop.model import Sop
from sop.proof.machine import Undecidable
from sop.proof.questions import Asked, Prover, Subject, Wanted, activated, fails, kept, passes, subject
from sop.proof.search import TooLong

TOGETHER = ((passes, passes), (kept, fails), (fails, kept), (fails, fails), (activated, fails))


def subjects(sop: Sop) -> Iterator[Subject]:
    """Those of the rules that proofs can follow."""
    for one in sop.rules:
        try:
            yield subject(one, sop)
        except Undecidable:
            continue


def questions(some: list[Subject]) -> Iterator[Asked]:
    """What can be asked of one of them, and of two."""
    for one in some:
        yield from ([(one, want)] for want in (passes, fails))
    for one, other in combinations(some, 2):
        yield from ([(one, want), (other, its)] for want, its in TOGETHER)


def as_wanted(verdict: str, want: Wanted) -> bool:
    """Whether a verdict is what is wanted of a rule."""
    good = {
        passes: ("pass",),
        fails: ("fail",),
        kept: ("pass", "not_applicable"),
        activated: ("pass", "fail", "pending", "not_evaluable"),
    }
    return verdict in good[want]


def differences(seed: int, each: int = 25) -> Iterator[str]:
    """What is proved of the generated SOP of a seed and is not so."""
    dice = seeded(seed)
    sop = sop_of_all(rules(dice, 3))
    some = records(dice, each)
    verdicts = judged(sop, some)
    stage = Stage({"": sop})
    speech = speech_of(sop)
    prover = Prover(speech, stage.said(speech), stage.spans, None, 2.0, confirm=stage.confirm)
    for asked in questions(list(subjects(sop))):
        shown = [
            record
            for record, said in zip(some, verdicts, strict=True)
            if all(as_wanted(said[one.id], want) for one, want in asked)
        ]
        least = min((len(record["events"]) for record in shown), default=None)
        try:
            witness = prover.exists(asked)
        except TooLong:
            continue
        said = [(one.id, want.__name__) for one, want in asked]
        if witness is None and shown:
            yield f"seed {seed}: {said} exists: {shown[0]}"
        if witness is not None and least is not None and least < len(witness.found.steps):
            yield f"seed {seed}: {said} takes {least} events, not {len(witness.found.steps)}"


def invented(seed: int, each: int = 25) -> Iterator[str]:
    """What `prove` reports of the SOP of a seed and a conversation refutes."""
    dice = seeded(seed)
    sop = sop_of_all(rules(dice, 4))
    verdicts = judged(sop, records(dice, each))
    proof = prove(sop, 1.0, 20.0)
    for conflict in proof.conflicts:
        if any(all(said[one] == "pass" for one in conflict.rules) for said in verdicts):
            yield f"seed {seed}: {conflict.rules} are passed together"
    for one in proof.alone:
        refuted = {
            "never-activated": lambda said: said != "not_applicable",
            "never-passes": lambda said: said == "pass",
            "never-fails": lambda said: said == "fail",
        }.get(one.fault or "")
        if refuted is not None and any(refuted(said[one.rule]) for said in verdicts):
            yield f"seed {seed}: {one.rule} is not {one.fault}"
    for follows in proof.follows:
        keeping = [said for said in verdicts if all(as_wanted(said[g], kept) for g in follows.given)]
        if any(said[follows.rule] == "fail" for said in keeping):
            yield f"seed {seed}: {follows.rule} does not follow from {follows.given}"


@pytest.mark.parametrize("seed", range(6))
def test_nothing_that_a_conversation_shows_is_denied(seed: int) -> None:
    assert list(differences(seed)) == []


@pytest.mark.parametrize("seed", range(100, 104))
def test_nothing_is_reported_that_a_conversation_refutes(seed: int) -> None:
    assert list(invented(seed)) == []


if __name__ == "__main__":
    seed, until = int(sys.argv[1]), monotonic() + float(sys.argv[2])
    while monotonic() < until:
        for said in (*differences(seed, 40), *invented(seed, 40)):
            print(said)
        seed += 1
    print(f"{seed - int(sys.argv[1])} seeds")
