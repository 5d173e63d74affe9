"""Two judges, one truth: the network and the oracle give the same records, to the byte."""

from __future__ import annotations

import msgspec
import pytest
from generators import Case, cases, seeded_cases
from hypothesis import HealthCheck, given, settings

from engine.judging import Compiled
from engine.verdict import Verdict
from rules import CONVERSATION_KINDS


def records(case: Case, judge: str) -> list[Verdict]:
    compiled = Compiled(case.sop, judge)  # type: ignore[arg-type]
    timeline = case.timeline()
    return compiled.writer.records(timeline, compiled.judge.judge([timeline])[0], 0)


def assert_agreement(case: Case) -> None:
    for one, other in zip(records(case, "network"), records(case, "oracle"), strict=True):
        assert msgspec.to_builtins(one) == msgspec.to_builtins(other)


@pytest.mark.parametrize("kind", CONVERSATION_KINDS)
def test_on_seeded_cases_of_each_kind(kind: str) -> None:
    for case in seeded_cases(250, 20260105, [kind]):
        assert_agreement(case)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_whatever_hypothesis_thinks_of(case: Case) -> None:
    assert_agreement(case)
