"""Excel workbooks (.xlsx): one sheet as a table, with a mapping that says what its columns are."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from audits.readers.chunk import BadRecord
from audits.readers.formats.export import Export, Refused, check
from audits.readers.formats.interface import Account, Asked, Record, Unclear
from audits.readers.formats.mapping import read_mapping
from audits.readers.formats.table import mapping_of, records

SUFFIXES = (".xlsx", ".xlsm")
MISSING = "Excel workbooks need openpyxl: pip install 'sop-audit[excel]'"


def recognises(export: Export) -> bool:
    """Whether it is an archive with a workbook in it."""
    if not export.is_zip():
        return False
    try:
        return any(member.filename == "xl/workbook.xml" for member in export.members())
    except Refused:
        return False


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """The conversations of one sheet. Raises Unclear, Refused."""
    try:
        import openpyxl
    except ImportError:
        raise Refused(MISSING) from None
    for member in export.members():
        check(member)
    told = read_mapping(asked.mapping) if asked.mapping else None
    with export.open() as file:
        try:
            book = openpyxl.load_workbook(
                io.BufferedReader(file), read_only=True, data_only=True, keep_links=False
            )
        except Exception as error:  # zipfile, XML, KeyError and openpyxl's own
            raise Refused(f"not a readable workbook: {error}") from None
        names = book.sheetnames
        if told and told.sheet is not None and told.sheet not in names:
            raise Unclear("sheet_missing", export.name, names, told.sheet)
        sheet = book[told.sheet if told and told.sheet is not None else names[0]]
        for other in names:
            if other != sheet.title:
                account.skipped["other_sheets"] += 1
        try:
            rows = sheet.iter_rows(values_only=True)
            header = ["" if cell is None else str(cell).strip() for cell in next(rows, ())]
            mapped = mapping_of(asked, header, export.name)
            yield from records(_rows(rows, header, account), mapped, export.name, account)
        except (ValueError, KeyError, TypeError, SyntaxError) as error:
            yield BadRecord(export.name, None, f"sheet {sheet.title!r} cannot be read further: {error}")
        finally:
            book.close()


def _rows(rows: Iterator[Any], header: list[str], account: Account) -> Iterator[tuple[int, dict[str, Any]]]:
    for line, cells in enumerate(rows, 2):
        account.read["rows"] += 1
        yield line, dict(zip(header, cells, strict=False))
