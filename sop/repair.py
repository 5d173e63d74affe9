"""What somebody meant who wrote a duration, a time, a date, a day or a name in another form than ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from rules.duration import DURATION
from rules.fragments import FRAGMENTS
from sop.guess import closest
from sop.model import DAYS as DAY_NAMES
from sop.moments import MOMENT
from sop.shapes import DATE, DAYS, FULL_DATE, SPAN

_UNITS = {
    "s": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s", "detik": "s", "dtk": "s",
    "m": "m", "min": "m", "mins": "m", "minute": "m", "minutes": "m", "menit": "m", "mnt": "m",
    "h": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "jam": "h", "j": "h",
    "d": "d", "day": "d", "days": "d", "hari": "d",
    "bd": "bd", "hari kerja": "bd", "business days": "bd", "business day": "bd", "working days": "bd",
    "working day": "bd", "hk": "bd", "w": "w", "week": "w", "weeks": "w", "minggu": "w", "pekan": "w",
}  # fmt: skip
_AMOUNT = re.compile(r"\s*([0-9]+)\s*([a-z]+(?: kerja| days?)?)\s*")
_CLOCK = re.compile(r"([0-9]{1,2})(?:[.:]([0-9]{2}))?")
_DAY_WORDS = {"weekday": "mon-fri", "weekdays": "mon-fri", "hari kerja": "mon-fri", "weekend": "sat,sun",
              "weekends": "sat,sun", "everyday": "daily", "every day": "daily", "all": "daily"}  # fmt: skip


def duration(said: str) -> str | None:
    """`15 menit` → 15m, `2 hari kerja` → 2bd, `1 minggu` → 7d."""
    rest, parts = said.strip().casefold(), []
    while rest:
        found = _AMOUNT.match(rest)
        unit = _UNITS.get(found[2]) if found else None
        if found is None or unit is None:
            return None
        parts.append(f"{int(found[1]) * 7}d" if unit == "w" else f"{int(found[1])}{unit}")
        rest = rest[found.end() :]
    return _if_fits(DURATION, "".join(parts))


def span(said: str) -> str | None:
    """`08.00 s/d 17.00` → 08:00-17:00, `8-5` → 08:00-17:00: hours that go back mean the afternoon."""
    times = _CLOCK.findall(said)
    if len(times) != 2:
        return None
    (begin, _), (end, _) = times
    if int(end) <= int(begin) <= 12 and not end.startswith("0"):
        times[1] = (str(int(end) + 12), times[1][1])
    return _if_fits(SPAN, "-".join(f"{int(hour):02d}:{minute or '00'}" for hour, minute in times))


def date(said: str) -> str | None:
    """`20/03/2026` → 2026-03-20, `12-26` → --12-26."""
    numbers = re.findall(r"[0-9]+", said)
    if len(numbers) == 3:
        year_last = len(numbers[2]) == 4
        year, month, day = reversed(numbers) if year_last else numbers
        return _if_fits(DATE, f"{year}-{month:0>2}-{day:0>2}")
    if len(numbers) == 2:
        return _if_fits(DATE, f"--{numbers[0]:0>2}-{numbers[1]:0>2}")
    return None


def moment(said: str) -> str | None:
    """A date, if that is what was written."""
    return _if_fits(MOMENT, date(said) or "")


def days(said: str) -> str | None:
    """`Senin-Jumat` → mon-fri, `Monday` → mon."""
    word = said.strip().casefold()
    if word in _DAY_WORDS:
        return _DAY_WORDS[word]
    parts = re.split(r"(\s*(?:-|–|,|s/d|sampai|to)\s*)", word)
    names = [_day(part) for part in parts[::2]]
    if None in names:
        return None
    marks = ["," if "," in mark else "-" for mark in parts[1::2]]
    joined = "".join(f"{name}{mark}" for name, mark in zip(names, [*marks, ""], strict=True))
    return _if_fits(DAYS, joined)


def _day(word: str) -> str | None:
    known = closest(word, (*DAY_NAMES, "daily"))
    return known or (word[:3] if word[:3] in DAY_NAMES else None)


def name(said: str) -> str | None:
    """`Balasan Pertama` → balasan-pertama."""
    plain = re.sub(r"[^\w.-]+", "-", said.strip().casefold()).strip("-")
    return _if_fits(FRAGMENTS["name"]["pattern"], plain)


def _if_fits(pattern: str, text: str) -> str | None:
    return text if text and re.match(pattern, text) else None


REPAIRS: Mapping[str, Callable[[str], str | None]] = {
    "bad-duration": duration,
    "bad-span": span,
    "bad-date": date,
    "bad-full-date": lambda said: _if_fits(FULL_DATE, date(said) or ""),
    "bad-moment": moment,
    "bad-day": days,
    "bad-name": name,
}
"""By problem code: what the text should have been, or None."""
