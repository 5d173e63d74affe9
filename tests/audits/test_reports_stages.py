"""How far conversations got: which stages were reached, where service broke off, what went wrong in each."""

from __future__ import annotations

import csv
import json
import re
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from pyarrow import parquet
from reported import RULES, conversation, evidence, finding, verdict

from audits.cli import main
from audits.stages import StagesTally
from engine.conversation import decode
from engine.judging import Judgement
from engine.measured import StagesMeasured
from engine.verdict import Waived

SOP = """
sop: toko
version: 1.0.0
title: Toko
language: en
timezone: Asia/Jakarta
signals: {fix: {any: [replace]}, rude: {any: [nonsense]}, again: {any: [all well]}}
rules:
  - id: journey
    kind: stages
    title: {id: Perjalanan, en: Journey}
    stages:
      - {id: contact, title: {id: Kontak, en: Contact}, type: message, by: customer}
      - {id: answer, title: {id: Jawaban, en: "Answer <b>&"}, type: message, by: agent}
      - {id: fixed, title: {id: Solusi, en: Solution}, signal: fix, by: agent}
      - {id: after, title: {id: Sesudahnya, en: Follow-up}, signal: again, by: agent}
  - {id: polite, kind: phrase, title: Politeness, signal: rude, must: never}
"""
CHATS: tuple[tuple[str, ...], ...] = (
    ("c broken", "a we replace it", "a all well?"),
    ("c broken", "a nonsense", "a nonsense again", "a we replace it"),
    ("c broken", "a we replace it", "a nonsense"),
    ("c broken",),
    ("a nonsense, go away", "c hello"),
    ("s made by a robot",),
)
BY = {"c": "customer", "a": "agent", "s": "system"}


def record(number: int, lines: tuple[str, ...], **more: Any) -> dict[str, Any]:
    events = [
        {
            "type": "message",
            "by": BY[line[0]],
            "text": line[2:],
            "at": f"2026-01-05T09:{minute:02d}:00+07:00",
        }
        for minute, line in enumerate(lines)
    ]
    return {"id": f"T-{number}", "events": events, **more}


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sop.yaml").write_text(SOP, encoding="utf-8")
    write([*(record(n, lines) for n, lines in enumerate(CHATS)), record(9, ("c hi",), status="open")])


def write(records: list[dict[str, Any]]) -> None:
    Path("d.ndjson").write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str], *more: str, lang: str = "en") -> str:
    assert main(["audit", "d.ndjson", "--sop", "sop.yaml", "-o", "text", "--lang", lang, *more]) == 0
    return capsys.readouterr().out


def rows(said: str) -> list[list[str]]:
    """The table's rows, cell by cell."""
    lines = said.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("Journey"))
    table = takewhile(lambda line: line.startswith("  "), lines[start + 2 :])
    return [re.split(r" {2,}", line.strip()) for line in table]


def test_the_summary_shows_where_service_breaks_off(capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys)
    assert "Journey: 6 conversations reached a stage, 1 of them still running" in said
    assert rows(said) == [
        ["Contact", "6 100.0%", "1"],
        ["Answer <b>&", "4 66.7%", "1", "3 (Politeness 3)"],
        ["Solution", "3 50.0%", "2", "1 (Politeness 1)"],
        ["Follow-up", "1 16.7%", "1"],
    ]
    assert "rules without failure" not in said


def test_a_finding_belongs_to_the_stage_it_shows_in(capsys: pytest.CaptureFixture[str]) -> None:
    write([record(0, CHATS[1])])
    assert [row[-1] for row in rows(told(capsys))][1] == "2 (Politeness 2)"
    write([record(0, CHATS[2])])
    assert [row[-1] for row in rows(told(capsys))][2:3] == ["1 (Politeness 1)"]


def test_what_goes_wrong_before_the_first_stage_has_a_line_of_its_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    chat = record(0, ("s nonsense", "c broken"))
    write([chat])
    Path("sop.yaml").write_text(
        SOP.replace("signal: rude, must", "by: system, signal: rude, must"), encoding="utf-8"
    )
    assert rows(told(capsys))[0] == ["(before the first stage)", "1 (Politeness 1)"]


def test_a_waived_finding_is_no_fault_of_its_stage() -> None:
    chat = conversation("T-1", "broken", "nonsense")
    reached = StagesMeasured(["contact", "answer"], "answer", [0, 1])
    shown = finding("rude", evidence(chat, 1, "nonsense"))
    waived = structs.replace(shown, waived=Waived("agreed", None, None))
    for one, found in ((shown, 1), (waived, 0)):
        tally = StagesTally()
        verdicts = [verdict(chat, RULES[1], "fail", one)]
        tally.add(reached, Judgement(decode(json.dumps(chat).encode()), verdicts=verdicts))
        assert tally.failing("answer") == found


def test_records_out_of_order_are_counted_in_the_order_of_time(capsys: pytest.CaptureFixture[str]) -> None:
    chat = record(0, CHATS[2])
    chat["events"].reverse()
    write([chat])
    assert [row[-1] for row in rows(told(capsys))][2:3] == ["1 (Politeness 1)"]


def test_the_summary_is_the_same_for_any_number_of_processes(capsys: pytest.CaptureFixture[str]) -> None:
    write([record(n, CHATS[n % len(CHATS)]) for n in range(60)])
    one = told(capsys, "--jobs", "1")
    assert told(capsys, "--jobs", "3") == one
    assert rows(one)[0][1] == "50 100.0%"


def test_the_page_has_a_drawing_and_a_table_in_both_languages() -> None:
    for lang, words in (("en", ("Answer &lt;b&gt;&amp;", "broke off 2")), ("id", ("Jawaban", "terputus 2"))):
        assert main(["audit", "d.ndjson", "--sop", "sop.yaml", "-o", "html=o.html", "--lang", lang]) == 0
        page = Path("o.html").read_text(encoding="utf-8")
        [drawing] = re.findall(r'<figure class="journey">.*?</figure>', page, re.S)
        assert re.search(
            r'role="img" aria-labelledby="(\S+) (\S+)">\s*<title id="\1">.+?</title>\s*<desc id="\2">',
            drawing,
        )
        assert all(one in drawing for one in words)
        assert "<b>&" not in page
        assert page.count('<table class="stages">') == 1


def test_every_format_keeps_the_stages() -> None:
    formats = ["ndjson=o.ndjson", "csv=o.csv", "parquet=o.parquet"]
    assert main(["audit", "d.ndjson", "--sop", "sop.yaml", *(a for f in formats for a in ("-o", f))]) == 0
    lines = [json.loads(line) for line in Path("o.ndjson").read_text(encoding="utf-8").splitlines()]
    found = [line for line in lines if line["rule"] == "journey"]
    assert found[1]["measured"] == {
        "stages": ["contact", "answer", "fixed"],
        "last": "fixed",
        "events": [0, 1, 3],
    }
    assert found[4]["measured"] == {"stages": ["contact", "answer"], "last": "answer", "events": [1, 0]}
    assert (found[5]["verdict"], found[5]["measured"]) == ("not_applicable", None)
    assert {(line["weight"], line["severity"]) for line in found} == {(0, "info")}
    with Path("o.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells = [row["stages"] for row in csv.DictReader(stream) if row["rule"] == "journey"]
    assert cells[1] == "contact, answer, fixed"
    kept = [
        row["measured"] for row in parquet.read_table("o.parquet").to_pylist() if row["rule"] == "journey"
    ]
    assert (kept[1]["stages"], kept[1]["last"], kept[1]["events"]) == (
        ["contact", "answer", "fixed"],
        "fixed",
        [0, 1, 3],
    )


def test_explain_tells_which_stages_were_reached(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "d.ndjson", "T-2", "--sop", "sop.yaml", "--rule", "journey", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "tells which stages are reached" in said
    assert "✓ fixed" in said
    assert "– after" in said
