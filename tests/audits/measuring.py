"""A small labelled set with its signals, and `sop measure` run on it for an English reader."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from audits.cli import main

SOP = """
sop: uji
version: 1.0.0
title: Uji
language: en
timezone: Asia/Jakarta
signals:
  complaint:
    by: customer
    any: [broken, late, {regex: "never (came|arrived)"}]
    none: [not broken]
    is: [it is broken, it never came]
    not: [it is not broken]
  thanks: {any: [thank you, thanks, many thanks]}
  greeting: {by: agent, any: [hello]}
"""

MESSAGES: list[dict[str, Any]] = [
    {"id": "a", "by": "customer", "text": "It is broken and late", "bad": True, "labels": ["complaint"]},
    {"id": "b", "by": "customer", "text": "If it is late, do I pay?", "bad": False, "labels": ["question"]},
    {"id": "c", "by": "customer", "text": "Nobody answers", "bad": 1, "labels": ["complaint", "waiting"]},
    {
        "id": "d",
        "by": "customer",
        "text": "It is not broken, but it never came",
        "bad": "yes",
        "labels": ["complaint"],
    },
    {"id": "e", "by": "customer", "text": "Many thanks!", "bad": "no", "labels": ["thanks"]},
    {
        "id": "f",
        "by": "agent",
        "text": "Hello, sorry that it is late",
        "bad": None,
        "labels": ["greeting", "apology"],
    },
]

Measure = Callable[..., "Ran"]


class Ran:
    """How a run ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def signal(self, name: str) -> Mapping[str, Any]:
        return next(one for one in self.json["signals"] if one["signal"] == name)


@pytest.fixture
def measure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Measure:
    """Runs the command in a folder with sop.yaml and data.ndjson, for an English reader."""
    monkeypatch.chdir(tmp_path)
    for name, value in (("LC_ALL", "en_GB.UTF-8"), ("NO_COLOR", "1"), ("COLUMNS", "100")):
        monkeypatch.setenv(name, value)
    Path("sop.yaml").write_text(SOP, "utf-8")
    write("data.ndjson", MESSAGES)

    def run(*arguments: str) -> Ran:
        code = main(["measure", "--signals", "sop.yaml", *arguments])
        sys.stdout.flush()
        printed = capfd.readouterr()
        assert "Traceback" not in printed.out + printed.err
        return Ran(code, printed.out, printed.err)

    return run


def write(name: str, records: Iterable[Mapping[str, Any]]) -> None:
    Path(name).write_text("".join(json.dumps(one) + "\n" for one in records), "utf-8")
