"""Opening hours as officers write them."""

from __future__ import annotations

from typing import Any

import pytest

from sop.hours import days_of, hours_mistakes, parse_hours, parse_spans

H = 3600


@pytest.mark.parametrize(
    ("key", "days"),
    [
        ("mon", "mon"),
        ("mon-fri", "mon tue wed thu fri"),
        ("sat-mon", "sat sun mon"),
        ("fri-thu", "fri sat sun mon tue wed thu"),
        ("mon, wed-thu,sun", "mon wed thu sun"),
        ("daily", "mon tue wed thu fri sat sun"),
    ],
)
def test_days(key: str, days: str) -> None:
    assert list(days_of(key)) == days.split()


@pytest.mark.parametrize(
    ("written", "spans"),
    [
        (["08:00-12:00", "13:00-17:00"], ((8 * H, 12 * H), (13 * H, 17 * H))),
        (["13:00-17:00", "08:00-12:00"], ((8 * H, 12 * H), (13 * H, 17 * H))),
        ("9:00 - 13:00", ((9 * H, 13 * H),)),
        (["22:00-06:00"], ((22 * H, 30 * H),)),
        (["00:00-24:00"], ((0, 24 * H),)),
        (["08:00-16:30:15"], ((8 * H, 16 * H + 1815),)),
        ([], ()),
    ],
)
def test_spans_in_seconds(written: Any, spans: tuple[tuple[int, int], ...]) -> None:
    assert parse_spans(written) == spans


def test_a_day_left_out_is_closed() -> None:
    assert parse_hours({"tue": ["08:00-09:00"]}).week == ((), ((8 * H, 9 * H),), (), (), (), (), ())


@pytest.mark.parametrize(
    ("hours", "codes"),
    [
        ({"mon-fri": ["08:00-12:00"], "fri": ["08:00-11:30"]}, ["day-twice"]),
        ({"daily": ["08:00-12:00"], "sun": []}, ["day-twice"]),
        ({"mon": ["08:00-12:00", "11:00-13:00"]}, ["overlap"]),
        ({"mon": ["08:00-12:00", "12:00-13:00"]}, []),
        ({"mon": ["08:00-08:00"]}, ["bad-span-time"]),
        ({"mon": ["24:00-06:00"]}, ["bad-span-time"]),
        ({"mon": ["08:00-24:30"]}, ["bad-span-time"]),
        ({"sun": ["22:00-06:00"], "mon": ["05:00-09:00"]}, ["overlap-over-midnight"]),
        ({"sun": ["22:00-06:00"], "mon": ["06:00-09:00"]}, []),
        ({"daily": ["22:00-06:00"]}, []),
    ],
)
def test_mistakes(hours: dict[str, Any], codes: list[str]) -> None:
    assert [code for _, code, _ in hours_mistakes(hours)] == codes
