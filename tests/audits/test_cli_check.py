"""`sop check`, `schema`, `init` and the command line itself, as their users meet them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from audits.cli import COMMANDS, main

WRONG = """\
sop: toko
version: "1.0.0"
title: SOP 👍 toko
language: id
timezone: Asia/Jakarta
rules:
  - {id: salam, kind: greting}
  - {id: salam, kind: style, at_most: {emoji: 2}}
  - {id: salam, kind: style, at_most: {emoji: 3}}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    (tmp_path / "salah.yaml").write_text(WRONG, encoding="utf-8")
    (tmp_path / "benar.yaml").write_text(WRONG.partition("rules:")[0], encoding="utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", "benar.yaml")[0] == 0
    assert run(capsys, "check", "salah.yaml")[0] == 3
    assert run(capsys, "check", "tidak-ada.yaml")[0] == 4
    assert run(capsys, "check", "benar.yaml", "tidak-ada.yaml")[0] == 4
    assert run(capsys, "check")[0] == 2
    assert run(capsys, "check", "benar.yaml", "--fromat", "json")[0] == 2
    assert run(capsys, "check", "benar.yaml", "-o", "jsn")[0] == 2
    assert run(capsys, "chek", "benar.yaml")[0] == 2


def test_a_right_file_gets_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", "benar.yaml") == (
        0,
        "Right: toko@1.0.0 (benar.yaml): 0 rules, 0 signals, 0 calendars.\n",
        "",
    )


def test_the_language_is_the_locale_unless_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    assert "kesalahan" in run(capsys, "check", "salah.yaml")[1]
    assert "error" in run(capsys, "--lang", "en", "check", "salah.yaml")[1]
    assert "error" in run(capsys, "check", "--lang=en", "salah.yaml")[1]
    assert "Pemakaian: sop check" in run(capsys, "check", "--help")[1]
    assert "Maksud Anda `sop check`?" in run(capsys, "chek")[2]


def test_json_is_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", "salah.yaml", "--format", "json")
    document = json.loads(out)
    assert (code, err, document["valid"], document["errors"]) == (3, "", False, 3)
    first = document["problems"][0]
    assert first["code"] == "unknown-kind"
    assert (first["file"], first["line"], first["column"], first["end_column"]) == ("salah.yaml", 7, 23, 30)
    assert (first["guess"], first["help"]) == ("greeting", "Did you mean `greeting`?")
    assert document["problems"][1]["notes"][0]["line"] == 7


def test_sarif_is_2_1_0(capsys: pytest.CaptureFixture[str]) -> None:
    (only,) = json.loads(run(capsys, "check", "salah.yaml", "-o", "sarif")[1])["runs"]
    result = only["results"][1]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert only["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "duplicate-rules"
    assert region == {"startLine": 8, "startColumn": 10, "endLine": 8, "endColumn": 15}
    assert result["relatedLocations"][0]["message"]["text"] == "`salam` is already defined here"


def test_github_commands_stay_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, "check", "salah.yaml", "--format", "github")[1].splitlines()
    assert lines[0] == (
        "::error file=salah.yaml,line=7,col=23,endLine=7,endColumn=30,title=unknown-kind"
        "::there is no rule kind `greting`. Did you mean `greeting`?"
    )
    assert len(lines) == 3


def test_several_formats_at_once(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, _ = run(capsys, "check", "salah.yaml", "-o", "text", "-o", "json=masalah.json")
    assert (code, out.endswith("3 errors.\n")) == (3, True)
    assert json.loads((folder / "masalah.json").read_text(encoding="utf-8"))["errors"] == 3


def test_a_file_that_cannot_be_written_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "check", "benar.yaml", "-o", "json=tidak/ada.json")
    assert (code, "tidak/ada.json" in err) == (2, True)


def test_a_folder_says_what_it_skips(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "salah.yaml").rename(folder / "salah.txt")
    (folder / "lain.yaml").write_text("- a\n", encoding="utf-8")
    code, out, err = run(capsys, "check", ".")
    assert (code, err) == (0, "Skipped, for lack of the key `sop`: lain.yaml\n")
    assert out.startswith("Right: toko@1.0.0 (benar.yaml)")


def test_wide_and_hostile_lines_are_shown_safely(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "a.yaml").write_text("sop: 漢字 \u202eabc\n", encoding="utf-8")
    lines = run(capsys, "check", "a.yaml")[1].splitlines()
    assert lines[0].startswith("a.yaml:1:")
    assert "\u202e" not in "".join(lines)
    (folder / "b.yaml").write_text(json.dumps({"sop": "a" * 5000, "x": 1, "y": "b" * 5000}), encoding="utf-8")
    assert max(map(len, run(capsys, "check", "b.yaml")[1].splitlines())) < 400


@pytest.mark.parametrize("name", ["check", "schema", "init"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_help_shows_an_example(capsys: pytest.CaptureFixture[str], name: str, lang: str) -> None:
    code, out, _ = run(capsys, name, "--help", "--lang", lang)
    assert code == 0
    assert f"\n  sop {name}" in out
    assert {"id": "Contoh:", "en": "Example:"}[lang] in out


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    rows = re.findall(r"^  (\w+)  +\S", run(capsys, "--help")[1].partition("Commands:\n")[2], re.MULTILINE)
    assert {"check", "audit", "schema", "init"} <= set(rows) <= set(COMMANDS)


def test_init_makes_an_sop_that_is_right_and_never_overwrites(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    for lang in ("id", "en"):
        assert run(capsys, "init", f"baru-{lang}", "--lang", lang)[0] == 0
        code, out, _ = run(capsys, "check", f"baru-{lang}/sop.yaml")
        assert (code, "warning" in out) == (0, False)
        (folder / f"baru-{lang}" / "sop.yaml").write_text("mine", encoding="utf-8")
        code, _, err = run(capsys, "init", f"baru-{lang}", "--lang", lang)
        assert (code, f"baru-{lang}/sop.yaml" in err) == (2, True)
        assert (folder / f"baru-{lang}" / "sop.yaml").read_text(encoding="utf-8") == "mine"


def test_the_bundled_files_are_right(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", str(Path(__file__).parents[2] / "sop" / "library"))
    assert (code, "warning" in out) == (0, False)


def test_an_internal_error_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("aduh\nbaris kedua")

    monkeypatch.setattr(import_module("sop.load"), "read_each", broken)
    monkeypatch.delenv("SOP_TRACEBACK", raising=False)
    code, out, err = run(capsys, "check", "benar.yaml")
    assert (code, out) == (5, "")
    assert err.startswith("Error inside the program: RuntimeError: aduh\nThe result is incomplete.")


def test_an_interrupt_is_130(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(import_module("sop.load"), "read_each", interrupted)
    assert run(capsys, "check", "benar.yaml")[0] == 130


def _as_module(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "audits", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_python_m_works_in_a_terminal_that_knows_ascii_only(folder: Path) -> None:
    done = _as_module(folder, "check", "salah.yaml", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 3
    assert "\\U0001f44d" not in done.stderr


def test_a_check_imports_nothing_it_does_not_need(folder: Path) -> None:
    script = (
        "import sys; from audits.cli import main; main(['check', 'benar.yaml']); "
        "heavy = {'rich', 'msgspec', 'pyarrow', 'hyperscan', 'networkx', 'holidays', 'regex', 'rapidfuzz'}; "
        "print(sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
