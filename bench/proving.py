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

from audits.proving.prove import prove
from bench import material
from sop.load import load

LIBRARY = Path(__file__).parents[1] / "sop/library/id"


def library() -> Iterator[tuple[str, int, float, int]]:
    """Of each shipped SOP its name, its rules, seconds to prove it, and how much was not decided."""
    for path in sorted(LIBRARY.glob("*.yaml")):
        proof = prove(load([str(path)]))
        undecided = len(proof.undecided) + sum(one.unsaid is not None for one in proof.alone)
        yield path.stem, len(proof.sop.rules), proof.seconds, undecided


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
