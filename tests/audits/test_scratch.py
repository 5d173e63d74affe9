"""Folders for what does not fit into memory: whose they are, and when they go."""

from __future__ import annotations

import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from audits.scratch import scratch

KILLED = """
import os
from audits.scratch import scratch
with scratch() as folder:
    (folder / "words").write_text("halo")
    print(folder, flush=True)
    os.kill(os.getpid(), 9)
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """TMPDIR is the test's own."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)


def test_only_its_owner_may_enter_and_it_goes_with_the_block(tmp_path: Path) -> None:
    with scratch() as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "words").write_text("halo")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_removed_by_the_next(tmp_path: Path) -> None:
    told = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, text=True, check=False)
    left = Path(told.stdout.strip())
    assert (left / "words").exists(), told.stderr
    with scratch() as folder:
        assert list(tmp_path.iterdir()) == [folder]


def test_what_is_in_use_stays_and_so_does_what_only_looks_alike(tmp_path: Path) -> None:
    work, elsewhere = tmp_path / "sop-audit-examples", tmp_path / "elsewhere"
    for one in (work, elsewhere):
        one.mkdir()
        (one / "mine").write_text("x")
    link = tmp_path / "sop-audit-0123456789abcdef"
    link.symlink_to(elsewhere)
    with scratch() as first, scratch() as second:
        assert first != second
        assert first.is_dir()
    assert (work / "mine").exists()
    assert (elsewhere / "mine").exists()
