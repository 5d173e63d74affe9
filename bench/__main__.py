"""Prints, measured in one run: speed and its floor, where the time goes, memory, growth, and start-up.

python -m bench              # everything, about 6 minutes
python -m bench speed growth # some of it
python -m bench agree 100000 # the two judges on generated cases; exit 1 on a difference
python -m bench prove        # what proving the shipped SOPs takes, and a backtest beside one audit; 2 minutes
python -m bench million      # 1,000,000 conversations and 500 rules: no crash, flat memory
python -m bench quality --data FOLDER   # the signals on public sets, for docs/quality.md (bench/quality.py)
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from bench import material

ROUNDS = 5
REAL = Path(__file__).parents[1] / "tests/data/star/conversations.ndjson"


def speed() -> None:
    """Whole commands, NDJSON in and out, and the floor and parts of one process in this one."""
    print("speed: 12 messages of 13 words, 30 rules, 600 phrases")
    _real()
    with tempfile.TemporaryDirectory() as folder:
        data, sop = _written(Path(folder), 20_000)
        few, _ = _written(Path(folder) / "few", 200)
        base = min(_command(few, sop, 1)[0] for _ in range(3))
        for jobs in (1, os.cpu_count() or 1):
            seconds = min(_command(data, sop, jobs)[0] for _ in range(3)) - base
            print(
                f"  command, {jobs} process(es), start-up taken off: {19_800 / seconds:8,.0f} conversations/s"
            )
    from bench.parts import deadlines, floor, parts, whole

    ratios, floors, wholes = [], [], []
    lines = list(material.conversations(2_000))
    for _ in range(ROUNDS):
        floors.append(floor(lines))
        wholes.append(whole(lines))
        ratios.append(wholes[-1][0] / floors[-1])
    print(f"  findings a conversation        {wholes[-1][1]:8.1f}")
    print(f"  floor (decode, match, encode)  {statistics.median(floors):8.1f} us a conversation")
    print(
        f"  whole, survey and write too    {statistics.median(w for w, _ in wholes):8.1f} us a conversation"
    )
    print(f"  ratio whole to floor           {statistics.median(ratios):8.2f}  (asked: at most 6)")
    count, share = deadlines(lines)
    print(f"  share of {count} deadlines of 30 rules  {share:8.0%}  (asked: at most 15%)")
    for name, spent in parts(lines):
        print(f"    {name:<28} {spent:8.1f} us")


def _real() -> None:
    if not REAL.exists():
        return
    sop = Path(__file__).parents[1] / "examples/star/sop.yaml"
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "real.ndjson"
        sample = REAL.read_bytes()
        copies = 40
        data.write_bytes(sample * copies)
        records = sample.count(b"\n") * copies
        seconds = min(_command(data, sop, 1)[0] for _ in range(3))
        print(f"  real chats (STAR), 1 process, start-up included: {records / seconds:8,.0f} conversations/s")


def memory() -> None:
    """Peak memory of whole commands."""
    print("memory: peak of the largest process")
    for count in (10_000, 200_000):
        with tempfile.TemporaryDirectory() as folder:
            data, sop = _written(Path(folder), count)
            print(f"  {count:>9,} conversations: {_command(data, sop, 1)[1]:6.0f} MB")


def growth() -> None:
    """Cost a message of ever longer conversations."""
    from bench.parts import whole

    print("growth: cost with the length of a conversation")
    for messages in (10, 100, 1_000, 10_000):
        lines = list(material.conversations(max(1, 2_000 // messages), messages=messages))
        spent, _ = min(whole(lines) for _ in range(3))
        print(f"  {messages:>6,} messages: {spent / messages:6.1f} us a message")


def startup() -> None:
    """Start-up, and checking 60 rules beside importing the two libraries that it cannot do without."""
    print("start-up: median of whole processes")
    with tempfile.TemporaryDirectory() as folder:
        sop = Path(folder) / "sop.yaml"
        sop.write_bytes(msgspec.json.encode(material.sop(rules=60)))
        _, plain = _written(Path(folder) / "few", 10)
        imports = _timed([sys.executable, "-c", "import yaml, jsonschema"])
        check = _timed([*_SOP, "check", str(sop)])
        audit = _timed(
            [*_SOP, "audit", str(plain.with_name("in.ndjson")), "--sop", str(plain), "--fail-on", "never"]
        )
    print(f"  python -c 'import yaml, jsonschema'  {imports * 1000:6.0f} ms")
    print(f"  sop check, 60 rules                  {check * 1000:6.0f} ms")
    print(f"  ratio                                {check / imports:6.2f}  (asked: at most 2.5)")
    print(f"  sop audit, 10 conversations          {audit * 1000:6.0f} ms")


def million() -> None:
    """A long run: many conversations, then many rules."""
    print("long runs")
    with tempfile.TemporaryDirectory() as folder:
        data, sop = _written(Path(folder), 1_000_000)
        seconds, peak = _command(data, sop, 1)
        print(f"  1,000,000 conversations: {seconds:6.0f} s, peak {peak:.0f} MB")
        data, sop = _written(Path(folder) / "many", 2_000, rules=500)
        seconds, peak = _command(data, sop, 1)
        print(f"  500 rules, 2,000 conversations: {seconds:6.1f} s, peak {peak:.0f} MB")


def agree(count: int = 100_000) -> None:
    """Both judges on generated cases."""
    from bench.agreement import differences

    different = differences(count)
    print(f"two judges, {count:,} generated cases: {different} differences")
    if different:
        sys.exit(1)


_SOP = [sys.executable, "-m", "audits"]


def _written(folder: Path, count: int, rules: int = 30) -> tuple[Path, Path]:
    folder.mkdir(exist_ok=True)
    data, sop = folder / "in.ndjson", folder / "sop.yaml"
    with data.open("wb") as out:
        out.writelines(material.conversations(count))
    sop.write_bytes(msgspec.json.encode(material.sop(rules=rules)))
    return data, sop


def _command(data: Path, sop: Path, jobs: int) -> tuple[float, float]:
    """Seconds and peak megabytes of one audit."""
    out = data.with_suffix(".out")
    arguments = [*_SOP, "audit", str(data), "--sop", str(sop), "-o", f"ndjson={out}"]
    arguments += ["--jobs", str(jobs), "--fail-on", "never"]
    began = time.perf_counter()
    process = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    spent = time.perf_counter() - began
    if status:
        sys.exit(f"the audit ended with status {status}")
    out.unlink()
    return spent, usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _timed(command: list[str]) -> float:
    times = []
    for _ in range(9):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def prove() -> None:
    """Seconds to prove each shipped SOP, and all in one, and what a backtest costs beside one audit."""
    from bench.proving import WHOLE_SECONDS, backtest_beside_audit, library, whole_library

    print("sop prove: the shipped SOPs")
    total = 0.0
    for name, rules, seconds, undecided in library():
        total += seconds
        print(f"  {name:<22} {rules:3} rules {seconds:6.1f} s, {undecided} not decided", flush=True)
    print(f"  all                              {total:6.1f} s  (a CI step; asked: under 120 s)")
    rules, decided, proof = whole_library()
    print(f"  the whole library      {rules:3} rules {proof.seconds:6.1f} s  (given: {WHOLE_SECONDS:.0f} s)")
    said = f"decided by themselves {decided}, contradictions {len(proof.conflicts)}, left {proof.left}"
    print(f"    {said}", flush=True)
    ratio = backtest_beside_audit(ROUNDS)
    print(f"  a backtest beside one audit      {ratio:6.2f}  (asked: at most 2.2)")


PARTS: dict[str, Callable[[], None]] = {
    "speed": speed,
    "memory": memory,
    "growth": growth,
    "startup": startup,
    "prove": prove,
}

if __name__ == "__main__":
    asked = sys.argv[1:]
    if asked[:1] == ["agree"]:
        agree(*map(int, asked[1:]))
    elif asked == ["million"]:
        million()
    elif asked[:2] == ["quality", "--data"]:
        from bench.quality import quality

        quality(Path(asked[2]))
    else:
        for name in asked or PARTS:
            PARTS[name]()
    print(f"this process's own peak: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
