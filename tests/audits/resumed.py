"""What tests of continued audits share: an archive, a place to audit it in, and what comes of it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from audits.cli import main
from audits.reports import FORMATS

EXAMPLE = Path(__file__).parents[2] / "examples/toko-online"
SOP = "sop.yaml"
RULES: dict[str, Any] = {
    "sop": "s",
    "version": "1.0.0",
    "title": "S",
    "language": "en",
    "timezone": "Asia/Jakarta",
    "signals": {
        "hello": {"any": ["halo", "selamat pagi", "selamat siang"]},
        "promise": {"any": ["pasti", "uangnya pasti balik"], "by": "agent"},
    },
    "rules": [
        {"id": "greet", "kind": "greeting", "signal": "hello", "severity": "minor"},
        {"id": "no-promise", "kind": "phrase", "signal": "promise", "must": "never"},
        {"id": "first", "kind": "deadline", "metric": "first_reply", "within": "5m"},
        {
            "id": "answered",
            "kind": "sequence",
            "template": "response",
            "a": {"by": "customer"},
            "b": {"by": "agent"},
        },
    ],
}
LINES = (EXAMPLE / "percakapan.ndjson").read_bytes().splitlines()
ALL = [word for name in FORMATS for word in ("-o", f"{name}={name}.out")]
FEW = ["-o", "ndjson=ndjson.out", "-o", "csv=csv.out", "-o", "junit=junit.out"]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, an empty current folder, and English."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    Path(SOP).write_text(json.dumps(RULES))
    return tmp_path / "cache"


def archive(times: int) -> bytes:
    """The example's conversations so many times, with ids that come again and records that are broken."""
    lines = []
    for number in range(times):
        for place_, line in enumerate(LINES):
            own = number if place_ % 20 else 0
            lines.append(
                line.replace(b'"id":"T-', b'"id":"T-%d-' % own).replace(b'"id": "T-', b'"id": "T-%d-' % own)
            )
        lines += [b"{broken", b"", b'{"id": 3}']
    return b"\n".join(lines) + b"\n"


def made() -> dict[str, bytes]:
    """The reports that were made, hidden files included."""
    return {path.name: path.read_bytes() for path in Path.cwd().iterdir() if ".out" in path.name}


def journals(cache: Path) -> list[Path]:
    return sorted(cache.rglob("*.journal"))


def undisturbed(words: Sequence[str]) -> tuple[dict[str, bytes], int]:
    code = main([*words, "--no-resume"])
    found = made()
    for name in found:
        Path(name).unlink()
    return found, code


def wait_for(what: Callable[[], Any], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def grown(cache: Path, to: int = 2_000) -> Callable[[], bool]:
    """Whether there is a journal of at least so many bytes."""
    return lambda: any(path.stat().st_size >= to for path in journals(cache))
