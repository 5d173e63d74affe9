"""The layout of SOP files, case by case: what changes, what stays, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from audits.cli import main
from sop.layout import Unprovable, formatted
from sop.source import read_source

LONG = "kata " * 30


def _formatted(text: str) -> str:
    return formatted(read_source("sop.yaml", text.encode()))


CASES = {
    "a comment above a key moves with it": (
        "version: 1\n# nama\nsop: x\n",
        "# nama\nsop: x\nversion: 1\n",
    ),
    "a comment behind a value moves with it and keeps its column": (
        "version: 1  # naik\nsop: x      # nama\n",
        "sop: x      # nama\nversion: 1  # naik\n",
    ),
    "comments at the top stay at the top": (
        "# yaml-language-server: $schema=x\nversion: 1\nsop: x\n",
        "# yaml-language-server: $schema=x\nsop: x\nversion: 1\n",
    ),
    "a heading that an empty line ends belongs to the file": (
        "# SOP kami\n\nversion: 1\nsop: x\n",
        "# SOP kami\n\nsop: x\nversion: 1\n",
    ),
    "a comment after the last key of a rule stays in the rule": (
        "sop: x\nrules:\n- id: a\n  kind: phrase\n  # severity: critical\n- {id: b}\n",
        "sop: x\n\nrules:\n  - id: a\n    kind: phrase\n    # severity: critical\n\n  - {id: b}\n",
    ),
    "a comment above a dash stays above it": (
        "sop: x\nrules:\n  # 1. Salam\n  - kind: greeting\n    id: a\n",
        "sop: x\n\nrules:\n  # 1. Salam\n  - id: a\n    kind: greeting\n",
    ),
    "quotes go where none are needed": (
        "sop: \"x\"\ntitle: 'Layanan kami'\n",
        "sop: x\ntitle: Layanan kami\n",
    ),
    "quotes stay where they mean something": (
        "sop: x\nversion: '1.10'\nowner: \"yes\"\nsource: ['null', '2026-01-01', '12:30', '# 1']\n",
        'sop: x\nversion: "1.10"\nsource: ["null", "2026-01-01", "12:30", "# 1"]\nowner: "yes"\n',
    ),
    "regular expressions keep their quotes": (
        "sop: x\nsignals: {a: {any: [{regex: '(a|b)'}, \"{barang} rusak\"]}}\n",
        'sop: x\nsignals: {a: {any: [{regex: "(a|b)"}, "{barang} rusak"]}}\n',
    ),
    "a mapping too wide for a line stands on several": (
        f"sop: x\ntitle: {{id: {LONG}, en: y}}\n",
        f"sop: x\n\ntitle:\n  id: {('kata ' * 21).strip()}\n    {('kata ' * 9).strip()}\n  en: y\n",
    ),
    "a list of words too wide for a line is filled": (
        f"sop: x\nwords: {{a: [{', '.join(['kata'] * 30)}]}}\n",
        f"sop: x\n\nwords:\n  a: [{', '.join(['kata'] * 17)},\n    {', '.join(['kata'] * 13)}]\n",
    ),
    "lists are indented below their key": (
        "sop: x\nuses:\n- a\n-   b\n",
        "sop: x\n\nuses:\n  - a\n  - b\n",
    ),
    "a chat keeps its lines": (
        "sop: x\nrules:\n- id: a\n  examples:\n     - chat: |\n             C: halo\n               lagi\n"
        "             A: ya\n       expect: pass\n",
        "sop: x\n\nrules:\n  - id: a\n    examples:\n      - expect: pass\n        chat: |\n"
        "          C: halo\n            lagi\n          A: ya\n",
    ),
    "more than one empty line becomes one": ("sop: x\n\n\n\nversion: 1\n", "sop: x\n\nversion: 1\n"),
    "Windows line ends become plain ones": ("version: 1\r\nsop: x\r\n", "sop: x\nversion: 1\n"),
    "nothing moves in a file with anchors": (
        "version: &v 1\nsop: x\nowner: *v\n",
        "version: &v 1\nsop: x\nowner: *v\n",
    ),
    "labels, signals and patterns keep their order": (
        "sop: x\nsignals: {b: {any: [x]}, a: {any: [y]}}\n",
        "sop: x\nsignals: {b: {any: [x]}, a: {any: [y]}}\n",
    ),
    "a file of comments stays": ("# nanti\n", "# nanti\n"),
    "an empty file stays empty": ("", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_layout(name: str) -> None:
    before, after = CASES[name]
    assert _formatted(before) == after
    assert _formatted(after) == after


@pytest.mark.parametrize(
    "text", ["sop: [", "sop: x\nsop: y\n", "a: !!python/object:os.system x\n", "%YAML 1.1\n---\nsop: x\n"]
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Unprovable):
        _formatted(text)


def test_a_file_that_is_no_sop_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    for name, text in (("m.csv", "id,at\n1,2026\n"), ("l.ndjson", '{"id": "T-1", "events": []}\n')):
        path = tmp_path / name
        path.write_text(text)
        assert main(["fmt", str(path)]) == 3
        assert path.read_text() == text
