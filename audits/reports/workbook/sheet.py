"""One sheet: typed cells that no spreadsheet takes for formulas, headings that stay in view, filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from audits.reports.visible import visible

ROWS = 1_048_575
"""Rows of data that fit below the headings: Excel's 1,048,576 less one."""
CHARACTERS = 32_767
"""What Excel takes in a cell, in UTF-16 units."""
_FIRST_YEAR = 1900
Value = str | int | float | datetime
Cell = Value | None


class Formats:
    """The formats of a workbook's cells."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "text_wrap": True, "valign": "top"})
        self.bold = book.add_format({"bold": True, "quote_prefix": True})
        self.text = book.add_format({"quote_prefix": True, "valign": "top"})
        self.wrapped = book.add_format({"quote_prefix": True, "text_wrap": True, "valign": "top"})
        self.by_kind = {
            "text": self.text,
            "long": self.wrapped,
            "count": book.add_format({"num_format": "#,##0", "valign": "top"}),
            "number": book.add_format({"num_format": "#,##0.00", "valign": "top"}),
            "score": book.add_format({"num_format": "0.0", "valign": "top"}),
            "share": book.add_format({"num_format": "0.0%", "valign": "top"}),
            "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "valign": "top"}),
        }


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its heading, the kind of its numbers (see Formats.by_kind), its width in characters."""

    text: str
    kind: str = "text"
    width: int = 14


class Sheet:
    """A sheet that is written row by row; `left_out` counts the rows for which there was no room."""

    def __init__(self, book: Any, formats: Formats, name: str, headings: Sequence[Heading], cut: str) -> None:
        self._sheet = book.add_worksheet(name)
        self._formats, self._cut = formats, cut
        self._kinds = [heading.kind for heading in headings]
        self._columns = len(headings)
        self.rows = self.left_out = self.shortened = 0
        for column, heading in enumerate(headings):
            self._sheet.set_column(column, column, heading.width)
            self._sheet.write_string(0, column, self._fitting(heading.text), formats.head)
        self._sheet.freeze_panes(1, 0)

    def add(self, cells: Sequence[Cell], *, bold: bool = False) -> None:
        """Writes one row, unless the sheet is full."""
        if self.rows >= ROWS:
            self.left_out += 1
            return
        self.rows += 1
        for column, value in enumerate(cells):
            if value is not None and value != "":
                kind = self._kinds[column] if column < self._columns else "text"
                self._write(column, value, kind, bold)

    def filtered(self) -> None:
        """Lets readers filter the columns; called when all rows are there."""
        self._sheet.autofilter(0, 0, max(1, self.rows), self._columns - 1)

    def _write(self, column: int, value: Value, kind: str, bold: bool) -> None:
        row, by_kind = self.rows, self._formats.by_kind
        if isinstance(value, datetime):
            if value.year >= _FIRST_YEAR:
                self._sheet.write_datetime(row, column, value, by_kind["time"])
                return
            value = value.isoformat(" ")
        if isinstance(value, str):
            text_format = self._formats.wrapped if kind == "long" else self._formats.text
            text_format = self._formats.bold if bold else text_format
            self._sheet.write_string(row, column, self._fitting(value), text_format)
        else:
            number = "count" if isinstance(value, int) or value == int(value) else "number"
            number = kind if kind in ("score", "share") else number
            self._sheet.write_number(row, column, value, by_kind[number])

    def _fitting(self, text: str) -> str:
        """Text that is legal in XML and fits into a cell; what is cut is said in its end."""
        shown = visible(text)
        units = len(shown) if shown.isascii() else len(shown.encode("utf-16-le")) // 2
        if units <= CHARACTERS:
            return shown
        self.shortened += 1
        room = CHARACTERS - len(self._cut)
        return shown.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore") + self._cut
