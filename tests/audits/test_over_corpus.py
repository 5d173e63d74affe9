"""Rules over the corpus in an audit: records last, the same for any jobs and order, shown by every report."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path
from typing import Any

import pytest
from junitparser import JUnitXml

from audits.cli import main

SOP = """
sop: uji
version: {version}
title: Uji
language: id
timezone: Asia/Jakarta
{head}
signals:
  halo: {{any: [halo]}}
  rusak: {{any: [rusak]}}
rules:
  - {{id: csat, kind: target, metric: csat, at_least: 0.6, per: agent, min_count: {least},
     severity: critical}}
  - {{id: salam, kind: greeting, signal: halo}}
  - {{id: berantai, kind: recurrence, match: {{signal: rusak, by: customer}}, customers: 4, within: 2h}}
  - {{id: ulang, kind: recurrence, contacts: 2, within: 1h}}
  - {{id: salam-rata, kind: target, metric: pass_rate, of: salam, at_least: 0.3}}
  - {{id: lama, kind: target, metric: resolution_time, statistic: p90, at_most: 20m, per: channel}}
"""


def write_sop(path: Path, *, version: str = "1.0.0", least: int = 5, head: str = "") -> Path:
    path.write_text(SOP.format(version=version, least=least, head=head), encoding="utf-8")
    return path


def records(count: int, seed: int = 7) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    return [_record(rng, number) for number in range(count)]


def _record(rng: random.Random, number: int) -> dict[str, Any]:
    def at(minute: int) -> str:
        day, rest = divmod(number * 3 + minute, 1440)
        return f"2026-01-{5 + day:02d}T{rest // 60:02d}:{rest % 60:02d}:00+07:00"

    agent = f"a{rng.randrange(3)}"
    return {
        "id": f"T-{number}",
        "channel": rng.choice(("wa", "mail")),
        "status": "solved",
        "customer": {"id": f"c{rng.randrange(count_of_customers)}"},
        "events": [
            {
                "at": at(0),
                "type": "message",
                "by": "customer",
                "text": rng.choice(("rusak", "halo", "0812-3456-7890")),
            },
            {
                "at": at(2),
                "type": "message",
                "by": "agent",
                "author": agent,
                "text": rng.choice(("halo kak", "ya")),
            },
            {"at": at(rng.randrange(3, 30)), "type": "status", "to": "solved"},
            {"at": at(40), "type": "rating", "scale": "csat", "value": rng.choice((1, 4, 5)), "out_of": 5},
        ],
    }


count_of_customers = 60


def write(path: Path, some: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in some), encoding="utf-8")
    return path


def run(folder: Path, *words: str) -> tuple[int, list[dict[str, Any]], bytes]:
    out = folder / "out.ndjson"
    code = main(["audit", *words, "-o", f"ndjson={out}", "--lang", "en"])
    lines = out.read_bytes().splitlines(keepends=True)
    return code, [json.loads(line) for line in lines], b"".join(lines)


def over_corpus(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in found if one["conversation"] is None]


def test_their_records_come_last_in_rule_order_then_by_group(tmp_path: Path) -> None:
    sop, data = write_sop(tmp_path / "s.yaml"), write(tmp_path / "d.ndjson", records(300))
    _, found, _ = run(tmp_path, str(data), "--sop", str(sop))
    assert len(found) == 300 + len(over_corpus(found))
    assert over_corpus(found) == found[300:]
    assert [(one["rule"], *one["corpus"]["group"].values()) for one in found[300:]] == [
        ("csat", "a0"),
        ("csat", "a1"),
        ("csat", "a2"),
        ("berantai",),
        ("ulang",),
        ("salam-rata",),
        ("lama", "mail"),
        ("lama", "wa"),
    ]


def test_neither_jobs_nor_order_change_a_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sop, some = write_sop(tmp_path / "s.yaml"), records(700)
    data = write(tmp_path / "d.ndjson", some)
    _, found, one = run(tmp_path, str(data), "--sop", str(sop), "--jobs", "1")
    assert run(tmp_path, str(data), "--sop", str(sop), "--jobs", "2")[2] == one
    monkeypatch.setattr("audits.sorted_rows.LARGEST", 2_000)
    random.Random(1).shuffle(some)
    turned = write(tmp_path / "turned.ndjson", some)
    assert over_corpus(run(tmp_path, str(turned), "--sop", str(sop))[1]) == over_corpus(found)


def test_a_missed_target_counts_for_the_exit_code(tmp_path: Path) -> None:
    data = write(tmp_path / "d.ndjson", [_rated(n, 1) for n in range(6)])
    assert run(tmp_path, str(data), "--sop", str(write_sop(tmp_path / "s.yaml")))[0] == 1
    assert run(tmp_path, str(data), "--sop", str(write_sop(tmp_path / "s.yaml", least=7)))[0] == 0


def _rated(number: int, value: int) -> dict[str, Any]:
    one = _record(random.Random(number), number)
    one["events"][1]["author"] = "a1"
    one["events"][3]["value"] = value
    return one


def test_scores_are_those_of_conversations_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sop, data = write_sop(tmp_path / "s.yaml"), write(tmp_path / "d.ndjson", records(50))
    main(["audit", str(data), "--sop", str(sop), "--lang", "en", "--fail-on", "never"])
    text = capsys.readouterr().out
    _, found, _ = run(tmp_path, str(data), "--sop", str(sop))
    passed = sum(one["verdict"] == "pass" for one in found if one["rule"] == "salam")
    assert f"score {100 * passed / 50:.1f}" in text


def test_every_report_shows_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    sop, data = write_sop(tmp_path / "s.yaml"), write(tmp_path / "d.ndjson", records(300))
    formats = ("csv", "html", "junit", "parquet", "manifest")
    outputs = [word for name in formats for word in ("-o", f"{name}={tmp_path / name}")]
    main(["audit", str(data), "--sop", str(sop), "--lang", "en", "-o", "text", *outputs])
    text = capsys.readouterr().out
    assert "critical  csat  ≥ 60.0%" in text
    assert "different customers within 2h" in text or "berantai" in text
    rows = list(csv.DictReader(io.StringIO((tmp_path / "csv").read_text(encoding="utf-8-sig"))))
    lama = [row for row in rows if row["rule"] == "lama"]
    assert [row["corpus"] for row in lama] == ["channel mail", "channel wa"]
    assert all(row["conversation"] == "" and row["statistic"] == "p90" and row["count"] for row in lama)
    html = (tmp_path / "html").read_text(encoding="utf-8")
    assert "Over the corpus" in html and "channel wa" in html
    suites = {suite.name: suite for suite in JUnitXml.fromfile(str(tmp_path / "junit"))}
    assert suites["corpus"].tests == 8
    last = parquet.read_table(tmp_path / "parquet").to_pylist()[-1]
    assert (last["conversation"], last["corpus"]["group"]) == (None, [("channel", "wa")])
    counted = json.loads((tmp_path / "manifest").read_text())["counts"]["rules"]
    assert sum(counted["lama"][name] for name in ("pass", "fail")) == 2


def test_a_finding_names_conversations_and_hides_personal_data(tmp_path: Path) -> None:
    some = [_rated(n, 5) for n in range(4)]
    for number, one in enumerate(some):
        one["id"], one["customer"] = f"0812-3456-78{number}0", {"id": f"c{number}"}
        one["events"][0]["text"] = "rusak, hubungi 0812-3456-7890"
    sop, data = write_sop(tmp_path / "s.yaml"), write(tmp_path / "d.ndjson", some)
    _, found, _ = run(tmp_path, str(data), "--sop", str(sop), "-o", f"csv={tmp_path / 'csv'}")
    (berantai,) = (one for one in found if one["rule"] == "berantai")
    evidence = berantai["findings"][0]["evidence"]
    assert [one["conversation"] for one in evidence] == [one["id"] for one in some]
    assert {one["quote"] for one in evidence} == {"rusak"}
    row = next(
        row
        for row in csv.DictReader((tmp_path / "csv").open(encoding="utf-8-sig"))
        if row["rule"] == "berantai"
    )
    assert "4 different customers within 2h" in row["message"] and "0812-3456" not in row["message"]


def test_versions_that_agree_about_a_rule_judge_together(tmp_path: Path) -> None:
    folder = tmp_path / "sop"
    folder.mkdir()
    write_sop(folder / "1.yaml", head="effective: {until: 2026-01-05}", least=5)
    write_sop(folder / "2.yaml", version="2.0.0", head="effective: {from: 2026-01-06}", least=6)
    data = write(tmp_path / "d.ndjson", records(700))
    _, found, _ = run(tmp_path, str(data), "--sop", str(folder))
    told = [(one["rule"], one["sop"], one["corpus"]["conversations"]) for one in over_corpus(found)]
    assert [one for one in told if one[0] == "ulang"] == [("ulang", "uji@2.0.0", 700)]
    csat = [one for one in told if one[0] == "csat"]
    assert {sop for _, sop, _ in csat} == {"uji@1.0.0", "uji@2.0.0"}
    assert sum(number for *_, number in csat) == 700


def test_an_empty_corpus_is_not_applicable(tmp_path: Path) -> None:
    data = write(tmp_path / "d.ndjson", [{**records(1)[0], "channel": None, "events": []}])
    sop = tmp_path / "s.yaml"
    sop.write_text(
        "sop: uji\nversion: 1.0.0\ntitle: Uji\nlanguage: id\ntimezone: Asia/Jakarta\nrules:\n"
        "  - {id: csat, kind: target, metric: csat, at_least: 0.6, when: {channel: wa}}\n"
    )
    code, found, _ = run(tmp_path, str(data), "--sop", str(sop))
    assert (code, [one["verdict"] for one in found]) == (0, ["not_applicable"])


def test_explain_says_where_to_look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sop, data = write_sop(tmp_path / "s.yaml"), write(tmp_path / "d.ndjson", records(3))
    assert main(["explain", str(data), "T-1", "--sop", str(sop), "--rule", "csat", "--lang", "id"]) == 0
    assert "Dinilai atas seluruh korpus, lihat hasil `sop audit`: csat" in capsys.readouterr().out
