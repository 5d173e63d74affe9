"""Calendars as written become `CalendarSpec` values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sop.hours import Spans, parse_hours, parse_spans
from sop.model import CalendarSpec, Holidays, Period


def parse_calendar(name: str, raw: Mapping[str, Any], timezone: str) -> CalendarSpec:
    """The calendar that `raw` means; `timezone` is the SOP's, for a calendar that names none."""
    return CalendarSpec(
        name=name,
        timezone=raw.get("timezone", timezone),
        hours=parse_hours(raw["hours"]),
        holidays=_holidays(raw.get("holidays", {})),
        periods=tuple(
            Period(
                date.fromisoformat(period["from"]),
                date.fromisoformat(period["until"]),
                parse_hours(period["hours"]),
            )
            for period in raw.get("periods", ())
        ),
    )


def _holidays(raw: Mapping[str, Any]) -> Holidays:
    days: list[str] = []
    spans: list[tuple[str, Spans]] = []
    for item in raw.get("open", ()):
        if isinstance(item, str):
            days.append(item)
        else:
            spans += [(day, parse_spans(hours)) for day, hours in item.items()]
    return Holidays(
        country=raw.get("country"),
        subdivision=raw.get("subdivision"),
        categories=tuple(raw.get("categories", ("public",))),
        closed=tuple(raw.get("closed", ())),
        open=tuple(days),
        spans=tuple(spans),
    )
