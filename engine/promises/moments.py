"""Reads days and times of day: "besok jam 3 sore", "hari Senin", "12 Maret", "by 5 pm", "end of day"."""

from __future__ import annotations

from engine.promises import lexicon as words
from engine.promises.meanings import Day, Hour, Moment
from engine.promises.tokens import Tokens

_BETWEEN = frozenset(("hari", "jam", "pukul", "tanggal", "on", "pada", "at", "the", ":"))
"""What may stand between a time and the word that refuses it."""

_Hour = tuple[Hour, str | None, int]
"""A time of day, the part of the day that is said with it, and the place after it."""
_Day = tuple[Day, str | None, int]


def moment(said: Tokens, place: int) -> tuple[Moment, int] | None:
    """The day, the time of day, or both that begin there, if it is not over or a beginning."""
    if _refused(said, place):
        return None
    day, hour = _day(said, place), None
    if day is not None:
        hour = _hour(said, _past_glue(said, day[2]))
        after = day[2] if hour is None else hour[2]
    else:
        hour = _hour(said, place)
        if hour is None:
            return None
        after = hour[2]
        day = _today(said, after) or _day(said, after) or _day(said, _past_glue(said, after))
        after = after if day is None else day[2]
    if said.is_(after, words.OVER) or said.says(after, ("yang", "lalu")):
        return None
    part = (hour and hour[1]) or (day and day[1])
    return Moment(None if day is None else day[0], None if hour is None else hour[0], part or None), after


def _refused(said: Tokens, place: int) -> bool:
    """Whether the words before say that it is no limit: opening hours, beginnings, what is over."""
    before = place - 1
    while place - before < 4 and said.is_(before, _BETWEEN):
        before -= 1
    return said.is_(before, words.NOT_BEFORE)


def _past_glue(said: Tokens, place: int) -> int:
    glued = place
    while said.is_(glued, words.GLUE) and glued < place + 3 and not said.is_(glued, words.CLOCK):
        glued += 1
    return glued


def _today(said: Tokens, place: int) -> _Day | None:
    """`ini` after "jam 3 sore"."""
    return (Day("plus", (0,)), None, place + 1) if said.word(place) == "ini" else None


def _day(said: Tokens, place: int) -> _Day | None:
    found = _near(said, place) or _period(said, place) or _weekday(said, place) or _date(said, place)
    if found is None:
        return None
    day, part, after = found
    later = said.word(after)
    if part is None and later in words.PARTS and day.sort in ("plus", "weekday", "date"):
        return day, words.PARTS[later], after + 1
    return day, part, after


def _near(said: Tokens, place: int) -> _Day | None:
    """Today, tomorrow, the day after."""
    word, following = said.word(place), said.word(place + 1)
    if word in words.TOMORROW:
        if following == "lusa":
            return Day("plus", (2,)), None, place + 2
        return Day("plus", (1,)), None, place + 1 + (word == "esok" and following == "hari")
    if word == "lusa":
        return Day("plus", (2,)), None, place + 1
    if said.says(place, ("day", "after", "tomorrow")):
        return Day("plus", (2,)), None, place + 3
    if word in ("today", "tonight"):
        return Day("plus", (0,)), "night" if word == "tonight" else None, place + 1
    if word in ("hari", "hr") and following == "ini":
        return Day("plus", (0,)), None, place + 2
    if word in words.SOON and following in words.PARTS:
        return Day("plus", (0,)), words.PARTS[following], place + 2 + (said.word(place + 2) == "ini")
    if word in words.PARTS and following == "ini" and not said.is_(place - 1, ("selamat", "met")):
        return Day("plus", (0,)), words.PARTS[word], place + 2
    if word == "this" and following in words.PARTS:
        return Day("plus", (0,)), words.PARTS[following], place + 2
    return None


def _period(said: Tokens, place: int) -> _Day | None:
    """Ends of days, weeks and months."""
    word, following = said.word(place), said.word(place + 1)
    if word in ("eod", "cob") or said.says(place, ("akhir", "hari")):
        after = place + (1 if word in ("eod", "cob") else 2 + said.is_(place + 2, words.THIS))
        return Day("plus", (0,)), None, after
    if said.says(place, ("close", "of", "business")):
        return Day("plus", (0,)), None, place + 3
    if word in ("end", "akhir"):
        return _end_of(said, place + 1 + (following == "of"))
    if word == "weekend":
        return Day("week", (0,)), None, place + 1
    sort = {"week": "week", "month": "month"}.get(words.UNITS.get(word, ""))
    if sort and (following in words.NEXT or following == "ini") and said.word(place - 1) != "hari":
        return _period_day(sort, int(following != "ini")), None, place + 2
    sort = {"week": "week", "month": "month"}.get(words.UNITS.get(following, ""))
    if sort and word in ("next", "this") and following in ("week", "month"):
        return _period_day(sort, int(word == "next")), None, place + 2
    return None


def _end_of(said: Tokens, place: int) -> _Day | None:
    """`(end of) the business day`, `(akhir) bulan ini`, `(akhir) pekan depan`."""
    place += said.is_(place, ("the", "this"))
    place += said.is_(place, words.WORKING_BEFORE)
    later = int(said.word(place) == "next")
    unit, after = words.UNITS.get(said.word(place + later)), place + later + 1
    if said.word(place) == "today":
        return Day("plus", (0,)), None, place + 1
    if unit == "day" and said.word(place) == "day":
        return Day("plus", (0,)), None, after
    if unit not in ("week", "month"):
        return None
    later = later or int(said.is_(after, words.NEXT))
    after += said.is_(after, words.NEXT) or said.is_(after, words.THIS)
    return _period_day(unit, later), None, after


def _period_day(sort: str, later: int) -> Day:
    return Day("week", (later,)) if sort == "week" else Day("month", (later,))


def _weekday(said: Tokens, place: int) -> _Day | None:
    begin = place
    lead = said.word(place)
    named = lead in ("hari", "hr", "on", "by", "next", "this", "before", "until", "coming")
    if named:
        place += 1
        lead = said.word(place) if said.word(place) in ("next", "this") else lead
        place += said.is_(place, ("next", "this"))
    word = said.word(place)
    if word not in words.WEEKDAYS or not (named or word in words.PLAIN_WEEKDAYS):
        return None
    if word == "minggu" and said.word(begin) not in ("hari", "hr"):
        return None
    after = place + 1
    ranged = said.is_(after, words.RANGE) or said.says(after, ("s", "/", "d")) or said.is_(after, ("&",))
    if ranged or said.is_(begin - 1, words.RANGE) or said.is_(after, words.OVER):
        return None
    weeks = 1 if lead == "next" or said.is_(after, words.NEXT) else -1 if lead == "this" else 0
    if said.word(after) == "ini":
        weeks = -1
    after += said.is_(after, words.NEXT) or said.word(after) == "ini"
    return Day("weekday", (words.WEEKDAYS[word], weeks)), None, after


def _date(said: Tokens, place: int) -> _Day | None:
    led = said.is_(place, words.DATE)
    begin, place = place, place + led
    place += led and said.is_(place, (".", ":", "the", "tanggal", "tgl"))
    first = said.number(place, 2_200)
    if first is None:
        month = words.MONTHS.get(said.word(place))
        return None if month is None else _month_first(said, place, month)
    if said.is_(place - 1, ("-", "/", ".", ",")) and said.beside(place):
        return None
    if first > 31:
        return _iso(said, place, first)
    after = place + 1
    after += said.is_(after, words.ORDINALS) and said.beside(after)
    after += said.word(after) == "of"
    month = words.MONTHS.get(said.word(after))
    if month is not None and not (said.word(after) == "may" and after != place + 1):
        year, after = _year(said, after + 1)
        return Day("date", (first, month, year)), None, after
    numeric = _numeric(said, place, first, led)
    if numeric is not None:
        return numeric
    if led and said.word(begin) in ("tanggal", "tgl", "tggl") and not said.is_(place + 1, words.RANGE):
        return Day("date", (first, 0, 0)), None, place + 1
    return None


def _month_first(said: Tokens, place: int, month: int) -> _Day | None:
    """`March 12th, 2026`."""
    day = said.number(place + 1, 31)
    if not day or len(said.word(place)) < 3 or said.is_(place + 2, (":",)):
        return None
    after = place + 2
    after += said.is_(after, words.ORDINALS) and said.beside(after)
    year, last = _year(said, after + (said.word(after) == ","))
    return Day("date", (day, month, year)), None, last if year else after


def _year(said: Tokens, place: int) -> tuple[int, int]:
    """The year there and the place after it; 0 and the same place if there is none."""
    year = said.number(place, 2_200)
    return (year, place + 1) if year is not None and year > 2_000 else (0, place)


def _numeric(said: Tokens, place: int, day: int, led: bool) -> _Day | None:
    """`12/3`, where a word says that it is a date, and `12/3/2026`: the day first, where both can be."""
    sign = said.word(place + 1)
    month = said.number(place + 2, 31)
    if sign not in ("/", "-", ".") or not month or not said.beside(place + 1) or not said.beside(place + 2):
        return None
    year, after = 0, place + 3
    if said.word(place + 3) == sign and said.beside(place + 3) and said.beside(place + 4):
        year, after = said.number(place + 4, 2_200) or 0, place + 5
    if month > 12:
        day, month = month, day
    if (
        (day, month) == (24, 7)
        or month > 12
        or (not year and not (led and sign == "/") and said.word(place - 1) not in ("tanggal", "tgl"))
    ):
        return None
    return Day("date", (day, month, year)), None, after


def _iso(said: Tokens, place: int, year: int) -> _Day | None:
    """`2026-03-12`."""
    month, day = said.number(place + 2, 12), said.number(place + 4, 31)
    if year < 2_000 or said.word(place + 1) != "-" or said.word(place + 3) != "-" or not month or not day:
        return None
    return Day("date", (day, month, year)), None, place + 5


def _hour(said: Tokens, place: int) -> _Hour | None:
    lead = said.word(place)
    led = lead in words.CLOCK
    if (
        led
        and lead in ("by", "at", "before", "until", "till")
        and said.word(place + 1) in ("noon", "midnight")
    ):
        return Hour(12 if said.word(place + 1) == "noon" else 24, certain=True), None, place + 2
    begin = place + led
    begin += led and said.is_(begin, ("jam", "pukul", ".", ":"))
    hour = said.number(begin, 24)
    if hour is None or (not led and said.is_(begin - 1, ("/", "-", ".", ",", "–", "+"))):
        return None
    minute, after = _minute(said, begin)
    if minute is None:
        return None
    digits = len(said.word(begin)) == 2 and after > begin + 1
    half, after = _half(said, after)
    offset, zoned = _zone(said, after)
    part = words.PARTS.get(said.word(after)) if half is None else None
    after += part is not None
    if offset is None:
        offset, zoned = _zone(said, after)
    after = zoned
    english = lead not in words.CLOCK_ID
    if english and half is None and not (led and after > begin + 1) and offset is None:
        return None
    if said.is_(after, words.NO_HOUR) or _ranged(said, begin, after, place):
        return None
    if half is not None:
        return (Hour(hour % 12 + half, minute, True, offset), None, after) if 1 <= hour <= 12 else None
    certain = hour > 12 or hour == 0 or (digits and part is None)
    return Hour(hour or 24, minute, certain, offset), part, after


def _minute(said: Tokens, place: int) -> tuple[int | None, int]:
    """The minutes after an hour (None: it is no time), and the place after them."""
    if said.is_(place + 1, (":", ".")) and said.beside(place + 1) and said.beside(place + 2):
        minute = said.number(place + 2, 59)
        if minute is not None and len(said.word(place + 2)) == 2:
            return minute, place + 3
        return (None, place) if said.word(place + 2).isdecimal() else (0, place + 1)
    return 0, place + 1


def _half(said: Tokens, place: int) -> tuple[int | None, int]:
    """0 for am, 12 for pm, None without; and the place after it."""
    for letters, hours in (("a", 0), ("p", 12)):
        if said.word(place) == f"{letters}m":
            return hours, place + 1
        if said.says(place, (letters, ".", "m")):
            return hours, place + 3 + (said.word(place + 3) == ".")
    return None, place


def _zone(said: Tokens, place: int) -> tuple[int | None, int]:
    offset = words.ZONES.get(said.word(place))
    return offset, place + (offset is not None)


def _ranged(said: Tokens, begin: int, after: int, place: int) -> bool:
    """Whether it is one end of a span of hours, as opening hours are, and not of "antara jam 3 dan jam 5"."""
    back = place - 1
    if said.is_(back, words.RANGE - {"atau", "or"}) and said.word(back - 1)[:1].isdecimal():
        return True
    follows = said.is_(after, words.RANGE - {"atau", "or"}) or said.says(after, ("s", "/", "d"))
    later = after + (3 if said.word(after) == "s" else 1)
    later += said.is_(later, words.CLOCK)
    return follows and said.word(later).isdecimal()
