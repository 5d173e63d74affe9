"""Sampling and calibrating as a QA lead does it: what is drawn, what sheets hide, figures counted by hand."""

from __future__ import annotations

import csv
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from audits.cli import main
from audits.reviewing.agreement import agreed

EXAMPLE = Path(__file__).parents[2] / "examples/toko-online"
DATA, SOP = str(EXAMPLE / "percakapan.ndjson"), str(EXAMPLE / "sop.yaml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    return tmp_path


def sample(*more: str, count: int = 30, data: str = DATA, sop: str = SOP) -> list[dict[str, str]]:
    """The rows that `sop sample` draws."""
    assert main(["sample", data, "--sop", sop, "-n", str(count), "-o", "csv=sheet.csv", *more]) == 0
    return rows("sheet.csv")


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(Path(name).read_text(encoding="utf-8-sig").splitlines()))


def filled(name: str, drawn: list[dict[str, str]], *answers: str, delimiter: str = ",") -> None:
    """A sheet with these answers, in the order of its rows."""
    with Path(name).open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, drawn[0].keys(), delimiter=delimiter)
        writer.writeheader()
        writer.writerows({**row, "review": answer} for row, answer in zip(drawn, answers, strict=False))


def calibrate(*sheets: str) -> dict[str, Any]:
    assert main(["calibrate", *sheets, "-o", "json=result.json"]) == 0
    return json.loads(Path("result.json").read_text())


def test_the_same_seed_draws_the_same_and_another_draws_others(capsys: Any) -> None:
    first = sample()
    assert sample("--jobs", "2") == first
    assert {row["key"] for row in sample("--seed", "2")} != {row["key"] for row in first}
    assert len(first) == 30
    assert {row["verdict"] for row in first} <= {"pass", "fail"}


def test_a_draw_does_not_depend_on_the_order_of_the_data() -> None:
    first = {row["key"] for row in sample()}
    lines = Path(DATA).read_text().splitlines()
    random.Random(1).shuffle(lines)
    Path("shuffled.ndjson").write_text("\n".join(lines))
    assert {row["key"] for row in sample(data="shuffled.ndjson")} == first


def test_each_rule_has_its_share() -> None:
    by_rule = Counter(row["rule"] for row in sample("--by", "rule", count=48))
    assert len(by_rule) >= 20
    assert max(by_rule.values()) - min(by_rule.values()) <= 1 or min(by_rule.values()) < 2


def test_each_agent_has_a_share() -> None:
    by_agent = Counter(row["agent"] for row in sample("--by", "agent", count=14))
    assert set(by_agent.values()) <= {1, 2}


def test_near_the_boundary_come_the_closest_measurements_first() -> None:
    main(["audit", DATA, "--sop", SOP, "-o", "ndjson=all.ndjson"])
    near = []
    for line in Path("all.ndjson").read_text().splitlines():
        one = json.loads(line)
        measured = one["measured"] or {}
        value, limit = measured.get("elapsed_seconds"), measured.get("limit_seconds")
        if value is None or limit is None:
            value, limit = measured.get("value"), measured.get("limit")
        if one["verdict"] in ("pass", "fail") and value is not None and limit is not None:
            near.append((abs(value - limit) / max(abs(limit), 1), one["conversation"], one["rule"]))
    worst_drawn = sorted(near)[9][0]
    drawn = {(row["conversation"], row["rule"]) for row in sample("--by", "boundary", count=10)}
    assert drawn <= {(name, rule) for distance, name, rule in near if distance <= worst_drawn}


def test_no_key_looks_like_a_number_to_a_spreadsheet() -> None:
    assert all(row["key"][0] == "k" for row in sample(count=200))


HOSTILE = {
    "id": "=HYPERLINK(1)",
    "customer": {"name": "Sari Dewi"},
    "events": [
        {
            "at": "2026-01-05T09:00:00+07:00",
            "type": "message",
            "by": "customer",
            "author": "c1",
            "text": "=1+1 0812-3456-7890\x07",
        },
        {
            "at": "2026-01-05T09:01:00+07:00",
            "type": "message",
            "by": "agent",
            "author": "+cmd",
            "text": "@SUM(A1) Sari Dewi",
        },
    ],
}


def test_sheets_hide_personal_data_and_hold_no_formulas() -> None:
    Path("c.ndjson").write_text(json.dumps(HOSTILE) + "\n")
    Path("s.yaml").write_text(
        "{sop: s, version: 1.0.0, title: S, language: en, timezone: Asia/Jakarta, signals: {x: {any: [sum]}},"
        " rules: [{id: r, kind: phrase, signal: x, must: never, title: '=1+1'}]}"
    )
    more = ("-o", "yaml=s2.yaml", "-o", "excel=s.xlsx")
    (row,) = sample(*more, data="c.ndjson", sop="s.yaml")
    assert not [cell for cell in row.values() if cell[:1] in ("=", "+", "-", "@")]
    for text in (Path("sheet.csv").read_text(), Path("s2.yaml").read_text()):
        assert "0812" not in text
        assert "Sari" not in text
        assert "[phone]" in text
    cells = [cell for line in load_workbook("s.xlsx").active.iter_rows(min_row=2) for cell in line]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    (shown,) = sample("--unmask", data="c.ndjson", sop="s.yaml")
    assert "0812-3456-7890" in shown["transcript"]


@pytest.mark.parametrize("ending", ["csv", "yaml", "xlsx"])
def test_every_sheet_can_be_filled_in_and_read_back(ending: str) -> None:
    sample("-o", "yaml=sheet.yaml", "-o", "excel=sheet.xlsx", count=6)
    name = f"sheet.{ending}"
    if ending == "csv":
        filled(name, rows(name), *["agree"] * 6, delimiter=";")
    elif ending == "yaml":
        Path(name).write_text(Path(name).read_text().replace("review: ''", "review: Benar"))
    else:
        book = load_workbook(name)
        column = next(cell.column for cell in book.active[1] if cell.value == "review")
        for line in range(2, 8):
            book.active.cell(line, column).value = "setuju"
        book.save(name)
    found = calibrate(name)
    assert found["overall"] == {
        "count": 6,
        "same": 6,
        "agreement": {"value": 1.0, "low": 0.609666, "high": 1.0},
        "kappa": found["overall"]["kappa"],
    }
    assert found["reviewers"] == {"sheet": 6}


def items(verdicts: str, rule: str = "r") -> list[dict[str, str]]:
    """Rows of a sheet by their verdicts: `f` fails, `p` passes."""
    names = {"f": "fail", "p": "pass"}
    return [
        {"key": f"{rule}{n}", "conversation": f"T-{n}", "rule": rule, "verdict": names[one], "review": "",
         "remark": "", "message": "said", "quote": "we promise", "reviewer": ""}
        for n, one in enumerate(verdicts)
    ]  # fmt: skip


def test_precision_recall_and_kappa_by_hand() -> None:
    # ten fails, of which eight are some; ten passes, of which one should have failed
    filled("rina.csv", items("f" * 10 + "p" * 10), *["gagal"] * 8, "lulus", "n/a", "fail", *["pass"] * 9)
    found = calibrate("rina.csv")
    (rule,) = found["rules"]
    assert [rule[name] for name in ("tp", "fp", "fn", "tn")] == [8, 2, 1, 9]
    assert rule["precision"]["value"] == 0.8
    assert rule["precision"]["low"] == pytest.approx(0.4902, abs=1e-4)
    assert rule["precision"]["high"] == pytest.approx(0.9433, abs=1e-4)
    assert rule["recall"]["value"] == pytest.approx(8 / 9, abs=1e-6)
    # agreement 17/20; by chance (10*9 + 10*10)/400
    assert rule["kappa"] == pytest.approx((0.85 - 0.475) / (1 - 0.475), abs=1e-6)
    assert len(found["disagreements"]) == 3
    assert found["disagreements"][0]["quote"] == "we promise"


def test_kappa_of_a_known_table() -> None:
    # Cohen's measure for 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no is 0.4
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert agreed(pairs).kappa == pytest.approx(0.4)
    assert agreed([("y", "y")] * 5).kappa is None
    assert agreed([("y", "n"), ("n", "y")]).kappa == -1
    assert agreed([]).kappa is None


def test_reviewers_are_compared_with_each_other_and_ties_are_left_out(capsys: Any) -> None:
    drawn = items("ffpp")
    filled("rina.csv", drawn, "fail", "pass", "pass", "?")
    filled("budi.csv", drawn, "fail", "fail", "pass", "pass")
    found = calibrate("rina.csv", "budi.csv")
    assert found["overall"]["count"] == 3
    assert found["undecided"] == 1
    (pair,) = found["between"]
    assert pair["reviewers"] == ["budi", "rina"]
    assert (pair["count"], pair["same"]) == (3, 2)
    assert main(["calibrate", "rina.csv", "budi.csv"]) == 0
    told = capsys.readouterr().out
    assert "T-1 · r: verdict fail, reviewers rina pass, budi fail" in told
    assert "said “we promise”" in told


def test_what_cannot_be_used_is_named_and_the_rest_is_compared(capsys: Any) -> None:
    filled("rina.csv", items("fffp"), "fail", "maybe", "", "pass")
    assert main(["calibrate", "rina.csv", "none.csv"]) == 4
    told = capsys.readouterr()
    assert "rina.csv:3: answer `maybe` is not known; write pass, fail, n/a or ?" in told.err
    assert "none.csv: cannot be read" in told.err
    assert "2 verdicts reviewed by rina (2)" in told.out
    assert "Rows without an answer: 1" in told.out


@pytest.mark.parametrize("name", ["x.csv", "x.yaml", "x.xlsx"])
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"key,rule\n1,2\n", b"- - - [", b"PK\x03\x04 broken"]
)
def test_no_sheet_at_all_is_an_error_and_not_a_crash(name: str, content: bytes, capsys: Any) -> None:
    Path(name).write_bytes(content)
    assert main(["calibrate", name]) == 4
    assert "Traceback" not in capsys.readouterr().err


def test_one_reviewer_with_two_answers_is_a_mistake(capsys: Any) -> None:
    drawn = [{**row, "reviewer": "Rina"} for row in items("f")]
    filled("a.csv", drawn, "fail")
    filled("b.csv", drawn, "pass")
    assert main(["calibrate", "a.csv", "b.csv"]) == 4
    assert "b.csv:2: Rina gave another answer before: fail" in capsys.readouterr().err


def test_figures_from_the_boundary_say_so(capsys: Any) -> None:
    drawn = sample("--by", "boundary", count=4)
    filled("rina.csv", drawn, *["agree"] * 4)
    main(["calibrate", "rina.csv"])
    assert "hard cases" in capsys.readouterr().out
