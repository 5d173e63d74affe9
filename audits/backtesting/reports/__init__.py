"""What `sop backtest` writes, one file a format: each has `write(stream, result, setting)`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """`language` of the report's own words (id or en); `unmask` shows personal data; `color`: a terminal."""

    language: str
    unmask: bool = False
    color: bool = False
