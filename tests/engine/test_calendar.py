"""Working time case by case: `tests/cases/calendar/*.yaml`, and what does not fit into a case."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from calendars import HOUR, SECOND, calendar_spec, duration, micros, shown

from engine.calendar import BEGIN, END, Calendar, Wall

CASES = Path(__file__).parent.parent / "cases" / "calendar"
OFFICE = {"timezone": "Asia/Jakarta", "hours": {"mon-fri": ["08:00-12:00", "13:00-17:00"]}}
YEAR_1, YEAR_9999 = micros("0001-01-01"), micros("9999-12-31 23:59:59")


def office(**more: Any) -> Calendar:
    return Calendar(calendar_spec(OFFICE | more))


def all_cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for group in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader):
            for case in group["cases"]:
                yield pytest.param(group["calendar"], case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize(("written", "case"), list(all_cases()))
def test_case(written: dict[str, Any], case: dict[str, str]) -> None:
    calendar, zone = Calendar(calendar_spec(written)), written["timezone"]
    if "day" in case:
        assert calendar.closed_reason(date.fromisoformat(case["day"])) == case.get("closed")
    elif "at" in case:
        assert calendar.is_open(micros(case["at"], zone)) == (case["open"] == "true")
    elif "worked" in case:
        # From a start to an end before it `between` is negative; as time worked, the peers say 0.
        worked = max(0, calendar.between(micros(case["from"], zone), micros(case["to"], zone)))
        assert worked == duration(case["worked"]), f"{worked / HOUR} hours"
    else:
        assert shown(due(calendar, case, zone), zone) == shown(micros(case["due"], zone), zone)


def due(calendar: Calendar, case: dict[str, Any], zone: str) -> int:
    start = micros(case["from"], zone)
    if "add_days" in case:
        return calendar.add_days(start, int(case["add_days"]))
    return calendar.add(start, duration(case["add"]), at_closing=case.get("at_closing", "closing"))


def test_the_peers_cases_are_all_here() -> None:
    peers = [case for case in all_cases() if case.id.split(":")[0] in {"erpnext", "glpi", "chatwoot"}]
    assert len(peers) == 58


def test_time_backwards_is_negative() -> None:
    calendar, monday, tuesday = office(), micros("2026-01-05"), micros("2026-01-06")
    assert calendar.between(tuesday, monday) == -calendar.between(monday, tuesday) == -8 * HOUR


def test_spans_are_clipped_to_what_was_asked() -> None:
    calendar = office()
    a, b = micros("2026-01-05 11:00+07:00"), micros("2026-01-05 13:00:01+07:00")
    lunch, back = micros("2026-01-05 12:00+07:00"), micros("2026-01-05 13:00+07:00")
    assert list(calendar.spans(a, b)) == [(a, lunch), (back, b)]
    assert list(calendar.spans(lunch, back)) == []
    assert list(calendar.spans(a, a)) == []
    assert list(calendar.spans(b, a)) == []


def test_spans_that_touch_are_one() -> None:
    always = Calendar(calendar_spec({"timezone": "Europe/Berlin", "hours": {"daily": ["00:00-24:00"]}}))
    a, b = micros("2024-06-01"), micros("2026-06-01")
    assert list(always.spans(a, b)) == [(a, b)]


def test_the_order_of_questions_does_not_matter() -> None:
    late, early = micros("2026-06-01 03:00"), micros("2019-06-03 03:00")
    calendar = office()
    first = calendar.add(late, 4000 * HOUR)
    worked = calendar.between(early, late)
    assert calendar.add(late, 4000 * HOUR) == first
    assert calendar.add(early, worked) <= late
    assert office().between(early, late) == worked


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"hours": {}}, "never open"),
        ({"hours": {"mon-sun": []}, "holidays": {"open": ["2026-01-05"]}}, "never open"),
        # A period of one Sunday that gives hours to Mondays only.
        (
            {
                "hours": {},
                "periods": [{"from": "2026-01-04", "until": "2026-01-04", "hours": {"mon": ["08:00-09:00"]}}],
            },
            "never open",
        ),
        ({"timezone": "Asia/Djakarta"}, "unknown time zone: 'Asia/Djakarta'"),
        ({"timezone": "America"}, "unknown time zone"),
        ({"timezone": "../etc/passwd"}, "unknown time zone"),
        ({"holidays": {"country": "XX"}}, "XX"),
        ({"holidays": {"country": "ID", "subdivision": "QQ"}}, "QQ"),
        ({"holidays": {"country": "ID", "categories": ["cuti"]}}, "cuti"),
        ({"holidays": {"closed": ["2026-02-30"]}}, "not a date.*2026-02-30"),
        ({"holidays": {"open": ["--13-01"]}}, "not a date.*--13-01"),
    ],
)
def test_refused(more: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        office(**more)


def test_open_only_for_a_day_ends_after_it() -> None:
    calendar = office(hours={}, holidays={"spans": {"2026-01-05": ["08:00-12:00"]}})
    opening = micros("2026-01-05 08:00+07:00")
    assert calendar.next_opening(micros("2020-01-01")) == opening
    assert calendar.add(opening, 4 * HOUR) == micros("2026-01-05 12:00+07:00")
    assert calendar.add(opening, 4 * HOUR, at_closing="next_opening") == END
    assert calendar.next_opening(opening + 4 * HOUR) == END
    assert calendar.add_days(opening, 1) == END


@pytest.mark.parametrize("at", [YEAR_1, BEGIN - 1, END, END + 1, YEAR_9999])
def test_far_away_is_closed(at: int) -> None:
    calendar = office()
    assert not calendar.is_open(at)
    assert calendar.next_opening(at) == (max(at, END) if at >= END else micros("1900-01-01 08:00+07:07:12"))
    assert calendar.between(at, at + 1000 * SECOND) == 0


def test_far_away_costs_no_more_than_the_years_that_count() -> None:
    calendar, start = office(holidays={"country": "ID"}), micros("2026-01-05")
    assert calendar.between(YEAR_1, start) == calendar.between(BEGIN, start) > 0
    assert calendar.between(start, YEAR_9999) == calendar.between(start, END) > 0
    assert calendar.add(start, 10**30) == END
    assert calendar.add_days(start, 10**9) == END
    assert calendar.add_days(YEAR_9999, 1) == YEAR_9999
    assert len(list(calendar.spans(YEAR_1, YEAR_9999))) > 100_000


def test_no_way_back() -> None:
    for ask in (office().add, office().add_days):
        with pytest.raises(ValueError, match="negative"):
            ask(0, -1)


def test_pickled_by_its_specification() -> None:
    calendar, start = office(holidays={"country": "ID"}), micros("2026-01-05")
    due = calendar.add(start, 100 * HOUR)
    twin = pickle.loads(pickle.dumps(calendar))
    assert (twin.spec, twin.add(start, 100 * HOUR)) == (calendar.spec, due)


def test_holidays_are_named_alike_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en_US")
    assert office(holidays={"country": "id"}).closed_reason(date(2026, 12, 25)) == "Hari Raya Natal"


def test_the_holidays_package_waits_until_a_country_is_named() -> None:
    code = "import engine.calendar, sys; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=CASES.parents[2], check=False).returncode == 0


def test_the_wall_is_always_open() -> None:
    wall, start = Wall(), micros("2026-01-04 23:00")
    assert wall.between(start, start - 5) == -5
    assert wall.add(start, 24 * HOUR, at_closing="next_opening") == start + 24 * HOUR
    assert wall.add_days(start, 2) == start + 48 * HOUR
    assert wall.is_open(start)
    assert wall.next_opening(start) == start
    assert list(wall.spans(start, start + 1)) == [(start, start + 1)]
    assert list(wall.spans(start, start)) == []
    assert wall.closed_reason(date(2026, 12, 25)) is None
