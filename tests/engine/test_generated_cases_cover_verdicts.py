"""The generated cases are worth judging: every kind meets every verdict it can give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from generators import Case, cases, seeded_cases
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from judging import judges, verdict

from engine.outcome import Outcome
from rules import CONVERSATION_KINDS, KINDS
from rules.fragments import FRAGMENTS

COUNT, SEED, LEAST = 6_000, 1, 0.02
NEVER_PENDING = frozenset({"gaming", "repeated_question", "classify", "stages", "prerequisite"})
NEVER_UNKNOWN = frozenset(
    {"greeting", "closing", "phrase", "style", "repeated_question", "classify", "stages"}
)


def test_every_kind_meets_every_verdict_it_can_give() -> None:
    met: dict[str, Counter[str]] = {kind: Counter() for kind in CONVERSATION_KINDS}
    for case in seeded_cases(COUNT, SEED):
        for written, outcome in zip(case.written, judged(case), strict=True):
            met[written["kind"]][verdict(outcome)] += 1
    for kind, verdicts in met.items():
        shares = {name: count / verdicts.total() for name, count in verdicts.items()}
        assert set(shares) == expected(kind), kind
        assert min(shares.values()) >= LEAST, (kind, shares)


def expected(kind: str) -> set[str]:
    found = {"pass", "not_applicable"}
    if not KINDS[kind].never_fails:
        found.add("fail")
    if kind not in NEVER_PENDING:
        found.add("pending")
    if kind not in NEVER_UNKNOWN:
        found.add("not_evaluable")
    return found


def judged(case: Case) -> list[Any]:
    return judges()["oracle"](case.sop).judge(case.timeline())


def test_generated_rules_are_what_an_sop_may_say() -> None:
    validators = {name: Draft202012Validator(schema_of(name)) for name in CONVERSATION_KINDS}
    for case in seeded_cases(500, SEED):
        for written, rule in zip(case.written, case.sop.rules, strict=True):
            own = {key: value for key, value in written.items() if key in rule.kind.options}
            assert set(written) - set(own) <= {"id", "kind", "calendar", "when"}
            assert [error.message for error in validators[written["kind"]].iter_errors(own)] == []
            assert list(rule.kind.problems()) == []


def schema_of(kind: str) -> Mapping[str, Any]:
    return {
        "$defs": FRAGMENTS,
        "type": "object",
        "additionalProperties": False,
        "required": list(KINDS[kind].required),
        "properties": dict(KINDS[kind].options),
    }


@pytest.mark.parametrize("judge", judges())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases())
def test_outcomes_are_well_formed(judge: str, case: Case) -> None:
    timeline = case.timeline()
    for outcome in judges()[judge](case.sop).judge(timeline):
        keys = [one.key for one in outcome.notable]
        assert len(set(keys)) == len(keys) <= outcome.activations
        for one in outcome.notable:
            assert one.outcome is not Outcome.FULFILLED
            assert bool(one.shortfalls) == (one.outcome is Outcome.VIOLATED)
            assert one.reason is not None or one.outcome is not Outcome.NOT_EVALUABLE
            for shortfall in one.shortfalls:
                places = [evidence.position for evidence in shortfall.evidence]
                assert places
                assert all((p is None) == (timeline.last is None) for p in places)
                assert all(p is None or 0 <= p < len(timeline.events) for p in places)
