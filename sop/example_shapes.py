"""Schema fragments of examples and tests: chats with the verdicts they must get."""

from __future__ import annotations

from typing import Any

from rules.fragments import ref
from sop.moments import MOMENT, TIME

AS_OF = rf"^(?:{TIME}|{MOMENT[1:-1]})$"

_EXAMPLE: dict[str, Any] = {
    "chat": {"type": "string", "minLength": 1, "description": "The chat, see docs/testing.md."},
    "record": {"type": "object", "description": "Instead of `chat`: a whole conversation record."},
    "expect": ref("verdict"),
    "message": {
        "description": "Which event of the chat (from 1) the findings must point to, or several.",
        "type": ["integer", "array"],
        "minimum": 1,
        "items": {"type": "integer", "minimum": 1},
    },
    "finding": {"type": "string", "description": "Words that a finding must hold."},
    "classes": {
        "description": "All classes or stages that a classify or stages rule must find.",
        "type": "array",
        "items": {"type": "string"},
    },
    "as_of": {**ref("as_of"), "description": "The time to judge at; by default the chat's last."},
    "title": {"type": "string", "description": "What the example shows."},
    "language": {
        "type": "string",
        "enum": ["id", "en"],
        "description": "The chat's language: the example is passed over in an SOP of another one.",
    },
}

EXAMPLES: dict[str, dict[str, Any]] = {
    "example": {
        "title": "Example",
        "description": "A chat (`C:` customer, `A:` agent) and the verdict the rule must give it.",
        "type": "object",
        "additionalProperties": False,
        "required": ["expect"],
        "properties": _EXAMPLE,
        "examples": [{"expect": "pass", "chat": "C: Halo\nA: Selamat pagi, Kak."}],
    },
    "test": {
        "title": "Test",
        "description": "A chat and the verdicts that rules must give it.",
        "type": "object",
        "additionalProperties": False,
        "required": ["expect"],
        "properties": {
            **_EXAMPLE,
            "rule": {"type": "string", "description": "The rule, if `expect` is one verdict."},
            "expect": {
                "description": "The verdict of `rule`, or verdicts by rule id.",
                "type": ["string", "object"],
                "if": {"type": "string"},
                "then": ref("verdict"),
                "else": {"additionalProperties": ref("verdict")},
            },
        },
        "examples": [{"expect": {"salam": "pass"}, "chat": "C: Halo\nA: Selamat pagi, Kak."}],
    },
    "verdict": {
        "title": "Verdict",
        "type": "string",
        "enum": ["pass", "fail", "pending", "not_evaluable", "not_applicable"],
    },
    "as_of": {
        "title": "Time of judging",
        "type": "string",
        "pattern": AS_OF,
        "examples": ["09:30", "2026-01-06T09:30"],
    },
}
