"""Every case in tests/cases/promise: a text, when it was said, and until when that is a promise."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from calendars import calendar_spec
from hypothesis import given
from hypothesis import strategies as st

from engine.calendar import Calendar
from engine.instants import SECOND, Zone
from engine.promises import named_time

CASES = Path(__file__).parent.parent / "cases" / "promise"
ZONE = "Asia/Jakarta"
OFFICE = Calendar(
    calendar_spec(
        {"timezone": ZONE, "hours": {"mon-fri": ["08:00-12:00", "13:00-17:00"], "sat": ["09:00-13:00"]}}
    )
)
MONDAY = "2026-01-05T09:00"
WORDS = [
    "dalam", "2", "3", "24", "x", "jam", "hari", "kerja", "besok", "jam", "sore", "senin", "-", "/", ".",
    ":", "12", "2026", "maret", "within", "hours", "by", "5", "pm", "on", "the", "next", "end", "of",
    "day", "week", "lagi", "setengah", "minggu", "depan", "tanggal", "an", "99", "0", "31",
]  # fmt: skip


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['text']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", cases())
def test_a_time_is_read_as_it_was_meant(case: dict[str, Any]) -> None:
    zone = Zone(ZONE)
    said = zone.read(case.get("said", MONDAY))
    named = named_time(case["text"], said, zone.info, OFFICE if case.get("calendar") else None)
    due = (
        None if named is None or named.due is None else datetime.fromtimestamp(named.due // SECOND, zone.info)
    )
    wanted = case.get("due")
    assert due == (None if wanted is None else datetime.fromisoformat(wanted).replace(tzinfo=zone.info))
    assert (None if named is None else named.reason) == case.get("reason")
    if "words" in case:
        assert named is not None
        assert case["text"][named.start : named.end] == case["words"]


def test_without_the_message_s_own_time_nothing_can_be_said() -> None:
    named = named_time("dalam 2 jam", None, ZoneInfo(ZONE), None)
    assert named is not None
    assert (named.due, named.reason) == (None, "time-missing")
    assert named_time("ditunggu ya kak", None, ZoneInfo(ZONE), None) is None


def test_an_hour_that_the_clock_skips_has_an_instant() -> None:
    zone = Zone("Europe/London")
    said = zone.read("2026-03-28T12:00")
    named = named_time("tomorrow at 1:30 am", said, zone.info, None)
    assert named is not None
    assert zone.write(named.due or 0) == "2026-03-29T02:30:00+01:00"


@given(
    text=st.lists(
        st.sampled_from(WORDS),
        max_size=12,
    ).map(" ".join)
    | st.text(max_size=60)
)
def test_any_text_is_read_without_an_error(text: str) -> None:
    said = Zone(ZONE).read(MONDAY)
    for calendar in (None, OFFICE):
        named = named_time(text, said, ZoneInfo(ZONE), calendar)
        if named is not None:
            assert 0 <= named.start < named.end <= len(text)
            assert (named.due is None) != (named.reason is None)
            assert named.due is None or named.due > said
