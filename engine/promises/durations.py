"""Reads so much time from now: "dalam 2 jam", "2-3 hari kerja", "1x24 jam", "in half an hour"."""

from __future__ import annotations

from engine.promises import lexicon as words
from engine.promises.meanings import After, Day, Meaning, Moment, Working
from engine.promises.tokens import Tokens

Read = tuple[Meaning, int]
"""What it means, and the place after its last token."""

_MOST = {"second": 3_600, "minute": 10_000, "hour": 1_000, "day": 400, "week": 60, "month": 15}


def duration(said: Tokens, place: int) -> Read | None:
    """The time that begins there, if it is a limit and counts from now."""
    found = _daily(said, place) or _next_working_day(said, place) or _amount(said, place)
    if found is None or not_from_now(said, found[1]):
        return None
    return found


def not_from_now(said: Tokens, place: int) -> bool:
    """Whether what follows a time says that it counts from something else, or is over."""
    if any(said.says(place, still) for still in words.STILL):
        return False
    return any(said.says(place, wrong) for wrong in words.NOT_AFTER)


def _daily(said: Tokens, place: int) -> Read | None:
    """`1x24 jam`, `2 x 24 jam kerja`: so many days."""
    days = said.number(place, 60)
    if not days or said.is_(place - 1, words.NOT_BEFORE):
        return None
    if not said.is_(place + 1, ("x", "×", "*")) or said.word(place + 2) != "24":
        return None
    if words.UNITS.get(said.word(place + 3)) != "hour":
        return None
    after = place + 4
    if said.is_(after, words.WORKING):
        return Working(days=days), after + 1
    for skipped in (0, 1):
        if said.is_(after + skipped, ("hari",)) and said.is_(after + skipped + 1, words.WORKING):
            return Working(days=days), after + skipped + 2
    return After(days * words.DAY), after


def _next_working_day(said: Tokens, place: int) -> Read | None:
    """`hari kerja berikutnya`, `the next business day`."""
    if said.says(place, ("hari", "kerja")) and said.is_(place + 2, words.BERIKUT):
        return Working(days=1), place + 3
    if any(said.says(place, ("next", working, "day")) for working in words.WORKING_BEFORE):
        return Working(days=1), place + 3
    return None


def _amount(said: Tokens, place: int) -> Read | None:
    number = _number(said, place)
    if number is None:
        return None
    amount, after = number
    working = said.is_(after, words.WORKING_BEFORE)
    after += working
    unit = words.UNITS.get(said.word(after)) if said.word(place) not in words.ONE_UNIT else None
    if unit is None and said.word(place) in words.ONE_UNIT:
        unit = words.ONE_UNIT[said.word(place)]
    else:
        after += 1
    if unit is None or amount <= 0 or amount > _MOST[unit]:
        return None
    if not working and unit in ("day", "hour") and said.is_(after, words.WORKING):
        working, after = True, after + 1
    seconds = amount * words.SECONDS.get(unit, 0)
    if seconds and not working:
        more = _minutes(said, after)
        if more is not None and unit == "hour":
            seconds, after = seconds + more[0], more[1]
    plain = working and unit == "day" and not said.is_(place - 1, words.NOT_BEFORE)
    if not (plain or _led(said, place) or any(said.says(after, words_) for words_ in words.FOLLOWS)):
        return None
    return _meaning(unit, amount, int(seconds), working), after


def _meaning(unit: str, amount: float, seconds: int, working: bool) -> Meaning:
    if working and unit in ("day", "hour"):
        return Working(seconds=seconds) if seconds else Working(days=_whole(amount))
    if seconds:
        return After(seconds)
    if unit == "month":
        return Moment(Day("months", (_whole(amount),)))
    return Moment(Day("plus", (_whole(amount * (7 if unit == "week" else 1)),)))


def _whole(amount: float) -> int:
    """Rounded up: one day and a half ends on the second."""
    return -int(-amount // 1)


def _minutes(said: Tokens, place: int) -> tuple[int, int] | None:
    """`(dan) 30 menit` after so many hours: the seconds, and the place after them."""
    place += said.is_(place, ("dan", "and"))
    minutes = said.number(place, 59)
    if minutes is None or words.UNITS.get(said.word(place + 1)) != "minute":
        return None
    return minutes * words.MINUTE, place + 2


def _number(said: Tokens, place: int) -> tuple[float, int] | None:
    """A number, or the higher one of a range; the place after it."""
    low = _one_number(said, place)
    if low is None:
        return None
    amount, after = low
    for gap in (1, 3):  # "2-3", "2 s/d 3"
        range_word = said.is_(after, words.RANGE) if gap == 1 else said.says(after, ("s", "/", "d"))
        high = _one_number(said, after + gap) if range_word else None
        if high is not None:
            return max(amount, high[0]), high[1]
    return amount, after


def _one_number(said: Tokens, place: int) -> tuple[float, int] | None:
    word = said.word(place)
    if word in words.ONE_UNIT:
        return 1, place + 1
    if word == "setengah":
        return 0.5, place + 1
    if word == "half":
        return 0.5, place + 1 + said.is_(place + 1, ("a", "an"))
    number = said.number(place, 9_999)
    if number is not None:
        if said.is_(place - 1, (",", ".")) and said.beside(place) and said.word(place - 2).isdecimal():
            return None  # the end of a larger number
        tenths = said.word(place + 2)
        if said.is_(place + 1, (",", ".")) and said.beside(place + 1) and said.beside(place + 2):
            if not tenths.isdecimal() or len(tenths) > 2:
                return None if tenths.isdecimal() else (number, place + 1)
            return float(f"{number}.{tenths}"), place + 3
        return number, place + 1
    spelt = words.NUMBERS.get(word)
    if spelt is None:
        return None
    if said.word(place + 1) == "setengah":
        return spelt + 0.5, place + 2
    if said.word(place + 1) == "belas" and 2 <= spelt <= 9:
        return spelt + 10, place + 2
    return spelt, place + 1


def _led(said: Tokens, place: int) -> bool:
    """Whether a word before it, with nothing but fillers between, makes it a limit."""
    for before in range(place - 1, max(-1, place - 6), -1):
        if said.is_(before, words.LEADS):
            return True
        if said.is_(before, words.AFTER_PALING) and said.word(before - 1) == "paling":
            return True
        if not said.is_(before, words.FILLERS):
            return False
    return False
