"""The README keeps its word: its files, commands, output and Python are run as they stand there."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rules import KINDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(language: str, before: str = "") -> list[str]:
    """The fenced blocks of a language; `before`: a pattern of the line above them."""
    return re.findall(rf"{before}^```{language}\n(.*?)^```$", README, re.M | re.S)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the example and the files that the README shows, for an English reader."""
    shutil.copytree(ROOT / "examples" / "toko-online", tmp_path / "examples" / "toko-online")
    for name, text in re.findall(r"^<!-- file: (.+?) -->\n```\w+\n(.*?)^```$", README, re.M | re.S):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    return tmp_path


def outputs(commands: list[str]) -> list[str]:
    """What each command prints, run one after the other in one shell."""
    script = "\n".join(f"{command}\nended=$?; printf '\\0'; (exit $ended)" for command in commands)
    done = subprocess.run(
        ["bash", "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.split("\0")[:-1]


@pytest.mark.parametrize("block", blocks("console"))
def test_commands_print_what_is_shown(block: str, folder: Path) -> None:
    shown = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M)
    printed = outputs([command for command, _ in shown])
    for (command, wanted), got in zip(shown, printed, strict=True):
        assert doctest.OutputChecker().check_output(wanted, got, FLAGS), f"$ {command}\n{got}"


def test_the_first_command_reports_and_ends_well(folder: Path) -> None:
    (line,) = blocks("bash", "^<!-- first command -->\n")
    audit = line.strip().rpartition(" && ")[2].replace(".venv/bin/", "")
    report, code = outputs([audit, "echo $?"])
    assert "48 conversations" in report
    assert code == "0\n"
    assert "T-1007" in (folder / "laporan.html").read_text(encoding="utf-8")


def test_the_python_example_runs(folder: Path) -> None:
    (source,) = blocks("python")
    example = doctest.DocTestParser().get_doctest(source, {}, "README", "README.md", 0)
    assert doctest.DocTestRunner(optionflags=FLAGS).run(example).failed == 0


def test_every_rule_kind_and_every_file_it_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
    assert [kind for kind in KINDS if f"docs/kinds/{kind}.md" not in links] == []
