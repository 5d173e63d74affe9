"""The steps about the command line in English; each does what its twin in `steps.commands` does."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when

from steps import commands
from steps.commands import Ran
from steps.judging import whole


@given(parsers.parse('this SOP in the file "{name}":'))
def sop_in_file(folder: Path, name: str, docstring: str) -> None:
    (folder / name).write_text(whole(docstring, "en"), encoding="utf-8")


@given(parsers.parse('the file "{name}" with:'))
def file_with(folder: Path, name: str, docstring: str) -> None:
    commands.file_of(folder, name, docstring)


@given(parsers.parse('this line in the file "{name}":'))
def one_more_line(folder: Path, name: str, docstring: str) -> None:
    commands.line_in(folder, name, docstring)


@when(parsers.parse("running: {words}"), target_fixture="ran")
def running(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str
) -> Ran:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return commands.run(folder, capsys, words)


@then(parsers.parse("the exit code is {code:d}"))
def exit_code_is(ran: Ran, code: int) -> None:
    commands.exit_code(ran, code)


@then(parsers.parse('the output says "{words}"'))
def output_says(ran: Ran, words: str) -> None:
    commands.printed(ran, words)


@then(parsers.parse('the notice says "{words}"'))
def notice_says(ran: Ran, words: str) -> None:
    commands.told(ran, words)


@then(parsers.parse('"{words}" is not shown'))
def is_not_shown(ran: Ran, words: str) -> None:
    commands.not_shown(ran, words)


@then(parsers.parse('there is a file "{name}" that says "{words}"'))
def a_file_says(folder: Path, name: str, words: str) -> None:
    commands.file_says(folder, name, words)
