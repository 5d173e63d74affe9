"""Deadlines between events: what starts a clock, what stops it, and how the open ones end."""

from __future__ import annotations

import pytest
from chats import HOUR, MINUTE, at, chat, findings_of, measured_of, outcome_of, rule, verdict_of
from judging import judges

from engine.outcome import Outcome
from rules.pattern import attributes

pytestmark = pytest.mark.parametrize("judge", judges())

FIRST = rule("deadline", metric="first_reply", within="15m")
NEXT = rule("deadline", metric="next_reply", within="15m")
UPDATE = rule("deadline", metric="periodic_update", within="1h")
START_STOP = {"start": {"action": "verify"}, "stop": {"action": "refund"}}
OWN = rule("deadline", **START_STOP, within="10m")


def test_a_first_reply_exactly_at_the_limit_passes_a_minute_later_it_is_late(judge: str) -> None:
    assert verdict_of(judge, FIRST, chat("09:00 customer x", "09:15 agent x")) == "pass"
    late = chat("09:00 customer x", "09:16 agent x")
    assert findings_of(judge, FIRST, late) == [("late", ["0", "1"])]
    measured = measured_of(judge, FIRST, late)
    assert (measured.metric, measured.elapsed, measured.limit_time) == (
        "first_reply",
        16 * MINUTE,
        15 * MINUTE,
    )
    assert (measured.started_at, measured.due_at, measured.stopped_at) == (
        at("09:00"),
        at("09:15"),
        at("09:16"),
    )
    assert measured.late == MINUTE


def test_the_first_reply_counts_from_the_first_message_of_several(judge: str) -> None:
    record = chat("09:00 customer x", "09:10 customer x", "09:16 agent x")
    assert verdict_of(judge, FIRST, record) == "fail"
    latest = rule("deadline", metric="first_reply", within="15m", repeat_messages="latest")
    assert verdict_of(judge, latest, record) == "pass"
    (measured,) = (measured_of(judge, latest, record),)
    assert measured.started_at == at("09:10")


def test_agents_words_before_the_customers_notes_and_bots_are_no_reply(judge: str) -> None:
    record = chat("08:00 agent x", "09:00 customer x", "09:01 bot x", "09:02 agent (note) x", "09:20 agent x")
    assert findings_of(judge, FIRST, record) == [("late", ["1", "4"])]
    bots = rule("deadline", metric="first_reply", within="15m", replies_by=["agent", "bot"])
    assert verdict_of(judge, bots, record) == "pass"


def test_an_open_run_is_pending_until_due_then_missing(judge: str) -> None:
    record = chat("09:00 customer x", "09:10 customer x", "09:20 customer x", status="open")
    assert verdict_of(judge, FIRST, record, as_of="09:14") == "pending"
    assert findings_of(judge, FIRST, record, as_of="09:15") == [("late", ["0", "1!"])]
    measured = measured_of(judge, FIRST, record, as_of="09:20")
    assert (measured.elapsed, measured.stopped_at, measured.late) == (20 * MINUTE, None, 5 * MINUTE)


def test_an_open_run_of_a_complete_record_is_judged_by_its_due_time_too(judge: str) -> None:
    record = chat("09:00 customer x")
    assert verdict_of(judge, FIRST, record, as_of="09:10") == "pending"
    assert verdict_of(judge, FIRST, record, as_of="10:00") == "fail"


def test_no_customer_message_no_run(judge: str) -> None:
    assert verdict_of(judge, FIRST, chat("09:00 agent x", "09:01 customer (note) x")) == "not_applicable"


def test_a_time_that_is_missing_where_it_is_needed_cannot_be_evaluated(judge: str) -> None:
    (activation,) = outcome_of(judge, FIRST, chat("09:00 customer x", "- agent x")).notable
    assert (activation.outcome, activation.reason) == (Outcome.NOT_EVALUABLE, "time-missing")
    assert verdict_of(judge, FIRST, chat("- customer x", "09:00 agent x")) == "not_evaluable"
    assert verdict_of(judge, FIRST, chat("09:00 customer x", "- customer x", "09:01 agent x")) == "pass"


def test_working_time_stands_still_overnight_and_at_lunch(judge: str) -> None:
    office = rule("deadline", metric="first_reply", within="1h", calendar="office")
    record = chat("16:30 customer x", "tue 08:30 agent x")
    assert verdict_of(judge, office, record) == "pass"
    assert measured_of(judge, office, record).elapsed == HOUR
    assert measured_of(judge, office, chat("11:30 customer x", "13:10 agent x")).due_at == at("13:30")


def test_a_limit_used_up_at_closing_is_due_then_or_at_the_next_opening_if_the_rule_says(judge: str) -> None:
    record = chat("16:00 customer x", "tue 08:00 agent x")
    closing = rule("deadline", metric="first_reply", within="1h", calendar="office")
    opening = rule(
        "deadline", metric="first_reply", within="1h", calendar="office", at_closing="next_opening"
    )
    assert (verdict_of(judge, closing, record), measured_of(judge, closing, record).due_at) == (
        "fail",
        at("17:00"),
    )
    assert (verdict_of(judge, opening, record), measured_of(judge, opening, record).due_at) == (
        "pass",
        at("tue 08:00"),
    )


def test_working_days_have_a_due_time_but_no_length(judge: str) -> None:
    two = rule("deadline", metric="first_reply", within="2bd", calendar="office")
    measured = measured_of(judge, two, chat("thu 10:00 customer x", "fri 09:00 agent x"))
    assert (measured.limit_time, measured.due_at) == (None, at("sun 10:00") + 24 * HOUR)


def test_every_later_exchange_runs_and_the_first_belongs_to_first_reply(judge: str) -> None:
    record = chat(
        "09:00 customer x",
        "10:00 agent x",
        "10:05 customer x",
        "10:10 agent x",
        "11:00 customer x",
        "12:00 agent x",
    )
    outcome = outcome_of(judge, NEXT, record)
    assert outcome.activations == 2
    assert findings_of(judge, NEXT, record) == [("late", ["4", "5"])]
    assert measured_of(judge, NEXT, record).elapsed == HOUR
    assert verdict_of(judge, FIRST, record) == "fail"


def test_solving_ends_an_open_next_reply_unviolated_but_does_not_answer_the_first(judge: str) -> None:
    answered = chat(
        "09:00 customer x", "09:01 agent x", "09:05 customer x", "10:00 status solved", status="open"
    )
    outcome = outcome_of(judge, NEXT, answered)
    assert (outcome.activations, outcome.notable) == (1, ())
    unanswered = chat(
        "09:00 customer x", "09:05 status solved", "10:00 customer x", "10:30 agent x", status="open"
    )
    assert verdict_of(judge, NEXT, unanswered) == "not_applicable"
    assert verdict_of(judge, FIRST, unanswered) == "fail"


def test_closed_at_ends_an_open_next_reply_where_no_status_event_does(judge: str) -> None:
    lines = ("09:00 customer x", "09:01 agent x", "09:05 customer x")
    assert verdict_of(judge, NEXT, chat(*lines, closed_at="09:30")) == "pass"
    assert verdict_of(judge, NEXT, chat(*lines)) == "fail"


def test_a_last_thank_you_needs_no_reply(judge: str) -> None:
    polite = rule("deadline", metric="next_reply", within="15m", needs_no_reply={"signal": "greeting"})
    lines = ("09:00 customer x", "09:01 agent x", "09:05 customer alpha")
    assert verdict_of(judge, polite, chat(*lines)) == "not_applicable"
    assert verdict_of(judge, polite, chat(*lines, "09:06 customer alpha")) == "not_applicable"
    assert verdict_of(judge, polite, chat(*lines, "09:06 customer x")) == "fail"
    assert verdict_of(judge, polite, chat(*lines, "10:00 agent x")) == "fail"


def test_updates_run_from_each_agent_message_to_the_next(judge: str) -> None:
    record = chat("09:00 agent x", "09:30 agent x", "11:00 agent x", "15:00 customer x")
    assert outcome_of(judge, UPDATE, record).activations == 3
    assert findings_of(judge, UPDATE, record) == [("late", ["1", "2"])]


def test_the_end_of_a_complete_record_ends_the_last_update_but_not_of_a_running_one(judge: str) -> None:
    assert verdict_of(judge, UPDATE, chat("09:00 agent x")) == "pass"
    assert verdict_of(judge, UPDATE, chat("09:00 agent x", status="open")) == "fail"
    solved = chat("09:00 agent x", "12:00 status solved", status="open")
    assert verdict_of(judge, UPDATE, solved) == "pass"


def test_a_last_farewell_starts_no_update(judge: str) -> None:
    """The contract lets a last message that needs no reply start no run, whichever metric it is."""
    polite = rule("deadline", metric="periodic_update", within="1h", needs_no_reply={"signal": "greeting"})
    record = chat("09:00 agent x", "09:30 agent alpha", status="open")
    outcome = outcome_of(judge, polite, record)
    assert (outcome.activations, outcome.notable) == (1, ())


def test_a_start_while_running_and_a_stop_while_not_are_ignored(judge: str) -> None:
    record = chat(
        "09:00 action refund",
        "09:01 action verify",
        "09:05 action verify",
        "09:11 action refund",
        "09:30 action refund",
    )
    outcome = outcome_of(judge, OWN, record)
    assert (outcome.activations, outcome.notable) == (1, ())
    assert measured_of(judge, OWN, record).started_at == at("09:01")


def test_a_start_after_a_stop_counts_with_new_cycle_only(judge: str) -> None:
    record = chat("09:00 action verify", "09:05 action refund", "10:00 action verify", "11:00 action refund")
    anew = rule("deadline", **START_STOP, within="10m", reopen="new_cycle")
    assert verdict_of(judge, OWN, record) == "pass"
    assert findings_of(judge, anew, record) == [("late", ["2", "3"])]


def test_stop_beats_start_in_one_instant(judge: str) -> None:
    anew = rule("deadline", **START_STOP, within="10m", reopen="new_cycle")
    handed_on = chat("08:55 action verify", "09:00 action verify", "09:00 action refund")
    assert measured_of(judge, anew, handed_on).elapsed == 5 * MINUTE
    assert outcome_of(judge, anew, handed_on).activations == 1
    stopped_first = chat(
        "08:55 action verify", "09:00 action refund", "09:00 action verify", "09:30 customer x"
    )
    assert outcome_of(judge, anew, stopped_first).activations == 1


def test_a_stop_that_stops_nothing_leaves_the_starts_of_its_instant_alone(judge: str) -> None:
    in_order = chat("09:00 action verify", "09:00 action refund", "09:30 customer x")
    assert verdict_of(judge, OWN, in_order) == "pass"
    stop_first = chat("09:00 action refund", "09:00 action verify", "09:30 customer x")
    assert verdict_of(judge, OWN, stop_first) == "fail"


def test_one_pattern_that_starts_and_stops_is_a_heartbeat(judge: str) -> None:
    beat = rule("deadline", start={"by": "agent"}, stop={"by": "agent"}, within="10m", reopen="new_cycle")
    record = chat("09:00 agent x", "09:05 agent x", "09:30 agent x", status="open")
    assert findings_of(judge, beat, record, as_of="09:31") == [("late", ["1", "2"])]
    assert outcome_of(judge, beat, record, as_of="09:31").activations == 3


def test_the_worst_run_is_measured_the_first_on_ties(judge: str) -> None:
    record = chat(
        "08:00 customer x",
        "08:01 agent x",
        "09:00 customer x",
        "09:20 agent x",
        "10:00 customer x",
        "10:20 agent x",
        "11:00 customer x",
        "11:10 agent x",
    )
    assert measured_of(judge, NEXT, record).started_at == at("09:00")


def test_the_priority_at_the_start_picks_the_target(judge: str) -> None:
    lines = ("09:00 customer x", "09:05 priority normal->urgent", "09:10 agent x")
    targets = [{"when": {"priority": "urgent"}, "within": "5m"}]
    start = rule("deadline", metric="first_reply", within="15m", targets=targets)
    change = rule("deadline", metric="first_reply", within="15m", targets=targets, target_at="change")
    assert verdict_of(judge, start, chat(*lines, priority="urgent")) == "pass"
    assert verdict_of(judge, change, chat(*lines, priority="urgent")) == "fail"
    assert verdict_of(judge, start, chat("09:00 customer x", "09:10 agent x", priority="urgent")) == "fail"


def test_the_first_target_that_fits_wins(judge: str) -> None:
    targets = [
        {"when": {"channel": "chat"}, "within": "1h"},
        {"when": {"priority": "urgent"}, "within": "5m"},
    ]
    both = rule("deadline", metric="first_reply", within="15m", targets=targets)
    lines = ("09:00 customer x", "09:30 agent x")
    assert verdict_of(judge, both, chat(*lines, priority="urgent", channel="chat")) == "pass"
    assert verdict_of(judge, both, chat(*lines, priority="urgent")) == "fail"


def test_arguments_tell_how_long_it_took_and_what_was_allowed(judge: str) -> None:
    late = outcome_of(judge, FIRST, chat("09:00 customer x", "09:16 agent x")).notable[0].shortfalls[0]
    assert late.arguments["elapsed"] == 16 * MINUTE
    assert late.arguments["limit"].seconds == 15 * 60
    assert (late.arguments["metric"], late.arguments["stopped"]) == ("first_reply", True)


def test_heartbeats_at_one_instant_are_one(judge: str) -> None:
    beat = rule("deadline", start={"by": "agent"}, stop={"by": "agent"}, within="10m", reopen="new_cycle")
    record = chat("09:00 agent x", "09:00 agent x", "09:05 agent x", status="open")
    assert outcome_of(judge, beat, record).activations == 2


def test_evidence_says_what_made_the_event_count(judge: str) -> None:
    (late,) = outcome_of(judge, OWN, chat("09:00 action verify", "09:30 action refund")).notable[0].shortfalls
    assert [each.looked_for for each in late.evidence] == [attributes(action="verify"), None]
