"""Mutation results for programs: `mutation/1`, one object an SOP, in a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

import msgspec

from audits.mutating.mutate import Mutation


def write(found: Sequence[Mutation], stream: TextIO, language: str) -> None:
    """Every mutant with its fate, and the score."""
    whole = [{**msgspec.to_builtins(one), "score": one.score} for one in found]
    stream.write(msgspec.json.format(msgspec.json.encode(whole)).decode() + "\n")
