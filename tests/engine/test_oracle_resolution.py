"""Deadlines from creation to solved, reopening, and pauses of any clock."""

from __future__ import annotations

import pytest
from chats import HOUR, MINUTE, at, chat, findings_of, measured_of, outcome_of, rule, verdict_of
from judging import judges

pytestmark = pytest.mark.parametrize("judge", judges())

RESOLVED = rule("deadline", metric="resolution", within="2h")
WAITED = rule("deadline", metric="requester_wait", within="2h")


def test_resolution_runs_from_created_at_to_the_solving_event(judge: str) -> None:
    record = chat("09:30 customer x", "11:00 status solved", created_at="09:00")
    assert verdict_of(judge, RESOLVED, record) == "pass"
    late = chat("09:30 customer x", "11:01 status closed", created_at="09:00")
    assert findings_of(judge, RESOLVED, late) == [("late", ["1"])]
    assert measured_of(judge, RESOLVED, late).started_at == at("09:00")


def test_without_created_at_the_first_event_starts_it(judge: str) -> None:
    assert measured_of(judge, RESOLVED, chat("09:30 customer x", "11:00 status solved")).started_at == at(
        "09:30"
    )


def test_closed_at_solves_a_record_without_status_events_else_its_last_event_does(judge: str) -> None:
    lines = ("09:00 customer x", "09:30 agent x")
    closed = chat(*lines, closed_at="12:00")
    assert measured_of(judge, RESOLVED, closed).stopped_at == at("12:00")
    assert findings_of(judge, RESOLVED, closed) == [("late", ["1!"])]
    assert measured_of(judge, RESOLVED, chat(*lines)).stopped_at == at("09:30")
    assert measured_of(judge, RESOLVED, chat(*lines, status=None)).stopped_at == at("09:30")


def test_a_running_record_without_a_solving_event_is_open(judge: str) -> None:
    record = chat("09:00 customer x", "09:30 agent x", status="open")
    assert verdict_of(judge, RESOLVED, record, as_of="10:59") == "pending"
    assert findings_of(judge, RESOLVED, record, as_of="11:00") == [("late", ["1!"])]


def test_a_record_that_begins_after_the_as_of_or_nowhere_has_no_run(judge: str) -> None:
    assert verdict_of(judge, RESOLVED, chat("09:00 customer x"), as_of="08:00") == "not_applicable"
    assert verdict_of(judge, RESOLVED, chat()) == "not_applicable"


def test_an_empty_running_record_runs_from_created_at(judge: str) -> None:
    record = chat(status="new", created_at="09:00")
    assert verdict_of(judge, RESOLVED, record, as_of="10:00") == "pending"
    assert findings_of(judge, RESOLVED, record) == [("late", ["None!"])]


def test_after_reopening_the_final_solve_stops_and_the_time_solved_is_not_counted(judge: str) -> None:
    record = chat("08:00 customer x", "09:00 status solved", "15:00 status open", "15:30 status solved")
    measured = measured_of(judge, RESOLVED, record)
    assert (measured.elapsed, measured.due_at, measured.stopped_at) == (90 * MINUTE, at("16:00"), at("15:30"))
    assert verdict_of(judge, RESOLVED, record) == "pass"


def test_the_final_solve_is_where_the_last_solved_stretch_begins(judge: str) -> None:
    record = chat("08:00 customer x", "09:00 status solved", "17:00 status closed")
    assert measured_of(judge, RESOLVED, record).stopped_at == at("09:00")


def test_ignoring_reopening_the_first_solve_stops(judge: str) -> None:
    ignore = rule("deadline", metric="resolution", within="2h", reopen="ignore")
    record = chat("08:00 customer x", "09:00 status solved", "15:00 status open", "20:00 status solved")
    assert measured_of(judge, ignore, record).stopped_at == at("09:00")
    assert verdict_of(judge, ignore, record) == "pass"


def test_a_new_cycle_runs_from_each_reopening(judge: str) -> None:
    anew = rule("deadline", metric="resolution", within="2h", reopen="new_cycle")
    record = chat("08:00 customer x", "09:00 status solved", "15:00 status open", "20:00 status solved")
    assert outcome_of(judge, anew, record).activations == 2
    assert findings_of(judge, anew, record) == [("late", ["2", "3"])]


def test_a_reopened_running_record_is_open_again(judge: str) -> None:
    record = chat("08:00 customer x", "09:00 status solved", "15:00 status open", status="open")
    assert verdict_of(judge, RESOLVED, record, as_of="15:59") == "pending"
    assert verdict_of(judge, RESOLVED, record, as_of="16:00") == "fail"


def test_a_complete_record_left_reopened_ends_at_closed_at_or_its_last_event(judge: str) -> None:
    lines = ("08:00 customer x", "09:00 status solved", "15:00 status open", "15:30 agent x")
    assert measured_of(judge, RESOLVED, chat(*lines)).stopped_at == at("15:30")
    assert measured_of(judge, RESOLVED, chat(*lines, closed_at="15:20")).stopped_at == at("15:20")
    assert measured_of(judge, RESOLVED, chat(*lines, closed_at="09:00")).stopped_at == at("15:30")


def test_requester_wait_stands_still_while_pending_and_agent_work_on_hold_too(judge: str) -> None:
    record = chat("09:00 customer x", "10:00 status pending", "12:00 status on-hold", "13:00 status solved")
    assert measured_of(judge, WAITED, record).elapsed == 2 * HOUR
    work = rule("deadline", metric="agent_work", within="2h")
    assert measured_of(judge, work, record).elapsed == HOUR
    assert measured_of(judge, RESOLVED, record).elapsed == 4 * HOUR


def test_the_status_before_the_first_change_is_its_from(judge: str) -> None:
    record = chat("09:00 customer x", "11:00 status pending->open", "12:00 status solved")
    assert measured_of(judge, WAITED, record).elapsed == HOUR


def test_an_open_run_that_is_paused_is_never_due(judge: str) -> None:
    record = chat("09:00 customer x", "10:00 status pending", status="pending")
    assert verdict_of(judge, WAITED, record, as_of="sun 23:00") == "pending"
    measured = measured_of(judge, WAITED, record)
    assert (measured.due_at, measured.late, measured.elapsed) == (None, None, HOUR)


def test_a_pause_after_the_limit_was_used_up_does_not_undo_it(judge: str) -> None:
    record = chat("09:00 customer x", "11:30 status pending", status="pending")
    assert verdict_of(judge, WAITED, record) == "fail"


def test_paused_working_time_is_not_counted_or_the_limit_grows_by_wall_time(judge: str) -> None:
    lines = ("16:00 customer x", "16:30 status pending", "tue 09:00 status open", "tue 12:00 status solved")
    working = rule("deadline", metric="requester_wait", within="1h", calendar="office")
    wall = rule("deadline", metric="requester_wait", within="1h", calendar="office", pause_hours="wall")
    assert measured_of(judge, working, chat(*lines)).due_at == at("tue 09:30")
    assert measured_of(judge, wall, chat(*lines)).due_at == at("thu 08:30")
    assert (verdict_of(judge, working, chat(*lines)), verdict_of(judge, wall, chat(*lines))) == (
        "fail",
        "pass",
    )


def test_pauses_between_events_of_the_officers_choice(judge: str) -> None:
    paused = rule(
        "deadline",
        start={"action": "order"},
        stop={"action": "ship"},
        pause_while={"from": {"action": "ask"}, "until": {"by": "customer"}},
        within="1h",
    )
    lines = (
        "09:00 action order",
        "09:10 customer x",
        "09:30 action ask",
        "10:00 action ask",
        "11:00 customer x",
    )
    passing = chat(*lines, "11:30 action ship")
    assert measured_of(judge, paused, passing).elapsed == HOUR
    assert verdict_of(judge, paused, passing) == "pass"
    assert verdict_of(judge, paused, chat(*lines, "11:31 action ship")) == "fail"


def test_a_pause_that_begins_with_the_run_counts_and_one_that_begins_with_its_stop_does_not(
    judge: str,
) -> None:
    paused = rule(
        "deadline",
        start={"action": "order"},
        stop={"action": "ship"},
        pause_while={"from": {"action": "ask"}, "until": {"action": "answer"}},
        within="1h",
    )
    record = chat("09:00 action order", "09:00 action ask", "10:00 action answer", "10:30 action ship")
    assert measured_of(judge, paused, record).elapsed == 30 * MINUTE
    record = chat("09:00 action order", "10:00 action ask", "10:00 action ship", "12:00 action answer")
    assert measured_of(judge, paused, record).elapsed == HOUR


def test_overlapping_pauses_count_once(judge: str) -> None:
    paused = rule(
        "deadline",
        metric="requester_wait",
        within="1h",
        pause_while={"from": {"action": "ask"}, "until": {"action": "answer"}},
    )
    record = chat(
        "09:00 customer x",
        "09:30 status pending",
        "10:00 action ask",
        "11:00 status open",
        "12:00 action answer",
        "12:30 status solved",
    )
    assert measured_of(judge, paused, record).elapsed == HOUR


def test_a_pause_whose_time_is_missing_cannot_be_evaluated_if_it_is_inside_the_run(judge: str) -> None:
    inside = chat("09:00 customer x", "- status pending", "10:00 status open", "10:30 status solved")
    assert verdict_of(judge, WAITED, inside) == "not_evaluable"
    after = chat("09:00 customer x", "10:00 status solved", "- status pending", "11:00 status solved")
    ignore = rule("deadline", metric="requester_wait", within="2h", reopen="ignore")
    assert verdict_of(judge, ignore, after) == "pass"


def test_the_time_of_a_pause_that_began_before_the_run_is_not_needed(judge: str) -> None:
    paused = rule(
        "deadline", start={"action": "order"}, stop={"action": "ship"}, pause_on=["pending"], within="1h"
    )
    record = chat("- status pending", "09:00 action order", "10:00 status open", "10:30 action ship")
    assert measured_of(judge, paused, record).elapsed == 30 * MINUTE
    record = chat("09:00 status pending", "- status open", "09:30 action order", "10:30 action ship")
    assert measured_of(judge, paused, record).elapsed == HOUR


def test_the_priority_at_creation_picks_the_target_of_a_resolution(judge: str) -> None:
    targets = [{"when": {"priority": "urgent"}, "within": "1h"}]
    start = rule("deadline", metric="resolution", within="8h", targets=targets)
    change = rule("deadline", metric="resolution", within="8h", targets=targets, target_at="change")
    set_at_once = chat(
        "09:00 priority urgent", "09:30 priority normal", "12:00 status solved", created_at="09:00"
    )
    assert (verdict_of(judge, start, set_at_once), verdict_of(judge, change, set_at_once)) == ("fail", "pass")
    set_later = chat("09:30 priority normal->urgent", "12:00 status solved", created_at="09:00")
    assert (verdict_of(judge, start, set_later), verdict_of(judge, change, set_later)) == ("pass", "fail")
    set_after = chat(
        "09:30 customer x", "12:00 priority normal->urgent", created_at="09:00", closed_at="11:30"
    )
    assert verdict_of(judge, change, set_after) == "pass"


def test_a_record_created_at_the_as_of_runs(judge: str) -> None:
    assert verdict_of(judge, RESOLVED, chat(status="new", created_at="09:00"), as_of="09:00") == "pending"


def test_closed_at_the_time_of_the_last_status_event_stops_too(judge: str) -> None:
    record = chat(
        "08:00 customer x", "09:00 status solved", "15:00 status open", "15:30 agent x", closed_at="15:00"
    )
    assert measured_of(judge, RESOLVED, record).stopped_at == at("15:00")


def test_what_is_missing_shows_the_last_event_up_to_its_due_time_or_the_first_of_all(judge: str) -> None:
    at_due = chat(
        "09:30 customer x", "11:00 customer x", "11:01 customer x", status="open", created_at="09:00"
    )
    assert findings_of(judge, RESOLVED, at_due) == [("late", ["1!"])]
    after_due = chat("12:00 customer x", "12:01 customer x", status="open", created_at="09:00")
    assert findings_of(judge, RESOLVED, after_due) == [("late", ["0!"])]


def test_a_pause_that_follows_another_at_once_is_the_same(judge: str) -> None:
    record = chat(
        "09:00 customer x",
        "10:00 status pending",
        "11:00 status open",
        "11:00 status pending",
        status="pending",
    )
    assert measured_of(judge, WAITED, record).elapsed == HOUR
    assert verdict_of(judge, WAITED, record) == "pending"
