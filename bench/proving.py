"""What it takes to prove the shipped SOPs, and to backtest a change of one."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from audits.proving.prove import Proof, prove
from audits.proving.reports.lines import undecided
from bench import material
from sop.load import load

LIBRARY = Path(__file__).parents[1] / "sop/library/id"
RULES = LIBRARY.parent / "rules"


WHOLE_SECONDS = 60.0
"""For all rules of the library in one SOP. More time only answers more questions about groups of rules."""


def library() -> Iterator[tuple[str, int, float, int]]:
    """Of each shipped SOP its name, its rules, seconds to prove it, and how much was not decided."""
    for path in sorted(LIBRARY.glob("*.yaml")):
        proof = prove(load([str(path)]), total=60.0)
        yield path.stem, len(proof.sop.rules), proof.seconds, undecided(proof)


def whole_library() -> tuple[int, int, Proof]:
    """All rules of the library in one SOP: how many, for how many of them everything that can be decided of
    one rule was, and the proof."""
    uses = ["library:signals/id"]
    uses += [f"library:rules/{path.stem}" for path in sorted(LIBRARY.glob("*.yaml"))]
    uses += [f"library:rules/{path.stem}" for path in sorted(RULES.glob("*-strict.yaml"))]
    head = {
        "sop": "whole",
        "version": "1.0.0",
        "title": "whole",
        "language": "id",
        "timezone": "Asia/Jakarta",
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sop.yaml"
        path.write_bytes(msgspec.json.encode({**head, "uses": uses}))
        proof = prove(load([str(path)]), total=WHOLE_SECONDS)
    decided = [one for one in proof.alone if one.unsaid is None]
    return len(proof.alone), len(decided), proof


def backtest_beside_audit(rounds: int, count: int = 4_000) -> float:
    """The median cost of a backtest of one changed limit, in audits of the same conversations."""
    with tempfile.TemporaryDirectory() as folder:
        data, old, new = (Path(folder) / name for name in ("in.ndjson", "old.yaml", "new.yaml"))
        with data.open("wb") as out:
            out.writelines(material.conversations(count))
        written = material.sop()
        old.write_bytes(msgspec.json.encode(written))
        text = msgspec.json.encode(written).replace(b'"within":"2m"', b'"within":"3m"')
        new.write_bytes(text)
        audit = ["audit", str(data), "--sop", str(old), "-o", f"ndjson={folder}/out", "--fail-on", "never"]
        test = ["backtest", str(old), str(new), str(data), "-o", f"json={folder}/flips"]
        both = [(_seconds(audit), _seconds(test)) for _ in range(rounds)]
    return statistics.median(test / audit for audit, test in both)


def _seconds(arguments: list[str]) -> float:
    began = time.perf_counter()
    command = [sys.executable, "-m", "audits", *arguments, "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    return time.perf_counter() - began
