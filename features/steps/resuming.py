"""Steps about audits that are killed: in Indonesian and in English."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when

from sop.chat import parse_chat
from steps.commands import same_files


@pytest.fixture
def cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the scenario's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    return folder / "cache"


@given(parsers.parse('{number:d} percakapan seperti ini di berkas "{name}":'))
@given(parsers.parse('{number:d} conversations like this in the file "{name}":'))
def many(folder: Path, cache: Path, number: int, name: str, docstring: str) -> None:
    with (folder / name).open("w", encoding="utf-8") as file:
        for one in range(number):
            file.write(json.dumps(parse_chat(docstring, f"T-{one}")) + "\n")


@when(parsers.parse("dimatikan di tengah jalan: {words}"))
@when(parsers.parse("killed on the way: {words}"))
def killed(cache: Path, words: str) -> None:
    _, *arguments = shlex.split(words)
    command = [sys.executable, "-m", "audits", *arguments]
    one = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 60
    while not any(path.stat().st_size > 1_000 for path in cache.rglob("*.journal")):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)
    one.kill()
    one.wait()


@then("tidak ada yang tertinggal untuk diteruskan")
@then("nothing is left to go on from")
def nothing_left(cache: Path) -> None:
    assert [path for path in cache.rglob("*") if path.is_file()] == []


@then(parsers.parse('the files "{one}" and "{other}" are the same'))
def same_to_the_byte(folder: Path, one: str, other: str) -> None:
    same_files(folder, one, other)
