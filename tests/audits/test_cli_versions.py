"""`sop audit` with dated versions in one folder: records, exit codes, summary, manifest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from audits.cli import main
from audits.tally import Tally
from audits.work import Task, work

HEAD = {"sop": "toko", "title": "T", "language": "en", "timezone": "Asia/Jakarta"}
REPLY = {"id": "reply", "kind": "deadline", "metric": "first_reply"}
OLD = {
    **HEAD,
    "version": "1",
    "effective": {"from": "2026-01-01", "until": "2026-06-30"},
    "rules": [
        {"id": "old", "kind": "style", "at_most": {"words": 1}, "severity": "critical"},
        {**REPLY, "within": "15m", "severity": "minor", "weight": 3},
    ],
}
NEW = {
    **HEAD,
    "version": "2",
    "effective": {"from": "2026-07-01"},
    "rules": [{**REPLY, "within": "25m", "severity": "critical"}],
}


def conversation(day: str, text: str = "ok", minute: int = 20) -> str:
    times = (f"{day}T09:00:00+07:00", f"{day}T09:{minute}:00+07:00")
    events = [
        {"at": at, "type": "message", "by": by, "text": text}
        for at, by in zip(times, ("customer", "agent"), strict=True)
    ]
    return json.dumps({"id": day, "status": "solved", "events": events})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sop").mkdir()
    (tmp_path / "sop/old.yaml").write_text(json.dumps(OLD))
    (tmp_path / "sop/new.yaml").write_text(json.dumps(NEW))
    days = ("2025-12-31", "2026-06-30", "2026-07-01")
    (tmp_path / "chats.ndjson").write_text("\n".join(map(conversation, days)))
    return tmp_path


def audit(*more: str) -> int:
    return main(["audit", "chats.ndjson", "--sop", "sop", "--lang", "en", *more])


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_each_record_names_the_version_that_judged_it(folder: Path) -> None:
    assert audit("-o", "ndjson=out") == 0
    assert [(r["conversation"], r["sop"], r["rule"], r["verdict"]) for r in records(folder / "out")] == [
        ("2026-06-30", "toko@1", "old", "pass"),
        ("2026-06-30", "toko@1", "reply", "fail"),
        ("2026-07-01", "toko@2", "reply", "pass"),
    ]


def test_a_finding_is_as_severe_as_its_own_version_says(folder: Path) -> None:
    assert audit("-o", "text=out") == 0
    assert audit("-o", "text=out", "--fail-on", "minor") == 1
    (folder / "chats.ndjson").write_text(conversation("2026-07-01", minute=40))
    assert audit("-o", "text=out") == 1
    (folder / "chats.ndjson").write_text(conversation("2026-06-30", text="two words"))
    assert audit("-o", "text=out") == 1


def test_any_number_of_processes_and_either_judge_write_the_same_bytes(folder: Path) -> None:
    for name, more in {"one": [], "two": ["--jobs", "2"], "three": ["--judge", "oracle"]}.items():
        audit("-o", f"ndjson={name}", *more)
    assert (folder / "one").read_bytes() == (folder / "two").read_bytes() == (folder / "three").read_bytes()


def test_every_format_is_written_and_the_versions_in_use_are_named(folder: Path) -> None:
    pytest.importorskip("pyarrow")
    formats = ("text", "csv", "parquet", "html", "junit", "manifest")
    assert audit(*(word for name in formats for word in ("-o", f"{name}={name}"))) == 0
    said = " ".join((folder / "text").read_text().split())
    assert "when they began: toko@1 1, toko@2 1" in said
    assert "1 outside the SOP's effective dates" in said
    manifest = json.loads((folder / "manifest").read_text())
    assert manifest["sop"]["name"] == "toko@2"
    versions = manifest["sop_versions"]
    assert [(one["name"], one["conversations"], one["files"][0]["file"]) for one in versions] == [
        ("toko@1", 1, "sop/old.yaml"),
        ("toko@2", 1, "sop/new.yaml"),
    ]
    assert versions[0]["effective"] == {
        "from": "2026-01-01T00:00:00+07:00",
        "until": "2026-07-01T00:00:00+07:00",
    }
    assert manifest["counts"]["rules"]["reply"] | {"findings": 1} == {
        "pass": 1,
        "fail": 1,
        "pending": 0,
        "not_evaluable": 0,
        "not_applicable": 0,
        "findings": 1,
    }
    assert manifest["counts"]["rules"]["old"]["pass"] == 1


def test_one_version_leaves_no_trace(folder: Path) -> None:
    (folder / "sop/old.yaml").unlink()
    audit("-o", "manifest=manifest", "-o", "text=text")
    assert "sop_versions" not in json.loads((folder / "manifest").read_text())
    assert "when they began" not in (folder / "text").read_text()


def test_check_takes_the_folder_and_tells_of_an_overlap(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "sop", "--lang", "en"]) == 0
    assert "toko@1" in capsys.readouterr().out
    (folder / "sop/new.yaml").write_text(json.dumps({**NEW, "effective": {"from": "2026-06-30"}}))
    assert main(["check", "sop", "--lang", "en"]) == 3
    out = capsys.readouterr().out
    assert "toko@1` is still in force when `toko@2` is as well" in out
    assert "until: 2026-06-29" in out
    assert audit() == 3


def test_tallies_of_parts_add_up(folder: Path) -> None:
    from audits.readers import Chunk
    from engine.versions import compile_versions
    from sop.load import load_versions

    bench = compile_versions(load_versions(["sop"]))
    lines = [line.encode() for line in (folder / "chats.ndjson").read_text().splitlines()]
    as_of = bench.zone.read("2026-08-01T00:00:00")
    whole = work(bench, Task(Chunk("c", 1, lines), {}), as_of).tally
    parts = Tally.of(2)
    for number, line in enumerate(lines, 1):
        parts.merge(work(bench, Task(Chunk("c", number, [line]), {}), as_of).tally)
    assert parts == whole
    assert (whole.failures("minor"), whole.failures("major")) == (1, 0)
    assert dict(whole.versions) == {"toko@1": 1, "toko@2": 1}
