"""The ledger accounts for every moment of a clock, says why it counted or not, and adds up."""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from calendars import SECOND, calendar_spec, micros
from chats import MINUTE, OFFICE, at, chat, rule, sop_of, timeline_of
from generators import Case, seeded_cases
from hypothesis import given, settings
from hypothesis import strategies as st
from test_calendar_properties import calendars, wall_clock

from engine.calendar import Calendar, Wall
from engine.instants import Zone
from engine.judging import Compiled, JudgeName
from engine.ledger import MOST, Entry, LedgerRow, Pause, entries, ledger
from engine.measured import TimeMeasured
from engine.verdict import Verdict
from sop.model import CalendarSpec, Holidays, Rule

JAKARTA = Zone("Asia/Jakarta")
JUDGES: list[JudgeName] = ["network", "oracle"]


def rows(clock: Wall | Calendar, begin: str, end: str, *pauses: Pause, language: str = "en") -> list[str]:
    """The rows as `from - until, seconds (+ if counted): why`."""
    found = ledger(clock, JAKARTA, micros(begin), micros(end), pauses, language)
    return [
        f"{row.begin[5:16]} - {row.until[5:16]}, {row.seconds}{'+' * row.counted}: {row.why}" for row in found
    ]


def office(**more: Any) -> Calendar:
    hours = {"mon-fri": ["08:00-12:00", "13:00-17:00"]}
    return Calendar(calendar_spec({"timezone": "Asia/Jakarta", "hours": hours, **more}, "office"))


def test_working_time_and_the_hours_between() -> None:
    assert rows(office(), "2026-01-05T09:00:00+07:00", "2026-01-06T08:30:00+07:00") == [
        "01-05T09:00 - 01-05T12:00, 10800+: working time",
        "01-05T12:00 - 01-05T13:00, 3600: outside hours",
        "01-05T13:00 - 01-05T17:00, 14400+: working time",
        "01-05T17:00 - 01-06T08:00, 54000: outside hours",
        "01-06T08:00 - 01-06T08:30, 1800+: working time",
    ]


def test_holidays_are_told_by_name_or_date_and_a_weekend_is_outside_hours() -> None:
    clock = office(holidays={"country": "ID", "closed": ["2026-03-17", "--03-18"]})
    assert rows(clock, "2026-03-16T17:00:00+07:00", "2026-03-23T08:00:00+07:00", language="id") == [
        "03-16T17:00 - 03-17T00:00, 25200: di luar jam kerja",
        "03-17T00:00 - 03-18T00:00, 86400: tutup menurut kalender: 2026-03-17",
        "03-18T00:00 - 03-19T00:00, 86400: tutup menurut kalender: 2026-03-18",
        "03-19T00:00 - 03-20T00:00, 86400: libur: Hari Suci Nyepi",
        "03-20T00:00 - 03-20T08:00, 28800: di luar jam kerja",
        "03-20T08:00 - 03-20T12:00, 14400+: waktu kerja",
        "03-20T12:00 - 03-20T13:00, 3600: di luar jam kerja",
        "03-20T13:00 - 03-20T17:00, 14400+: waktu kerja",
        "03-20T17:00 - 03-21T00:00, 25200: di luar jam kerja",
        "03-21T00:00 - 03-22T00:00, 86400: libur: Hari Raya Idul Fitri",
        "03-22T00:00 - 03-23T00:00, 86400: libur: Hari kedua dari Hari Raya Idul Fitri",
        "03-23T00:00 - 03-23T08:00, 28800: di luar jam kerja",
    ]


def test_a_pause_is_one_row_whatever_the_hours() -> None:
    pauses = [
        Pause(micros("2026-01-05T16:00:00+07:00"), micros("2026-01-06T09:00:00+07:00"), "paused: a"),
        Pause(micros("2026-01-06T10:00:00+07:00"), 1 << 62, "paused: b"),
    ]
    assert rows(office(), "2026-01-05T15:00:00+07:00", "2026-01-07T10:00:00+07:00", *pauses) == [
        "01-05T15:00 - 01-05T16:00, 3600+: working time",
        "01-05T16:00 - 01-06T09:00, 61200: paused: a",
        "01-06T09:00 - 01-06T10:00, 3600+: working time",
        "01-06T10:00 - 01-07T10:00, 86400: paused: b",
    ]


def test_on_the_wall_all_time_counts() -> None:
    day = ("2026-01-05T09:00:00+07:00", "2026-01-06T09:00:00.5+07:00")
    assert rows(Wall(), *day) == ["01-05T09:00 - 01-06T09:00, 86400.5+: time passing"]
    assert rows(Wall(), *day, language="id") == ["01-05T09:00 - 01-06T09:00, 86400.5+: waktu berjalan"]


def test_nothing_passes_from_an_instant_to_itself_or_back() -> None:
    assert rows(office(), "2026-01-05T09:00:00+07:00", "2026-01-05T09:00:00+07:00") == []
    assert rows(Wall(), "2026-01-05T09:00:00+07:00", "2026-01-05T08:00:00+07:00") == []


def test_years_that_no_calendar_knows_are_closed() -> None:
    ancient, far = micros("0001-01-01T10:00:00+07:00"), micros("9999-12-30T00:00:00+07:00")
    zone = "America/Los_Angeles"
    clock = Calendar(calendar_spec({"timezone": zone, "hours": {"mon": ["08:00-09:00"]}}, "c"))
    found = entries(clock, ancient, far, [], "en")
    assert_whole(found, ancient, far)
    assert sum(one.length for one in found if one.kind == "counted") == clock.between(ancient, far)


def test_a_long_ledger_ends_with_sums_of_each_kind() -> None:
    clock = office(holidays={"country": "ID"})
    began, until = micros("2020-01-01T00:00:00+07:00"), micros("2026-01-05T10:00:00+07:00")
    pause = Pause(until - 30 * MINUTE, until - 20 * MINUTE, "paused: a")
    found = entries(clock, began, until, [pause], "en")
    assert len(found) == MOST
    assert [one.kind for one in found[-4:]] == ["closed", "counted", "holiday", "paused"]
    assert {(one.begin, one.end) for one in found[-4:]} == {(found[-5].end, until)}
    assert found[-3].why.startswith("working time, the sum of ")
    assert found[-1].why == "paused, the sum of 1 further intervals"
    assert sum(one.length for one in found) == until - began
    counted = sum(one.length for one in found if one.kind == "counted")
    assert counted == clock.between(began, until) - 10 * MINUTE


def assert_whole(found: list[Entry], began: int, until: int) -> None:
    """The rows follow each other from the beginning to the end."""
    if len(found) < MOST - 4:
        assert all(one.length == one.end - one.begin > 0 for one in found)
        assert all(before.end == after.begin for before, after in pairwise(found))
        assert all((before.kind, before.why) != (after.kind, after.why) for before, after in pairwise(found))
    assert (found[0].begin, found[-1].end) == (began, until)
    assert sum(one.length for one in found) == until - began
    assert len(found) <= MOST


def clock_of(spec: CalendarSpec | None) -> Wall | Calendar:
    return Wall() if spec is None else Calendar(spec)


pauses_drawn = st.lists(st.integers(-1_000, 9 * 1440), max_size=8).map(sorted)


@given(calendars(), st.booleans(), st.integers(1, 8 * 1440), pauses_drawn)
@settings(max_examples=300, deadline=None)
def test_rows_cover_the_time_and_what_counted_adds_up(
    drawn: tuple[CalendarSpec, int], wall: bool, length: int, edges: list[int]
) -> None:
    spec, began = drawn
    clock = clock_of(None if wall else spec)
    until = began + length * MINUTE
    pauses = [
        Pause(began + begin * MINUTE, began + end * MINUTE, f"paused: {number}")
        for number, (begin, end) in enumerate(zip(edges[::2], edges[1::2], strict=False))
        if begin < end
    ]
    found = entries(clock, began, until, pauses, "en")
    assert_whole(found, began, until)
    inside = [(max(one.begin_at, began), min(one.end_at, until)) for one in pauses]
    still = sum(clock.between(begin, end) for begin, end in inside if begin < end)
    assert sum(one.length for one in found if one.kind == "counted") == clock.between(began, until) - still
    for one in found:
        for moment in (one.begin, (one.begin + one.end) // 2, one.end - 1):
            stopped = any(pause.begin_at <= moment < pause.end_at for pause in pauses)
            assert (one.kind == "paused") == stopped
            if not stopped:
                assert (one.kind == "counted") == clock.is_open(moment)
                day = wall_clock(spec.timezone, moment).date()
                off = one.kind != "counted" and clock.closed_reason(day) is not None
                assert (one.kind == "holiday") == off, (one, day)


RESOLUTION = {"metric": "resolution", "within": "4h", "calendar": "office"}


def record_of(
    judge: JudgeName, one: Rule, record: dict[str, Any], as_of: str, ledger: bool = True
) -> Verdict:
    compiled = Compiled(sop_of(one), judge, "en", ledger)
    timeline = timeline_of(compiled.sop, record, at(as_of))
    (found,) = compiled.writer.records(timeline, compiled.judge.judge([timeline])[0], 0)
    return found


def whys(verdict: Verdict) -> list[str]:
    assert isinstance(verdict.measured, TimeMeasured)
    assert isinstance(verdict.measured.ledger, list)
    return [row.why for row in verdict.measured.ledger]


@pytest.mark.parametrize("judge", JUDGES)
class TestRecords:
    def test_a_status_that_stopped_the_clock_is_named_with_who_set_it(self, judge: JudgeName) -> None:
        record = chat(
            "09:00 customer alpha", "09:10 status pending", "10:00 status open", "10:30 status solved"
        )
        record["events"][1] |= {"by": "agent", "author": "a7"}
        verdict = record_of(judge, rule("deadline", **RESOLUTION, pause_on=["pending"]), record, "12:00")
        assert whys(verdict) == [
            "working time",
            "paused: status pending by a7 at 2026-01-05 09:10:00+07:00",
            "working time",
        ]

    def test_a_status_from_before_the_first_event(self, judge: JudgeName) -> None:
        record = chat("09:00 customer alpha", "10:00 status pending->open", "10:30 status solved")
        verdict = record_of(judge, rule("deadline", **RESOLUTION, pause_on=["pending"]), record, "12:00")
        assert whys(verdict) == ["paused: status pending since before the first event", "working time"]

    def test_solved_time_before_a_reopening(self, judge: JudgeName) -> None:
        record = chat(
            "09:00 customer alpha", "09:10 status solved", "10:00 status open", "10:30 status solved"
        )
        verdict = record_of(judge, rule("deadline", **RESOLUTION), record, "12:00")
        assert whys(verdict)[1] == "paused: status solved at 2026-01-05 09:10:00+07:00"

    def test_an_event_of_the_rules_own(self, judge: JudgeName) -> None:
        own = rule(
            "deadline",
            start={"by": "customer", "type": "message"},
            stop={"action": "ship"},
            pause_while={"from": {"action": "ask"}, "until": {"action": "told"}},
            within="1h",
        )
        lines = ("09:00 customer alpha", "09:10 action ask", "09:30 action told", "09:40 action ask")
        verdict = record_of(judge, own, chat(*lines, status="open"), "10:00")
        assert whys(verdict) == [
            "time passing",
            "paused: action ask by agent at 2026-01-05 09:10:00+07:00",
            "time passing",
            "paused: action ask by agent at 2026-01-05 09:40:00+07:00",
        ]

    def test_it_is_left_out_unless_asked_for(self, judge: JudgeName) -> None:
        record = chat("09:00 customer alpha", "10:30 status solved")
        verdict = record_of(judge, rule("deadline", **RESOLUTION), record, "12:00", ledger=False)
        assert list(msgspec.to_builtins(verdict)["measured"]) == [
            "metric",
            "elapsed_seconds",
            "limit_seconds",
            "started_at",
            "due_at",
            "stopped_at",
        ]

    def test_a_run_without_all_its_times_has_none(self, judge: JudgeName) -> None:
        record = chat("- customer alpha", "10:30 agent beta")
        reply = rule("deadline", metric="first_reply", within="15m")
        verdict = record_of(judge, reply, record, "12:00")
        assert verdict.verdict == "not_evaluable"
        assert "ledger" not in msgspec.to_builtins(verdict)["measured"]

    def test_it_adds_up_to_the_elapsed_time_of_every_record(self, judge: JudgeName) -> None:
        told = 0
        for case in seeded_cases(400, 20260113, ["deadline", "escalation"]):
            compiled = Compiled(case.sop, judge, "en", ledger=True)
            timeline = case.timeline()
            for verdict in compiled.writer.records(timeline, compiled.judge.judge([timeline])[0], 0):
                measured = verdict.measured
                if isinstance(measured, TimeMeasured) and isinstance(measured.ledger, list):
                    told += 1
                    assert_accounts(measured, measured.ledger, case.as_of)
        assert told > 200


def test_both_judges_account_alike() -> None:
    for case in seeded_cases(600, 20260114, ["deadline"]):
        network, oracle = (records_with_ledgers(case, judge) for judge in JUDGES)
        assert network == oracle


def records_with_ledgers(case: Case, judge: JudgeName) -> list[Any]:
    compiled = Compiled(case.sop, judge, "en", ledger=True)
    timeline = case.timeline()
    return [
        msgspec.to_builtins(verdict)
        for verdict in compiled.writer.records(timeline, compiled.judge.judge([timeline])[0], 0)
    ]


def assert_accounts(measured: TimeMeasured, rows: list[LedgerRow], as_of: int) -> None:
    assert measured.elapsed_seconds == sum(row.seconds for row in rows if row.counted)
    assert not rows or (rows[0].begin, rows[-1].until) == (
        measured.started_at,
        measured.stopped_at or JAKARTA.write(as_of),
    )
    assert all(before.until == after.begin for before, after in pairwise(rows))


def left(judge: JudgeName, one: Rule, record: dict[str, Any], as_of: str) -> float | None:
    verdict = record_of(judge, one, record, as_of, ledger=False)
    found = msgspec.to_builtins(verdict)["measured"].get("left_seconds")
    assert found is None or verdict.verdict == "pending"
    return None if found is None else found / 60


OPEN = chat("09:00 customer alpha", status="open")


@pytest.mark.parametrize("judge", JUDGES)
class TestTimeLeft:
    def test_of_an_open_run_on_its_clock(self, judge: JudgeName) -> None:
        within = rule("deadline", metric="first_reply", within="6h", calendar="office")
        assert left(judge, within, OPEN, "10:00") == 300
        assert left(judge, within, OPEN, "14:00") == 120
        assert left(judge, within, OPEN, "16:00") is None
        assert left(judge, rule("deadline", metric="first_reply", within="6h"), OPEN, "14:30") == 30

    def test_of_working_days(self, judge: JudgeName) -> None:
        within = rule("deadline", metric="first_reply", within="1bd", calendar="office")
        assert left(judge, within, OPEN, "16:00") == 120

    def test_of_an_escalation(self, judge: JudgeName) -> None:
        up = rule("escalation", trigger={"signal": "complaint"}, ladder="help", to="supervisor", within="30m")
        assert left(judge, up, chat("09:00 customer beta", status="open"), "09:10") == 20

    @pytest.mark.parametrize(("hours", "minutes"), [("working", 20), ("wall", 80)])
    def test_of_a_clock_that_stands_still(self, judge: JudgeName, hours: str, minutes: float) -> None:
        lines = ("09:00 customer alpha", "11:50 status pending", "13:10 status open", "14:00 status pending")
        within = rule("deadline", **RESOLUTION, pause_on=["pending"], pause_hours=hours)
        record = chat(*lines, status="pending")
        assert left(judge, within, record, "13:50") == minutes + 10
        assert left(judge, within, record, "14:00") == minutes
        assert left(judge, within, record, "tue 11:00") == minutes

    def test_not_of_a_run_that_stopped_in_time_before(self, judge: JudgeName) -> None:
        record = chat("09:00 customer alpha", "09:10 agent beta", "09:20 customer x", "09:21 agent y",
                      "09:30 customer z", status="open")  # fmt: skip
        within = rule("deadline", metric="next_reply", within="15m")
        assert left(judge, within, record, "09:40") == 5
        assert record_of(judge, within, record, "09:31").verdict == "pending"


def test_the_clocks_zone_may_differ_from_the_sops() -> None:
    spec = CalendarSpec("c", "Asia/Jayapura", OFFICE.hours, Holidays(closed=("2026-01-06",)))
    assert rows(Calendar(spec), "2026-01-05T15:00:00+07:00", "2026-01-07T06:00:00+07:00") == [
        "01-05T15:00 - 01-05T22:00, 25200: outside hours",
        "01-05T22:00 - 01-06T22:00, 86400: closed by the calendar: 2026-01-06",
        "01-06T22:00 - 01-07T06:00, 28800: outside hours",
    ]


def test_dates_begin_when_the_local_clock_says_so() -> None:
    """In São Paulo the clock fell back from midnight to 23:00: that Saturday had 25 hours."""
    zone = ZoneInfo("America/Sao_Paulo")
    hours = calendar_spec({"timezone": zone.key, "hours": {"mon": ["08:00-09:00"]}}, "c").hours
    clock = Calendar(CalendarSpec("c", zone.key, hours, Holidays(closed=("2018-02-17",))))
    found = entries(clock, micros("2018-02-16T12:00:00-02:00"), micros("2018-02-18T12:00:00-03:00"), [], "en")
    assert [one.length // SECOND // 3600 for one in found] == [12, 25, 12]
