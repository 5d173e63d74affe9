"""Features beside an SOP are tests of it, and every mistake in them has its line."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

from audits.cli import main

SOP = """sop: shop
version: 1.0.0
title: t
language: en
timezone: Asia/Jakarta
uses: [library:signals/en]
exclude: {tags: [test]}
rules:
  - {id: reply, kind: deadline, metric: first_reply, within: 15m}
  - {id: greet, kind: greeting}
"""
FEATURE = """Feature: Replies
  Background:
    Given SOP "shop.yaml"

  Scenario Outline: After <minutes> minutes
    When this conversation is judged:
      ```
      09:00 customer: Do you have a kettle?
      09:<minutes> agent (a7): Good morning, we do.
      ```
    Then rule "reply" <verdict>
    And rule "greet" passes
    And the agent is "a7"

    Examples:
      | minutes | verdict |
      | 15      | passes  |
      | 16      | fails   |

  Scenario: Details
    When this conversation is judged as of 2026-01-05 12:00:
      ```
      status: open
      09:00 customer: Do you have a kettle?
      09:20 agent (a7): we do
      ```
    Then rule "reply" fails
    And 20m of 15m were used
    And it was due at 09:15
    And there are 1 findings
    And the evidence quotes "we do"
    And the rule applies 1 times, fulfilled 0 times
    And the reason says "15m allowed"
    And rule "greet" fails
    And what is missing shows after 09:20

  Scenario: Not judged
    When this conversation is judged:
      ```
      tags: test
      customer: hi
      ```
    Then the conversation is not judged
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    Path("shop.yaml").write_text(SOP)
    Path("shop.feature").write_text(FEATURE)
    return tmp_path


@pytest.mark.parametrize("named", ["shop.yaml", ".", "shop.feature"])
def test_the_feature_of_an_sop_is_run_with_it(
    folder: Path, capsys: pytest.CaptureFixture[str], named: str
) -> None:
    assert main(["test", named]) == 0
    assert "4 tests passed" in capsys.readouterr().out


def test_features_elsewhere_are_asked_for_by_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("stories").mkdir()
    Path("shop.feature").rename("stories/replies.feature")
    assert main(["test", "shop.yaml"]) == 0
    assert "No examples yet" in capsys.readouterr().out
    assert main(["test", "shop.yaml", "--features", "stories"]) == 0
    assert "4 tests passed" in capsys.readouterr().out


def test_a_feature_may_name_its_sop(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("shop.feature").rename("replies.feature")
    assert main(["test", "replies.feature"]) == 0
    assert "4 tests passed" in capsys.readouterr().out


def test_features_of_other_programs_in_the_folder_are_left_alone(folder: Path) -> None:
    Path("login.feature").write_text("Feature: Login\n  Scenario: x\n    Given a browser\n")
    assert main(["test", "."]) == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('the agent is "a7"', 'the agent is "a8"', 'it is not so that the agent is "a8"; there is: a7'),
        ("20m of 15m", "21m of 15m", "there is: 20m / 15m"),
        ("due at 09:15", "due at 09:30", "2026-01-05T09:15:00+07:00"),
        ("are 1 findings", "are 2 findings", "there is: 1"),
        ('quotes "we do"', 'quotes "we"', "kettle?; we do"),
        ("1 times, fulfilled 0", "2 times, fulfilled 0", "there is: 1, 0"),
        ("15m allowed", "16m allowed", "15m allowed"),
        ("after 09:20", "after 09:21", "T09:20"),
        ("tags: test", "tags: real", "should not be judged"),
    ],
)
def test_each_sentence_can_be_untrue(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    assert old in FEATURE
    Path("shop.feature").write_text(FEATURE.replace(old, new))
    assert main(["test", "shop.yaml"]) == 1
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ('rule "greet" fails', 'rule "gret" fails', "34:5", "Did you mean `greet`?"),
        ("it was due at", "it was duw at", "29:5", "Did you mean `it was due at"),
        ("09:20 agent (a7)", "09:20 agnt (a7)", "25:7", "agnt"),
        ("Feature: Replies", "Featur: Replies", "1:1", "no Gherkin: `Featur: Replies`"),
        ("Feature: Replies", "Fitur: Replies", "1:1", "Write `# language: id` as the first line"),
        ("      customer: hi\n      ```\n", "      customer: hi\n", "43:1", "file ends before"),
        ("2026-01-05 12:00", "noon", "21:5", "Write a time of day, such as `09:30`"),
        ('rule "greet" fails', 'rule "greet" is bad', "34:5", "`passes`, `fails`, `is pending`"),
        ("    Then the conversation is not judged\n", "", "37:3", "needs a conversation and a verdict"),
        ('    Then rule "reply" fails\n', "", "27:5", "does not say of which rule"),
    ],
)
def test_each_mistake_has_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, place: str, said: str
) -> None:
    assert old in FEATURE
    Path("shop.feature").write_text(FEATURE.replace(old, new))
    assert main(["test", "shop.yaml"]) == 3
    err = capsys.readouterr().err
    assert f"shop.feature:{place}" in err
    assert said in err


def test_a_mistake_is_told_once_and_not_what_follows_from_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("shop.feature").write_text(FEATURE.replace('rule "reply" fails', 'rule "reply" is bad'))
    assert main(["test", "shop.yaml"]) == 3
    assert capsys.readouterr().err.count(": error: ") == 1


def test_a_feature_for_an_sop_that_is_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("shop.feature").write_text(FEATURE.replace('"shop.yaml"', '"shopp.yaml"'))
    assert main(["test", "shop.yaml"]) == 4
    err = capsys.readouterr().err
    assert "shop.feature:3:5" in err
    assert "Did you mean `shop.yaml`?" in err


def test_annotations_hold_no_personal_data(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = FEATURE.replace("agent (a7): we do", "agent (a7): call 0812-3456-7890")
    Path("shop.feature").write_text(told)
    assert main(["test", "shop.yaml", "-o", "github"]) == 1
    out = capsys.readouterr().out
    assert "file=shop.feature,line=20" in out
    assert "0812-3456-7890" not in out


def test_without_the_extra_it_is_said_how_to_install_it(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    imported = builtins.__import__

    def lacking(name: str, *arguments: Any, **named: Any) -> Any:
        if name.startswith("gherkin"):
            raise ImportError(name)
        return imported(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", lacking)
    assert main(["test", "shop.yaml"]) == 3
    assert "pip install 'sop-audit[features]'" in capsys.readouterr().err


def test_the_sentences_shown_to_writers_are_all_known() -> None:
    from audits.testing.features_steps import JUDGED, OUTSIDE, RULE, SENTENCES, check_for

    for sentences in SENTENCES.values():
        for one in sentences:
            assert JUDGED.match(one) or OUTSIDE.match(one) or RULE.match(one) or check_for(one), one
