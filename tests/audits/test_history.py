"""The history of audits: what a run leaves in the file, when it is the same run, files of no use."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
from storing import RULES, record, rows, stored, write_data, write_sop

from audits.cli import main
from audits.history import migrating, schema, views
from audits.history.store import Store

ALL = "hello thanks"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    write_sop()
    return tmp_path


def some() -> list[dict[str, Any]]:
    return [
        record("T-1", ("a1", ALL), channel="chat"),
        record("T-2", ("a1", "hello"), ("a2", "promise 0812-3456-7890"), day="2026-02-03"),
        record("T-3", (None, "thanks"), day=None),
    ]


def test_a_run_in_the_tables() -> None:
    stored(some())
    assert rows("SELECT sop, version, conversations, unreadable, timezone FROM runs") == [
        ("shop", "1.0.0", 3, 0, "Asia/Jakarta")
    ]
    assert rows(
        "SELECT id, channel, agent, month, round(score), clean, passed, failed FROM conversations"
    ) == [
        ("T-1", "chat", "a1", "2026-01", 100, True, 3, 0),
        ("T-2", None, "a2", "2026-02", 0, False, 1, 2),
        ("T-3", None, None, None, 40, False, 2, 1),
    ]
    assert rows("SELECT rule, place, title, pillar, severity, weight FROM rules ORDER BY place")[2] == (
        "no-promise",
        2,
        "No promises",
        None,
        "critical",
        1,
    )
    assert rows("SELECT count(*) FROM verdicts") == [(9,)]
    columns = "number, rule, agent, happened_at, event, waived, quote"
    told = rows(f"SELECT {columns} FROM findings WHERE rule = 'no-promise'")
    assert [(str(one[3]), *one[:3], *one[4:]) for one in told] == [
        ("2026-02-03 09:01:00", 2, "no-promise", "a2", 1, False, None)
    ]


def test_times_are_wall_time_of_the_zone_of_the_sop() -> None:
    stored([record("T-1", ("a1", ALL), created_at="2026-01-31T20:00:00Z")])
    assert [str(one[0]) for one in rows("SELECT started_at FROM conversations")] == ["2026-02-01 03:00:00"]
    assert rows("SELECT month FROM conversations") == [("2026-02",)]


def test_a_failure_counts_only_for_the_agents_whom_a_finding_names() -> None:
    stored(some())
    assert rows(
        "SELECT name, alone, round(score), passed, failed FROM parties WHERE number = 2 ORDER BY 1"
    ) == [
        ("a1", False, 100, 1, 0),
        ("a2", False, 0, 1, 2),
    ]


def test_the_same_run_stored_twice_is_one_run() -> None:
    stored(some())
    before = rows("SELECT * FROM runs")
    Path("again.ndjson.gz").write_bytes(gzip.compress(Path("chats.ndjson").read_bytes()))
    main(["audit", "again.ndjson.gz", "--sop", "sop.yaml", "--store", "h.duckdb", "--jobs", "2"])
    assert rows("SELECT * FROM runs") == before
    assert rows("SELECT count(*) FROM verdicts") == [(9,)]


@pytest.mark.parametrize(
    "change",
    [
        ("--as-of", "2026-03-01"),
        ("--roster", "roster.csv"),
        ("--waivers", "waivers.yaml"),
        ("--sop", "other.yaml"),
    ],
)
def test_a_run_that_differs_is_a_new_one(change: tuple[str, str]) -> None:
    stored(some())
    Path("roster.csv").write_text("agent,name,team\na1,Sari,Day\n")
    (known,) = rows("SELECT fingerprint FROM findings WHERE rule = 'no-promise'")[0]
    Path("waivers.yaml").write_text(f"- {{fingerprint: {known}, reason: x, owner: y, expires: 2027-01-01}}\n")
    write_sop("other.yaml", "1.1.0")
    if change[0] == "--sop":
        stored(None, sop=change[1])
    else:
        stored(None, *change)
    stored(None)
    assert rows("SELECT run FROM runs ORDER BY run") == [(1,), (2,)]
    assert rows("SELECT count(*) FROM counted") == [(3,)]


def test_a_waived_failure_does_not_count() -> None:
    stored(some())
    (known,) = rows("SELECT fingerprint FROM findings WHERE rule = 'no-promise'")[0]
    Path("waivers.yaml").write_text(f"- {{fingerprint: {known}, reason: x, owner: y, expires: 2027-01-01}}\n")
    stored(None, "--waivers", "waivers.yaml")
    query = "SELECT verdict, counts FROM verdicts WHERE rule = 'no-promise' AND number = 2 ORDER BY run"
    assert rows(query) == [("fail", True), ("fail", False)]
    assert rows("SELECT waived FROM findings WHERE rule = 'no-promise' ORDER BY run") == [(False,), (True,)]


def test_teams_come_from_the_roster() -> None:
    Path("roster.csv").write_text("agent,name,team\na1,Sari,Day\na2,Budi,Night\n")
    stored(some(), "--roster", "roster.csv")
    query = "SELECT number, name, alone, round(score) FROM parties WHERE sort = 'team' ORDER BY number, name"
    assert rows(query) == [
        (1, "Day", True, 100),
        (2, "Day", False, 100),
        (2, "Night", False, 0),
        (3, None, True, 40),
    ]
    assert rows("SELECT DISTINCT called FROM parties WHERE name = 'a2'") == [("Budi",)]
    assert rows("SELECT team FROM findings WHERE rule = 'no-promise'") == [("Night",)]


def test_quotes_only_where_the_audit_shows_personal_data() -> None:
    stored(some())
    assert rows("SELECT count(quote) FROM findings") == [(0,)]
    stored(None, "--unmask")
    assert rows("SELECT run, quotes FROM runs") == [(1, True)]
    assert rows("SELECT quote FROM findings WHERE rule = 'no-promise'") == [("promise",)]
    stored(None)
    assert rows("SELECT quotes FROM runs") == [(True,)]


def test_a_file_without_quotes_holds_no_phone_number_that_was_said() -> None:
    stored(some())
    assert b"3456-7890" not in Path("h.duckdb").read_bytes()


def test_rules_over_the_corpus() -> None:
    target = {
        "id": "pass-rate",
        "kind": "target",
        "metric": "pass_rate",
        "of": "greet",
        "at_least": 0.9,
        "min_count": 1,
    }
    write_sop(rules=[*RULES, target])
    if main(["check", "sop.yaml"]) != 0:
        pytest.fail("the SOP of this test is wrong")
    stored(some())
    found = rows("SELECT rule, scope, verdict, unit, round(value, 2), measured FROM corpus_verdicts")
    assert [one[:4] for one in found] == [("pass-rate", "{}", "fail", "share")]
    assert rows("SELECT count(*) FROM findings WHERE number IS NULL")[0][0] >= 0


def test_odd_data_are_stored_as_they_are() -> None:
    long = "x" * 200_000
    stored([record("T-\x00\ud800", ("a\u202e1", f"{ALL} {long}"), channel="'; DROP TABLE runs; --")])
    assert rows("SELECT channel FROM conversations") == [("'; DROP TABLE runs; --",)]
    assert rows("SELECT count(*) FROM runs") == [(1,)]


def test_every_column_is_explained_in_the_file() -> None:
    stored(some())
    query = "SELECT table_name || '.' || column_name, comment FROM duckdb_columns() WHERE NOT internal"
    told = dict(rows(query))
    for table in schema.TABLES:
        for column in table.columns:
            assert told[f"{table.name}.{column.name}"] == column.meaning


def test_the_keys_tell_rows_apart() -> None:
    stored(some())
    stored([*some(), *some()], "--as-of", "2026-04-01")
    for table in schema.OF_RUNS:
        keys = ", ".join(table.key)
        assert rows(f"SELECT {keys} FROM {table.name} GROUP BY ALL HAVING count(*) > 1") == []


def test_the_views_agree_with_the_tables() -> None:
    stored(some())
    assert rows("SELECT month, conversations, round(score) FROM by_month ORDER BY month NULLS LAST") == [
        ("2026-01", 1, 100),
        ("2026-02", 1, 0),
        (None, 1, 40),
    ]
    assert rows("SELECT passed, failed FROM by_rule_month WHERE rule = 'greet' AND month = '2026-01'") == [
        (1, 0)
    ]
    for view in views.VIEWS:
        rows(f"SELECT * FROM {view.name}")


def test_no_conversations_are_no_run() -> None:
    Path("chats.ndjson").write_text("")
    assert stored(None) == 4
    assert rows("SELECT count(*) FROM runs") == [(0,)]


def test_a_run_that_lacked_records_is_replaced_by_one_that_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    stored(some())
    with duckdb.connect("h.duckdb") as connection:
        connection.execute("UPDATE runs SET lost = 1, unreadable = 1")
        connection.execute("DELETE FROM conversations WHERE id = 'T-3'")
    stored(None)
    assert rows("SELECT run, lost FROM runs") == [(1, 0)]
    assert rows("SELECT DISTINCT run, id FROM conversations ORDER BY id") == [
        (1, "T-1"),
        (1, "T-2"),
        (1, "T-3"),
    ]


KILLED = """
import os, signal, sys
from audits.cli import main
from audits.history import store

store.ROWS = 100
store.Store._told = lambda self, tally: os.kill(os.getpid(), signal.SIGKILL)
main(sys.argv[1:])
"""
"""An audit that is killed when all its rows have been handed over, and nothing is committed."""


def test_a_killed_run_leaves_no_half_run(folder: Path) -> None:
    stored(some())
    write_data(record(f"K-{number}", ("a1", ALL)) for number in range(2_000))
    arguments = ("audit", "chats.ndjson", "--sop", "sop.yaml", "--store", "h.duckdb", "--jobs", "1")
    command, rest = [sys.executable, "-c", KILLED, *arguments], {**os.environ, "TMPDIR": str(folder)}
    killed = subprocess.run(command, env=rest, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert rows("SELECT run, conversations FROM runs") == [(1, 3)]
    assert rows("SELECT count(*) FROM conversations") == [(3,)]
    stored(None, "--resume")
    assert rows("SELECT run, conversations FROM runs ORDER BY run") == [(1, 3), (2, 2_000)]
    stored(None, "--no-resume", store="undisturbed.duckdb")
    for query in ("key FROM runs WHERE run = 2", "* EXCLUDE (run) FROM verdicts WHERE run = 2 ORDER BY ALL"):
        assert rows(f"SELECT {query}") == rows(f"SELECT {query.replace('= 2', '= 1')}", "undisturbed.duckdb")


def test_a_report_that_fails_leaves_no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Store, tally: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(Store, "close", fail)
    assert stored(some()) == 5
    assert rows("SELECT count(*) FROM runs") == [(0,)]
    assert rows("SELECT count(*) FROM conversations") == [(0,)]


def test_two_writers_at_once_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    stored(some())
    script = "import duckdb, time; c = duckdb.connect('h.duckdb'); print('open', flush=True); time.sleep(60)"
    other = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    try:
        assert other.stdout is not None and other.stdout.readline() == b"open\n"
        assert stored(None) == 2
        assert "another program is using it" in capsys.readouterr().err
        assert main(["trend", "h.duckdb"]) == 4
        assert "another program is using it" in capsys.readouterr().err
    finally:
        other.kill()
        other.wait()


@pytest.mark.parametrize("content", [b"", b"id,name\n1,x\n", b"\x00" * 20_000])
def test_a_file_that_is_no_duckdb_file_stays_as_it_is(
    content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("notes").write_bytes(content)
    assert stored(some(), store="notes") == 2
    assert "is not a DuckDB file" in capsys.readouterr().err
    assert Path("notes").read_bytes() == content
    assert main(["trend", "notes"]) == 4


def test_a_duckdb_file_of_something_else_stays_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with duckdb.connect("shop.duckdb") as connection:
        connection.execute("CREATE TABLE runs(x INTEGER)")
    assert stored(some(), store="shop.duckdb") == 2
    assert "is no history of audits" in capsys.readouterr().err
    assert rows("SELECT table_name FROM duckdb_tables()", "shop.duckdb") == [("runs",)]


def test_a_newer_schema_says_to_update(capsys: pytest.CaptureFixture[str]) -> None:
    stored(some())
    with duckdb.connect("h.duckdb") as connection:
        connection.execute("UPDATE about SET schema_version = 99")
    for code, command in ((2, lambda: stored(None)), (4, lambda: main(["trend", "h.duckdb"]))):
        assert command() == code
        assert "pip install --upgrade sop-audit" in capsys.readouterr().err


def test_an_older_schema_is_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    stored(some())
    monkeypatch.setattr(schema, "VERSION", 2)
    steps = {1: lambda connection: connection.execute("ALTER TABLE runs ADD COLUMN extra INTEGER")}
    monkeypatch.setattr(migrating.migrate, "__defaults__", (steps,))
    assert main(["trend", "h.duckdb"]) == 4
    from audits.history import opening

    opening.writing("h.duckdb", "en").close()
    assert rows("SELECT schema_version FROM about") == [(2,)]
    assert rows("SELECT extra FROM runs") == [(None,)]


def test_a_folder_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert stored(some(), store="none/h.duckdb") == 2
    assert "none/h.duckdb: cannot be opened" in capsys.readouterr().err


def test_without_duckdb_the_pip_line_is_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert stored(some()) == 2
    assert "pip install 'sop-audit[history]'" in capsys.readouterr().err
    Path("h.duckdb").write_bytes(b"x")
    assert main(["trend", "h.duckdb"]) == 2
    assert "pip install 'sop-audit[history]'" in capsys.readouterr().err


def test_memory_and_rows_in_several_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    from audits.history import store

    monkeypatch.setattr(store, "ROWS", 10)
    stored([record(f"T-{number}", ("a1", ALL)) for number in range(50)])
    assert rows("SELECT count(*), count(DISTINCT number) FROM verdicts") == [(150, 50)]
    numbers = [one[0] for one in rows("SELECT number FROM conversations ORDER BY number")]
    assert all(after == before + 1 for before, after in pairwise(numbers))


def test_a_history_that_cannot_be_written_to_its_end_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(self: Store, run: object) -> None:
        raise duckdb.IOException("No space left on device")

    monkeypatch.setattr(Store, "_settle", full)
    assert stored(some()) == 5
    assert "could not be written, and is as it was: No space left" in capsys.readouterr().err
    assert rows("SELECT count(*) FROM runs") == [(0,)]
    assert not Path("m.json").exists()


def test_a_file_called_block_that_is_no_store_is_not_said_to_be_locked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("block.duckdb").write_text("lock")
    assert main(["trend", "block.duckdb"]) == 4
    assert "is not a DuckDB file" in capsys.readouterr().err


def test_a_damaged_store_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    stored([record(f"T-{number}", ("a1", ALL)) for number in range(200)])
    whole = Path("h.duckdb").read_bytes()
    Path("h.duckdb").write_bytes(whole[: len(whole) // 2])
    assert main(["trend", "h.duckdb"]) == 4
    assert "h.duckdb: " in capsys.readouterr().err
    Path("h.duckdb").write_bytes(whole[:9_000] + b"\xff" * 4_000 + whole[13_000:])
    assert main(["trend", "h.duckdb"]) == 4
    assert "h.duckdb: " in capsys.readouterr().err
