"""What reviewers filled in: sheets read back from csv, yaml or Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import click

from audits.entries import Entry, Mistake, WrongList, read_entries, read_text
from audits.readers.reasons import told

UNCLEAR = "?"
_SAID = {
    "pass": ("pass", "passed", "p", "ok", "lulus", "sesuai"),
    "fail": ("fail", "failed", "f", "gagal", "tidak sesuai", "tidak lulus", "melanggar"),
    "not_applicable": ("n/a", "na", "not_applicable", "not applicable", "tidak berlaku"),
    UNCLEAR: ("?", "unclear", "not_evaluable", "tidak jelas", "ragu", "tidak dapat dinilai"),
}
_MEANT = {word: answer for answer, words in _SAID.items() for word in words}
_AGREED = ("agree", "right", "correct", "benar", "setuju")
_REFUSED = ("disagree", "wrong", "salah", "tidak setuju")
_OTHER = {"pass": "fail", "fail": "pass"}
_NEEDED = ("key", "rule", "verdict", "review")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reviewer says of a verdict; `review` is pass, fail, not_applicable or UNCLEAR."""

    key: str
    reviewer: str
    review: str
    remark: str
    verdict: str
    rule: str
    title: str
    conversation: str
    message: str
    quote: str
    drawn: str


@dataclass(frozen=True, slots=True)
class Read:
    """What some sheets say. `blank`: rows without an answer; `mistakes`: rows that could not be used."""

    answers: Sequence[Answer]
    blank: int
    mistakes: Sequence[Mistake]


def read_sheets(paths: Sequence[str], language: str) -> Read:
    """Reads filled sheets; what is wrong with one row leaves the others. Raises click.UsageError for Excel
    without openpyxl."""
    mistakes: list[Mistake] = []
    known: dict[tuple[str, str], Answer] = {}
    verdicts: dict[str, str] = {}
    blank = 0
    for path in paths:
        try:
            entries = list(_entries(path, language))
        except WrongList as wrong:
            mistakes += wrong.mistakes
            continue
        for entry in entries:
            if not entry.values.get("review"):
                blank += 1
                continue
            answer = _answer(entry, path, mistakes)
            if answer is None:
                continue
            if verdicts.setdefault(answer.key, answer.verdict) != answer.verdict:
                id, en = (
                    "hasilnya lain dari lembar sebelumnya",
                    "its verdict is another one than in a sheet before",
                )
                mistakes.append(entry.mistake(id, en))
                continue
            before = known.setdefault((answer.key, answer.reviewer), answer)
            if before.review != answer.review:
                id = f"{answer.reviewer} menjawab lain sebelumnya: {before.review}"
                en = f"{answer.reviewer} gave another answer before: {before.review}"
                mistakes.append(entry.mistake(id, en))
    return Read(list(known.values()), blank, mistakes)


def _answer(entry: Entry, path: str, mistakes: list[Mistake]) -> Answer | None:
    values = entry.values
    missing = [name for name in _NEEDED if not values.get(name)]
    if missing:
        mistakes.append(entry.mistake(f"`{missing[0]}` kosong", f"`{missing[0]}` is empty"))
        return None
    verdict = values["verdict"]
    if verdict not in _OTHER:
        mistakes.append(
            entry.mistake(
                f"hasil `{verdict}` bukan pass atau fail", f"verdict `{verdict}` is not pass or fail"
            )
        )
        return None
    said = " ".join(values["review"].lower().split())
    review = _MEANT.get(said)
    if said in _AGREED:
        review = verdict
    elif said in _REFUSED:
        review = _OTHER[verdict]
    if review is None:
        shown = said[:40]
        mistakes.append(
            entry.mistake(
                f"jawaban `{shown}` tidak dikenal; tulis pass, fail, n/a, atau ?",
                f"answer `{shown}` is not known; write pass, fail, n/a or ?",
            )
        )
        return None
    rest = {
        name: values.get(name, "")
        for name in ("remark", "title", "conversation", "message", "quote", "drawn")
    }
    reviewer = values.get("reviewer") or Path(path).stem
    return Answer(values["key"], reviewer, review, verdict=verdict, rule=values["rule"], **rest)


def _entries(path: str, language: str) -> Iterable[Entry]:
    name = path.lower()
    if name.endswith((".yaml", ".yml")):
        return read_entries(path)
    return _named(path, _workbook(path, language) if name.endswith(".xlsx") else _table(path))


def _named(path: str, rows: Sequence[Sequence[str]]) -> Iterable[Entry]:
    """The rows below the header, by its names."""
    names = [name.strip().lower() for name in rows[0]] if rows else []
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        id, en = f"tidak ada kolom `{missing[0]}`", f"there is no column `{missing[0]}`"
        raise WrongList([Mistake(path, 1, id, en)])
    return [
        Entry(path, number, dict(zip(names, (cell.strip() for cell in row), strict=False)))
        for number, row in enumerate(rows[1:], 2)
        if any(cell.strip() for cell in row)
    ]


def _table(path: str) -> list[list[str]]:
    text = read_text(path)
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise WrongList([Mistake(path, None, f"bukan CSV: {error}", f"is not CSV: {error}")]) from None


def _workbook(path: str, language: str) -> list[list[str]]:
    try:
        from openpyxl import load_workbook
    except ImportError:
        from audits.reviewing.sheet import MISSING

        raise click.UsageError(MISSING["id" if language == "id" else "en"]) from None
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        rows = [["" if cell is None else str(cell) for cell in row] for row in book.worksheets[0].values]
        book.close()
    except (OSError, BadZipFile, KeyError, ValueError, IndexError) as error:
        why = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise WrongList([Mistake(path, None, told(why, "id"), why)]) from None
    return rows
