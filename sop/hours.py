"""Opening hours as written (`mon-fri: ["08:00-12:00"]`) in seconds after midnight for each day of a week."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from sop.model import DAYS, Hours

Spans = tuple[tuple[int, int], ...]
DAY = 86_400

Mistake = tuple[tuple[str | int, ...], str, dict[str, Any]]
"""What is wrong with hours: (path inside them, problem code, what was said)."""


def parse_hours(raw: Mapping[str, Any]) -> Hours:
    """The week that `raw` means; the schema has said that its shape is right, `hours_mistakes` the rest."""
    week: dict[str, Spans] = {}
    for key, spans in raw.items():
        for day in days_of(key):
            week[day] = parse_spans(spans)
    return Hours(tuple(week.get(day, ()) for day in DAYS))


def days_of(key: str) -> tuple[str, ...]:
    """The days that a key names: `daily`, `mon`, `mon-fri`, `sat-mon` (over the week's end), `mon,wed`."""
    if key == "daily":
        return DAYS
    days: list[str] = []
    for part in key.replace(" ", "").split(","):
        first, _, last = part.partition("-")
        start, end = DAYS.index(first), DAYS.index(last or first)
        days += [DAYS[number % 7] for number in range(start, end + 1 + (7 if end < start else 0))]
    return tuple(days)


def parse_spans(raw: Any) -> Spans:
    """Spans of one day in seconds after midnight, earliest first; an end past 86400 is the next day's."""
    return tuple(sorted(_span(text) for text in ((raw,) if isinstance(raw, str) else raw)))


def _span(text: str) -> tuple[int, int]:
    start, end = (_seconds(part) for part in re.split(" *- *", text.strip()))
    return (start, end if end > start else end + DAY)


def _seconds(text: str) -> int:
    hours, minutes, seconds = (*(int(part) for part in text.split(":")), 0)[:3]
    return hours * 3600 + minutes * 60 + seconds


def hours_mistakes(raw: Mapping[str, Any]) -> Iterator[Mistake]:
    """Days given twice, spans without length, and spans that overlap, also past midnight."""
    named: dict[str, str] = {}
    for key, spans in raw.items():
        twice = [day for day in days_of(key) if day in named]
        if twice:
            yield (key,), "day-twice", {"day": twice[0], "key": key, "first": named[twice[0]]}
        named |= {day: key for day in days_of(key) if day not in named}
        yield from span_mistakes(spans, (key,))
    if not any(hours := parse_hours(raw).week):
        return
    for day, today, tomorrow in zip(DAYS, hours, (*hours[1:], hours[0]), strict=True):
        if today and tomorrow and today[-1][1] > DAY + tomorrow[0][0]:
            following = DAYS[(DAYS.index(day) + 1) % 7]
            yield (named[following],), "overlap-over-midnight", {"day": day, "next": following}


def span_mistakes(raw: Any, path: tuple[str | int, ...]) -> Iterator[Mistake]:
    """Mistakes inside one day's spans."""
    texts = [raw] if isinstance(raw, str) else list(raw)
    for index, text in enumerate(texts):
        at = (*path, index) if not isinstance(raw, str) else path
        start, end = (_seconds(part) for part in re.split(" *- *", text.strip()))
        if start == end or start >= DAY or end > DAY:
            yield at, "bad-span-time", {"said": text}
            return
    for (_, end), (start, _) in pairwise(parse_spans(raw)):
        if start < end:
            yield path, "overlap", {"said": ", ".join(texts)}
            return
