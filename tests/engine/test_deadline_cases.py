"""The life of deadlines, case by case: `tests/cases/deadline/*.yaml`, each named after what it protects.

rule: the options of a deadline        calendars: beside `office` (see chats.py)
cases:
  - says: what is special              with: more options, or others (null takes one away)
    chat: [lines as in chats.py]       record: the record's other keys (status: solved unless said)
    as_of: Sunday 23:00 unless said    verdict, runs (activations), late (violated ones)
    measured: some of elapsed, limit, started, due, stopped ("never", "none" for what is not there)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from calendars import calendar_spec
from chats import MINUTE, OFFICE, ZONE, at, chat, rule, sop_of
from judging import judges, timeline_of, verdict

from engine.outcome import Measured, Outcome
from rules.duration import parse_duration

CASES = Path(__file__).parent.parent / "cases" / "deadline"


def all_cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        written = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        for case in written["cases"]:
            yield pytest.param(written, case, id=f"{path.stem}: {case['says']}")


@pytest.mark.parametrize("judge", judges())
@pytest.mark.parametrize(("written", "case"), list(all_cases()))
def test_case(written: dict[str, Any], case: dict[str, Any], judge: str) -> None:
    options = {k: v for k, v in {**written["rule"], **case.get("with", {})}.items() if v != "null"}
    sop = sop_of(rule("deadline", **options))
    own = {
        name: calendar_spec({"timezone": ZONE, **calendar}, name)
        for name, calendar in written.get("calendars", {}).items()
    }
    sop = replace(sop, calendars={"office": OFFICE, **own})
    more = dict(case.get("record", {}))
    status = more.pop("status", "solved")
    record = chat(*case["chat"], status=None if status == "none" else status, **more)
    as_of = at(case.get("as_of", "sun 23:00").removeprefix("mon "))
    [found] = judges()[judge](sop).judge(timeline_of(sop, record, as_of))
    assert verdict(found) == case["verdict"]
    assert found.activations == int(case.get("runs", found.activations))
    late = sum(one.outcome is Outcome.VIOLATED for one in found.notable)
    assert late == int(case.get("late", late))
    if "measured" in case:
        assert found.measured is not None
        shown = as_shown(found.measured)
        expected = {key: as_expected(key, value) for key, value in case["measured"].items()}
        assert {key: shown[key] for key in expected} == expected


def as_shown(measured: Measured) -> dict[str, int | None]:
    return {
        "elapsed": None if measured.elapsed is None else measured.elapsed // MINUTE,
        "limit": None if measured.limit_time is None else int(measured.limit_time) // MINUTE,
        "started": measured.started_at,
        "due": measured.due_at,
        "stopped": measured.stopped_at,
    }


def as_expected(key: str, value: str) -> int | None:
    if value in ("never", "none"):
        return None
    return parse_duration(value).seconds // 60 if key in ("elapsed", "limit") else at(value)
