"""Every case in tests/cases/check: SOP files with mistakes, and all that an officer sees, in both languages.

A case is a YAML file: `files` by name (sop.yaml is checked), then `exit`, `id` and `en`. After a change on
purpose, write the new texts with SOP_UPDATE_CASES=1 and read them aloud before they are committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from audits.cli import main

CASES = sorted((Path(__file__).parent.parent / "cases" / "check").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_check_says_what_to_type(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name, text in case["files"].items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    seen = {}
    for language in ("id", "en"):
        code = main(["check", "sop.yaml", "--lang", language])
        assert code != 5
        seen |= {"exit": code, language: capsys.readouterr().out}
    if os.environ.get("SOP_UPDATE_CASES"):
        _write(path, case["files"], seen)
    else:
        assert seen == {key: case[key] for key in seen}


def _write(path: Path, files: dict[str, str], seen: dict[str, object]) -> None:
    lines = ["files:"]
    for name, text in files.items():
        quoted = yaml.safe_dump(text, width=10_000).strip() if "\t" in text else ""
        lines += [f"  {name}: {quoted}"] if quoted else [f"  {name}: |", *_indented(text, 4)]
    lines.append(f"exit: {seen['exit']}")
    for language in ("id", "en"):
        lines += [f"{language}: |", *_indented(str(seen[language]), 2)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _indented(text: str, by: int) -> list[str]:
    return [" " * by + line if line else "" for line in text.removesuffix("\n").split("\n")]
