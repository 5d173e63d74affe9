"""Conversation records that are not one a line: a JSON list of them, or a single one spread over lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from audits.readers.chunk import BadRecord
from audits.readers.formats.export import Export
from audits.readers.formats.interface import Account, Asked, Record

SUFFIXES = (".json", ".ndjson", ".jsonl", ".parquet")

_BEGIN = re.compile(rb'"events"\s*:\s*\[')
_OTHERS = re.compile(rb'"(?:audits|conversation_parts|tickets)"\s*:')


def recognises(export: Export) -> bool:
    """Whether the first record has an id and events; a very long first line is not read to its end."""
    head = export.head
    if head.lstrip()[:1] == b"{" and len(head) > 1 << 18 and b"\n" not in head:
        return bool(_BEGIN.search(head)) and not _OTHERS.search(head)
    return _is_record(export.sample)


def _is_record(one: Any) -> bool:
    of_a_ticket = (
        isinstance(one, Mapping) and {"ticket_id", "author_id"} <= one.keys()
    )  # an audit of Zendesk's
    return (
        isinstance(one, Mapping) and "id" in one and isinstance(one.get("events"), list) and not of_a_ticket
    )


def are_lines(export: Export) -> bool:
    """Whether the records can be read as they are, one a line."""
    head = export.head.lstrip()
    first, end, rest = head.partition(b"\n")
    return head[:1] == b"{" and not (end and rest.strip() and first.rstrip() in (b"{", b""))


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """The records as they are. Raises Damaged, Refused."""
    for got in export.documents():
        if isinstance(got, BadRecord):
            yield got
            continue
        line, document = got
        for number, one in enumerate(document if isinstance(document, list) else [document], 1):
            if isinstance(one, dict):
                account.read["conversations"] += 1
                yield one
            else:
                yield BadRecord(export.name, line, f"entry {number} is no object")
