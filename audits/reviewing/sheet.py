"""The sheets that reviewers fill in: csv, yaml or an Excel workbook, without formula cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any, BinaryIO

import click
import yaml

from audits.reports.csv import harmless
from audits.reviewing.drawing import Drawn

COLUMNS = (
    "key",
    "conversation",
    "rule",
    "title",
    "agent",
    "transcript",
    "verdict",
    "message",
    "quote",
    "review",
    "remark",
    "reviewer",
    "drawn",
)
"""`review`, `remark` and `reviewer` are the reviewer's; `drawn` says how the sheet was drawn."""

_WIDTHS = {"transcript": 80, "message": 40, "quote": 30, "title": 30, "remark": 40}
_HELP = {
    "id": "Isi `review` dengan: pass (lulus), fail (gagal), n/a (tidak berlaku), atau ? (tidak jelas).",
    "en": "Fill in `review`: pass, fail, n/a (not applicable) or ? (unclear).",
}
MISSING = {
    "id": "bentuk excel memerlukan openpyxl: pip install 'sop-audit[excel]'",
    "en": "the excel format needs openpyxl: pip install 'sop-audit[excel]'",
}


def _cells(one: Drawn, drawn: str) -> dict[str, str]:
    """The row as a mapping by COLUMNS; what the reviewer says is empty."""
    own = {"review": "", "remark": "", "reviewer": "", "drawn": drawn}
    return {name: own[name] if name in own else getattr(one, name) for name in COLUMNS}


def write_csv(stream: BinaryIO, rows: Sequence[Drawn], drawn: str, language: str) -> None:
    """UTF-8 with a byte order mark, CRLF; a transcript's lines are separated by ` ⏎ `."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in rows:
        cells = _cells(one, drawn)
        cells["transcript"] = cells["transcript"].replace("\n", " ⏎ ")
        writer.writerow([harmless(cell) for cell in cells.values()])
    stream.write(b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace"))


def write_yaml(stream: BinaryIO, rows: Sequence[Drawn], drawn: str, language: str) -> None:
    """A list, an item a verdict."""
    items = [_cells(one, drawn) for one in rows]
    text = yaml.dump(items, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    stream.write(f"# {_HELP['id' if language == 'id' else 'en']}\n{text}".encode("utf-8", "replace"))


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def write_excel(stream: BinaryIO, rows: Sequence[Drawn], drawn: str, language: str) -> None:
    """A workbook with a list to choose answers from. Raises click.UsageError without openpyxl."""
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation
    except ImportError:
        raise click.UsageError(MISSING["id" if language == "id" else "en"]) from None
    book = Workbook()
    sheet = book.active
    sheet.append(list(COLUMNS))
    for line, one in enumerate(rows, 2):
        for column, (name, text) in enumerate(_cells(one, drawn).items(), 1):
            cell = sheet.cell(line, column)
            _put(cell, text if name == "transcript" else harmless(text))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column, name in enumerate(COLUMNS, 1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, 14)
    sheet.freeze_panes = "A2"
    answers = DataValidation(
        type="list", formula1='"pass,fail,n/a,?"', allow_blank=True, showErrorMessage=False
    )
    letter = get_column_letter(COLUMNS.index("review") + 1)
    answers.add(f"{letter}2:{letter}{len(rows) + 1}")
    sheet.add_data_validation(answers)
    book.save(stream)


def _put(cell: Any, text: str) -> None:
    """The text as text, whatever it looks like."""
    cell.value = text or None
    if text:
        cell.data_type = "s"


WRITERS: Mapping[str, Callable[[BinaryIO, Sequence[Drawn], str, str], None]] = {
    "csv": write_csv,
    "yaml": write_yaml,
    "excel": write_excel,
}
