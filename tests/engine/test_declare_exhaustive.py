"""Every Declare template on every trace over three letters up to length five, against the textbook."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from judging import Judge, judges, timeline_of, verdict
from textbook import TEMPLATES, activations, satisfied

from engine.outcome import Outcome
from rules import KINDS
from rules.constraints import TEMPLATES as KNOWN
from sop.model import Rule, Sop

TRACES = ["".join(letters) for length in range(6) for letters in product("abc", repeat=length)]
"""363 traces, and the empty one."""

COUNTED = ("existence", "absence", "exactly")
UNARY = (*COUNTED, "init", "end")
LATER = 2_000_000_000_000_000


def rules() -> tuple[Rule, ...]:
    """Every template over a and b; counted ones for n from 1 to 3."""
    found = []
    for template in KNOWN:
        for n in (1, 2, 3) if template in COUNTED else (1,):
            options = {"template": template, "a": {"action": "a"}, "n": n}
            if template not in UNARY:
                options["b"] = {"action": "b"}
            found.append(Rule(f"{template}-{n}", KINDS["sequence"].parse(options)))
    return tuple(found)


def sop_of(these: tuple[Rule, ...]) -> Sop:
    return Sop("textbook", "1.0.0", {"": "Textbook"}, "en", "UTC", these)


@pytest.mark.parametrize("judge", judges().values(), ids=judges())
def test_complete_records_are_judged_as_the_textbook_says(judge: Callable[[Sop], Judge]) -> None:
    sop = sop_of(rules())
    judging = judge(sop)
    for trace in TRACES:
        record = {
            "id": trace,
            "status": "solved",
            "events": [
                {"type": "action", "name": name, "at": f"2026-01-05T09:00:{second:02d}Z"}
                for second, name in enumerate(trace)
            ],
        }
        outcomes = judging.judge(timeline_of(sop, record, LATER))
        for rule, outcome in zip(sop.rules, outcomes, strict=True):
            template, _, n = rule.id.rpartition("-")
            expected = "pass" if satisfied(template, trace, int(n)) else "fail"
            if not activations(template, trace):
                assert expected == "pass"
                expected = "not_applicable"
            assert (verdict(outcome), outcome.activations) == (
                expected,
                activations(template, trace),
            ), f"{rule.id} on {trace!r}"


@pytest.mark.parametrize("judge", judges().values(), ids=judges())
def test_running_records_are_pending_where_a_longer_trace_may_still_satisfy(
    judge: Callable[[Sop], Judge],
) -> None:
    """Nothing is called violated that a continuation mends, nothing pending that none does."""
    longest = 2
    sop = sop_of(rules())
    judging = judge(sop)
    for trace in (each for each in TRACES if len(each) <= longest):
        continuations = [each for each in TRACES if each.startswith(trace)]
        record = {
            "id": trace,
            "status": "open",
            "events": [{"type": "action", "name": name, "at": "2026-01-05T09:00:00Z"} for name in trace],
        }
        outcomes = judging.judge(timeline_of(sop, record, LATER))
        for rule, outcome in zip(sop.rules, outcomes, strict=True):
            template, _, n = rule.id.rpartition("-")
            now = satisfied(template, trace, int(n))
            mended = any(satisfied(template, each, int(n)) for each in continuations)
            worst = min((one.outcome for one in outcome.notable), default=Outcome.FULFILLED)
            expected = Outcome.FULFILLED if now else Outcome.PENDING if mended else Outcome.VIOLATED
            assert worst is expected, f"{rule.id} on {trace!r}"


def test_the_textbook_knows_every_template() -> None:
    assert set(TEMPLATES) == set(KNOWN)
    assert len(KNOWN) == 26
