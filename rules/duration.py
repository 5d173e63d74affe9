"""Durations as officers write them: `90s`, `15m`, `2h30m`, `1d` (24 hours), `2bd` (working days)."""

from __future__ import annotations

import re
from dataclasses import dataclass

DURATION = r"^(?:[0-9]+bd|(?=[0-9])(?:[0-9]+d)?(?:[0-9]+h)?(?:[0-9]+m)?(?:[0-9]+s)?)$"
"""What a duration looks like, as the JSON Schema says it too."""

_SECONDS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}


@dataclass(frozen=True, slots=True)
class Duration:
    """So many seconds on a clock, or so many working days (then `seconds` is 0)."""

    seconds: int = 0
    working_days: int | None = None


def parse_duration(text: str) -> Duration:
    """The duration in `text`. Raises ValueError when it is none."""
    if not re.match(DURATION, text):
        raise ValueError(f"{text!r} is no duration: write 90s, 15m, 2h30m, 1d or 2bd")
    if text.endswith("bd"):
        return Duration(working_days=int(text[:-2]))
    return Duration(sum(int(n) * _SECONDS[unit] for n, unit in re.findall(r"([0-9]+)([dhms])", text)))


def format_seconds(seconds: int) -> str:
    """Seconds as an officer would write them: 5430 → `1h30m30s`; negative ones with a minus."""
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    parts = []
    for unit, size in _SECONDS.items():
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count}{unit}")
    return sign + ("".join(parts) or "0s")
