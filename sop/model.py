"""What an SOP is once its YAML has been read: plain frozen values that need no file, no clock and no network.

`sop.load` makes them; `engine` judges by them; the analyses read them. Every collection keeps the order of
the file, so that two runs agree to the byte.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from rules.kind import Kind
from rules.pattern import Pattern
from sop.problem import Place

SEVERITIES = ("info", "minor", "major", "critical")
"""Rising severity; `--fail-on minor` means minor, major and critical."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Text = Mapping[str, str]
"""Words for people by language code: `{"id": ..., "en": ...}`; the key "" holds text given once for all."""


Asked = bool | Literal["yes_no"]
"""Whether a phrase must stand in a question: True, "yes_no" (in a closed one), or False, in none."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say a signal: words, perhaps with gaps and placeholders (`sop.phrases`), or a pattern.

    What is None is as the signal has it, or, in `none` and `except`, not asked.
    """

    text: str
    regex: bool = False
    typos: int = 0
    """How many letters may be wrong, missing, too many or swapped with the next."""
    position: str | None = None
    """begins, ends, first_sentence or last_sentence."""
    question: Asked | None = None
    quoted: bool | None = None
    """False: not inside quotation marks."""
    spelling: str | None = None
    """exact or loose."""


@dataclass(frozen=True, slots=True)
class Signal:
    """A named property of one message: any of `any` is said and none of `none`, by `by` (anybody if None).

    A phrase of `except` takes away only the hits that it overlaps. `position` and `question` are asked of
    `any` only, `quoted` and `spelling` of every phrase.
    """

    name: str
    any: tuple[Phrase, ...]
    none: tuple[Phrase, ...] = ()
    by: frozenset[str] | None = None
    title: Text = field(default_factory=dict)
    except_: tuple[Phrase, ...] = ()
    spelling: str | None = None
    """exact (if None) or loose."""
    quoted: bool | None = None
    """True if None."""
    position: str | None = None
    question: Asked | None = None


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
class Example:
    """A conversation with the verdicts it must get, by rule id."""

    expect: Mapping[str, str]
    chat: str | None = None
    """In the notation of `sop.chat`; else `record` holds a conversation record."""
    record: Mapping[str, Any] | None = None
    messages: tuple[int, ...] = ()
    """The events (from 1) that the findings must point to; empty: not asked."""
    finding: str | None = None
    """Words that a finding must hold."""
    classes: tuple[str, ...] | None = None
    """The classes or stages that the rule must find, in any order; None: not asked."""
    as_of: str | None = None
    title: str = ""
    language: str | None = None
    """The language of the chat: for an SOP in another one the example says nothing. None: for any."""
    at: Place | None = field(default=None, compare=False)


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
    replaces: tuple[str, ...] = ()
    """Rules of earlier versions that this one stands for."""
    calendar: str | None = None
    when: Pattern | None = None
    """Over the record's own attributes (`rules.pattern` with RECORD_KEYS), None: always."""
    examples: tuple[Example, ...] = ()
    at: Place | None = field(default=None, compare=False)
    """Where it is written."""


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
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Groups of words for `{name}` in phrases."""
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Proper word -> what people type for it; one that is typed for two words stands for the last of them."""
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
