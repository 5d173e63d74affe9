"""Audits that are killed, truly, and continued; and what they leave behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from resumed import ALL, FEW, SOP, archive, cache, grown, journals, made, undisturbed, wait_for

from audits.atomic import replacing
from audits.cli import main

__all__ = ["cache"]
pytestmark = pytest.mark.usefixtures("cache")


def begun(words: Sequence[str], **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "audits", "audit", *words],
        stdout=subprocess.DEVNULL,
        stderr=options.pop("stderr", subprocess.DEVNULL),
        **options,
    )


@pytest.fixture
def big(cache: Path) -> list[str]:
    Path("a.ndjson").write_bytes(archive(35))
    return ["a.ndjson", "--sop", SOP, *ALL]


def children(of: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, rest = path.read_text().rpartition(") ")
        except OSError:
            continue
        if int(rest.split()[1]) == of:
            found.append(int(path.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_killed_and_killed_again_it_gives_the_same_bytes_and_leaves_nothing(
    big: list[str], cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected, code = undisturbed(["audit", *big, "--jobs", "1"])
    one = begun([*big, "--jobs", "2"])
    wait_for(grown(cache, 2_000))
    workers = children(one.pid)
    one.kill()
    one.wait()
    size = journals(cache)[0].stat().st_size
    assert made(), "a killed process leaves its half-written files"
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))

    two = begun([*big, "--jobs", "1", "--resume"])
    wait_for(grown(cache, size + 1_000))
    two.kill()
    two.wait()

    capsys.readouterr()
    assert main(["audit", *big, "--jobs", "1", "--resume"]) == code
    said = capsys.readouterr().err
    assert "Continued: " in said
    assert "Continued: 0 " not in said
    assert set(made()) == set(expected)
    assert [name for name, content in made().items() if content != expected[name]] == []
    assert journals(cache) == []


def test_killed_while_it_writes_the_reports_at_the_end(cache: Path) -> None:
    Path("a.ndjson").write_bytes(archive(6))
    words = ["a.ndjson", "--sop", SOP, "--jobs", "1", "-o", "csv=csv.out", "-o"]
    expected, code = undisturbed(["audit", *words, "junit=junit.out"])
    os.mkfifo("pipe")
    one = begun([*words, "junit=pipe", "-o", "ndjson=ndjson.out"])
    reader = os.open("pipe", os.O_RDONLY)  # and never reads: the report blocks when the pipe is full
    wait_for(lambda: "pipe_w" in Path(f"/proc/{one.pid}/wchan").read_text() or _blocked(one.pid))
    one.kill()
    one.wait()
    os.close(reader)
    assert main(["audit", *words, "junit=junit.out", "--resume"]) == code
    assert {name: made()[name] for name in expected} == expected


def _blocked(pid: int) -> bool:
    """Whether a process has done nothing for a while."""
    before = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[11:13]
    time.sleep(0.7)
    return before == Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[11:13]


@pytest.mark.parametrize(
    ("number", "jobs"),
    [(signal.SIGTERM, "1"), (signal.SIGTERM, "2"), (signal.SIGINT, "1"), (signal.SIGHUP, "1")],
)
def test_asked_to_end_it_tidies_up_and_says_how_to_go_on(
    number: signal.Signals, jobs: str, big: list[str], cache: Path
) -> None:
    one = begun([*big[:3], *FEW, "--jobs", jobs], stderr=subprocess.PIPE)
    wait_for(grown(cache, 2_000))
    one.send_signal(number)
    _, said = one.communicate(timeout=60)
    assert one.returncode == 130
    assert b"the same command with --resume goes on from there" in said
    assert b"Traceback" not in said
    assert made() == {}
    assert len(journals(cache)) == 1


def test_only_what_dead_writers_left_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    left = tmp_path / ".out.csv.0123456789ab"
    others = [tmp_path / name for name in (".out.csv.mine", ".out.csv2.0123456789ab", "out.csv.0123456789ab")]
    for one in (left, *others):
        one.write_text("x")
    with replacing(path) as first:
        with replacing(path) as second:
            second.write(b"second")
        first.write(b"first")
    assert path.read_bytes() == b"first"
    assert not left.exists()
    assert all(one.exists() for one in others)
    assert len(list(tmp_path.glob(".out.csv.*"))) == 1
