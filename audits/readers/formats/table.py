"""From the rows of a table to records, as a mapping says; one row a message or one a ticket."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from audits.readers.chunk import BadRecord
from audits.readers.formats.desk import in_order, moment
from audits.readers.formats.interface import Account, Asked, Record, Unclear
from audits.readers.formats.mapping import EVENT, LISTS, PARTIES, TIMES, Mapped, plain_names, read_mapping

Row = Mapping[str, Any]

_PARTIES = {
    "agen": "agent",
    "admin": "agent",
    "cs": "agent",
    "staff": "agent",
    "operator": "agent",
    "outgoing": "agent",
    "out": "agent",
    "keluar": "agent",
    "assistant": "agent",
    "pelanggan": "customer",
    "pembeli": "customer",
    "user": "customer",
    "end-user": "customer",
    "incoming": "customer",
    "in": "customer",
    "masuk": "customer",
    "contact": "customer",
    "sistem": "system",
    **{party: party for party in PARTIES},
}


class Wrong(Exception):
    """A row that cannot be used; the message is the reason."""


def mapping_of(asked: Asked, header: Sequence[str], source: str) -> Mapped:
    """The mapping that was given, checked against the header; else the names themselves. Raises Unclear."""
    if asked.mapping is None:
        if own := plain_names(header):
            return own
        raise Unclear("mapping", source, [name for name in header if name])
    mapped = read_mapping(asked.mapping)
    return checked(mapped, header, source)


def checked(mapped: Mapped, header: Sequence[str], source: str) -> Mapped:
    """The mapping if all its columns are there. Raises Unclear."""
    asked_for = [*mapped.columns.values()]
    asked_for += [
        str(value["column"])
        for one in mapped.events
        for value in one.values()
        if isinstance(value, dict) and "column" in value
    ]
    for column in asked_for:
        if column not in header:
            raise Unclear("column_missing", source, [name for name in header if name], column)
    return mapped


def records(
    rows: Iterable[tuple[int, Row]], mapped: Mapped, source: str, account: Account
) -> Iterator[Record | BadRecord]:
    """The conversations of a table's rows. With one row a message all are held, because those of one

    conversation may lie anywhere.
    """
    table = _Table(mapped, account)
    grouped: dict[str, Record] = {}
    for line, row in rows:
        if all(value in (None, "") for value in row.values()):
            account.skipped["empty_rows"] += 1
            continue
        try:
            if not mapped.by_message:
                yield table.ticket(row)
                continue
            own = table.id(row)
            if own not in grouped:
                grouped[own] = table.head(row, own)
            grouped[own]["events"].append(table.event(row))
        except Wrong as wrong:
            yield BadRecord(source, line, str(wrong))
    for record in grouped.values():
        account.read["conversations"] += 1
        record["events"] = in_order(record["events"])
        yield record


class _Table:
    def __init__(self, mapped: Mapped, account: Account) -> None:
        self._mapped = mapped
        self._account = account
        self._event_fields = [
            key
            for key in mapped.columns
            if key in EVENT or key.startswith("args.") or key in ("labels", "attachments")
        ]
        self._record_fields = [
            key for key in mapped.columns if key not in self._event_fields and key not in ("id", "events")
        ]
        try:
            self._zone = ZoneInfo(mapped.timezone) if mapped.timezone else None
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise Unclear("mapping_timezone", "mapping", detail=str(mapped.timezone)) from None

    def id(self, row: Row) -> str:
        value = row.get(self._mapped.columns["id"])
        if value in (None, ""):
            raise Wrong(f"no id in column {self._mapped.columns['id']!r}")
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)

    def head(self, row: Row, own: str) -> Record:
        """The record that a row tells of, without events."""
        record: Record = {"id": own}
        for key in self._record_fields:
            _put(record, key, self._value(key, row))
        record["events"] = []
        return record

    def ticket(self, row: Row) -> Record:
        """A whole record in one row."""
        record = self.head(row, self.id(row))
        if column := self._mapped.columns.get("events"):
            record["events"] = _json(row.get(column), column)
        for told in self._mapped.events:
            if event := self._told_event(told, row):
                record["events"].append(event)
        if not self._mapped.events and "text" in self._mapped.columns and self._value("text", row):
            event = self.event(row)
            event.setdefault("at", record.get("created_at"))
            record["events"].append({key: value for key, value in event.items() if value is not None})
        record["events"] = in_order(record["events"])
        self._account.read["conversations"] += 1
        return record

    def _told_event(self, told: Row, row: Row) -> dict[str, Any] | None:
        event: dict[str, Any] = {}
        for key, value in told.items():
            if isinstance(value, Mapping) and "column" in value:
                found = self._plain(str(key), row.get(str(value["column"])))
                if found is None:
                    return None
                _put(event, str(key), found)
            else:
                _put(event, str(key), value)
        event.setdefault("type", "message")
        self._account.read["messages" if event["type"] == "message" else "actions"] += 1
        return event

    def event(self, row: Row) -> dict[str, Any]:
        event: dict[str, Any] = {}
        for key in self._event_fields:
            _put(event, key, self._value(key, row))
        event.setdefault("type", "message" if "text" in self._mapped.columns else "action")
        if event["type"] == "message" and "text" not in event and "attachments" not in event:
            event["text"] = ""
        if "by" not in event and (
            party := self._mapped.speakers.get(str(event.get("author", "")).strip().casefold())
        ):
            event["by"] = party
        self._account.read["messages" if event["type"] == "message" else "actions"] += 1
        return event

    def _value(self, key: str, row: Row) -> Any:
        return self._plain(key, row.get(self._mapped.columns[key]))

    def _plain(self, key: str, value: Any) -> Any:
        """A cell as the field wants it; None if it is empty. Raises Wrong."""
        if isinstance(value, str):
            value = value.strip() if key != "text" else value
        if value is None or value == "":
            return None
        own = self._mapped.values.get(key, {})
        if (known := str(value).casefold()) in own:
            return own[known]
        if key in TIMES:
            return self._time(value)
        if key == "by":
            return self._party(str(value))
        if key == "public":
            return str(value).strip().casefold() not in (
                "false",
                "0",
                "no",
                "tidak",
                "internal",
                "private",
                "salah",
            )
        if key in LISTS:
            return value if isinstance(value, list) else _list(str(value))
        if key in ("value", "out_of"):
            return _number(value)
        if key.partition(".")[0] in ("fields", "args", "customer"):
            return value.isoformat() if isinstance(value, date) else value
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)

    def _party(self, value: str) -> str:
        party = self._mapped.speakers.get(value.casefold()) or _PARTIES.get(value.casefold())
        if party is None:
            raise Wrong(f"who is {value!r}? Name it under `speakers` in the mapping")
        return party

    def _time(self, value: Any) -> str:
        at: datetime | None = None
        if isinstance(value, datetime):
            at = value
        elif isinstance(value, date):
            at = datetime(value.year, value.month, value.day)
        else:
            for form in self._mapped.date_formats:
                try:
                    at = datetime.strptime(str(value), form)
                    break
                except ValueError:
                    continue
        if at is None:
            told = None if self._mapped.date_formats else moment(value)
            if told is None:
                raise Wrong(
                    f"{str(value)[:40]!r} is no time; say how it is written with `date_format` in the mapping"
                )
            at = datetime.fromisoformat(told)
        if at.tzinfo is None and self._zone:
            at = at.replace(tzinfo=self._zone)
        return at.isoformat()


def _put(record: dict[str, Any], key: str, value: Any) -> None:
    if value is None:
        return
    first, dot, rest = key.partition(".")
    if dot:
        record.setdefault(first, {})[rest] = value
    else:
        record[key] = value


def _list(value: str) -> list[Any]:
    if value.startswith("["):
        found = _json(value, "list")
        return found if isinstance(found, list) else [found]
    return [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]


def _json(value: Any, column: str) -> Any:
    if value in (None, ""):
        return []
    if not isinstance(value, str | bytes):
        return value
    try:
        return msgspec.json.decode(value)
    except (msgspec.DecodeError, RecursionError):
        raise Wrong(f"column {column!r} holds no JSON") from None


def _number(value: Any) -> Any:
    if isinstance(value, int | float):
        return value
    try:
        number = float(str(value).replace(",", "."))
    except ValueError:
        return value
    return int(number) if number.is_integer() else number
