"""Data that have no times at all, and data without a conversation: nobody is told what is not so."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from storing import record, rows, write_data, write_sop

from audits.cli import main
from audits.reports import FORMATS

pytest.importorskip("duckdb")
TOLD = ("text", "html", "markdown", "scorecard")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("COLUMNS", "200")
    write_sop()
    write_data([record("A", ("rani", "hello"), day=None), record("B", ("budi", "promise"), day=None)])


def text_of(name: str) -> str:
    """A report's text; a workbook's sheets one after the other."""
    content = Path(name).read_bytes()
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            parts = [book.read(part) for part in book.namelist() if "docProps" not in part]
            return b"\n".join(parts).decode("utf-8", "replace")
    return content.decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "data have no times"), ("id", "datanya tidak memuat waktu")]
)
def test_no_report_speaks_of_1970(language: str, said: str) -> None:
    outputs = [word for name in FORMATS for word in ("-o", f"{name}={name}.out")]
    main(["audit", "chats.ndjson", "--sop", "sop.yaml", "--lang", language, "--store", "h.duckdb", *outputs])
    assert [name for name in FORMATS if "1970" in text_of(f"{name}.out")] == []
    assert [name for name in (*TOLD, "excel") if said not in text_of(f"{name}.out").casefold()] == []
    assert json.loads(text_of("manifest.out"))["as_of"] is None
    assert rows("SELECT as_of FROM runs") == [(None,)]


def test_explain_and_baseline_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", "chats.ndjson", "A", "--sop", "sop.yaml"])
    main(["baseline", "chats.ndjson", "--sop", "sop.yaml"])
    main(["explain", "chats.ndjson", "A", "--sop", "sop.yaml", "-o", "json=a.json"])
    said = capsys.readouterr().out
    assert said.count("the data have no times") == 2
    assert "1970" not in said
    assert json.loads(Path("a.json").read_text())["as_of"] is None


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_backtest_says_so(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backtest", "sop.yaml", "sop.yaml", "chats.ndjson", "-o", form]) == 0
    said = capsys.readouterr().out
    assert "1970" not in said
    assert ('"as_of": null' if form == "json" else "the data have no times") in said


def test_a_trend_is_not_possible(capsys: pytest.CaptureFixture[str]) -> None:
    main(["audit", "chats.ndjson", "--sop", "sop.yaml", "--store", "h.duckdb", "-o", "manifest=m.json"])
    assert main(["trend", "h.duckdb"]) == 4
    assert "its conversations have no times" in capsys.readouterr().err


def test_hygiene_says_nothing_of_rules_and_phrases_on_no_conversations(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("chats.ndjson").write_text("")
    assert main(["hygiene", "chats.ndjson", "--sop", "sop.yaml", "--strict"]) == 4
    said = capsys.readouterr()
    assert "There are no conversations in the data." in said.err
    assert "which rules apply and which phrases match is not known" in said.out
    assert "never" not in said.out
    assert "Rules without an owner" in said.out
    main(["hygiene", "chats.ndjson", "--sop", "sop.yaml", "-o", "json"])
    sorts = {one["sort"] for one in json.loads(capsys.readouterr().out)["remarks"]}
    assert not sorts & {"silent", "silent_signal", "silent_phrase", "never_fails", "noisy"}


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_backtest_concludes_nothing_from_no_conversations(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("chats.ndjson").write_text("")
    Path("expect.yaml").write_text("- {rule: greet, at_least: 3}\n- {rule: thank, at_most: 3}\n")
    words = ["backtest", "sop.yaml", "sop.yaml", "chats.ndjson", "--expect", "expect.yaml", "-o", form]
    assert main(words) == 4
    said = capsys.readouterr()
    assert "There are no conversations in the data." in said.err
    assert "nothing can be concluded" in said.out
    for firm in ("No verdict changed", "Not as expected", "came true"):
        assert firm not in said.out


@pytest.mark.parametrize("command", [["hygiene"], ["backtest", "sop.yaml"]])
def test_data_that_are_not_there_are_named(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    sop = ["--sop", "sop.yaml"] if command == ["hygiene"] else []
    old = [] if sop else ["sop.yaml"]
    assert main([*command, *old, "nowhere.ndjson", *sop]) == 4
    assert "nowhere.ndjson: no such file or folder" in capsys.readouterr().err


def test_pillars_have_the_reader_s_names(capsys: pytest.CaptureFixture[str]) -> None:
    rules = [
        {
            "id": "greet",
            "kind": "phrase",
            "signal": "hello",
            "must": {"at_least": 1},
            "pillar": "responsiveness",
        }
    ]
    write_sop(rules=rules)
    write_data([record("A", ("rani", "hello")), record("B", ("budi", "promise"))])
    outputs = ["-o", "excel=e.xlsx", "-o", "markdown=m.md", "--store", "h.duckdb"]
    main(["audit", "chats.ndjson", "--sop", "sop.yaml", "--lang", "id", *outputs])
    assert "Daya tanggap" in text_of("e.xlsx")
    assert "responsiveness" not in text_of("e.xlsx") + text_of("m.md")
    capsys.readouterr()
    assert main(["trend", "h.duckdb", "--by", "pillar", "--lang", "id"]) == 0
    assert "Daya tanggap" in capsys.readouterr().out
