"""Patterns that nothing can match are found; patterns that something can match are left alone."""

from __future__ import annotations

from typing import Any

import pytest

from rules.pattern import parse_pattern
from sop.meaning.reach import contradiction, dead_alternatives


@pytest.mark.parametrize(
    "raw",
    [
        {"value": {"gte": 5, "lt": 3}},
        {"value": {"gt": 5, "lte": 5}},
        {"value": {"exists": False, "gte": 1}},
        {"created_at": {"gte": "2026-02-01", "lt": "2026-01-01"}},
        {"all": [{"status": "open"}, {"status": "solved"}]},
        {"status": "open", "not": {"status": "open"}},
        {"priority": ["high", "urgent"], "all": [{"priority": {"not": ["high", "urgent"]}}]},
        {"any": [{"value": {"gte": 5, "lt": 3}}, {"status": "open", "action": "x"}]},
        {"channel": "email", "any": [{"channel": "whatsapp"}, {"channel": ["live-chat"]}]},
        {"signal": "x", "action": "y"},
        {"type": "message", "status": "open"},
        {"args.order": "1", "escalate": "manager"},
    ],
)
def test_contradictions(raw: dict[str, Any]) -> None:
    assert contradiction(parse_pattern(raw))


@pytest.mark.parametrize(
    "raw",
    [
        {"value": {"gte": 3, "lt": 5}},
        {"value": {"gte": 5, "lte": 5}},
        {"value": {"gt": 3, "lt": 3.5}},
        {"created_at": {"gte": "2026-01-01", "lt": "2026-02-01"}},
        {"created_at": {"gte": "a", "lt": "b"}},
        {"all": [{"tags": "vip"}, {"tags": "refund"}]},
        {"all": [{"label": "a"}, {"label": "b"}], "signal": ["x", "y"]},
        {"status": ["open", "solved"], "not": {"status": "open"}},
        {"signal": "x", "action": {"not": "y"}},
        {"signal": "x", "action": {"exists": False}},
        {"type": ["message", "action"], "action": "x"},
        {"not": {"status": "open", "by": "agent"}, "status": "open"},
        {"any": [{"action": "x"}, {"status": "open"}]},
        {"value": {"not": {"gte": 3}}},
        {"public": False, "signal": "x", "by": ["agent", "bot"]},
    ],
)
def test_near_misses_that_can_match(raw: dict[str, Any]) -> None:
    assert not contradiction(parse_pattern(raw))


def test_only_the_dead_alternative_is_named() -> None:
    pattern = parse_pattern({"by": "agent", "any": [{"action": "x", "status": "open"}, {"action": "y"}]})
    assert [dict(dead.tests).keys() for dead in dead_alternatives(pattern)] == [{"action", "status"}]
