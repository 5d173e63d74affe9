"""Builders for tests of history and trends: a small SOP, conversations, and audits that are stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb

from audits.cli import main

RULES: list[dict[str, Any]] = [
    {
        "id": "greet",
        "kind": "phrase",
        "signal": "hello",
        "must": {"at_least": 1},
        "weight": 3,
        "pillar": "care",
    },
    {"id": "thank", "kind": "phrase", "signal": "thanks", "must": {"at_least": 1}, "pillar": "care"},
    {
        "id": "no-promise",
        "kind": "phrase",
        "signal": "promise",
        "must": "never",
        "severity": "critical",
        "title": {"id": "Jangan berjanji", "en": "No promises"},
    },
]


def write_sop(
    name: str = "sop.yaml", version: str = "1.0.0", rules: Sequence[dict[str, Any]] = RULES, **more: Any
) -> str:
    """An SOP file; its name."""
    sop = {
        "sop": "shop",
        "version": version,
        "title": "Shop",
        "language": "en",
        "timezone": "Asia/Jakarta",
        "signals": {name: {"by": "agent", "any": [name]} for name in ("hello", "promise", "thanks")},
        "rules": list(rules),
    }
    Path(name).write_text(json.dumps({**sop, **more}), encoding="utf-8")
    return name


def record(
    name: str, *said: tuple[str | None, str], day: str | None = "2026-01-05", **more: Any
) -> dict[str, Any]:
    """A conversation of what agents said, in order; without a day no event has a time."""
    events = [
        {"type": "message", "by": "agent", "text": text}
        | ({"at": f"{day}T09:{place:02d}:00+07:00"} if day else {})
        | ({"author": agent} if agent else {})
        for place, (agent, text) in enumerate(said)
    ]
    return {"id": name, "status": "solved", "events": events, **more}


def write_data(records: Iterable[dict[str, Any]], name: str = "chats.ndjson") -> str:
    """A data file; its name."""
    Path(name).write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return name


def stored(
    records: Iterable[dict[str, Any]] | None, *more: str, sop: str = "sop.yaml", store: str = "h.duckdb"
) -> int:
    """Audits records (None: chats.ndjson as it is) into a store; the exit code."""
    if records is not None:
        write_data(records)
    arguments = ("--sop", sop, "--store", store, "--fail-on", "never", "-o", "manifest=m.json")
    return main(["audit", "chats.ndjson", *arguments, *more])


def rows(query: str, store: str = "h.duckdb") -> list[tuple[Any, ...]]:
    """What a query finds in a store."""
    with duckdb.connect(store, read_only=True) as connection:
        found: list[tuple[Any, ...]] = connection.execute(query).fetchall()
        return found


def trend(*more: str, store: str = "h.duckdb") -> dict[str, Any]:
    """The trend as its JSON says it."""
    assert main(["trend", store, "-o", "json=t.json", *more]) == 0
    told: dict[str, Any] = json.loads(Path("t.json").read_text(encoding="utf-8"))
    return told
