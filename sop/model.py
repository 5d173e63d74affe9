"""What an SOP is once its YAML has been read: plain frozen values that need no file, no clock and no network.

`sop.load` makes them; `engine` judges by them; the analyses read them. Every collection keeps the order of
the file, so that two runs agree to the byte.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from rules.kind import Kind
from rules.pattern import Pattern

SEVERITIES = ("info", "minor", "major", "critical")
"""Rising severity; `--fail-on minor` means minor, major and critical."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Text = Mapping[str, str]
"""Words for people by language code: `{"id": ..., "en": ...}`; the key "" holds text given once for all."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say a signal: literal words, or an officer's regular expression."""

    text: str
    regex: bool = False


@dataclass(frozen=True, slots=True)
class Signal:
    """A named property of one message: any of `any` is said and none of `none`, by `by` (anybody if None)."""

    name: str
    any: tuple[Phrase, ...]
    none: tuple[Phrase, ...] = ()
    by: frozenset[str] | None = None
    title: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours of a week: for each of DAYS, spans in seconds after local midnight.

    A span may end after 86400 (it runs past midnight): `22:00-06:00` is (79200, 108000).
    """

    week: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Dated hours that replace the week's from `start` to `until`, both inclusive (Ramadan hours)."""

    start: date
    until: date
    hours: Hours


@dataclass(frozen=True, slots=True)
class Holidays:
    """Days off: a country of the `holidays` package with its categories, further dates closed or open.

    `closed` and `open` hold dates as written: `2026-03-20`, or `--12-26` for every year. A mapping value
    (`spans`) is a day with its own hours, in the same seconds as Hours: a partial holiday.
    """

    country: str | None = None
    subdivision: str | None = None
    categories: tuple[str, ...] = ("public",)
    closed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    spans: tuple[tuple[str, tuple[tuple[int, int], ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarSpec:
    """A working-time calendar as written; `engine.calendar` computes with it."""

    name: str
    timezone: str
    hours: Hours
    holidays: Holidays = Holidays()
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of an SOP. `kind` holds the options of its kind and says which constraints it means."""

    id: str
    kind: Kind
    title: Text = field(default_factory=dict)
    help: Text = field(default_factory=dict)
    severity: str = "major"
    weight: float = 1
    source: tuple[str, ...] = ()
    pillar: str | None = None
    owner: str | None = None
    calendar: str | None = None
    when: Pattern | None = None
    """Over the record's own attributes (`rules.pattern` with RECORD_KEYS), None: always."""
    examples: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Sop:
    """A loaded SOP, `uses` merged in and overrides applied."""

    id: str
    version: str
    title: Text
    language: str
    timezone: str
    rules: tuple[Rule, ...]
    signals: Mapping[str, Signal] = field(default_factory=dict)
    calendars: Mapping[str, CalendarSpec] = field(default_factory=dict)
    ladders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: Pattern | None = None
    effective_from: datetime | None = None
    """Conversations created before are outside; aware (the SOP's timezone)."""
    effective_until: datetime | None = None
    """Conversations created at or after are outside; a date in the file means the end of that day."""
    source: tuple[str, ...] = ()
    owner: str | None = None
    files: tuple[str, ...] = ()
    """Every file read, the SOP first, then `uses` in order; library files as `library:NAME`."""
    digest: str = ""
    """SHA-256 over the contents of `files`, hexadecimal."""

    @property
    def name(self) -> str:
        """`id@version`, as verdict records carry it."""
        return f"{self.id}@{self.version}"
