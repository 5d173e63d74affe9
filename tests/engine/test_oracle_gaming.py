"""Gaming: statuses that park a clock, and where to look when they do."""

from __future__ import annotations

from typing import Any

import pytest
from chats import chat, findings_of, outcome_of, rule, verdict_of
from judging import judges

from sop.model import Rule

pytestmark = pytest.mark.parametrize("judge", judges())


def gaming(finds: str, **more: Any) -> Rule:
    return rule("gaming", finds=finds, **more)


def test_a_parked_message_shows_with_the_status_that_parked_it(judge: str) -> None:
    record = chat("09:00 customer x", "09:01 agent (note) x", "09:02 assign a7", "09:03 status pending")
    assert findings_of(judge, gaming("pending_unanswered"), record) == [("forbidden", ["0", "3"])]


def test_only_the_last_message_can_be_parked_and_only_by_the_statuses_asked_for(judge: str) -> None:
    record = chat("09:00 customer x", "09:01 customer x", "09:02 status on-hold", "09:03 status pending")
    outcome = outcome_of(judge, gaming("pending_unanswered"), record)
    assert (outcome.activations, len(outcome.notable)) == (2, 1)
    assert findings_of(judge, gaming("pending_unanswered"), record) == [("forbidden", ["1", "3"])]
    held = gaming("pending_unanswered", statuses=["on-hold", "pending"])
    assert findings_of(judge, held, record) == [("forbidden", ["1", "2"])]


def test_what_may_still_be_parked_is_not_parked_yet(judge: str) -> None:
    record = chat("09:00 customer x", status="open")
    assert verdict_of(judge, gaming("pending_unanswered"), record) == "pass"
    assert verdict_of(judge, gaming("pending_without_reply"), record) == "not_applicable"


def test_each_status_before_the_first_reply_shows_what_was_missing(judge: str) -> None:
    record = chat("09:00 status pending", "09:01 customer x", "09:02 bot x", "09:03 status pending",
                  "09:04 agent x", "09:05 customer x", "09:06 status pending")  # fmt: skip
    unreplied = gaming("pending_without_reply")
    assert findings_of(judge, unreplied, record) == [
        ("no-precedence", ["0", "0!"]),
        ("no-precedence", ["3", "2!"]),
    ]
    assert outcome_of(judge, unreplied, record).activations == 3
    bot = gaming("pending_without_reply", replies_by=["bot"])
    assert findings_of(judge, bot, record) == [("no-precedence", ["0", "0!"])]


def test_the_last_solving_status_before_a_reopening_is_the_one_that_was_too_soon(judge: str) -> None:
    record = chat("09:00 status solved", "09:10 status closed", "09:15 agent x", "09:20 status open")
    assert findings_of(judge, gaming("quick_reopen", within="10m"), record) == [("forbidden", ["1", "3"])]
    assert verdict_of(judge, gaming("quick_reopen", within="9m"), record) == "pass"


def test_a_reopening_is_timed_on_the_rule_s_clock(judge: str) -> None:
    record = chat("11:50 status solved", "13:05 status open")
    assert verdict_of(judge, gaming("quick_reopen", within="15m"), record) == "pass"
    assert verdict_of(judge, gaming("quick_reopen", within="15m", calendar="office"), record) == "fail"


def test_a_reopening_without_a_time_is_not_evaluable(judge: str) -> None:
    record = chat("11:50 status solved", "- status open")
    assert verdict_of(judge, gaming("quick_reopen", within="15m"), record) == "not_evaluable"


def test_a_message_that_needs_no_reply_is_not_left_waiting_and_excuses_the_reopening(judge: str) -> None:
    thanks = {"signal": "greeting"}
    parked = chat("09:00 customer beta", "09:01 agent x", "09:02 customer alpha", "09:03 status pending")
    assert verdict_of(judge, gaming("pending_unanswered"), parked) == "fail"
    assert verdict_of(judge, gaming("pending_unanswered", needs_no_reply=thanks), parked) == "pass"
    reopened = chat("09:00 status solved", "09:01 customer alpha", "09:01 status open")
    excused = gaming("quick_reopen", within="1h", needs_no_reply=thanks)
    assert verdict_of(judge, excused, reopened) == "pass"
    assert (
        verdict_of(judge, excused, chat("09:00 status solved", "09:01 agent alpha", "09:01 status open"))
        == "fail"
    )
