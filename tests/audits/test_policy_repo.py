"""The sample policy repository, used as an officer would: the first command that could catches a mistake."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
import yaml
from policy_repo import POLICY, Repo, policy_repo

from audits.cli import main

ROOT = POLICY.parents[1]
REVIEW = ["review", "main:sop", "sop", "--data", "data", "--expect", "expectations.yaml", "--lang", "en"]
STEPS = """      - {id: maaf, any: [{signal: apology}]}
      - {id: solusi, any: [{signal: solution}, {action: replace}]}
"""


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    found = policy_repo(tmp_path)
    monkeypatch.chdir(found.folder)
    return found


def steps(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    return {step["name"]: step for step in json.loads(capsys.readouterr().out)["steps"]}


@pytest.mark.parametrize("command", ["check sop", "fmt --check sop", "test sop", "prove sop --no-witnesses"])
def test_the_sample_is_right_as_it_is(repo: Repo, command: str) -> None:
    assert main(command.split()) == 0


def test_a_review_of_nothing_is_ready_to_merge(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(REVIEW) == 0
    assert "Ready to merge: every check passed." in capsys.readouterr().out


def test_the_examples_of_the_sample_would_notice_a_mistake(repo: Repo) -> None:
    assert main(["test", "sop", "--threshold", "95%"]) == 0
    assert main(["mutate", "sop", "--tries", "0", "--threshold", "90%"]) == 0


def test_a_limit_edited_is_told_as_stricter_with_a_conversation(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.edit("within: 15m", "within: 10m")
    assert main(["diff", "main:sop", "sop", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "balasan-pertama: stricter" in out
    assert "Fails now:" in out
    assert main([*REVIEW, "-o", "json"]) == 1
    found = steps(capsys)
    assert found["test"]["state"] == "wrong"
    assert "balasan-pertama#1" in str(found["test"]["found"])
    assert found["diff"]["found"] == "`balasan-pertama`: stricter; within: 15m → 10m"
    assert found["version"]["state"] == "look"
    assert "2.0.0" in str(found["version"]["todo"])


def test_a_limit_loosened_needs_a_lower_number_than_one_made_stricter(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.edit("within: 15m", "within: 20m")
    assert main(["check", "sop", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "the meaning changed since v1.0.0 (`balasan-pertama`)" in out
    assert "Write `version: 1.1.0` (minor)" in out
    repo.edit("version: 1.0.0", "version: 1.1.0")
    assert main(["check", "sop", "--lang", "en"]) == 0
    assert "warning" not in capsys.readouterr().out


def test_a_signal_misspelt_is_caught_by_check_with_what_was_meant(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.edit("signal: janji-refund", "signal: janji-refnd")
    assert main(["check", "sop", "--lang", "en"]) == 3
    assert "Did you mean `janji-refund`?" in capsys.readouterr().out
    assert main([*REVIEW, "-o", "json"]) == 3
    found = steps(capsys)
    assert found["check"]["state"] == "wrong"
    assert {step["state"] for name, step in found.items() if name != "check"} == {"skipped"}


def test_two_steps_swapped_are_caught_by_the_examples_and_told_by_diff(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = STEPS.splitlines(keepends=True)
    repo.edit(STEPS, second + first)
    assert main(["check", "sop", "--lang", "en"]) == 0
    assert main(["test", "sop", "--lang", "en"]) == 1
    assert "keluhan yang ditangani dengan benar: should be pass, is fail" in capsys.readouterr().out
    assert main([*REVIEW, "-o", "json"]) == 1
    assert steps(capsys)["diff"]["found"] == "`pemulihan`: incomparable; steps: maaf, solusi → solusi, maaf"


def test_words_alone_need_no_number_and_no_look(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.edit("en: Greeting in the first message", "en: A greeting comes first")
    assert main(REVIEW) == 0
    out = capsys.readouterr().out
    assert "only words changed" in out
    assert "Ready to merge" in out


def test_an_expectation_that_no_longer_holds_stops_the_merge(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.edit("any: [dana kakak kami", "any: [selamat pagi, dana kakak kami")
    assert main([*REVIEW, "-o", "json"]) == 1
    effect = steps(capsys)["backtest"]
    assert effect["state"] == "wrong"
    assert "expectations.yaml" in str(effect["details"])


def test_every_hook_runs_on_a_folder_with_other_yaml_in_it(repo: Repo) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["sop-check", "sop-fmt", "sop-test"]
    for hook in hooks:
        program, *words = shlex.split(hook["entry"])
        assert (program, hook["pass_filenames"]) == ("sop", False)
        assert main([*words, *hook["args"]]) == 0, hook["id"]
    asked = yaml.safe_load((repo.folder / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert {one["id"] for one in asked["repos"][0]["hooks"]} == {hook["id"] for hook in hooks}


def test_the_workflow_reviews_and_comments_once(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    workflow = yaml.load(
        (repo.folder / ".github/workflows/sop.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    assert "pull_request" in workflow["on"]
    job = workflow["jobs"]["review"]
    by_name = {step.get("name", step.get("uses", step.get("run"))): step for step in job["steps"]}
    assert by_name["actions/checkout@v4"]["with"]["fetch-depth"] == "0"
    for step in job["steps"]:
        assert "github.event.pull_request.title" not in step.get("run", ""), "text of strangers in a script"
        assert "${{" not in step.get("run", ""), "expressions reach scripts as variables only"
    repo.git("checkout", "--quiet", "-b", "proposal")
    repo.edit("within: 15m", "within: 20m")
    repo.commit()
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "--message", "merge", "proposal")
    assert main(shlex.split(by_name["sop review"]["run"])[1:]) == 1
    comment = (repo.folder / "review.md").read_text(encoding="utf-8")
    mark = comment.splitlines()[0]
    assert mark == "<!-- sop-review -->"
    assert mark in by_name["Comment"]["run"]
    assert "`balasan-pertama`: lebih longgar" in comment
    assert json.loads((repo.folder / "review.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (repo.folder / "examples.xml").read_text(encoding="utf-8").startswith("<?xml")
