"""What happened besides messages, in a few words: statuses, assignments, actions, ratings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from audits.reports.personal import Veil
from audits.reports.visible import one_line
from engine.conversation import Event

_LENGTH = 160


def happening(event: Event, veil: Veil, called: Callable[[str], str]) -> str:
    """`refund {"order": "O-1"}`, `open → solved`, `4/5`: without the type, which the page names.

    `called` says what an agent is called.
    """

    def short(value: object) -> str:
        return one_line(veil.text(str(value)[: 10 * _LENGTH]), _LENGTH)

    match event.type:
        case "status" | "priority":
            return f"{short(event.from_)} → {short(event.to)}" if event.from_ else short(event.to)
        case "assign":
            who = called(event.to) if event.to else ""
            return one_line(" · ".join(part for part in (who, event.group) if part), _LENGTH)
        case "escalate":
            return short(event.to)
        case "action":
            return " ".join(part for part in (short(event.name), _arguments(event.args, short)) if part)
        case "rating":
            value = short(event.value) if event.out_of is None else f"{short(event.value)}/{event.out_of:g}"
            return f"{short(event.scale)} {value}" if event.scale else value
        case _:
            return " ".join(short(part) for part in (event.type, event.name, event.to) if part)


def _arguments(arguments: dict[str, Any] | None, short: Callable[[object], str]) -> str:
    if not arguments:
        return ""
    told = (f"{key}: {value if isinstance(value, str) else _json(value)}" for key, value in arguments.items())
    return f"({short(', '.join(told))})"


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
