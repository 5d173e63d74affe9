"""Durations in Indonesian findings as people say them: in `1h14m` they would take h for hari, a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PART = r"(?=\d)(?:\d{1,6}d)?(?:\d{1,2}h)?(?:\d{1,2}m)?(?:\d{1,2}s)?(?![\w-])"
_DURATION = re.compile(
    rf"(?:(?<=\bsetelah )|(?<=\bbatas )|(?<=\bdalam )){_PART}|(?<![\w.,-]){_PART}(?= sesudah\b)"
)
"""A duration where an Indonesian finding has one."""
_UNITS = {"d": "hari", "h": "jam", "m": "menit", "s": "detik"}


def spelled(message: str) -> str:
    """An Indonesian finding with durations in words, their two largest units: `setelah 6 hari 20 jam`.

    Working time has no days, which would be taken for working days: `setelah 164 jam waktu kerja`.
    """
    return _DURATION.sub(
        lambda found: " ".join(_units(found[0], message.startswith(" waktu kerja", found.end()))), message
    )


def _units(duration: str, working: bool) -> Iterator[str]:
    units = {unit: int(count) for count, unit in re.findall(r"(\d+)([dhms])", duration)}
    if working and (days := units.pop("d", 0)):
        units = {"h": 24 * days + units.pop("h", 0), **units}
    for unit, count in list(units.items())[:2]:
        yield f"{count} {_UNITS[unit]}"
