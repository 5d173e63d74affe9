"""Hygiene for programs: `hygiene/1`, one object."""

from __future__ import annotations

from typing import TextIO

import msgspec

from audits.hygiene.examine import Hygiene


def write(stream: TextIO, result: Hygiene, language: str) -> None:
    """The whole result."""
    stream.write(msgspec.json.format(msgspec.json.encode(result)).decode() + "\n")
