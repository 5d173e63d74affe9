"""The file that explains a table: which column is which field of a record, and how its values are written.

columns: {id: Nomor Tiket, at: Waktu, by: Pengirim, text: Pesan, customer.name: Nama, fields.total: Total}
rows: message               # one row a message (the default if there is a text), or one a ticket
speakers: {agent: [CS, Admin Toko], customer: [Pembeli]}
date_format: "%d/%m/%Y %H:%M"      # or several
values: {status: {Selesai: solved}}
events: [{type: message, by: customer, at: {column: Dibuat}, text: {column: Keluhan}}]    # of a ticket's row
delimiter: ";"
encoding: utf-8
sheet: Januari
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from audits.readers.formats.interface import Unclear
from sop.source import read_source

RECORD = ("id", "channel", "status", "priority", "created_at", "closed_at", "subject", "tags")
EVENT = (
    "at",
    "type",
    "by",
    "author",
    "text",
    "public",
    "to",
    "from",
    "group",
    "name",
    "scale",
    "value",
    "out_of",
)
LISTS = ("tags", "labels", "attachments")
NESTED = ("customer", "fields", "args")
TIMES = ("at", "created_at", "closed_at")
_KEYS = (
    "columns",
    "rows",
    "speakers",
    "date_format",
    "values",
    "events",
    "delimiter",
    "encoding",
    "sheet",
    "timezone",
)
PARTIES = ("customer", "agent", "bot", "system")


@dataclass(frozen=True, slots=True)
class Mapped:
    """How a table is to be read. `columns`: field of the record or its events -> column."""

    columns: Mapping[str, str]
    by_message: bool
    speakers: Mapping[str, str] = field(default_factory=dict)
    """What stands in the column of `by` (or of the author), in small letters -> party."""
    date_formats: Sequence[str] = ()
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    events: Sequence[Mapping[str, Any]] = ()
    delimiter: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    timezone: str | None = None


def plain_names(header: Sequence[str]) -> Mapped | None:
    """The mapping of a table whose columns are called like the fields of a record; None if they are not."""
    columns = {name.strip(): name for name in header if is_field(name.strip())}
    if "id" not in columns or not columns.keys() & {"text", "type", "name", "status", "events"}:
        return None
    return Mapped(columns, by_message=bool(columns.keys() & {"text", "type", "name"}))


def is_field(name: str) -> bool:
    """Whether a record or its events have such a field."""
    first, dot, rest = name.partition(".")
    return bool(dot and rest and first in NESTED) or name in (
        *RECORD,
        *EVENT,
        "labels",
        "attachments",
        "events",
    )


def read_mapping(path: str) -> Mapped:
    """The mapping in a file. Raises Unclear with what is wrong in it."""
    try:
        source = read_source(path, Path(path).read_bytes())
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unclear("mapping_unreadable", path, (reason, reason)) from None
    for problem in source.problems:
        place = f"{path}:{problem.at.line}"
        raise Unclear("mapping_unreadable", place, (problem.message("id"), problem.message("en")))
    return _mapped(source.data, path)


def _mapped(told: Any, path: str) -> Mapped:
    if not isinstance(told, dict) or not isinstance(told.get("columns"), dict) or not told["columns"]:
        raise Unclear("mapping_without_columns", path)
    if strange := [str(key) for key in told if key not in _KEYS]:
        raise Unclear("mapping_key", path, _KEYS, strange[0])
    columns = {str(key): str(value) for key, value in told["columns"].items()}
    if wrong := [key for key in columns if not is_field(key)]:
        raise Unclear(
            "mapping_field",
            path,
            (*RECORD, *EVENT, "labels", "attachments", "customer.*", "fields.*", "args.*"),
            wrong[0],
        )
    if "id" not in columns:
        raise Unclear("mapping_field_missing", path, detail="id")
    rows = told.get(
        "rows",
        "message" if columns.keys() & {"text", "type", "name"} and not told.get("events") else "ticket",
    )
    if rows not in ("message", "ticket"):
        raise Unclear("mapping_rows", path, ("message", "ticket"), str(rows))
    if unfit := [key for key, fits in _FITTING.items() if key in told and not fits(told[key])]:
        raise Unclear("mapping_value", path, detail=unfit[0])
    formats = told.get("date_format", [])
    return Mapped(
        columns,
        by_message=rows == "message",
        speakers=_speakers(told.get("speakers"), path),
        date_formats=[formats] if isinstance(formats, str) else [str(one) for one in formats],
        values={
            str(key): {str(value).casefold(): to for value, to in ones.items()}
            for key, ones in (told.get("values") or {}).items()
            if isinstance(ones, dict)
        },
        events=[one for one in told.get("events") or [] if isinstance(one, dict)],
        delimiter=told.get("delimiter"),
        encoding=told.get("encoding"),
        sheet=None if told.get("sheet") is None else str(told["sheet"]),
        timezone=told.get("timezone"),
    )


def _is_text_encoding(name: Any) -> bool:
    """Whether a file's lines can be read in an encoding of that name."""
    try:
        return isinstance(name, str) and b"a;b\n".decode(name) == "a;b\n"
    except (LookupError, ValueError, UnicodeError):
        return False


_FITTING: dict[str, Callable[[Any], bool]] = {
    "date_format": lambda one: (
        isinstance(one, str) or (isinstance(one, list) and all(isinstance(part, str) for part in one))
    ),
    "values": lambda one: isinstance(one, dict) and all(isinstance(part, dict) for part in one.values()),
    "events": lambda one: isinstance(one, list) and all(isinstance(part, dict) for part in one),
    "delimiter": lambda one: isinstance(one, str) and len(one) == 1,
    "encoding": _is_text_encoding,
    "timezone": lambda one: isinstance(one, str),
}
"""What a key's value must be like; the rest is checked where it is used."""


def _speakers(told: Any, path: str) -> dict[str, str]:
    """`{agent: [CS, Admin]}` turned round."""
    if told is None:
        return {}
    if not isinstance(told, dict) or (wrong := [str(key) for key in told if key not in PARTIES]):
        raise Unclear("mapping_speakers", path, PARTIES, "" if not isinstance(told, dict) else wrong[0])
    found = {}
    for party, names in told.items():
        for one in names if isinstance(names, list) else [names]:
            found[str(one).strip().casefold()] = party
    return found
