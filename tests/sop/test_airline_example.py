"""The airline example: its SOP is right, its examples hold, and its README says what comes of the runs."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from audits.cli import main

FOLDER = Path(__file__).parents[2] / "examples" / "airline"
SOP = str(FOLDER / "sop.yaml")


@pytest.mark.parametrize("command", ["check", "test"])
def test_the_sop_is_right_and_its_examples_hold(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, SOP]) == 0, capsys.readouterr().out


@pytest.mark.skipif(
    "SOP_OPEN_DATA" not in os.environ, reason="SOP_OPEN_DATA names no folder with the open data"
)
def test_the_readme_says_how_many_findings_the_runs_have(tmp_path: Path) -> None:
    runs = Path(os.environ["SOP_OPEN_DATA"], "openai_chat", "airline.ndjson.gz")
    out = tmp_path / "out.ndjson"
    main(["audit", str(runs), "--from", "openai", "--sop", SOP, "--fail-on", "never", "-o", f"ndjson={out}"])
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    findings = sum(len(record["findings"]) for record in records)
    failing = {record["conversation"] for record in records if record["findings"]}
    said = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"{findings} findings in {len(failing)} runs" in said
