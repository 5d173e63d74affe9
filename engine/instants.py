"""Instants: integer microseconds since 1970-01-01T00:00:00Z, from ISO 8601 text and back.

Integers compare and subtract exactly; text is for people and records only.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

SECOND = 1_000_000
_QUARTER = 900
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_FIRST, _LAST = -62_135_596_800 * SECOND + 86_400 * SECOND, 253_402_200_000 * SECOND
"""Years 1 to 9999, what a date can be, less a day for the zone; later instants are written as the last."""
_KEPT = 100_000
_MINUTES = tuple(f"{second // 60:02d}:{second % 60:02d}" for second in range(3_600))
_DIGITS = {f"{number:02d}": number for number in range(60)}


class Zone:
    """A time zone that reads and writes instants, and remembers the hours it has seen."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.info = ZoneInfo(name)
        self.without_offset = 0
        """How many of the texts read so far carried no offset."""
        self._hours: dict[tuple[str, str], int] = {}
        self._quarters: dict[int, tuple[str, int, str]] = {}

    def __reduce__(self) -> tuple[type[Zone], tuple[str]]:
        return (Zone, (self.name,))

    def read(self, text: str) -> int:
        """The instant that ISO 8601 text means; without an offset it is this zone's wall time.

        Raises ValueError for text that is no time.
        """
        suffix = text[19:]
        if suffix and text[16] == ":":
            start = self._hours.get((text[:14], suffix))
            if start is not None:
                try:
                    return start + (_DIGITS[text[14:16]] * 60 + _DIGITS[text[17:19]]) * SECOND
                except KeyError:
                    raise ValueError(f"{text!r} is not a time") from None
        return self._read(text, suffix)

    def _read(self, text: str, suffix: str) -> int:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            self.without_offset += 1
            return (moment.replace(tzinfo=self.info) - _EPOCH) // _MICROSECOND
        instant = (moment - _EPOCH) // _MICROSECOND
        if text[13:14] == ":" and text[16:17] == ":" and not moment.microsecond:
            if len(self._hours) > _KEPT:
                self._hours.clear()
            self._hours[text[:14], suffix] = instant - (moment.minute * 60 + moment.second) * SECOND
        return instant

    def write(self, instant: int) -> str:
        """ISO 8601 text with this zone's offset then; fractions of a second only where there are any."""
        seconds, fraction = divmod(min(max(instant, _FIRST), _LAST), SECOND)
        if fraction:
            return datetime.fromtimestamp(seconds, self.info).replace(microsecond=fraction).isoformat()
        quarter, rest = divmod(seconds, _QUARTER)
        known = self._quarters.get(quarter)
        if known is None:
            moment = datetime.fromtimestamp(quarter * _QUARTER, self.info)
            if moment.second:
                return datetime.fromtimestamp(seconds, self.info).isoformat()
            if len(self._quarters) > _KEPT:
                self._quarters.clear()
            text = moment.isoformat()
            known = self._quarters[quarter] = (text[:14], moment.minute * 60, text[19:])
        prefix, start, suffix = known
        return f"{prefix}{_MINUTES[start + rest]}{suffix}"
