"""Audits with a store that are killed or asked to end: what is left behind, and what is there in the end."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from resumed import SOP, archive, cache, grown, made, wait_for

from audits.cli import main

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
pytest.importorskip("xlsxwriter")

__all__ = ["cache"]
pytestmark = pytest.mark.usefixtures("cache")

REPORTS = ("html", "excel", "parquet", "markdown")
WORDS = ["a.ndjson", "--sop", SOP, "--jobs", "1", *(w for n in REPORTS for w in ("-o", f"{n}={n}.out"))]


@pytest.fixture
def temporary(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A TMPDIR of the test's own, and data."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    Path("a.ndjson").write_bytes(archive(12))
    return folder


def begun(store: str, words: Sequence[str] = WORDS) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "audits", "audit", *words, "--store", store],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def kept(store: str) -> dict[str, list[Any]]:
    """Everything in a store but when it was written."""
    with duckdb.connect(store, read_only=True) as connection:
        names = [row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        found: dict[str, list[Any]] = {}
        for name in sorted(names):
            less = " EXCLUDE (stored_at)" if name == "runs" else ""
            found[name] = connection.execute(f"SELECT *{less} FROM {name} ORDER BY ALL").fetchall()
        return found


def undisturbed() -> tuple[dict[str, bytes], dict[str, list[Any]], int]:
    code = main(["audit", *WORDS, "--store", "whole.duckdb", "--no-resume"])
    reports = made()
    for name in reports:
        Path(name).unlink()
    return reports, kept("whole.duckdb"), code


def test_killed_and_continued_the_store_has_one_run_and_the_page_shows_the_same(
    temporary: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected, rows, code = undisturbed()
    one = begun("h.duckdb")
    wait_for(grown(cache))
    one.kill()
    one.communicate()
    assert main(["audit", *WORDS, "--store", "h.duckdb", "--resume"]) == code
    assert "Continued: " in capsys.readouterr().err
    assert len(kept("h.duckdb")["runs"]) == 1
    assert kept("h.duckdb") == rows
    assert [name for name, content in made().items() if content != expected[name]] == []
    assert set(made()) == set(expected)


def test_killed_after_the_run_was_stored_it_is_not_stored_again(temporary: Path, cache: Path) -> None:
    expected, rows, code = undisturbed()
    os.mkfifo("pipe")
    one = begun("h.duckdb", [word.replace("html.out", "pipe") for word in WORDS])
    reader = os.open("pipe", os.O_RDONLY)
    assert os.read(reader, 100)  # the page comes after the store; it is not read to its end
    one.kill()
    one.communicate()
    os.close(reader)
    assert kept("h.duckdb") == rows
    assert main(["audit", *WORDS, "--store", "h.duckdb", "--resume"]) == code
    assert kept("h.duckdb") == rows
    assert made() == expected


def test_the_page_shows_the_runs_that_were_there_and_this_one(temporary: Path, cache: Path) -> None:
    """An earlier run, then one undisturbed, and one killed and continued."""
    Path("earlier.ndjson").write_bytes(archive(2).replace(b"2026-", b"2025-").replace(b"T-", b"U-"))
    for store in ("whole.duckdb", "h.duckdb"):
        main(["audit", "earlier.ndjson", "--sop", SOP, "--store", store, "-o", "manifest=m.json"])
    expected, rows, code = undisturbed()
    one = begun("h.duckdb")
    wait_for(grown(cache))
    one.kill()
    one.communicate()
    assert main(["audit", *WORDS, "--store", "h.duckdb", "--resume"]) == code
    assert kept("h.duckdb") == rows
    assert len(rows["runs"]) == 2
    assert made()["html.out"] == expected["html.out"]
    assert b"2025-" in expected["html.out"]


def test_what_a_killed_audit_left_in_the_temporary_folder_is_private_and_goes_with_the_next(
    temporary: Path, cache: Path
) -> None:
    one = begun("h.duckdb")
    wait_for(grown(cache))
    one.kill()
    one.communicate()
    left = list(temporary.iterdir())
    assert left, "a killed audit leaves its rows"
    for path in left:
        assert path.is_dir(), path
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    main(["audit", *WORDS, "--store", "h.duckdb", "--resume"])
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_leaves_no_rows_and_no_traceback(
    number: signal.Signals, temporary: Path, cache: Path
) -> None:
    one = begun("h.duckdb")
    wait_for(grown(cache))
    one.send_signal(number)
    _, said = one.communicate(timeout=60)
    assert one.returncode == 130
    assert b"Traceback" not in said
    assert b"Exception ignored" not in said
    assert list(temporary.iterdir()) == []
    assert made() == {}
    assert "runs" not in kept("h.duckdb") or kept("h.duckdb")["runs"] == []
