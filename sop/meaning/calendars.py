"""Calendars: do their zones, days and countries exist, and are they ever open?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from sop.guess import closest
from sop.hours import hours_mistakes, parse_hours, span_mistakes
from sop.meaning.countries import country_codes, country_guess, observed
from sop.merge import Definition
from sop.problem import Place, Problem
from sop.words import listed


def calendar_problems(definition: Definition) -> Iterator[Problem]:
    """Problems of a calendar; parts that the schema objects to are passed over."""
    raw = definition.raw
    if not isinstance(raw, dict):
        return
    if "timezone" in raw and definition.sound("timezone"):
        yield from timezone_problems(raw["timezone"], definition.place("timezone"))
    if isinstance(raw.get("hours"), dict):
        yield from _hours(definition, raw["hours"], ("hours",))
    if definition.sound("periods"):
        yield from _periods(definition, raw.get("periods", []))
    if definition.sound():
        yield from _never_open(definition)
    holidays = raw.get("holidays")
    if isinstance(holidays, dict):
        yield from _days(definition, holidays)
        yield from _country(definition, holidays)


def _never_open(definition: Definition) -> Iterator[Problem]:
    raw = definition.raw
    everywhere = [raw["hours"], *(period["hours"] for period in raw.get("periods", ()))]
    if not any(any(parse_hours(hours).week) for hours in everywhere):
        yield Problem("never-open", definition.place("hours", key=True), {"name": definition.name})


def timezone_problems(name: str, at: Place) -> Iterator[Problem]:
    """A time zone that does not exist."""
    from zoneinfo import ZoneInfo, available_timezones

    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        yield Problem(
            "unknown-timezone", at, {"said": name, "guess": closest(name, sorted(available_timezones()))}
        )


def _hours(definition: Definition, raw: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[Problem]:
    sound = {key: spans for key, spans in raw.items() if definition.sound(*path, key)}
    for inside, code, said in hours_mistakes(sound):
        is_key = code in ("day-twice", "overlap-over-midnight")
        yield Problem(code, definition.place(*path, *inside, key=is_key), said)


def _periods(definition: Definition, periods: list[Mapping[str, Any]]) -> Iterator[Problem]:
    spans = []
    for index, period in enumerate(periods):
        yield from _hours(definition, period["hours"], ("periods", index, "hours"))
        missing = [key for key in ("from", "until") if not _exists(period[key])]
        for key in missing:
            yield Problem("no-such-date", definition.place("periods", index, key), {"said": period[key]})
        if missing:
            continue
        if period["until"] < period["from"]:
            said = {"from": period["from"], "until": period["until"]}
            yield Problem("backwards", definition.place("periods", index, "until"), said)
        spans.append((index, period["from"], period["until"]))
    for (_, start, end), (index, other, until) in combinations(spans, 2):
        if other <= end and start <= until:
            said = {"from": start, "until": end}
            yield Problem("periods-overlap", definition.place("periods", index, "from"), said)


def _days(definition: Definition, holidays: Mapping[str, Any]) -> Iterator[Problem]:
    closed = holidays.get("closed")
    closed = closed if isinstance(closed, list) else []
    for index, day in enumerate(closed):
        if definition.sound("holidays", "closed", index) and not _exists(day):
            yield Problem("no-such-date", definition.place("holidays", "closed", index), {"said": day})
    opened = holidays.get("open")
    for index, item in enumerate(opened if isinstance(opened, list) else ()):
        path = ("holidays", "open", index)
        if not definition.sound(*path):
            continue
        for day in (item,) if isinstance(item, str) else item:
            if not _exists(day):
                yield Problem("no-such-date", definition.place(*path), {"said": day})
            if day in closed:
                yield Problem("closed-and-open", definition.place(*path), {"said": day})
        for day, spans in () if isinstance(item, str) else item.items():
            for inside, code, said in span_mistakes(spans, (*path, day)):
                yield Problem(code, definition.place(*inside), said)


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(re.sub("^--", "2024-", day))
    except ValueError:
        return False
    return True


def _country(definition: Definition, raw: Mapping[str, Any]) -> Iterator[Problem]:
    """A country, subdivision or category that the `holidays` package does not know."""
    code = raw.get("country")
    if not isinstance(code, str):
        return
    categories = raw.get("categories")
    categories = categories if isinstance(categories, list) else []
    subdivision = raw.get("subdivision")
    if subdivision is None and observed(code, categories):
        return
    import holidays

    codes = country_codes()
    if code not in codes:
        guess = country_guess(code)
        words = {"said": code, "guess": guess}
        yield Problem("unknown-country", definition.place("holidays", "country"), words)
        if guess is None:
            return
        code = guess
    country: Any = getattr(holidays, code)
    if isinstance(subdivision, str):
        yield from _known(
            definition, "subdivision", subdivision, ("subdivision",), country.subdivisions, code
        )
    for index, category in enumerate(categories):
        known = country.supported_categories
        yield from _known(definition, "category", category, ("categories", index), known, code)


def _known(
    definition: Definition,
    what: str,
    said: Any,
    path: tuple[str | int, ...],
    known: Sequence[str],
    country: str,
) -> Iterator[Problem]:
    if isinstance(said, str) and said not in known:
        words = {"said": said, "country": country, "known": listed(known), "guess": closest(said, known)}
        yield Problem(f"unknown-{what}", definition.place("holidays", *path), words)
