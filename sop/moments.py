"""Dates and times as written in an SOP, as aware instants."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

TIME = r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?"
MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?$"


def parse_moment(text: str, timezone: str, end: bool = False) -> datetime:
    """The instant of a date or time; in `timezone` unless it carries an offset.

    A date is its first instant, or with `end` the first instant after it. Raises ValueError when there is
    no such day or time.
    """
    moment = datetime.fromisoformat(text.strip())
    if end and len(text.strip()) == len("2026-01-01"):
        moment += timedelta(days=1)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(timezone))


def is_moment(text: str) -> bool:
    """Whether the text is a date or time."""
    try:
        datetime.fromisoformat(text.strip())
    except ValueError:
        return False
    return True


def is_time(text: str) -> bool:
    """Whether the text is a time of day, or a date or time."""
    return is_moment(text if "-" in text else f"2026-01-05T{text.strip().zfill(5)}")
