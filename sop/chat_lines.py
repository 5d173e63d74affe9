"""A conversation record written in the notation of `sop.chat`, which reads it back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sop.chat import MONDAY

_SPEAKERS = {"customer": "C", "agent": "A", "bot": "B", "system": "S"}
_PLAIN = ("channel", "priority", "status", "subject")


def write_chat(record: Mapping[str, Any]) -> str:
    """The lines of a record: what is said of all of it, then its events with their times."""
    return "\n".join((*_facts(record), *_events(record["events"])))


def _facts(record: Mapping[str, Any]) -> Iterator[str]:
    for key in _PLAIN:
        if key in record:
            yield f"{key}: {record[key]}"
    for key in ("created_at", "closed_at"):
        if key in record:
            yield f"{key}: {record[key]}"
    if record.get("tags"):
        yield f"tags: {', '.join(record['tags'])}"
    for root, prefix in (("customer", "customer."), ("fields", "fields.")):
        for key, value in record.get(root, {}).items():
            yield f"{prefix}{key}: {_scalar(value)}"


def _scalar(value: Any) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def _events(events: Any) -> Iterator[str]:
    day = MONDAY
    for event in events:
        at = event.get("at")
        if at is not None and at[:10] != day:
            day = at[:10]
            yield day
        time = "--:--" if at is None else at[11:16] if at[17:19] in ("", "00") else at[11:19]
        head, said = _said(event)
        who = f" ({event['author']})" if event.get("author") else ""
        labels = f" [{', '.join(event['labels'])}]" if event.get("labels") else ""
        yield f"{time} {head}{who}{labels}: {said}".rstrip()


def _said(event: Mapping[str, Any]) -> tuple[str, str]:
    kind = event["type"]
    if kind == "message":
        if "text" not in event:
            return _SPEAKERS[event["by"]], "[foto]"
        text = event["text"].replace("\n", "\n  ")
        return ("note A" if event.get("public") is False else _SPEAKERS[event["by"]]), text
    if kind == "action":
        return kind, event["name"] + (f" {json.dumps(event['args'])}" if event.get("args") else "")
    if kind == "rating":
        return kind, f"{event.get('scale', 'csat')} {event['value']}"
    return kind, str(event.get("to", ""))
