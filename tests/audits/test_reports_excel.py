"""excel: typed cells that are never formulas, every finding, the same bytes whatever the processes."""

from __future__ import annotations

import io
import sys
import time
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import click
import openpyxl
import pytest
from reported import (
    HOSTILE,
    PHONE,
    RULES,
    Case,
    case,
    conversation,
    evidence,
    finding,
    setting,
    verdict,
    written,
)

from audits.cli import main
from audits.reports.workbook import sheet
from audits.scorecards import Member, Roster
from engine.verdict import Waived

EXAMPLE = Path(__file__).parents[2] / "examples" / "toko-online"


def book(cases: Sequence[Case], **changes: Any) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written("excel", list(cases), setting(**changes))))


def table(found: openpyxl.Workbook, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet by their headings; of equal headings the first counts."""
    rows = list(found[name].iter_rows(values_only=True))
    return [dict(reversed(list(zip(rows[0], row, strict=True)))) for row in rows[1:]]


def one(text: str, **more: Any) -> list[Case]:
    chat = conversation("T-1", "x", text, **more)
    return [case(chat, finding("said", evidence(chat, 1, text)))]


def test_the_sheets_of_a_run() -> None:
    found = book(one("pasti", channel="wa"))
    assert found.sheetnames == [
        "Summary",
        "Rules",
        "Findings",
        "Conversations",
        "Agents",
        "Not evaluable",
        "About",
    ]
    (row,) = table(found, "Findings")
    assert row == {
        "Severity": "critical",
        "Rule": "janji",
        "Title": "No promises",
        "Conversation": "T-1",
        "Agent": "a1",
        "Time of evidence": datetime(2026, 1, 5, 9, 1),
        "Event no.": 1,
        "Finding": "said",
        "Quote": "pasti",
        "Waived": None,
        "Fingerprint": row["Fingerprint"],
    }
    (told,) = table(found, "Conversations")
    assert (told["Channel"], told["Began"], told["Score"]) == ("wa", datetime(2026, 1, 5, 9), 0)
    assert told["Failed rules"] == "janji"
    rules = {row["Rule"]: row for row in table(found, "Rules")}
    assert (rules["janji"]["Failed"], rules["janji"]["Pass rate"], rules["salam"]["Pass rate"]) == (1, 0, 1)


def test_headings_stay_in_view_and_can_be_filtered() -> None:
    found = book(one("pasti"))
    for name in ("Rules", "Findings", "Conversations"):
        assert found[name].freeze_panes == "A2"
        assert found[name].auto_filter.ref.startswith("A1:")
    assert found["Findings"].column_dimensions["H"].width > 40


def test_headings_in_indonesian() -> None:
    found = book(one("pasti"), language="id")
    assert found.sheetnames[:3] == ["Ringkasan", "Aturan", "Temuan"]
    assert table(found, "Temuan")[0]["Keparahan"] == "kritis"


@pytest.mark.parametrize(
    "text", [*HOSTILE, "=1+1", "+62", "-2", "@sum", "\t=1", "\r=1", "＝1+1", "{=1}", "_x0041_"]
)
def test_no_cell_is_a_formula_or_a_link(text: str) -> None:
    data = written("excel", one(text, channel=text, customer={"name": text}), setting(unmask=True))
    found = openpyxl.load_workbook(io.BytesIO(data))
    for one_sheet in found:
        for row in one_sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "d", "inlineStr")
                assert cell.hyperlink is None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            xml = archive.read(name)
            ElementTree.fromstring(xml)
            assert b"<f>" not in xml
            assert b"<hyperlink" not in xml


def test_control_characters_are_shown_not_written() -> None:
    quote = table(book(one("nol\x00 esc\x1b[2J \ufffe"), unmask=True), "Findings")[0]["Quote"]
    assert quote == "nol␀ esc␛[2J \ufffd"


def test_what_is_too_long_for_a_cell_is_cut_and_said() -> None:
    found = book(one("😀" * 40_000), unmask=True)
    quote = table(found, "Findings")[0]["Quote"]
    assert len(quote.encode("utf-16-le")) // 2 <= 32_767
    assert quote.endswith("[cut: an Excel cell takes 32,767 characters]")
    assert any("Findings: 1 cells are cut" in str(row["Value"]) for row in table(found, "About"))


def test_what_is_too_many_for_a_sheet_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "ROWS", 5)
    cases = []
    for number in range(8):
        chat = conversation(f"T-{number}", "x", "pasti")
        cases.append(case(chat, finding("said", evidence(chat, 1, "pasti"))))
    found = book(cases)
    assert len(table(found, "Findings")) == 5
    assert any("Findings: 3 rows are left out" in str(row["Value"]) for row in table(found, "About"))


def test_personal_data_are_masked_unless_asked_for() -> None:
    text = f"telepon {PHONE} ya Sari Dewi"
    data = one(text, customer={"name": "Sari Dewi"})
    hidden = str(list(book(data)["Findings"].values))
    assert "[phone]" in hidden
    assert "7890" not in hidden
    assert "Dewi" not in hidden
    assert PHONE in str(list(book(data, unmask=True)["Findings"].values))


def test_names_and_teams_of_the_roster() -> None:
    roster = Roster({"a1": [Member("a1", "Sari", "Day")]})
    found = book(one("pasti"), roster=roster)
    assert "Teams" in found.sheetnames
    assert table(found, "Findings")[0]["Agent"] == "Sari"


def test_waived_findings_say_why() -> None:
    import msgspec

    chat = conversation("T-1", "x", "pasti")
    waived = msgspec.structs.replace(
        finding("said", evidence(chat, 1, "pasti")), waived=Waived("ok", "qa", "2026-12-31")
    )
    found = book([case(chat, waived)])
    assert table(found, "Findings")[0]["Waived"] == "ok (qa, → 2026-12-31)"
    assert (table(found, "Conversations")[0]["Failed"], table(found, "Conversations")[0]["Waived"]) == (0, 1)


def test_what_could_not_be_evaluated() -> None:
    chat = conversation("T-1", "x")
    rules = [verdict(chat, rule, "not_evaluable", reason="no time") for rule in RULES]
    rows = table(book([Case(chat, rules)]), "Not evaluable")
    assert [(row["Rule"], row["Conversation"], row["Reason"]) for row in rows] == [
        (rule.id, "T-1", "no time") for rule in RULES
    ]


def test_nothing_at_all_is_a_workbook_too() -> None:
    found = book([])
    assert table(found, "Findings") == []
    assert ("SOP", "toko@1.0.0") in [row[:2] for row in found["About"].values]


def test_without_the_package_the_pip_line_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(click.UsageError, match="sop-audit\\[excel\\]"):
        written("excel", one("pasti"))


def test_the_same_bytes_whatever_the_processes(tmp_path: Path) -> None:
    made = []
    for number, jobs in enumerate(("1", "2")):
        file = tmp_path / f"{number}.xlsx"
        arguments = (
            "--sop",
            str(EXAMPLE / "sop.yaml"),
            "-o",
            f"excel={file}",
            "--jobs",
            jobs,
            "--lang",
            "id",
        )
        main(["audit", str(EXAMPLE / "percakapan.ndjson"), *arguments])
        made.append(file.read_bytes())
        time.sleep(2.1 * (1 - number))  # times in archives count in two seconds
    assert made[0] == made[1]


def test_the_figures_of_the_example_are_those_of_the_summary(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    arguments = ("--sop", str(EXAMPLE / "sop.yaml"), "-o", f"excel={file}", "-o", f"csv={tmp_path / 'a.csv'}")
    main(["audit", str(EXAMPLE / "percakapan.ndjson"), *arguments, "--lang", "en"])
    found = openpyxl.load_workbook(file)
    summary = {row[0]: row[1] for row in found["Summary"].values}
    assert summary["Findings that count"] == len(table(found, "Findings"))
    assert summary["Conversations judged"] == len(table(found, "Conversations"))
    assert sum(row["Failed"] for row in table(found, "Rules")) == sum(
        row["Failed"] for row in table(found, "Conversations")
    )
