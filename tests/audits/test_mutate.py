"""`sop mutate` and `sop test --coverage`: do examples exercise an SOP, and would they notice mistakes?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from audits.cli import main
from audits.mutating.mutants import mutants
from engine.conversation import decode
from engine.judging import compile, judge
from sop.chat import parse_chat
from sop.load import load
from sop.own_phrases import own_phrases

HEAD = """sop: toko
version: 1.0.0
title: t
language: id
timezone: Asia/Jakarta
signals:
  salam: {by: agent, any: [selamat pagi, halo kak]}
  keluhan: {by: customer, any: [barang rusak]}
calendars:
  kerja: {hours: {mon-tue: ["08:00-17:00"]}}
rules:
"""
DEADLINE = """  - id: balas
    kind: deadline
    metric: first_reply
    within: 15m
    calendar: kerja
    when: {channel: whatsapp, customer.new: true}
    examples:
      - {expect: pass, chat: "channel: whatsapp\\nnew customer: yes\\nC: hai\\n+14m A: ya"}
      - {expect: fail, chat: "channel: whatsapp\\nnew customer: yes\\nC: hai\\n+16m A: ya"}
"""
STEPS = """  - id: pulih
    kind: recovery
    trigger: {signal: keluhan}
    steps:
      - {id: sapa, signal: salam}
      - {id: ganti, action: refund}
    examples:
      - {expect: pass, chat: "C: barang rusak\\nA: halo kak\\naction: refund"}
"""
NEVER = """  - id: jangan
    kind: phrase
    signal: salam
    must: never
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fates(capsys: pytest.CaptureFixture[str], text: str, *options: str) -> list[dict[str, Any]]:
    Path("sop.yaml").write_text(HEAD + text)
    assert main(["mutate", "sop.yaml", "-o", "json", *options]) == 0
    found = json.loads(capsys.readouterr().out)[0]["fates"]
    assert isinstance(found, list)
    return found


def named(found: list[dict[str, Any]], sort: str) -> dict[str, str]:
    return {f"{one['before']} > {one['after']}": one["fate"] for one in found if one["sort"] == sort}


def test_a_limit_is_noticed_where_examples_stand_at_its_edge(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = fates(capsys, DEADLINE)
    assert named(found, "limit") == {"within 15m > 30m": "killed", "within 15m > 7m30s": "killed"}
    assert named(found, "day") == {"kerja mon > ": "killed", "kerja tue > ": "survived"}
    assert set(named(found, "when").values()) == {"survived"}


def test_each_survivor_comes_with_an_example_that_would_notice(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = DEADLINE + STEPS + NEVER
    found = fates(capsys, text)
    sop = load(["sop.yaml"])
    every = {one.name: one for one in mutants(sop, own_phrases(sop, ["sop.yaml"]))}
    shown = [one for one in found if one["fate"] == "survived" and one["chat"]]
    assert len(shown) >= 10
    for one in shown:
        record = json.dumps(parse_chat(one["chat"])).encode()
        judged = []
        for each in (sop, every[one["name"]].sop):
            judgement = next(judge(compile(each), [decode(record)]))
            judged.append(next(v.verdict for v in judgement.verdicts if v.rule == one["rule"]))
        assert judged == [one["expect"], one["instead"]] and judged[0] != judged[1]


def test_an_example_that_was_shown_kills_its_mutant(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = fates(capsys, NEVER, "-k", "jangan")
    survivor = next(one for one in before if one["sort"] == "must" and one["after"] == "once")
    chat = json.dumps(survivor["chat"])
    added = f"    examples:\n      - {{expect: {survivor['expect']}, chat: {chat}}}\n"
    after = fates(capsys, NEVER + added, "-k", "jangan")
    assert next(one for one in after if one["name"] == survivor["name"])["fate"] == "killed"


def test_steps_swapped_dropped_and_phrases_dropped(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = fates(capsys, STEPS)
    assert named(found, "order") == {"sapa, ganti > ganti, sapa": "killed"}
    assert set(named(found, "dropped").values()) == {"survived"}
    assert named(found, "phrase") == {
        "selamat pagi > ": "survived",
        "halo kak > ": "killed",
        "barang rusak > ": "killed",
    }


def test_the_same_seed_draws_the_same_mutants(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = DEADLINE + STEPS + NEVER
    draws = [fates(capsys, text, "--limit", "5", "--seed", seed, "--tries", "40") for seed in ("7", "7", "8")]
    assert draws[0] == draws[1] and len(draws[0]) == 5
    assert [one["name"] for one in draws[0]] != [one["name"] for one in draws[2]]


def test_the_score_has_a_threshold(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("sop.yaml").write_text(HEAD + DEADLINE)
    assert main(["mutate", "sop.yaml", "--threshold", "90%", "--tries", "20", "--lang", "en"]) == 1
    assert "Under the threshold" in capsys.readouterr().err
    assert main(["mutate", "sop.yaml", "--threshold", "10%", "--tries", "0"]) == 0
    assert main(["mutate", "sop.yaml", "-k", "tidakada"]) == 2


def test_coverage_names_what_no_example_exercises(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("sop.yaml").write_text(HEAD + DEADLINE + STEPS + NEVER)
    assert main(["test", "sop.yaml", "--coverage", "-o", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["coverage"][0]
    assert {(one["sort"], one["of"], one["name"]) for one in found["lacking"]} == {
        ("verdict", "balas", "pending"),
        ("verdict", "balas", "not_evaluable"),
        ("verdict", "balas", "not_applicable"),
        ("verdict", "pulih", "fail"),
        ("verdict", "pulih", "pending"),
        ("verdict", "pulih", "not_applicable"),
        ("rule", "jangan", "phrase"),
        ("verdict", "jangan", "pass"),
        ("verdict", "jangan", "fail"),
        ("verdict", "jangan", "not_applicable"),
        ("phrase", "salam", "selamat pagi"),
    }
    assert (found["rule"], found["verdict"]) == ({"covered": 2, "of": 3}, {"covered": 3, "of": 12})


def test_coverage_of_alternatives(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = """  - id: tutup
    kind: sequence
    template: existence
    a: {any: [{signal: salam}, {action: [refund, replace]}]}
    examples:
      - {expect: pass, chat: "A: selamat pagi"}
      - {expect: pass, chat: "C: hai\\naction: refund"}
      - {expect: fail, chat: "C: barang rusak"}
"""
    Path("sop.yaml").write_text(HEAD + rule)
    assert main(["test", "sop.yaml", "--coverage", "--lang", "en", "--threshold", "100%"]) == 1
    shown = capsys.readouterr()
    assert "tutup: pending, alternative: action: replace" in shown.out and "Under the threshold" in shown.err
    assert main(["test", "sop.yaml", "--threshold", "50%"]) == 0
    assert main(["test", "sop.yaml", "--threshold", "semua"]) == 2


def test_an_example_whose_record_cannot_be_read_is_a_failing_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        NEVER
        + """    examples:
      - {expect: fail, record: {events: 3}}
      - {expect: pass, as_of: "10:00", record: {id: 1, events: []}}
"""
    )
    Path("sop.yaml").write_text(HEAD + text)
    assert main(["mutate", "sop.yaml", "--tries", "0", "-o", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["failing"] == 2
    assert main(["test", "sop.yaml", "--coverage"]) == 1
    assert "Traceback" not in capsys.readouterr().err
