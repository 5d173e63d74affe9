"""The shipped SOPs: they stand alone and together, each rule says what it is for, and each example holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from audits.testing.cases import suites_in
from audits.testing.run import run
from sop.files import LIBRARY, library_names, library_text
from sop.load import read, read_each
from sop.problem import Problem

LANGUAGES = ("id", "en")
PILLARS = {
    *("timeliness", "responsiveness", "accuracy", "consistency", "empathy", "knowledge"),
    *("professionalism", "accessibility", "personalisation", "proactivity"),
}
OVER_THE_CORPUS = {"target", "recurrence"}
"""Judged over many conversations, of which an example has one: features show them."""
NEVER_FAIL = {"classify", "stages"}
"""They sort and describe, so that `not_applicable` stands for `fail`."""

FILES = [name for name in library_names() if name.startswith("rules/")]
SOPS = [name for name in library_names() if name.split("/")[0] in LANGUAGES and name.count("/") == 1]
WRITTEN = [(name, rule) for name in FILES for rule in yaml.safe_load(library_text(name)).get("rules") or ()]
RULES = [pytest.param(rule, id=f"{name.removeprefix('rules/')}-{rule['id']}") for name, rule in WRITTEN]


def together(folder: Path, language: str) -> str:
    """An SOP that uses every shipped SOP and every file of rules."""
    zone = {"id": "Asia/Jakarta", "en": "UTC"}[language]
    used = [LIBRARY + name for name in FILES] + [LIBRARY + name for name in SOPS if name.startswith(language)]
    head = {"sop": "all", "version": "1.0.0", "title": "All", "language": language, "timezone": zone}
    path = folder / f"all-{language}.yaml"
    path.write_text(yaml.safe_dump({**head, "uses": used}), encoding="utf-8")
    return str(path)


@cache
def judged(folder: Path, language: str, judge: Any) -> tuple[int, tuple[str, ...]]:
    """How many examples there are in a language, and which do not hold."""
    results = list(run(suites_in([together(folder, language)]), judge))
    return len(results), tuple(f"{one.case.name}: {one.wrong}" for one in results if one.wrong)


@cache
def problems() -> tuple[Problem, ...]:
    """What is wrong with the files of rules, each checked by itself beside the others and the signals."""
    readings = read_each(
        [f"{LIBRARY}signals/en", str(Path(__file__).parents[2] / "sop" / "library" / "rules")]
    )
    return tuple(problem for reading in readings for problem in reading.problems)


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_file_of_rules_has_nothing_to_complain_of(name: str) -> None:
    assert [problem for problem in problems() if problem.at.file.endswith(f"library/{name}.yaml")] == []


@pytest.mark.parametrize("name", SOPS)
def test_a_shipped_sop_has_nothing_to_complain_of(name: str) -> None:
    assert read([LIBRARY + name]).problems == ()


@pytest.mark.parametrize("name", SOPS)
def test_a_shipped_sop_exists_in_both_languages(name: str) -> None:
    language, _, rest = name.partition("/")
    (other,) = set(LANGUAGES) - {language}
    assert f"{other}/{rest}" in SOPS


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_shipped_rules_can_be_used_together(tmp_path: Path, language: str) -> None:
    assert read([together(tmp_path, language)]).problems == ()
    (suite,) = suites_in([together(tmp_path, language)])
    assert sorted(rule.id for rule in suite.sop.rules) == sorted(rule["id"] for _, rule in WRITTEN)


@pytest.mark.parametrize("judge", ["network", "oracle"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_holds_with_all_rules_together(
    tmp_path_factory: pytest.TempPathFactory, language: str, judge: str
) -> None:
    count, wrong = judged(tmp_path_factory.mktemp("sop"), language, judge)
    assert count > 0
    assert wrong == ()


@pytest.mark.parametrize("name", SOPS)
def test_every_example_holds_in_the_sop_alone(name: str) -> None:
    wrong = [f"{one.case.name}: {one.wrong}" for one in run(suites_in([LIBRARY + name])) if one.wrong]
    assert wrong == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_in_both_languages_what_it_asks_and_why(rule: Mapping[str, Any]) -> None:
    for key in ("title", "help"):
        said = rule.get(key)
        assert isinstance(said, dict) and set(said) == set(LANGUAGES), f"{rule['id']}: {key}"
        assert all(text.strip() for text in said.values())
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule["id"])
    assert rule.get("pillar") in PILLARS
    assert rule.get("source")
    assert all(re.fullmatch(r"S-(0[1-9]|1[0-9]|2[0-6])", source) for source in rule["source"])
    assert rule["kind"] in NEVER_FAIL or rule.get("severity")


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_shown_passing_and_failing_in_both_languages(rule: Mapping[str, Any]) -> None:
    if rule["kind"] in OVER_THE_CORPUS:
        assert "examples" not in rule
        return
    fails = "not_applicable" if rule["kind"] in NEVER_FAIL else "fail"
    for language, least in (("id", 2), ("en", 1)):
        shown = Counter(one["expect"] for one in rule["examples"] if one.get("language") == language)
        assert shown["pass"] >= least, f"{rule['id']}: {language} passes"
        assert shown[fails] >= least, f"{rule['id']}: {language} fails"
    assert all(one.get("language") in (*LANGUAGES, None) for one in rule["examples"])


def test_no_two_shipped_rules_have_one_name() -> None:
    twice = [name for name, count in Counter(rule["id"] for _, rule in WRITTEN).items() if count > 1]
    assert twice == []
