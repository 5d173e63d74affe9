"""Waivers and baselines as a QA lead meets them: what counts, what is listed, which files are refused."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from audits.cli import main

EXAMPLE = Path(__file__).parents[2] / "examples/toko-online"
DATA, SOP = str(EXAMPLE / "percakapan.ndjson"), str(EXAMPLE / "sop.yaml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    return tmp_path


def audit(*more: str) -> tuple[int, list[dict[str, Any]]]:
    """The exit code and the records of the example's audit."""
    code = main(["audit", DATA, "--sop", SOP, "-o", "ndjson=out.ndjson", *more])
    return code, [json.loads(line) for line in Path("out.ndjson").read_text().splitlines()]


def fingerprints(records: list[dict[str, Any]], **wanted: str) -> list[str]:
    """Fingerprints of the findings of records with these values."""
    fitting = (one for one in records if all(one[key] == value for key, value in wanted.items()))
    return [finding["fingerprint"] for one in fitting for finding in one["findings"]]


def waive(prints: list[str], expires: str = "2026-12-31", file: str = "waivers.yaml") -> int:
    return main(
        ["waive", *prints, "--reason", "agreed", "--owner", "Rina", "--expires", expires, "--file", file]
    )


def test_a_critical_finding_that_is_waived_leaves_exit_code_and_score_alone(capsys: Any) -> None:
    code, records = audit()
    assert code == 1
    waive(fingerprints(records, severity="critical"))
    code, again = audit("--waivers", "waivers.yaml", "-o", "manifest=m.json")
    assert code == 0
    changed = [one for one in again if any("waived" in finding for finding in one["findings"])]
    assert {one["severity"] for one in changed} == {"critical"}
    assert {one["verdict"] for one in changed} == {"fail"}
    assert len(again) == len(records)
    counts = json.loads(Path("m.json").read_text())["counts"]
    assert counts["waived"]["findings"] == len(fingerprints(records, severity="critical"))
    assert counts["rules"]["janji-refund"]["fail"] == 0


def test_a_verdict_of_which_one_finding_is_not_waived_counts_in_full(capsys: Any) -> None:
    _, records = audit()
    several = next(one for one in records if len(one["findings"]) > 1)
    waive([several["findings"][0]["fingerprint"]])
    capsys.readouterr()
    audit("--waivers", "waivers.yaml", "-o", "manifest=m.json")
    before, after = fails(records, several["rule"]), json.loads(Path("m.json").read_text())["counts"]
    assert after["rules"][several["rule"]]["fail"] == before
    assert after["waived"]["verdicts"] == 0


def fails(records: list[dict[str, Any]], rule: str) -> int:
    return sum(one["verdict"] == "fail" and one["rule"] == rule for one in records)


def test_waived_runs_are_the_same_for_any_number_of_jobs(capsys: Any) -> None:
    _, records = audit()
    waive(fingerprints(records)[::2])
    written = []
    for jobs in ("1", "2"):
        audit("--waivers", "waivers.yaml", "--jobs", jobs, "-o", "text=t.txt", "-o", "csv=t.csv", "--unmask")
        written.append([Path(name).read_bytes() for name in ("out.ndjson", "t.txt", "t.csv")])
    assert written[0] == written[1]


def test_a_baseline_of_everything_leaves_nothing_and_names_what_is_gone(capsys: Any) -> None:
    assert main(["baseline", DATA, "--sop", SOP, "-o", "known.txt"]) == 0
    with Path("known.txt").open("a") as file:
        file.write("00000000000000aa since mended\n")
    code, _ = audit("--baseline", "known.txt", "-o", "text=t.txt", "--fail-on", "info")
    assert code == 0
    assert "findings are gone" in Path("t.txt").read_text()


def test_a_waiver_comes_before_the_baseline_in_what_the_record_says() -> None:
    _, records = audit()
    main(["baseline", DATA, "--sop", SOP, "-o", "known.txt"])
    first = fingerprints(records)[0]
    waive([first])
    _, again = audit("--baseline", "known.txt", "--waivers", "waivers.yaml")
    waived = {f["fingerprint"]: f["waived"]["reason"] for one in again for f in one["findings"]}
    assert waived.pop(first) == "agreed"
    assert set(waived.values()) == {"baseline"}


def test_what_people_read_says_why_a_finding_does_not_count(capsys: Any) -> None:
    _, records = audit()
    waive(fingerprints(records))
    audit("--waivers", "waivers.yaml", "-o", "csv=t.csv", "-o", "html=t.html", "-o", "junit=t.xml")
    rows = csv.DictReader(Path("t.csv").read_text(encoding="utf-8-sig").splitlines())
    assert any("agreed (Rina, → 2026-12-31)" in row["waived"] for row in rows)
    assert "agreed (Rina, → 2026-12-31)" in Path("t.html").read_text()
    assert "<failure" not in Path("t.xml").read_text()


def test_strict_waivers_fail_for_expired_and_unused_ones(capsys: Any) -> None:
    waive(["00000000000000aa"])
    assert audit("--fail-on", "never", "--waivers", "waivers.yaml")[0] == 0
    assert audit("--fail-on", "never", "--waivers", "waivers.yaml", "--strict-waivers")[0] == 1


def test_renewing_is_waiving_once_more(capsys: Any) -> None:
    _, records = audit()
    critical = fingerprints(records, severity="critical")
    waive(critical, "2025-12-31")
    assert audit("--waivers", "waivers.yaml")[0] == 1
    waive(critical)
    assert audit("--waivers", "waivers.yaml", "--strict-waivers")[0] == 0


def test_comments_stay_and_hostile_words_are_only_words() -> None:
    path = Path("waivers.yaml")
    path.write_text(
        "# ours\n- {fingerprint: 12e4567890123456, reason: x, owner: y, expires: 2026-01-01} # kept"
    )
    reason = '"]}\n- owner: : # {{x}} \u2028 \x07'
    code = main(
        ["waive", "0000000000000001", "--reason", reason, "--owner", "- x", "--expires", "2026-01-31"]
    )
    assert code == 0
    assert path.read_text().startswith("# ours\n- {fingerprint: 12e4567890123456,")
    assert "# kept\n" in path.read_text()
    assert audit("--waivers", "waivers.yaml", "--fail-on", "never")[0] == 0


@pytest.mark.parametrize(
    "text", ["[{fingerprint: a}]\n", "  - fingerprint: x\n", "waivers:\n- a: b\n", "x: [\n", "- 1\n"]
)
def test_a_file_that_cannot_be_added_to_stays_as_it_is(text: str, capsys: Any) -> None:
    Path("waivers.yaml").write_text(text)
    assert waive(["0000000000000001"]) == 4
    assert Path("waivers.yaml").read_text() == text
    assert "waivers.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- fingerprint: xyz\n  reason: a\n  owner: b\n  expires: 2026-01-01\n", "no fingerprint"),
        (
            "- fingerprint: 0000000000000001\n  reason:\n  owner: b\n  expires: 2026-01-01\n",
            "`reason` is missing",
        ),
        (
            "- {fingerprint: 0000000000000001, reasons: a, owner: b, expires: 2026-01-01}\n",
            "did you mean `reason`",
        ),
        (
            "- {fingerprint: 0000000000000001, reason: [a], owner: b, expires: 2026-13-01}\n",
            "only plain text",
        ),
        ("- &a [*a]\n", "must have `key: value`"),
        ("{" * 5000, "YAML"),
        ("\x00", "YAML"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line_before_anything_is_judged(
    text: str, said: str, capsys: Any
) -> None:
    Path("waivers.yaml").write_text(text)
    assert main(["audit", DATA, "--sop", SOP, "--waivers", "waivers.yaml", "-o", "ndjson=never.ndjson"]) == 4
    assert said in capsys.readouterr().err
    assert not Path("never.ndjson").exists()


def test_a_wrong_baseline_is_refused(capsys: Any) -> None:
    Path("known.txt").write_text("# x\n\nnot-one rule\n")
    assert main(["audit", DATA, "--sop", SOP, "--baseline", "known.txt"]) == 4
    assert "known.txt:3: `not-one` is no fingerprint" in capsys.readouterr().err


def test_without_data_there_is_no_baseline() -> None:
    assert main(["baseline", "none.ndjson", "--sop", SOP, "-o", "known.txt"]) == 4
    assert not Path("known.txt").exists()


@pytest.mark.parametrize(
    "wrong", [["xyz", "2026-01-01"], ["0000000000000001", "01/02/2026"], ["0000000000000001", "2026-02-30"]]
)
def test_wrong_usage_writes_nothing(wrong: list[str]) -> None:
    assert waive(wrong[:1], wrong[1]) == 2
    assert not Path("waivers.yaml").exists()
