"""Profiles: every cell has a source, and docs/clocks.md shows what they make of one ticket."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from rules.deadline import METRICS, Deadline
from rules.profiles import PROFILES, Cell

DOCS = Path(__file__).parents[2] / "docs"


def _load_clocks() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_clocks", DOCS / "clocks.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


clocks = _load_clocks()
WRITTEN = [
    pytest.param(option, cell, id=f"{name}: {option}")
    for name, profile in PROFILES.items()
    for option, cell in (*profile.choices.items(), *(("pause_on", cell) for cell in profile.pauses.values()))
]


@pytest.mark.parametrize(("option", "cell"), WRITTEN)
def test_a_cell_is_a_value_of_its_option_and_has_a_public_source(option: str, cell: Cell) -> None:
    schema = Deadline.options[option]
    if "enum" in schema:
        assert cell.value in schema["enum"]
    else:
        assert isinstance(cell.value, tuple)
    assert cell.source.startswith("https://")
    assert cell.says


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_sets_its_cells_and_leaves_the_rest_alone(name: str) -> None:
    profile = PROFILES[name]
    assert set(profile.pauses) <= set(METRICS)
    for metric in METRICS:
        plain = Deadline.parse({"within": "1h", "metric": metric})
        chosen = Deadline.parse({"within": "1h", "metric": metric, "profile": name})
        for option in clocks.CHOICES:
            cell = profile.choices.get(option)
            assert getattr(chosen, option) == (getattr(plain, option) if cell is None else cell.value)
        cell = profile.pauses.get(metric)
        assert chosen.pauses() == (plain.pauses() if cell is None else cell.value)


def test_the_schema_knows_every_profile() -> None:
    assert Deadline.options["profile"]["enum"] == list(PROFILES)


@pytest.mark.parametrize("name", PROFILES)
def test_an_option_beside_the_profile_wins(name: str) -> None:
    options: dict[str, Any] = {
        "at_closing": "next_opening",
        "pause_hours": "wall",
        "repeat_messages": "latest",
        "replies_by": ["bot"],
        "reopen": "new_cycle",
        "target_at": "change",
        "pause_on": ["on-hold"],
    }
    made = Deadline.parse({"within": "1h", "metric": "resolution", "profile": name, **options})
    assert made.pauses() == ("on-hold",)
    assert made.replies_by == ("bot",)
    assert [getattr(made, key) for key in options if key not in ("replies_by", "pause_on")] == [
        value for key, value in options.items() if key not in ("replies_by", "pause_on")
    ]


def test_the_page_is_up_to_date() -> None:
    """Else: UPDATE_DOCS=1 pytest tests/engine/test_profiles.py, or python docs/clocks.py"""
    there = clocks.PAGE.read_text(encoding="utf-8")
    wanted = clocks.page(there)
    if os.environ.get("UPDATE_DOCS"):
        clocks.PAGE.write_text(wanted, encoding="utf-8")
    else:
        assert there == wanted


def test_both_judges_see_the_ticket_alike() -> None:
    assert clocks.verdicts("network") == clocks.verdicts("oracle")


def test_the_ticket_shows_many_differences_and_the_page_explains_each() -> None:
    found = {key: clocks.cell(verdict) for key, verdict in clocks.verdicts().items()}
    differing = [
        (metric, profile)
        for metric in METRICS
        for profile in PROFILES
        if found[metric, profile] != found[metric, clocks.NONE]
    ]
    assert len(differing) >= 6
    assert len({found["resolution", profile] for profile in PROFILES}) >= 6
    words = dict(clocks.explained(clocks.PAGE.read_text(encoding="utf-8")))
    for metric, profile in differing:
        assert re.search(rf"\b{profile}\b", words[metric], re.I), f"{metric}: nothing is said of {profile}"


def test_elapsed_due_and_verdict_of_some_cells_counted_by_hand() -> None:
    said = {key: (v["verdict"], v["measured"]) for key, v in clocks.verdicts().items()}

    def is_(metric: str, profile: str, verdict: str, hours: float, due: str) -> None:
        assert said[metric, profile][0] == verdict
        assert said[metric, profile][1]["elapsed_seconds"] == hours * 3600
        assert said[metric, profile][1]["due_at"] == f"2026-01-{due}:00+07:00"

    is_("first_reply", "zendesk", "fail", 1, "05T17:00")
    is_("first_reply", "glpi", "pass", 1, "06T08:00")
    is_("first_reply", "zammad", "pass", 0.5, "06T08:30")
    is_("next_reply", "chatwoot", "pass", 1.25, "07T10:15")
    is_("next_reply", "frappe", "fail", 1.25, "07T10:00")
    is_("periodic_update", "zendesk", "fail", 11.25, "07T09:00")
    is_("requester_wait", "zendesk", "pass", 8, "08T12:00")
    is_("requester_wait", "frappe", "pass", 8, "13T15:00")
    is_("agent_work", "intercom", "fail", 18, "07T10:00")
    is_("resolution", "zendesk", "fail", 18, "06T13:00")
    is_("resolution", "zammad", "pass", 6, "07T14:00")
    is_("resolution", "glpi", "fail", 8, "07T14:00")
    is_("resolution", "jira", "pass", 2, "08T16:00")
    is_("resolution", "chatwoot", "fail", 16, "07T11:00")
