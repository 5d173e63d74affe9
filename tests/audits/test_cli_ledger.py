"""`sop audit --ledger`: records that account for time, in every format that is exact, and only when asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from audits.cli import main

SOP = {
    "sop": "s",
    "version": "1",
    "title": "S",
    "language": "en",
    "timezone": "Asia/Jakarta",
    "calendars": {"office": {"hours": {"mon-fri": ["08:00-12:00", "13:00-17:00"]}}},
    "rules": [
        {"id": "short", "kind": "style", "at_most": {"words": 50}},
        {"id": "reply", "kind": "deadline", "metric": "first_reply", "within": "1h", "calendar": "office"},
        {"id": "solve", "kind": "deadline", "metric": "requester_wait", "within": "2d"},
    ],
}


def message(at: str, by: str) -> dict[str, Any]:
    return {"at": f"2026-01-05T{at}:00+07:00", "type": "message", "by": by, "text": "ok"}


WAITING = {
    "at": "2026-01-05T14:00:00+07:00",
    "type": "status",
    "to": "pending",
    "by": "agent",
    "author": "a7",
}
LATE = {
    "id": "T-1",
    "status": "pending",
    "events": [message("11:30", "customer"), message("13:45", "agent"), WAITING],
}
OPEN = {"id": "T-2", "status": "open", "events": [message("16:45", "customer")]}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sop.yaml").write_text(json.dumps(SOP))
    (tmp_path / "chats.ndjson").write_text(f"{json.dumps(LATE)}\n{json.dumps(OPEN)}\n")
    return tmp_path


def records(*more: str) -> list[dict[str, Any]]:
    output = ("-o", "ndjson=out", "-o", "text=text", "--fail-on", "never")
    assert (
        main(["audit", "chats.ndjson", "--sop", "sop.yaml", "--as-of", "2026-01-05T18:00", *output, *more])
        == 0
    )
    return [json.loads(line) for line in Path("out").read_text().splitlines()]


def test_rows_say_what_counted_and_why(folder: Path) -> None:
    reply = records("--ledger")[1]["measured"]
    assert reply["elapsed_seconds"] == 4500
    assert reply["ledger"] == [
        row("11:30", "12:00", 1800, True, "working time"),
        row("12:00", "13:00", 3600, False, "outside hours"),
        row("13:00", "13:45", 2700, True, "working time"),
    ]


def row(begin: str, until: str, seconds: int, counted: bool, why: str) -> dict[str, Any]:
    day, offset = "2026-01-05T", ":00+07:00"
    return {
        "from": f"{day}{begin}{offset}",
        "until": f"{day}{until}{offset}",
        "seconds": seconds,
        "counted": counted,
        "why": why,
    }


def test_the_pause_names_who_made_it_in_the_language_asked_for(folder: Path) -> None:
    rows = records("--ledger", "--lang", "id")[2]["measured"]["ledger"]
    assert [one["why"] for one in rows] == [
        "waktu berjalan",
        "dijeda: status pending oleh a7 pada 2026-01-05 14:00:00+07:00",
    ]
    assert rows[-1]["until"] == "2026-01-05T18:00:00+07:00"


def test_records_without_it_are_as_ever_and_its_own_are_the_same_but_for_it(folder: Path) -> None:
    plain, told = records(), records("--ledger")
    assert [list(one["measured"] or {})[6:] for one in plain] == [
        [], [], ["left_seconds"], [], ["left_seconds"], ["left_seconds"]
    ]  # fmt: skip
    for one in told:
        assert ("ledger" in (one["measured"] or {})) == (one["kind"] == "deadline")
        (one["measured"] or {}).pop("ledger", None)
    assert plain == told


def test_what_is_left_stands_beside_the_due_time(folder: Path) -> None:
    waiting, reply = records()[2]["measured"], records()[4]["measured"]
    assert (reply["left_seconds"], reply["due_at"]) == (2700, "2026-01-06T08:45:00+07:00")
    assert (waiting["left_seconds"], waiting["due_at"]) == (48 * 3600 - 9000, None)


def test_any_number_of_processes_and_either_judge_write_the_same_bytes(folder: Path) -> None:
    found = []
    for more in ([], ["--jobs", "2"], ["--judge", "oracle"]):
        records("--ledger", *more)
        found.append((folder / "out").read_bytes())
    assert found[0] == found[1] == found[2]


def test_parquet_keeps_it(folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    told = records("--ledger", "-o", "parquet=table")
    measured = parquet.read_table(folder / "table").column("measured").to_pylist()
    assert [one and one["ledger"] for one in measured] == [
        one["measured"] and one["measured"].get("ledger") for one in told
    ]
    assert measured[4]["left_seconds"] == 2700


def test_reports_for_people_are_the_same_with_it(folder: Path) -> None:
    formats = ("csv", "html", "junit", "text")
    outputs = [word for name in formats for word in ("-o", f"{name}={name}")]
    records(*outputs)
    plain = {name: (folder / name).read_bytes() for name in formats}
    records("--ledger", *outputs)
    assert plain == {name: (folder / name).read_bytes() for name in formats}
