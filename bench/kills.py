"""Audits killed at random moments, continued, and compared with one that nobody disturbed.

    python -m bench.kills percakapan.ndjson --sop sop.yaml -o ndjson=a.ndjson -o html=a.html --jobs 2

Takes the arguments of `sop audit`, and `--kills N` (10), `--seed N`, `--again N` (2). Every `-o` has to name
a file. Each of N audits gets SIGKILL at a random moment of its run, is continued with --resume and
killed up to `again` times more while it continues, then continued to its end; every file must have the bytes
of the undisturbed run, and nothing may be left beside them. Exits with 1 if anything differs.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> int:
    """Runs it all and gives the exit code."""
    asked = argparse.ArgumentParser(prog="python -m bench.kills", allow_abbrev=False)
    asked.add_argument("--kills", type=int, default=10)
    asked.add_argument("--again", type=int, default=2)
    asked.add_argument("--seed", type=int, default=1)
    own, rest = asked.parse_known_args()
    draw = random.Random(own.seed)
    wrong = 0
    with tempfile.TemporaryDirectory() as top:
        os.environ["XDG_CACHE_HOME"] = str(Path(top, "cache"))
        start = time.monotonic()
        code = _finished(_started(rest, Path(top, "plain")))
        whole = time.monotonic() - start
        expected = _files(Path(top, "plain"))
        if not expected:
            raise SystemExit(f"the undisturbed audit wrote nothing; its exit code is {code}")
        print(f"undisturbed: {whole:.1f} s, exit code {code}, {_sizes(expected)}")
        for number in range(1, own.kills + 1):
            folder = Path(top, f"killed-{number}")
            told, last = _killed(rest, folder, draw, whole, own.again)
            found = _files(folder)
            differs = [name for name in {**expected, **found} if expected.get(name) != found.get(name)]
            if last != code:
                differs.append(f"exit code {last}")
            wrong += bool(differs)
            print(f"{number:3} killed after {told}: {', '.join(differs) or 'same bytes'}", flush=True)
        left = [path.name for path in Path(top, "cache").rglob("*") if path.is_file()]
        print(f"journals left: {left or 'none'}; {wrong} of {own.kills} differ")
    return int(bool(wrong or left))


def _killed(rest: list[str], folder: Path, draw: random.Random, whole: float, again: int) -> tuple[str, int]:
    """One audit, killed and continued: the moments, in seconds of each run, and the last exit code."""
    moments = []
    more: list[str] = []
    for _ in range(1 + draw.randint(0, again)):
        moment = draw.uniform(0, whole)
        moments.append(f"{moment:.2f} s")
        one = _started([*rest, *more], folder)
        try:
            one.wait(moment)
        except subprocess.TimeoutExpired:
            os.kill(one.pid, signal.SIGKILL) if draw.random() < 0.5 else os.killpg(one.pid, signal.SIGKILL)
            one.wait()
        else:
            moments[-1] += " (had ended)"
        more = ["--resume"]
    return ", ".join(moments), _finished(_started([*rest, *more], folder))


def _started(rest: list[str], folder: Path) -> subprocess.Popen[bytes]:
    folder.mkdir(exist_ok=True)
    words = [
        _into(word, folder) if "-o" in rest[place - 1 : place] else word for place, word in enumerate(rest)
    ]
    log = (folder.parent / f"{folder.name}.log").open("ab")
    with log:
        return subprocess.Popen(
            [sys.executable, "-m", "audits", "audit", *words], stderr=log, stdout=log, start_new_session=True
        )


def _into(output: str, folder: Path) -> str:
    form, equals, file = output.partition("=")
    if not equals:
        raise SystemExit(f"-o {output}: name a file")
    return f"{form}={folder / Path(file).name}"


def _finished(one: subprocess.Popen[bytes]) -> int:
    return one.wait(3600)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def _sizes(files: dict[str, bytes]) -> str:
    return ", ".join(f"{name} {len(content):,}" for name, content in files.items())


if __name__ == "__main__":
    sys.exit(main())
