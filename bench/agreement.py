"""How often the two judges differ on generated cases; the tests run the same on fewer."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

sys.path.append(str(Path(__file__).parents[1] / "tests/engine"))

from generators import seeded_cases

from engine.judging import Compiled


def differences(count: int, seed: int = 2026) -> int:
    """Verdict records that differ by a byte, over `count` generated SOPs with a conversation each."""
    encode, different = msgspec.json.encode, 0
    for number, case in enumerate(seeded_cases(count, seed)):
        timeline = case.timeline()
        both = []
        for name in ("network", "oracle"):
            compiled = Compiled(case.sop, name)  # type: ignore[arg-type]
            both.append(compiled.writer.records(timeline, compiled.judge.judge([timeline])[0], 0))
        for one, other in zip(*both, strict=True):
            if encode(one) != encode(other):
                different += 1
                print(f"case {number}, rule {one.rule}: network {one.verdict}, oracle {other.verdict}")
    return different
