"""What `sop mutate` proves of survivors, and what it writes for people to go through."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from audits.cli import main

HEAD = """sop: toko
version: 1.0.0
title: t
language: id
timezone: Asia/Jakarta
signals:
  salam: {by: agent, any: [selamat pagi, halo kak]}
  keluhan: {by: customer, any: [barang rusak]}
rules:
"""
ONE_STEP = """  - id: pulih
    kind: recovery
    trigger: {signal: keluhan}
    once: true
    steps:
      - {id: sapa, signal: salam}
    examples:
      - {expect: pass, chat: "C: barang rusak\\nA: halo kak"}
"""
ANSWER = """  - id: jawab
    kind: sequence
    template: response
    a: {signal: keluhan}
    b: {signal: salam}
"""
CLASSES = """  - id: jenis
    kind: classify
    labels:
      keluhan: {signal: keluhan}
      disapa: {signal: salam}
      instagram: {when: {channel: instagram}}
    examples:
      - {expect: pass, chat: "C: barang rusak\\nA: selamat pagi"}
"""
WAIT = """  - id: balas
    kind: deadline
    metric: first_reply
    within: 15m
    when: {channel: whatsapp}
"""


@pytest.fixture(autouse=True)
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


def test_only_what_is_proved_to_mean_the_same_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    found = {f"{one['before']} > {one['after']}": one["fate"] for one in fates(capsys, ANSWER)}
    assert found["n 1 > 2"] == "equivalent"  # a response has no number
    assert found["response > alternate_response"] == "survived"
    assert "equivalent" not in {fate for change, fate in found.items() if change != "n 1 > 2"}


def test_a_dropped_phrase_is_told_apart_by_a_message_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    Path("sop.yaml").write_text(
        HEAD.replace("[barang rusak]", "[barang rusak], none: [bukan rusak]") + ANSWER
    )
    assert main(["mutate", "sop.yaml", "-o", "json"]) == 0
    found = json.loads(capsys.readouterr().out)[0]["fates"]
    phrases = {one["before"]: one["chat"] for one in found if one["sort"] == "phrase"}
    assert list(phrases) == ["selamat pagi", "halo kak", "barang rusak", "none: bukan rusak"]
    assert all(said.split(": ")[-1] in chat.casefold() for said, chat in phrases.items())


def test_a_dropped_working_day_is_told_apart_on_that_day(capsys: pytest.CaptureFixture[str]) -> None:
    week = 'calendars:\n  kerja: {hours: {mon-wed: ["08:00-17:00"]}}\nrules:\n'
    rule = WAIT.replace("    when: {channel: whatsapp}\n", "    calendar: kerja\n")
    Path("sop.yaml").write_text(HEAD.replace("rules:\n", week) + rule)
    assert main(["mutate", "sop.yaml", "-o", "json"]) == 0
    found = json.loads(capsys.readouterr().out)[0]["fates"]
    days = [one for one in found if one["sort"] == "day"]
    assert len(days) == 3 and all(one["chat"] and one["expect"] == "fail" for one in days)


def test_one_step_has_no_order_to_change(capsys: pytest.CaptureFixture[str]) -> None:
    assert {one["before"] for one in fates(capsys, ONE_STEP) if one["sort"] == "option"} == {"once: true"}


def test_nothing_proved_to_mean_the_same_is_told_apart_by_any_other_search(
    capsys: pytest.CaptureFixture[str],
) -> None:
    draws = [
        {
            one["name"]
            for one in fates(capsys, ANSWER + CLASSES, "--seed", seed)
            if one["fate"] == "equivalent"
        }
        for seed in ("0", "1", "2")
    ]
    assert draws[0] == draws[1] == draws[2]


def test_a_survivor_of_a_limit_is_told_apart_whatever_the_examples(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = fates(capsys, WAIT, "--tries", "1")
    assert {one["sort"] for one in found} == {"limit", "when"}
    assert all(one["chat"] for one in found)


def test_a_class_that_nobody_looks_at_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    dropped = [one for one in fates(capsys, CLASSES) if one["sort"] == "dropped"]
    assert [one["fate"] for one in dropped] == ["survived"] * 3
    named = CLASSES.replace("expect: pass,", "expect: pass, classes: [disapa, keluhan],")
    dropped = [one for one in fates(capsys, named) if one["sort"] == "dropped"]
    assert [one["fate"] for one in dropped] == ["killed", "killed", "survived"]


def test_an_example_names_all_classes_that_a_rule_finds(capsys: pytest.CaptureFixture[str]) -> None:
    Path("sop.yaml").write_text(HEAD + CLASSES.replace("expect: pass,", "expect: pass, classes: [keluhan],"))
    assert main(["test", "sop.yaml", "--lang", "en"]) == 1
    assert "should find keluhan, finds keluhan, disapa" in capsys.readouterr().out


def test_the_examples_are_written_as_a_test_file_that_holds_and_kills(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = fates(capsys, ONE_STEP + CLASSES + WAIT, "--write", "sop.test.yaml", "--lang", "id")
    assert any(one["fate"] == "survived" for one in before)
    text = Path("sop.test.yaml").read_text()
    assert text.startswith("# Dibuat oleh `sop mutate`") and "menurut mutan: " in text
    assert main(["test", "sop.yaml"]) == 0
    capsys.readouterr()
    after = fates(capsys, ONE_STEP + CLASSES + WAIT)
    assert not [one["name"] for one in after if one["fate"] == "survived"]


def test_a_test_file_that_is_there_is_not_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    Path("sop.yaml").write_text(HEAD + WAIT)
    Path("sop.test.yaml").write_text("tests: []\n")
    assert main(["mutate", "sop.yaml", "--write", "sop.test.yaml", "--lang", "en"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["mutate", "sop.yaml", "--write", "contoh.yaml", "--lang", "en"]) == 2
    assert "must be called NAME.test.yaml" in capsys.readouterr().err


def test_markdown_folds_the_survivors_away(capsys: pytest.CaptureFixture[str]) -> None:
    Path("sop.yaml").write_text(HEAD + WAIT)
    assert main(["mutate", "sop.yaml", "-o", "markdown", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("### toko@\u200b1.0.0: 0 of 3 mutants were noticed")
    assert "| limit | 0 / 2 |" in shown and "<details><summary>Not noticed</summary>" in shown
    assert "  ```yaml\n  - expect: " in shown
