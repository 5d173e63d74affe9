"""What sort of conversations they are: counted in the summary, kept in every format, without weight."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from pyarrow import parquet

from audits.cli import main

SOP = """
sop: toko
version: 1.0.0
title: Toko
language: en
timezone: Asia/Jakarta
signals: {late: {any: [late]}, broken: {any: [broken]}, sorry: {any: [sorry]}}
rules:
  - {id: sort, kind: classify, title: Complaints,
     labels: {delivery: {signal: late}, product: {signal: broken}}}
  - {id: sorry, kind: phrase, signal: sorry, must: {at_least: 1}, when: {class.sort: delivery}}
"""
SAID = ("it is late and broken", "it is late, sorry", "thank you")


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sop.yaml").write_text(SOP, encoding="utf-8")
    records = [
        {"id": f"T-{n}", "events": [{"type": "message", "by": "agent", "text": text}]}
        for n, text in enumerate(SAID)
    ]
    Path("d.ndjson").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


@pytest.mark.usefixtures("files")
def test_the_summary_counts_conversations_by_class(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "d.ndjson", "--sop", "sop.yaml", "-o", "text", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "Complaints: delivery 2, product 1, others 1" in said
    assert "score 50" in said
    assert "rules without failure" not in said


@pytest.mark.usefixtures("files")
def test_every_format_keeps_the_classes() -> None:
    formats = ["ndjson=o.ndjson", "csv=o.csv", "parquet=o.parquet"]
    assert main(["audit", "d.ndjson", "--sop", "sop.yaml", *(a for f in formats for a in ("-o", f))]) == 0
    lines = [json.loads(line) for line in Path("o.ndjson").read_text(encoding="utf-8").splitlines()]
    sorts = [line for line in lines if line["rule"] == "sort"]
    assert [line["measured"] for line in sorts] == [
        {"classes": ["delivery", "product"]},
        {"classes": ["delivery"]},
        None,
    ]
    assert {(line["weight"], line["severity"]) for line in sorts} == {(0, "info")}
    with Path("o.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = [row["classes"] for row in csv.DictReader(stream) if row["rule"] == "sort"]
    assert rows == ["delivery, product", "delivery", ""]
    kept = [row["measured"] for row in parquet.read_table("o.parquet").to_pylist() if row["rule"] == "sort"]
    assert [row and row["classes"] for row in kept] == [["delivery", "product"], ["delivery"], None]
