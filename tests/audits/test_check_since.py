"""`sop check` beside an earlier version: numbers move with the meaning, and `replaces` names what was."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from audits.changes.versions import next_version, went_back
from audits.cli import main

SOP = """sop: s
version: 1.0.0
title: t
language: en
timezone: Asia/Jakarta
signals:
  hello: {any: [hello]}
rules:
  - {id: greet, kind: greeting, signal: hello, severity: minor}
  - {id: reply, kind: deadline, metric: first_reply, within: 60m}
"""


def git(*arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is not installed: nothing beside an earlier version was tested")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    git("init", "--quiet", ".")
    Path("s.yaml").write_text(SOP)
    git("add", ".")
    git("commit", "--message", "first")
    git("tag", "v1")
    return tmp_path


def warned(capsys: pytest.CaptureFixture[str], text: str, *options: str) -> str:
    Path("s.yaml").write_text(text)
    assert main(["check", "s.yaml", *options]) == 0, "a warning never changes the exit code"
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "number"),
    [
        ("60m", "50m", "2.0.0"),
        ("60m", "70m", "1.1.0"),
        ("severity: minor", "severity: major", "1.1.0"),
        ("  - {id: greet, kind: greeting, signal: hello, severity: minor}\n", "", "2.0.0"),
        ("rules:\n", "rules:\n  - {id: bye, kind: closing, signal: hello}\n", "1.1.0"),
        ("within: 60m", "within: 60m, when: {channel: web}", "1.1.0"),
        ("any: [hello]", "any: [hello, good day]", "1.1.0"),
        ("timezone: Asia/Jakarta", "timezone: Asia/Makassar", "1.1.0"),
    ],
)
def test_a_meaning_that_moved_asks_for_a_number(
    repo: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, number: str
) -> None:
    out = warned(capsys, SOP.replace(old, new))
    assert "since v1" in out
    assert f"Write `version: {number}`" in out
    assert "version" not in warned(capsys, SOP.replace(old, new).replace("1.0.0", number))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: t", "title: Another title"),
        ("60m", "1h"),
        ("60m}", "60m, title: First reply, owner: Sari}"),
        ("timezone", "effective: {from: 2026-01-01}\ntimezone"),
        ("rules:", "# a comment\nrules:"),
    ],
)
def test_other_words_for_the_same_need_no_number(
    repo: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    assert "warning" not in warned(capsys, SOP.replace(old, new))


def test_a_number_that_goes_down_is_named(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = warned(capsys, SOP.replace("1.0.0", "0.9.0"))
    assert "went back from `1.0.0`" in out
    assert "write `version: 1.0.1` or a higher one" in out


def test_a_rule_under_a_new_name_is_known_by_what_it_asks(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = warned(capsys, SOP.replace("id: greet", "id: hello-first"))
    assert "the rule `hello-first` asks the same as `greet`, which v1 has" in out
    assert "write `replaces: greet` in the rule" in out
    other = SOP.replace("id: greet", "id: hello-first").replace("kind: greeting", "kind: closing")
    assert "replaces" not in warned(capsys, other)
    told = SOP.replace("id: greet", "id: hello-first, replaces: greet").replace("1.0.0", "1.1.0")
    assert "warning" not in warned(capsys, told)


def test_replacing_a_rule_that_is_still_there(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SOP.replace("id: reply", "id: reply, replaces: greet").replace("1.0.0", "1.0.1")
    assert "replaces `greet`, which is still there" in warned(capsys, text)


def test_replacing_a_rule_that_never_was(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SOP.replace("id: greet", "id: greeting, replaces: [gret]").replace("1.0.0", "2.0.0")
    out = warned(capsys, text)
    assert "v1 has no such rule" in out
    assert "Did you mean `greet`?" in out


def test_any_revision_can_be_asked_for_and_an_unknown_one_is_wrong_usage(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("tag", "--delete", "v1")
    assert "warning" not in warned(capsys, SOP.replace("60m", "50m"))
    assert "since HEAD" in warned(capsys, SOP.replace("60m", "50m"), "--since", "HEAD")
    assert main(["check", "s.yaml", "--since", "nothing"]) == 2
    assert "git knows no revision `nothing`" in capsys.readouterr().err


def test_a_file_in_another_folder_of_the_repository_is_found(
    repo: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("s.yaml").write_text(SOP.replace("60m", "50m"))
    Path("elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")
    main(["check", "../s.yaml"])
    assert "../s.yaml:2:10: warning" in capsys.readouterr().out


def test_a_signal_of_another_file_moves_the_number_of_its_user(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = SOP.partition("signals:")[0].replace("sop: s", "sop: shared") + "signals: {bye: {any: [%s]}}\n"
    user = SOP.replace("signals:", "uses: [shared.yaml]\nsignals:").replace("signal: hello,", "signal: bye,")
    Path("shared.yaml").write_text(shared % "bye")
    Path("s.yaml").write_text(user)
    git("add", ".")
    git("commit", "--message", "second")
    git("tag", "v2")
    Path("shared.yaml").write_text(shared % "farewell")
    assert "since v2 (`greet`" in warned(capsys, user)


def test_nothing_is_said_outside_of_git(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.yaml").write_text(SOP)
    assert main(["check", "s.yaml", "--lang", "en"]) == 0
    assert "warning" not in capsys.readouterr().out
    assert main(["check", "s.yaml", "--since", "main", "--lang", "en"]) == 2


@pytest.mark.parametrize(
    ("version", "part", "following"),
    [
        ("1.4.2", "major", "2.0.0"),
        ("1.4.2", "minor", "1.5.0"),
        ("1.4.2", "patch", "1.4.3"),
        ("v1", "minor", "v1.1"),
        ("2026", "major", "2027"),
        ("spring", "major", None),
    ],
)
def test_the_next_number(version: str, part: str, following: str | None) -> None:
    assert next_version(version, part) == following  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "back"),
    [("1.9", "1.10", False), ("1.10", "1.9", True), ("1", "1.0", False), ("a", "b", False)],
)
def test_numbers_are_compared_as_numbers(old: str, new: str, back: bool) -> None:
    assert went_back(old, new) is back
