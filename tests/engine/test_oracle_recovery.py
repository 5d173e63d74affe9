"""Recovery: the steps after a complaint, in order or in any, and which complaints are one."""

from __future__ import annotations

from typing import Any

import pytest
from chats import chat, findings_of, outcome_of, rule, verdict_of
from judging import judges

from engine.outcome import Outcome
from rules.pattern import by_agent_unless_said, parse_pattern
from sop.model import Rule

pytestmark = pytest.mark.parametrize("judge", judges())

STEPS: list[dict[str, Any]] = [
    {"id": "listen", "signal": "greeting"},
    {"id": "solve", "any": [{"signal": "solution"}, {"action": "offer"}]},
]


def recovery(**more: Any) -> Rule:
    return rule("recovery", **{"trigger": {"signal": "complaint", "by": "customer"}, "steps": STEPS} | more)


def test_steps_in_order_with_others_between_pass(judge: str) -> None:
    record = chat("09:00 customer beta", "09:01 agent alpha", "09:02 customer x", "09:03 agent gamma")
    assert verdict_of(judge, recovery(), record) == "pass"


def test_one_message_may_do_several_steps(judge: str) -> None:
    assert verdict_of(judge, recovery(), chat("09:00 customer beta", "09:01 agent gamma alpha")) == "pass"


def test_a_step_before_the_one_it_follows_is_out_of_order_unless_any_order_will_do(judge: str) -> None:
    record = chat("09:00 customer beta", "09:01 agent gamma", "09:02 agent alpha")
    assert findings_of(judge, recovery(), record) == [("out-of-order", ["0", "1"])]
    assert verdict_of(judge, recovery(order="any"), record) == "pass"
    assert verdict_of(judge, recovery(), record | {"status": "open"}) == "pending"


def test_each_missing_step_is_missing_at_the_end(judge: str) -> None:
    record = chat("09:00 customer beta", "09:01 customer alpha", "09:02 agent x")
    assert findings_of(judge, recovery(), record) == [("step-missing", ["0", "2!"])] * 2
    (activation,) = outcome_of(judge, recovery(), record).notable
    assert [each.arguments["step"] for each in activation.shortfalls] == ["listen", "solve"]


def test_steps_are_the_agents_unless_a_step_says_whose(judge: str) -> None:
    record = chat("09:00 customer beta", "09:01 bot alpha", "09:02 agent gamma")
    assert verdict_of(judge, recovery(), record) == "fail"
    by_bot = [{"id": "listen", "signal": "greeting", "by": "bot"}, STEPS[1]]
    assert verdict_of(judge, recovery(steps=by_bot), record) == "pass"


def test_what_was_done_before_the_complaint_does_not_count(judge: str) -> None:
    record = chat("09:00 agent alpha gamma", "09:01 customer beta")
    assert verdict_of(judge, recovery(), record) == "fail"


def test_complaints_before_completion_join_later_ones_ask_anew(judge: str) -> None:
    done = ("09:00 customer beta", "09:01 agent alpha", "09:02 customer beta", "09:03 agent gamma")
    assert outcome_of(judge, recovery(), chat(*done)).activations == 1
    record = chat(*done, "10:00 customer beta")
    outcome = outcome_of(judge, recovery(), record)
    assert outcome.activations == 2
    assert [one.key for one in outcome.notable] == [("", 4)]
    lacking = chat("09:00 customer beta", "10:00 customer beta", "11:00 customer beta")
    assert outcome_of(judge, recovery(), lacking).activations == 1


def test_within_counts_from_the_trigger_and_includes_its_end(judge: str) -> None:
    hour = recovery(within="1h")
    lines = ("09:00 customer beta", "09:30 agent alpha")
    assert verdict_of(judge, hour, chat(*lines, "10:00 agent gamma")) == "pass"
    record = chat(*lines, "10:01 agent gamma")
    assert findings_of(judge, hour, record) == [("step-missing", ["0", "1!"])]
    assert verdict_of(judge, hour, chat(*lines), as_of="09:59") == "pending"
    assert verdict_of(judge, hour, chat(*lines, status="open"), as_of="10:00") == "fail"


def test_within_needs_the_times_of_the_trigger_and_of_a_lacking_step(judge: str) -> None:
    hour = recovery(within="1h")
    (activation,) = outcome_of(judge, hour, chat("- customer beta", "09:30 agent alpha gamma")).notable
    assert (activation.outcome, activation.reason) == (Outcome.NOT_EVALUABLE, "time-missing")
    unknown = chat("09:00 customer beta", "09:30 agent alpha", "- agent gamma")
    assert verdict_of(judge, hour, unknown) == "not_evaluable"
    assert verdict_of(judge, recovery(), unknown) == "pass"
    known = chat("09:00 customer beta", "09:30 agent alpha", "- agent alpha", "09:40 agent gamma")
    assert verdict_of(judge, hour, known) == "pass"


def test_a_step_known_to_be_missing_counts_more_than_one_whose_time_is_not_known(judge: str) -> None:
    record = chat("09:00 customer beta", "- agent gamma", "12:00 agent x")
    assert findings_of(judge, recovery(within="1h"), record) == [("step-missing", ["0", "0!"])]
    assert verdict_of(judge, recovery(within="1h"), record, as_of="09:30") == "not_evaluable"


def test_the_complaint_itself_does_no_step_and_one_in_the_last_step_joins(judge: str) -> None:
    from_agents = recovery(trigger={"signal": "complaint"})
    assert verdict_of(judge, from_agents, chat("09:00 agent beta alpha gamma")) == "fail"
    joined = chat("09:00 customer beta", "09:01 agent alpha gamma beta")
    assert outcome_of(judge, from_agents, joined).activations == 1


def test_evidence_says_what_made_the_event_count(judge: str) -> None:
    record = chat("09:00 customer beta", "09:01 action offer", "09:02 agent alpha")
    (shortfall,) = outcome_of(judge, recovery(), record).notable[0].shortfalls
    trigger, step = (each.looked_for for each in shortfall.evidence)
    assert trigger == parse_pattern({"signal": "complaint", "by": "customer"})
    assert step == by_agent_unless_said(parse_pattern({"any": STEPS[1]["any"]}))
