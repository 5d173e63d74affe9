"""`sop hygiene`: what does no work on a corpus, or too much, and what nobody tests or owns."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from audits.cli import main

SOP = """sop: toko
version: 1.0.0
title: t
language: id
timezone: Asia/Jakarta
uses: [library:signals/id]
signals:
  hai: {by: agent, any: [halo kak, selamat malam], none: [halo kak ros]}
  sepi: {any: [tidak pernah dikatakan]}
  nganggur: {any: [hai]}
rules:
  - id: salam
    kind: phrase
    signal: hai
    must: {at_least: 1}
    source: S-01
    owner: mutu
    examples:
      - {expect: pass, chat: "A: halo kak"}
      - {expect: fail, chat: "A: ya"}
  - {id: jarang, kind: phrase, signal: sepi, must: never, when: {channel: email}}
  - {id: ribut, kind: phrase, signal: hai, must: never, source: S-02, owner: mutu}
  - {id: tenang, kind: phrase, signal: sepi, must: never, source: S-02}
"""


@pytest.fixture
def found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> set[tuple[str, str]]:
    """What is said of the SOP above on three conversations."""
    monkeypatch.chdir(tmp_path)
    Path("sop.yaml").write_text(SOP)
    texts = ["halo kak", "Halo kak, hai", "baik"]
    events = [{"type": "message", "by": "agent", "at": "2026-01-05T09:00:00"}]
    lines = [
        json.dumps({"id": f"T-{n}", "events": [{**events[0], "text": text}]}) for n, text in enumerate(texts)
    ]
    Path("data.ndjson").write_text("\n".join(lines))
    results = []
    for jobs in ("1", "2"):
        assert main(["hygiene", "data.ndjson", "--sop", "sop.yaml", "-o", "json", "--jobs", jobs]) == 0
        results.append(json.loads(capsys.readouterr().out))
    assert results[0] == results[1]
    return {(one["sort"], one["phrase"] or one["name"]) for one in results[0]["remarks"]}


def test_what_is_said(found: set[tuple[str, str]]) -> None:
    assert found == {
        ("silent", "jarang"),
        ("noisy", "ribut"),
        ("never_fails", "tenang"),
        *(("untested_pass", name) for name in ("jarang", "ribut", "tenang")),
        *(("untested_fail", name) for name in ("jarang", "ribut", "tenang")),
        ("no_source", "jarang"),
        ("no_owner", "jarang"),
        ("no_owner", "tenang"),
        ("unused_signal", "nganggur"),
        ("silent_signal", "sepi"),
        ("silent_phrase", "selamat malam"),
        ("silent_phrase", "halo kak ros"),
    }


def test_noisy_is_what_you_say(found: Any, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["hygiene", "data.ndjson", "--sop", "sop.yaml", "--lang", "en"]
    assert main([*arguments, "--noisy", "70%"]) == 0
    assert "Rules that fail in more" not in capsys.readouterr().out
    assert main([*arguments, "--noisy", "0.3", "--strict"]) == 1
    shown = capsys.readouterr().out
    assert "ribut: 2 of 3 fail" in shown and "salam: 1 of 3 fail" in shown
    assert main([*arguments, "--noisy", "berisik"]) == 2
    assert main(["hygiene", "nothing.ndjson", "--sop", "sop.yaml"]) == 4
