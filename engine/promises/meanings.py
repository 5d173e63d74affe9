"""What words for a time can mean, before it is known when they were said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class After:
    """So many seconds on the wall later."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Working:
    """So many working days later, to the end of the last one; or so many seconds of working time."""

    days: int = 0
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day. `certain`: on a clock of 24 hours; else 3 may mean 15.

    `offset` is the zone's, in hours, where one is named (WIB, WITA, WIT).
    """

    hour: int
    minute: int = 0
    certain: bool = False
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it was said; `numbers` depend on `sort`.

    plus     (days,) from today
    date     (day, month or 0, year or 0)
    weekday  (0 Monday to 6, weeks): 0 weeks for the next one to come, 1 for next week's, -1 for this week's
    week     (weeks,) from this one: its end
    month    (months,) from this one: its end
    months   (months,) from this one: the same day of it
    """

    sort: Literal["plus", "date", "weekday", "week", "month", "months"]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or today; until a time of day, else until the end of a part of it, else until its end."""

    day: Day | None
    hour: Hour | None = None
    part: str | None = None


Meaning = After | Working | Moment


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words for a time: where they stand in the text, in code points, and what they mean."""

    start: int
    end: int
    meaning: Meaning
