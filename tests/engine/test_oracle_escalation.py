"""Escalation: a trigger reaches its tier in time; no tier is skipped, none reached without cause."""

from __future__ import annotations

from typing import Any

import pytest
from chats import chat, findings_of, outcome_of, rule, verdict_of
from judging import judges

from engine.outcome import Outcome
from sop.model import Rule

pytestmark = pytest.mark.parametrize("judge", judges())

TRIGGER = {"signal": "complaint", "by": "customer"}


def escalation(**more: Any) -> Rule:
    return rule("escalation", **{"trigger": TRIGGER, "ladder": "help", "to": "supervisor"} | more)


def test_a_higher_tier_will_do_a_lower_one_or_one_of_another_ladder_will_not(judge: str) -> None:
    in_time = escalation(within="30m")
    assert verdict_of(judge, in_time, chat("09:00 customer beta", "09:30 escalate manager")) == "pass"
    record = chat(
        "09:00 customer beta", "09:10 escalate agent", "09:20 escalate police", "09:31 escalate supervisor"
    )
    assert findings_of(judge, in_time, record) == [("late", ["0", "3"])]


def test_an_open_trigger_is_not_triggered_again(judge: str) -> None:
    record = chat("09:00 customer beta", "09:10 customer beta", "09:35 escalate supervisor")
    assert outcome_of(judge, escalation(within="30m"), record).activations == 1
    assert verdict_of(judge, escalation(within="30m"), record) == "fail"


def test_a_tier_that_is_reached_already_asks_for_nothing_more(judge: str) -> None:
    record = chat("09:00 escalate manager", "09:10 customer beta")
    assert verdict_of(judge, escalation(within="30m"), record) == "not_applicable"


def test_an_unless_event_in_time_settles_it_and_the_next_trigger_asks_anew(judge: str) -> None:
    settled = escalation(within="30m", unless={"status": "solved"})
    record = chat("09:00 customer beta", "09:20 status solved", "10:00 customer beta", "11:00 status solved")
    outcome = outcome_of(judge, settled, record)
    assert outcome.activations == 2
    assert findings_of(judge, settled, record) == [("late", ["2", "3"])]


def test_nothing_in_time_is_missing_at_the_last_event_before_it_was_due(judge: str) -> None:
    record = chat("09:00 customer beta", "09:20 agent x", "10:00 agent x", status="open")
    assert verdict_of(judge, escalation(within="30m"), record, as_of="09:29") == "pending"
    assert findings_of(judge, escalation(within="30m"), record) == [("late", ["0", "1!"])]


def test_without_a_limit_the_record_has_until_its_end(judge: str) -> None:
    record = chat("09:00 customer beta", "09:20 agent x")
    assert findings_of(judge, escalation(), record) == [("late", ["0", "1!"])]
    assert verdict_of(judge, escalation(), record | {"status": "open"}) == "pending"
    assert verdict_of(judge, escalation(), chat("- customer beta", "fri 09:00 escalate director")) == "pass"


def test_no_tier_may_be_passed_over_if_the_rule_says_so(judge: str) -> None:
    climbing = escalation(no_skip=True)
    assert verdict_of(judge, escalation(), chat("09:00 customer beta", "09:10 escalate manager")) == "pass"
    record = chat(
        "09:00 customer beta",
        "09:10 escalate manager",
        "09:20 escalate supervisor",
        "09:30 escalate director",
    )
    assert findings_of(judge, climbing, record) == [("no-precedence", ["1", "0!"])]
    outcome = outcome_of(judge, climbing, record)
    assert (outcome.activations, [one.outcome for one in outcome.notable]) == (2, [Outcome.VIOLATED])


def test_an_escalation_without_its_cause_is_a_finding_even_without_a_trigger(judge: str) -> None:
    only = escalation(only_if={"label": "threat"})
    record = chat("09:00 customer x", "09:10 escalate agent", "09:20 escalate manager")
    assert findings_of(judge, only, record) == [
        ("no-precedence", ["1", "0!"]),
        ("no-precedence", ["2", "1!"]),
    ]
    record["events"][0]["labels"] = ["threat"]
    assert verdict_of(judge, only, record) == "not_applicable"
