"""Which dates of a calendar are not ordinary: holidays, and dates closed, shortened or opened by hand.

For one date the first of these that applies decides:

1. `open`: the date is an ordinary day, whatever follows says;
2. a date written in full (`2026-03-20`), then one for every year (`--12-26`): its own hours if it was given
   some (a partial holiday), else closed;
3. a holiday of the country, in the categories asked for: closed. The `holidays` package decides what these
   are; Indonesia has `public` and `government`, the latter being *cuti bersama*.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sop.model import Holidays

if TYPE_CHECKING:
    from holidays import HolidayBase

DateKey = date | tuple[int, int]
"""A date, or month and day of every year."""


@dataclass(frozen=True, slots=True)
class DayOff:
    """A date without its usual hours: why, and the hours it has instead (local seconds, mostly none)."""

    reason: str
    spans: tuple[tuple[int, int], ...] = ()


class DaysOff:
    """The dates of `spec`, looked up one by one. Imports the `holidays` package only if it names a country.

    Raises ValueError for a date that is none, and for a country, subdivision or category that is not known.
    """

    def __init__(self, spec: Holidays) -> None:
        self._open = {date_key(text) for text in spec.open}
        self._by_hand = {date_key(text): DayOff(text) for text in spec.closed}
        self._by_hand |= {date_key(text): DayOff(text, spans) for text, spans in spec.spans}
        self._country = Country(spec.country, spec.subdivision, spec.categories) if spec.country else None

    def opened(self, day: date) -> bool:
        """Was this date opened by hand?"""
        return bool(self._open) and not self._open.isdisjoint(keys_of(day))

    def on(self, day: date) -> DayOff | None:
        """What replaces the hours of this date; None if nothing does. The reason is the holiday's name."""
        if self.opened(day):
            return None
        name = self._country.name(day) if self._country else None
        for key in keys_of(day) if self._by_hand else ():
            if found := self._by_hand.get(key):
                return DayOff(name or found.reason, found.spans)
        return DayOff(name) if name else None


class Country:
    """Public holidays by date, named in the country's own language whatever the machine's locale is."""

    def __init__(self, code: str, subdivision: str | None, categories: Iterable[str]) -> None:
        self._options = (code.upper(), subdivision, tuple(categories))
        self._years: dict[int, dict[date, str]] = {}
        self._language: str | None = None
        try:
            self._language = self._ask(None).default_language
        except (NotImplementedError, ValueError) as error:
            raise ValueError(f"holidays: {error}") from error

    def name(self, day: date) -> str | None:
        """The holiday's name; None on any other day, and in years that the package knows nothing of."""
        if (year := self._years.get(day.year)) is None:
            year = self._years[day.year] = dict(self._ask(day.year).items())
        return year.get(day)

    def _ask(self, year: int | None) -> HolidayBase:
        from holidays import country_holidays

        code, subdivision, categories = self._options
        return country_holidays(
            code, subdiv=subdivision, years=year, categories=categories, language=self._language
        )


def date_key(text: str) -> DateKey:
    """`2026-03-20` as a date, `--12-26` as (12, 26); anything else raises ValueError."""
    try:
        if not text.startswith("--"):
            return date.fromisoformat(text)
        leap_day_counts = date.fromisoformat(f"2000-{text[2:]}")
    except ValueError:
        raise ValueError(f"not a date, nor --MM-DD for every year: {text!r}") from None
    return leap_day_counts.month, leap_day_counts.day


def keys_of(day: date) -> tuple[DateKey, DateKey]:
    """The keys that speak of this date, the more exact one first."""
    return day, (day.month, day.day)
