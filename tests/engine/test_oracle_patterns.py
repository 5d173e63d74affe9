"""What patterns and `when` match: missing attributes, lists, types that differ, internal notes, dates."""

from __future__ import annotations

from typing import Any

import pytest
from chats import chat, rule, verdict_of
from judging import judges

pytestmark = pytest.mark.parametrize("judge", judges())

RECORD = chat(
    "09:00 customer beta",
    "09:01 agent (note) alpha",
    "09:02 priority normal->high",
    "09:03 action refund order=O-1",
    "09:04 rating 2",
    "09:05 assign a7",
    "09:06 escalate manager",
    "09:07 agent alpha beta",
    created_at="09:00",
    channel="chat",
    tags=["vip", "new"],
    customer={"new": True, "orders": 3, "address": {"city": "Bogor"}},
    fields={"total": 100.0},
)
RECORD["events"][5]["group"] = "tier-2"
RECORD["events"][7] |= {"author": "a7", "labels": ["apology", "offer"]}


def count(judge: str, pattern: dict[str, Any]) -> int:
    """How many of the record's events match."""
    for n in range(len(RECORD["events"]) + 1):
        if verdict_of(judge, rule("sequence", template="exactly", n=n, a=pattern), RECORD) == "pass":
            return n
    raise AssertionError(pattern)


def applies(judge: str, when: dict[str, Any], record: dict[str, Any] = RECORD) -> bool:
    always = rule("sequence", template="absence", n=99, a={"type": "message"}, when=when)
    return verdict_of(judge, always, record) == "pass"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ({"type": "message"}, 3),
        ({"type": ["rating", "assign"]}, 2),
        ({"by": "agent"}, 3),
        ({"by": {"not": "agent"}}, 5),
        ({"by": {"exists": False}}, 4),
        ({"author": "a7"}, 1),
        ({"action": "refund"}, 1),
        ({"action": {"not": "refund"}}, 7),
        ({"action": {"exists": True}}, 1),
        ({"args.order": "O-1"}, 1),
        ({"args.order": {"not": "O-1"}, "type": "action"}, 0),
        ({"priority": "high"}, 1),
        ({"status": "high"}, 0),
        ({"escalate": "manager"}, 1),
        ({"assign": "a7"}, 1),
        ({"assign": "tier-2"}, 1),
        ({"assign": {"not": "a7"}, "type": "assign"}, 0),
        ({"rating": "csat"}, 1),
        ({"value": {"lt": 3}}, 1),
        ({"value": {"gte": 2, "lt": 3}}, 1),
        ({"value": {"gte": 3}}, 0),
        ({"value": True}, 0),
        ({"value": "2"}, 0),
        ({"value": {"gt": "1"}}, 0),
        ({"value": 2.0}, 1),
        ({"label": "offer"}, 1),
        ({"label": {"not": "offer"}}, 7),
        ({"public": False}, 1),
        ({"public": True}, 2),
        ({"public": {"exists": False}}, 5),
        ({"signal": "greeting"}, 1),
        ({"signal": "greeting", "public": False}, 1),
        ({"signal": "greeting", "public": [True, False]}, 2),
        ({"public": False, "any": [{"signal": "greeting"}]}, 1),
        ({"any": [{"public": False}], "signal": "greeting"}, 0),
        ({"not": {"signal": "greeting"}}, 7),
        ({"public": False, "not": {"signal": "greeting"}}, 0),
        ({"signal": ["complaint", "greeting"]}, 2),
        ({"signal": {"not": "complaint"}, "type": "message"}, 1),
        ({"signal": "solution"}, 0),
        ({"any": [{"type": "rating"}, {"type": "assign"}], "not": {"value": 2}}, 1),
        ({"all": [{"by": "agent"}, {"type": "action"}]}, 1),
    ],
)
def test_events(judge: str, pattern: dict[str, Any], expected: int) -> None:
    assert count(judge, pattern) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({"channel": "chat"}, True),
        ({"channel": {"not": ["chat", "mail"]}}, False),
        ({"subject": {"exists": False}}, True),
        ({"subject": {"not": "x"}}, True),
        ({"subject": "x"}, False),
        ({"tags": "new"}, True),
        ({"tags": {"not": "spam"}}, True),
        ({"tags": {"not": ["spam", "vip"]}}, False),
        ({"customer.new": True}, True),
        ({"customer.new": 1}, False),
        ({"customer.orders": {"gte": 3, "lt": 4}}, True),
        ({"customer.address.city": "Bogor"}, True),
        ({"customer.address.city.name": {"exists": False}}, True),
        ({"fields.total": 100}, True),
        ({"fields.none": {"lt": 5}}, False),
        ({"created_at": {"gte": "2026-01-05"}}, True),
        ({"created_at": {"lt": "2026-01-05"}}, False),
        ({"created_at": {"lte": "2026-01-05T09:00"}}, True),
        ({"created_at": {"gt": "2026-01-05T02:00:00Z"}}, False),
        ({"created_at": "2026-01-05T02:00:00Z"}, True),
        ({"created_at": {"gt": "yesterday"}}, False),
        ({"created_at": {"not": {"gt": "yesterday"}}}, True),
        ({"any": [{"channel": "mail"}, {"tags": "vip"}]}, True),
        ({"not": {"all": [{"channel": "chat"}, {"tags": "vip"}]}}, False),
        ({"priority": {"exists": False}}, True),
        ({"status": "solved"}, True),
    ],
)
def test_records(judge: str, when: dict[str, Any], expected: bool) -> None:
    assert applies(judge, when) is expected


def test_a_record_without_created_at_has_none(judge: str) -> None:
    record = chat("09:00 customer x")
    assert not applies(judge, {"created_at": {"gte": "2026-01-01"}}, record)
    assert applies(judge, {"created_at": {"exists": False}}, record)


def test_when_sees_the_record_as_it_was_at_the_as_of(judge: str) -> None:
    record = chat("09:00 customer x", "09:30 priority normal->urgent", priority="urgent")
    quick = rule("sequence", template="absence", a={"type": "message"}, when={"priority": "urgent"})
    assert verdict_of(judge, quick, record) == "fail"
    assert verdict_of(judge, quick, record, as_of="09:10") == "not_applicable"
