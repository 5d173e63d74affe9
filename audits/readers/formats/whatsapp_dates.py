"""The date and time before each message: shapes of every locale, and which number is the day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise

from audits.readers.formats.interface import DateOrder

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb peb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt ags aug",
            "september sep sept",
            "oktober october okt oct",
            "november nov nop",
            "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}

_DATE = r"(?P<date>\d{1,4}(?P<mark>[./-]) ?\d{1,2}(?P=mark) ?\d{1,4}\.?|\d{1,2} [A-Za-z]{3,9}\.? \d{2,4})"
_TIME = (
    r"(?P<hour>\d{1,2})(?P<colon>[:.])(?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?"
    r"(?: ?(?P<half>[ap]\. ?m\.?|[ap]m|pagi|siang|sore|malam)(?![A-Za-z]))?"
    r"(?: ?(?:wib|wita|wit))?"
)
_BETWEEN = r",?(?: (?:pukul|jam|at|pkl\.?))? ?"
_WEEKDAY = r"(?:[A-Za-z']{3,9}, ?)?"

SHAPES = (
    ("ios", re.compile(rf"\[{_WEEKDAY}{_DATE}{_BETWEEN}{_TIME}\] ?", re.IGNORECASE)),
    ("copied", re.compile(rf"\[{_TIME}, ?{_DATE}\] ?", re.IGNORECASE)),
    ("android", re.compile(rf"{_WEEKDAY}{_DATE}{_BETWEEN}{_TIME} [-–—] ?", re.IGNORECASE)),
)
"""`[date, time] `, `[time, date] ` and `date, time - `."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date and time as they stand there. `shape` is what all stamps of one file have in common."""

    shape: tuple[str, str]
    numbers: tuple[int, int, int]
    lengths: tuple[int, int, int]
    named_month: bool
    hour: int
    minute: int
    second: int
    half: str
    dotted: bool
    end: int
    """Where the line goes on."""


def stamp(line: str) -> Stamp | None:
    """The stamp that a line begins with."""
    if not line[:1].isalnum() and line[:1] != "[":
        return None
    for name, pattern in SHAPES:
        if found := pattern.match(line):
            parts = [part for part in re.split(r"[./\- ]+", found["date"]) if part]
            named = parts[1].isalpha()
            month = _MONTHS.get(parts[1].lower(), 0) if named else int(parts[1])
            if named and not month:
                return None
            return Stamp(
                shape=(name, found["mark"] or " "),
                numbers=(int(parts[0]), month, int(parts[2])),
                lengths=(len(parts[0]), len(parts[1]), len(parts[2])),
                named_month=named,
                hour=int(found["hour"]),
                minute=int(found["minute"]),
                second=int(found["second"] or 0),
                half=(found["half"] or "").lower().replace(".", "").replace(" ", ""),
                dotted=found["colon"] == ".",
                end=found.end(),
            )
    return None


def when(stamp: Stamp, order: DateOrder) -> datetime | None:
    """The moment; None if there is no such day or time."""
    at = day(stamp, order)
    try:
        clock = time(_hour(stamp.hour, stamp.half), stamp.minute, stamp.second)
    except ValueError:
        return None
    return datetime.combine(at, clock) if at else None


def day(stamp: Stamp, order: DateOrder) -> date | None:
    """The day; None if there is no such day."""
    one, two, three = stamp.numbers
    if stamp.named_month or order == "dmy":
        number, month, year, digits = one, two, three, stamp.lengths[2]
    elif order == "mdy":
        number, month, year, digits = two, one, three, stamp.lengths[2]
    else:
        number, month, year, digits = three, two, one, stamp.lengths[0]
    if digits == 3 or (digits == 1 and order == "ymd"):
        return None
    try:
        return date(year if digits == 4 else 2000 + year, month, number)
    except ValueError:
        return None


def _hour(hour: int, half: str) -> int:
    if half in ("am", "pagi"):
        return 0 if hour == 12 else hour
    if half in ("pm", "sore") or (half == "siang" and hour < 10):
        return hour if hour >= 12 else hour + 12
    if half == "malam":
        return 0 if hour == 12 else hour + 12 if 5 <= hour < 12 else hour
    return hour


def common_shape(stamps: Iterable[Stamp]) -> tuple[str, str] | None:
    """The shape that most stamps have; the earliest on a tie."""
    counts: dict[tuple[str, str], int] = {}
    for one in stamps:
        counts[one.shape] = counts.get(one.shape, 0) + 1
    return max(counts, key=lambda shape: counts[shape]) if counts else None


def date_order(stamps: Sequence[Stamp], indonesian: bool) -> tuple[DateOrder, bool]:
    """Which number is the day, from all stamps of a file, and whether the file leaves no doubt.

    The order wins that makes the fewest days impossible and time go back the least often. If two do equally
    well: Indonesian chats are day-first; else the one that makes the chat shorter, else what the zeros say.
    """
    if all(one.named_month for one in stamps):
        return "dmy", True
    if sum(one.lengths[0] == 4 for one in stamps) * 2 > len(stamps):
        return "ymd", True
    readings = {order: _Reading.of(stamps, order) for order in _YEAR_LAST}
    if _short_year_first(stamps, readings.values()):
        return "ymd", True
    dotted = any(one.dotted for one in stamps)
    likely: DateOrder = "mdy" if _american(stamps) and not dotted else "dmy"
    local = indonesian or dotted

    def rank(order: DateOrder) -> tuple[int, int, int]:
        reading, unlikely = readings[order], int(order != likely)
        return (reading.faults, unlikely, 0) if local else (reading.faults, reading.days, unlikely)

    best, other = sorted(_YEAR_LAST, key=rank)
    same = all(one.numbers[0] == one.numbers[1] for one in stamps)
    return best, same or dotted or readings[other].faults > readings[best].faults


_YEAR_LAST: tuple[DateOrder, DateOrder] = ("dmy", "mdy")
_DECADE = 3653


def _short_year_first(stamps: Sequence[Stamp], others: Iterable[_Reading]) -> bool:
    """Whether `24/01/31` is the 31st of January: then other orders make days impossible or take decades."""
    if len(stamps) < 3 or any(one.lengths[0] != 2 or one.lengths[2] != 2 for one in stamps):
        return False
    mine = _Reading.of(stamps, "ymd")
    fits = not mine.impossible and mine.days < _DECADE
    return fits and all(one.impossible * 2 > len(stamps) or one.days > _DECADE for one in others)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a file fares in one order: days that do not exist, steps back, days from first to last."""

    impossible: int
    back: int
    days: int

    @property
    def faults(self) -> int:
        return self.impossible + self.back

    @classmethod
    def of(cls, stamps: Sequence[Stamp], order: DateOrder) -> _Reading:
        dates = [found for one in stamps if (found := day(one, order))]
        moments = [moment for one in stamps if (moment := when(one, order))]
        back = sum(after < before for before, after in pairwise(moments))
        forth = sum(after > before for before, after in pairwise(moments))  # some chats run backwards
        days = (max(dates) - min(dates)).days if dates else 0
        return cls(len(stamps) - len(dates), min(back, forth), days)


def _american(stamps: Sequence[Stamp]) -> bool:
    """Numbers without zeros before them and a twelve-hour clock: how the United States write."""
    lengths = {
        length
        for one in stamps
        for number, length in zip(one.numbers[:2], one.lengths[:2], strict=True)
        if number < 10
    }
    return lengths == {1} and all(one.half for one in stamps)
