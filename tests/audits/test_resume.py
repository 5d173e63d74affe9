"""`sop audit --resume`: an audit that was stopped goes on, gives the same bytes, and says what it does."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import zstandard
from resumed import ALL, FEW, LINES, RULES, SOP, archive, cache, journals, made, undisturbed

import audits.audit
from audits.cli import main
from audits.readers import read
from audits.resuming import Journal, open_journal, place

__all__ = ["cache"]
pytestmark = pytest.mark.usefixtures("cache")


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks of eight records, and a program that nobody edits meanwhile."""
    monkeypatch.setattr("audits.resuming.meanings._code", list)
    monkeypatch.setattr(audits.audit, "read", lambda paths: read(paths, records=8))


def stopped_after(entries: int, words: Sequence[str]) -> None:
    """Runs a command that is interrupted when it has judged so many chunks."""
    put = Journal.put
    left = [entries]

    def counted(self: Journal, entry: Any) -> None:
        put(self, entry)
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Journal, "put", counted)
        assert main(words) == 130


# --- continued: the same bytes ---------------------------------------------------------------------------


def plain() -> list[str]:
    Path("a.ndjson").write_bytes(archive(2))
    return ["a.ndjson", "--sop", SOP, *ALL]


def packed() -> list[str]:
    Path("a.ndjson.gz").write_bytes(gzip.compress(archive(1)))
    Path("b.ndjson.zst").write_bytes(zstandard.compress(archive(1)))
    return ["a.ndjson.gz", "b.ndjson.zst", "gone/../a.ndjson.gz", "--sop", SOP, *FEW]


def parquet() -> list[str]:
    Path("a.ndjson").write_bytes(b"\n".join(LINES))
    assert main(["convert", "a.ndjson", "-o", "ndjson=b.ndjson"]) == 0
    import pyarrow
    from pyarrow import parquet as files

    rows = [json.loads(line) for line in LINES]
    table = pyarrow.table({"id": [r["id"] for r in rows], "events": [json.dumps(r["events"]) for r in rows]})
    files.write_table(table, "a.parquet")
    return ["a.parquet", "--sop", SOP, *FEW]


def whatsapp() -> list[str]:
    Path("chats").mkdir()
    for number in range(20):
        Path("chats", f"{number:02}.txt").write_text(
            f"13/01/26 09.00 - Budi {number}: halo, barang saya rusak\n"
            "13/01/26 09.20 - Toko: Mohon maaf kak\n13/01/26 09.21 - Toko: uangnya pasti balik\n"
        )
    return ["chats", "--from", "whatsapp", "--agents", "Toko", "--sop", SOP, *FEW]


def waived() -> list[str]:
    Path("a.ndjson").write_bytes(archive(2))
    assert main(["baseline", "a.ndjson", "--sop", SOP, "-o", "all.txt"]) == 4
    known = [line.split()[0] for line in Path("all.txt").read_text().splitlines()[1:]]
    Path("some.txt").write_text("\n".join(known[::3]))
    Path("waivers.yaml").write_text(
        "".join(
            f"- {{fingerprint: {one}, reason: r, owner: o, expires: 2099-01-01}}\n" for one in known[1::9]
        )
    )
    Path("roster.csv").write_text("agent,name,team\na1,Ani,timur\na2,Budi,barat\n")
    beside = ["--waivers", "waivers.yaml", "--baseline", "some.txt", "--roster", "roster.csv", "--ledger"]
    return ["a.ndjson", "--sop", SOP, *ALL, *beside]


def over_the_corpus() -> list[str]:
    Path("a.ndjson").write_bytes(archive(3))
    rules = [
        {"id": "replies", "kind": "target", "metric": "csat", "at_least": 0.9},
        {"id": "each", "kind": "target", "metric": "csat", "at_least": 0.9, "per": ["agent"]},
    ]
    Path("s.yaml").write_text(json.dumps({**RULES, "rules": [*RULES["rules"], *rules]}))
    return ["a.ndjson", "--sop", "s.yaml", *ALL]


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("material", [plain, packed, parquet, whatsapp, waived, over_the_corpus])
def test_stopped_and_continued_gives_the_same_bytes(
    material: Callable[[], list[str]], cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["audit", *material(), "--jobs", "1"]
    if material is packed:
        Path("gone").mkdir()
    expected, code = undisturbed(words)
    capsys.readouterr()
    stopped_after(1, [*words, "--resume"])
    assert "No audit of these data and this SOP was stopped" in capsys.readouterr().err
    stopped_after(1, [*words, "--resume"])
    said = capsys.readouterr().err
    assert "Continued: " in said
    assert "the same command with --resume goes on from there" in said
    assert made() == {}, "nothing is left of what was half written"
    assert main([*words, "--resume"]) == code
    assert set(made()) == set(expected)
    assert [name for name, content in made().items() if content != expected[name]] == []
    assert journals(cache) == []


@pytest.mark.usefixtures("small_chunks")
def test_with_other_reports_and_workers_it_goes_on_too(cache: Path) -> None:
    words = ["audit", *plain()]
    expected, code = undisturbed([*words, "--jobs", "1"])
    stopped_after(3, [*words[:4], "-o", "csv=other.csv", "--jobs", "2", "--resume"])
    assert main([*words, "--jobs", "2", "--resume"]) == code
    assert [name for name, content in made().items() if content != expected[name]] == []


@pytest.mark.usefixtures("small_chunks")
def test_an_error_while_the_reports_are_written_keeps_what_was_judged(
    cache: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["audit", *plain(), "--jobs", "1", "--resume"]
    expected, code = undisturbed(words[:-1])
    with monkeypatch.context() as patch:

        def full(self: object, tally: object) -> None:
            raise OSError(28, "No space left on device")

        patch.setattr("audits.reports.manifest.Manifest.close", full)
        assert main(words) == 5
    assert "the same command with --resume goes on from there" in capsys.readouterr().err
    assert main(words) == code
    assert "Continued: 102 of 98 " in capsys.readouterr().err
    assert made() == expected


# --- what it says ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("small_chunks")
def test_it_says_what_has_changed(cache: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    words = ["audit", *plain()[:3], "-o", "csv=csv.out", "--jobs", "1", "--resume"]
    for changed, said in (
        (["--as-of", "2026-03-01"], "the as-of (--as-of, or the latest time in the data)"),
        (["--judge", "oracle"], "--judge"),
        (["--ledger"], "--ledger"),
    ):
        stopped_after(2, words)
        capsys.readouterr()
        stopped_after(1, [*words, *changed])
        assert f"Since the audit was stopped, this has changed: {said}; starting" in capsys.readouterr().err
        assert main(words) == 4
        capsys.readouterr()
    stopped_after(2, words)
    Path("a.ndjson").write_bytes(Path("a.ndjson").read_bytes().replace(b"T-0-1012", b"T-0-9012"))
    capsys.readouterr()
    assert main(words) == 4
    said = capsys.readouterr().err
    assert "Continued: 8 of 98 records had been judged already." in said
    assert "The data have changed from a.ndjson:9 on; everything from there is judged again." in said


@pytest.mark.usefixtures("small_chunks")
def test_it_speaks_indonesian(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    words = ["audit", *plain()[:3], "-o", "csv=csv.out", "--jobs", "1", "--resume"]
    stopped_after(2, words)
    assert "perintah yang sama dengan --resume meneruskannya" in capsys.readouterr().err
    assert main(words) == 4
    assert "Diteruskan: 16 dari 98 catatan sudah dinilai." in capsys.readouterr().err


@pytest.mark.usefixtures("small_chunks")
def test_without_resume_it_begins_anew_and_says_so(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.ndjson").write_bytes(archive(6))
    words = ["audit", "a.ndjson", "--sop", SOP, "-o", "csv=csv.out", "--jobs", "1"]
    stopped_after(2, words)
    assert len(journals(cache)) == 1
    capsys.readouterr()
    assert main(words) == 4
    assert "An audit was stopped before; this one starts anew" in capsys.readouterr().err
    assert journals(cache) == []


def test_a_small_audit_and_one_that_wants_none_leave_no_journal(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*arguments: object, **options: object) -> None:
        raise AssertionError("a journal")

    monkeypatch.setattr("audits.resuming.open_journal", none)
    Path("a.ndjson").write_bytes(archive(1))
    Path("b.ndjson").write_bytes(archive(6))
    assert main(["audit", "a.ndjson", "--sop", SOP]) == 4
    assert main(["audit", "b.ndjson", "--sop", SOP, "--no-resume", "--jobs", "1"]) == 4


def test_two_audits_of_the_same_at_once(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["audit", *plain()[:3], "-o", "csv=csv.out", "--resume"]
    held = open_journal(place(["a.ndjson"], [SOP]), {}, go_on=True)
    assert main(words) == 4
    said = capsys.readouterr().err
    assert "Another audit of these data and this SOP is running" in said
    assert held.journal is not None
    assert journals(cache), "the other one still has its journal"


def test_where_no_journal_can_be_kept_the_audit_runs_all_the_same(
    cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cache.write_text("a file where the folder should be")
    words = ["audit", *plain()[:3], "-o", "csv=csv.out"]
    assert main([*words, "--resume"]) == 4
    assert "This audit cannot be continued if it is stopped: " in capsys.readouterr().err
    assert main(words) == 4
    assert "cannot be continued" not in capsys.readouterr().err
