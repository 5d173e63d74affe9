"""Why something could not be read, in the language of whoever types."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import audits.readers
from audits.cli.reasons import reason_in_words
from audits.cli.words import listen
from audits.readers.formats.desk_joined import _TOGETHER
from audits.readers.sources import _KINDS


@pytest.fixture(autouse=True)
def in_indonesian() -> Iterator[None]:
    listen(["--lang", "id"])
    yield
    listen([])


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("cannot be read: Permission denied", "tidak dapat dibaca: tidak ada izin"),
        (
            "`events[2].text`: text expected, not a number",
            "`events[2].text`: seharusnya teks, bukan bilangan",
        ),
        ("conversation 3 (T-1): `id` is missing", "percakapan 3 (T-1): `id` tidak ada"),
        (
            "`events[0]`: an event of type message needs `text` or `attachments`",
            "`events[0]`: kejadian jenis message memerlukan `text` atau `attachments`",
        ),
        ("something that nobody foresaw", "something that nobody foresaw"),
        (
            "a: no such file or folder; did you mean b?",
            "a: tidak ada berkas atau folder seperti itu; maksudnya b?",
        ),
    ],
)
def test_reasons_in_indonesian(english: str, indonesian: str) -> None:
    assert reason_in_words(english) == indonesian


def test_english_stays_as_it_is() -> None:
    listen(["--lang", "en"])
    assert reason_in_words("`id` is missing") == "`id` is missing"


def test_every_reason_of_a_reader_is_said_in_indonesian() -> None:
    """Whatever a reader writes into a BadRecord, Refused, Damaged or InputMissing is in the table."""
    assert [reason for reason in _reasons() if reason_in_words(reason) == reason] == []


def _reasons() -> list[str]:
    raising = {"BadRecord", "Refused", "Damaged", "InputMissing", "Wrong", "_Forbidden", "_NotLines"}
    found = []
    for path in sorted(Path(audits.readers.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) in raising and node.args:
                text = _text(node.args[-1])
                found += [text] if text.strip("x: ") else []
    assert len(found) > 40
    return found


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            _text(part) if isinstance(part, ast.Constant) else _of_name(part) for part in node.values
        )
    return ""


def _of_name(part: ast.expr) -> str:
    """What stands for a value in a text: what it is, where that is a text of ours, else `x`."""
    named = {"_TOGETHER": _TOGETHER, "_KINDS": _KINDS}
    return named.get(getattr(getattr(part, "value", None), "id", ""), "x")
