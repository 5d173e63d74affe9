"""No item of the source documents without a shipped rule and a feature, or words why; no rule unproved."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "docs"))

from seed_table import ITEMS, PILLARS, Shipped, activated_by_features, features, scenarios, shipped, words

RULES = shipped()


@pytest.mark.parametrize("item", ITEMS)
def test_an_item_is_covered_or_its_absence_explained(item: str) -> None:
    rules = [rule.id for rule in RULES if item in rule.sources]
    said = words()[item]
    assert (rules and features(item)) or said.get("unseen"), f"{item}: no rule, no feature, no explanation"


@pytest.mark.parametrize("item", ITEMS)
def test_an_item_has_an_indonesian_feature_of_three_scenarios(item: str) -> None:
    found = [path for path in features(item) if "id" in path.parts]
    assert found, f"features/id/pedoman/{item}.feature"
    assert scenarios(found[0]) >= 3, found[0]


def test_ten_items_have_an_english_twin() -> None:
    assert len([item for item in ITEMS if len(features(item)) == 2]) >= 10


def test_what_an_item_asks_is_said_in_both_languages() -> None:
    assert tuple(words()) == ITEMS
    for item, said in words().items():
        for text in said.values():
            assert set(text) == {"id", "en"} and all(text.values()), item


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_shipped_rule_is_activated_by_an_example_or_a_feature(rule: Shipped) -> None:
    by_examples = [verdict for verdict in rule.expected if verdict != "not_applicable"]
    assert by_examples or rule.id in activated_by_features(), f"{rule.file}: {rule.id}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_shipped_rule_names_its_source_and_its_pillar(rule: Shipped) -> None:
    assert rule.sources
    assert rule.pillar in PILLARS
    assert set(rule.sources) <= set(ITEMS)
