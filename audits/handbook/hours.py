"""Opening hours as tables: the week's, those of dated periods, holidays and days with hours of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from audits.handbook.speech import Speech
from audits.reports.visible import one_line
from sop.model import CalendarSpec, Holidays, Hours

_DAY = 86_400
_PLACES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar. `weeks` are (heading, rows) pairs, the ordinary week first with an empty heading."""

    name: str
    title: str
    zone: str
    weeks: Sequence[tuple[str, Sequence[tuple[str, str]]]]
    notes: Sequence[str]


def calendar(spec: CalendarSpec, speech: Speech) -> Calendar:
    """The calendar's tables and sentences."""
    weeks = [("", _week(spec.hours, speech))]
    for period in spec.periods:
        days = speech.say("h.period", start=day(period.start, speech), end=day(period.until, speech))
        weeks.append((days, _week(period.hours, speech)))
    return Calendar(
        name=spec.name,
        title=one_line(speech.wording.said(speech.written.title("calendars", spec.name))),
        zone=speech.say("h.zone", _PLACES.get(spec.timezone, spec.timezone)),
        weeks=weeks,
        notes=tuple(_notes(spec.holidays, speech)),
    )


def day(one: date, speech: Speech) -> str:
    """`12 Maret 2026`."""
    return f"{one.day} {speech.own['months'].split()[one.month - 1]} {one.year}"


def _week(hours: Hours, speech: Speech) -> list[tuple[str, str]]:
    """Neighbouring days with the same hours share a row."""
    rows: list[tuple[str, str, str]] = []
    for name, spans in zip(speech.own["days"].split(), hours.week, strict=True):
        told = _spans(spans, speech)
        if rows and rows[-1][2] == told:
            rows[-1] = (rows[-1][0], name, told)
        else:
            rows.append((name, name, told))
    return [(first if first == last else f"{first}–{last}", told) for first, last, told in rows]


def _spans(spans: Spans, speech: Speech) -> str:
    if not spans:
        return speech.own["h.closed"]
    return ", ".join(
        f"{_time(start)}–{_time(end - _DAY)}{speech.own['h.next-day']}"
        if end > _DAY
        else f"{_time(start)}–{_time(end)}"
        for start, end in spans
    )


def _time(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}"


def _notes(holidays: Holidays, speech: Speech) -> Iterator[str]:
    if holidays.country is not None:
        kinds = [speech.own.get(f"category.{name}", name) for name in holidays.categories]
        categories = speech.say("h.with", speech.patterns.listed(kinds))
        country = "/".join(part for part in (holidays.country, holidays.subdivision) if part)
        yield speech.say("h.holidays", country=country, categories=categories)
    if holidays.closed:
        yield speech.say("h.closed-on", ", ".join(_date(text, speech) for text in holidays.closed))
    if holidays.open:
        yield speech.say("h.open-on", ", ".join(_date(text, speech) for text in holidays.open))
    for text, spans in holidays.spans:
        yield speech.say("h.spans-on", day=_date(text, speech), spans=_spans(spans, speech))


def _date(text: str, speech: Speech) -> str:
    if not text.startswith("--"):
        return day(date.fromisoformat(text), speech)
    month, number = text.removeprefix("--").split("-")
    return speech.say("h.yearly", day=f"{int(number)} {speech.own['months'].split()[int(month) - 1]}")
