"""`sop diff`: what a change means, from files and from git, in three formats."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from audits.cli import main
from audits.proving.diff import RuleDiff, diff
from sop.load import load

HEAD = """sop: s
version: 1.0.0
title: t
language: en
timezone: Asia/Jakarta
calendars: {office: {timezone: Asia/Jakarta, hours: {mon-fri: ["08:00-17:00"]}}}
signals:
  hello: {any: [hello]}
  rude: {any: [stupid, idiot], none: [not stupid]}
rules:
"""
RULES = """  - {id: greet, kind: greeting, signal: hello, severity: major}
  - {id: polite, kind: phrase, signal: rude, must: never}
  - {id: reply, kind: deadline, metric: first_reply, within: 15m, calendar: office}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.yaml").write_text(HEAD + RULES)
    return tmp_path


def changes(folder: Path, text: str) -> dict[str, RuleDiff]:
    (folder / "new.yaml").write_text(text)
    found = diff(load([str(folder / "old.yaml")]), load([str(folder / "new.yaml")]))
    return {one.rule: one for one in found.rules}


def test_a_limit_moved_on_a_calendar(folder: Path) -> None:
    found = changes(folder, (HEAD + RULES).replace("15m", "10m"))
    assert found["reply"].change == "stricter"
    assert found["greet"].change == "equal"
    shown = found["reply"].stricter
    assert shown is not None
    assert (shown.verdicts["old"]["reply"], shown.verdicts["new"]["reply"]) == ("pass", "fail")


def test_what_was_written_otherwise_is_told_in_a_few_words(folder: Path) -> None:
    found = changes(folder, (HEAD + RULES).replace("15m", "10m").replace("must: never", "must: once"))
    assert found["reply"].options == (("within", "15m", "10m"),)
    assert found["polite"].options == (("at_least", "–", "1"), ("at_most", "0", "1"))
    assert found["greet"].options == ()


def test_the_same_said_differently_is_equal(folder: Path) -> None:
    found = changes(
        folder, (HEAD + RULES).replace("15m", "900s").replace("must: never", "must: {at_most: 0}")
    )
    assert {one.change for one in found.values()} == {"equal"}


def test_a_phrase_more_is_stricter_where_it_is_forbidden_and_looser_where_it_is_wanted(folder: Path) -> None:
    found = changes(
        folder,
        (HEAD + RULES).replace("[stupid, idiot]", "[stupid, idiot, dumb]").replace("[hello]", "[hello, hi]"),
    )
    assert (found["polite"].change, found["greet"].change) == ("stricter", "looser")
    shown = found["polite"].stricter
    assert shown is not None
    assert shown.record["events"][0]["text"] == "Dumb"


def test_an_exception_more_is_looser_where_the_signal_is_forbidden(folder: Path) -> None:
    found = changes(folder, (HEAD + RULES).replace("none: [not stupid]", "none: [not stupid, an idiot]"))
    assert found["polite"].change == "looser"


def test_shorter_opening_hours(folder: Path) -> None:
    assert changes(folder, (HEAD + RULES).replace("08:00-17:00", "08:00-16:00"))["reply"].change == "looser"


def test_scope_severity_and_new_names_stand_apart(folder: Path) -> None:
    text = (HEAD + RULES).replace("signal: hello, severity: major}", "signal: hello, severity: minor}")
    text = text.replace("must: never}", "must: never, when: {channel: email}}")
    text = text.replace("id: reply,", "id: answer, replaces: reply,")
    found = changes(folder, text)
    assert found["greet"].fields == (("severity", "major", "minor"),)
    assert (found["polite"].change, found["polite"].scope) == ("equal", "narrower")
    assert (found["answer"].change, found["answer"].before) == ("equal", "reply")
    assert "reply" not in found


def test_rules_come_and_go(folder: Path) -> None:
    found = changes(folder, HEAD + RULES.replace("id: polite", "id: civil"))
    assert (found["civil"].change, found["polite"].change) == ("added", "removed")


def test_the_command_compares_with_a_git_revision(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def git(*words: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=n", "-c", "user.email=e@example.org", *words],
            check=True,
            capture_output=True,
        )

    (folder / "rules").mkdir()
    (folder / "rules" / "sop.yaml").write_text(
        HEAD.replace("signals:", "uses: [../old.yaml]\nsignals:", 1).partition("signals:")[0] + "rules: []\n"
    )
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    (folder / "old.yaml").write_text((HEAD + RULES).replace("15m", "30m"))
    assert main(["diff", "HEAD:old.yaml", "old.yaml", "--lang", "en", "--fail-on", "stricter"]) == 0
    assert "reply: looser" in capsys.readouterr().out
    assert main(["diff", "HEAD:old.yaml", "old.yaml", "--fail-on", "looser", "-o", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [one["change"] for one in said["rules"]] == ["equal", "equal", "looser"]
    assert main(["diff", "HEAD:old.yaml", "old.yaml", "-o", "markdown", "--lang", "id"]) == 0
    assert "| `reply` | lebih longgar |" in capsys.readouterr().out
    assert main(["diff", "HEAD:none.yaml", "old.yaml"]) in (3, 4)
