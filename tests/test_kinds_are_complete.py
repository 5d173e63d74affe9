"""No rule kind without its words: a docstring with an example, and a feature with a scenario that passes and
one that fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import getdoc
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from gherkin.parser import Parser

from rules import KINDS

FEATURES = Path(__file__).parent.parent / "features"
PASSES = {"@lulus", "@pass"}
FAILS = {"@gagal", "@fail"}


def scenario_tags(kind: str) -> Iterator[set[str]]:
    """The tags of each scenario of the features tagged `@kind:NAME`."""
    for path in sorted(FEATURES.rglob("*.feature")):
        feature: Any = Parser().parse(path.read_text(encoding="utf-8"))["feature"]
        if f"@kind:{kind}" in tags(feature):
            yield from (tags(child["scenario"]) for child in feature["children"] if "scenario" in child)


def tags(node: Any) -> set[str]:
    return {tag["name"] for tag in node["tags"]}


def examples(kind: str) -> Iterator[dict[str, Any]]:
    """The rules that the kind's docstring shows, as YAML reads them."""
    for text in re.findall(r"(?:^ {4}.*\n)+", getdoc(KINDS[kind]) or "", re.M):
        yield from yaml.safe_load(dedent(text))


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_shows_how_to_write_it(kind: str) -> None:
    rules = [rule for rule in examples(kind) if rule["kind"] == kind]
    assert rules, f"rules/{kind}.py: the docstring has no example"
    for rule in rules:
        KINDS[kind].parse({key: value for key, value in rule.items() if key in KINDS[kind].options})


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_feature(kind: str) -> None:
    assert list(scenario_tags(kind)), f"features/: no feature is tagged @kind:{kind}"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wanted", [PASSES, FAILS], ids=["passes", "fails"])
def test_a_kind_has_a_scenario_that(wanted: set[str], kind: str) -> None:
    assert any(tags & wanted for tags in scenario_tags(kind)), (
        f"features/: no scenario of @kind:{kind} is tagged {' or '.join(sorted(wanted))}"
    )
