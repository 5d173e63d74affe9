"""Schema fragments that several rule kinds share; the published schema carries them under `$defs`."""

from __future__ import annotations

from typing import Any

from rules.duration import DURATION
from rules.pattern import EVENT_KEYS, RECORD_KEYS

PARTIES = ("customer", "agent", "bot", "system")
STATUSES = ("new", "open", "pending", "on-hold", "solved", "closed")


def ref(name: str) -> dict[str, str]:
    """A reference to one of FRAGMENTS."""
    return {"$ref": f"#/$defs/{name}"}


def _value() -> dict[str, Any]:
    scalar = {"type": ["string", "number", "boolean"]}
    return {
        "title": "Value test",
        "description": "A value, a list (one of), or {gte, gt, lte, lt, exists, not}.",
        "type": ["string", "number", "boolean", "array", "object"],
        "items": scalar,
        "minItems": 1,
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {
            **{op: {"type": ["number", "string"]} for op in ("gt", "gte", "lt", "lte")},
            "exists": {"type": "boolean"},
            "not": ref("value"),
        },
        "examples": ["urgent", ["high", "urgent"], {"gte": 5}, {"exists": True}, {"not": "email"}],
    }


def _nested(name: str, keys: tuple[str, ...], prefix: str, title: str, examples: list[Any]) -> dict[str, Any]:
    return {
        "title": title,
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {
            **{key: ref("value") for key in keys},
            "any": {"type": "array", "minItems": 1, "items": ref(name)},
            "all": {"type": "array", "minItems": 1, "items": ref(name)},
            "not": ref(name),
        },
        "patternProperties": {prefix: ref("value")},
        "examples": examples,
    }


FRAGMENTS: dict[str, dict[str, Any]] = {
    "name": {
        "title": "Name",
        "description": "Letters, digits, `-`, `_` and `.`; no spaces.",
        "type": "string",
        "pattern": r"^[^\s:/#\[\]{},&*!|>'\"%@`]+$",
        "examples": ["balasan-pertama"],
    },
    "duration": {
        "title": "Duration",
        "description": "90s, 15m, 2h30m, 1d (24 hours on the rule's clock) or 2bd (working days).",
        "type": "string",
        "pattern": DURATION,
        "examples": ["15m", "2h30m", "2bd"],
    },
    "count": {"title": "Count", "type": "integer", "minimum": 1, "examples": [1, 3]},
    "party": {"title": "Who", "enum": list(PARTIES)},
    "parties": {
        "title": "Whose messages",
        "description": "customer, agent, bot or system, or a list of them.",
        "type": ["string", "array"],
        "if": {"type": "string"},
        "then": {"enum": list(PARTIES)},
        "else": {"minItems": 1, "items": {"enum": list(PARTIES)}},
        "examples": ["agent", ["agent", "bot"]],
    },
    "signal_names": {
        "title": "Signal",
        "description": "The name of a signal, or a list of which one is enough.",
        "type": ["string", "array"],
        "items": {"type": "string"},
        "minItems": 1,
        "examples": ["greeting", ["thanks", "farewell"]],
    },
    "text": {
        "title": "Text for people",
        "description": "Text, or one text a language: {id: ..., en: ...}.",
        "type": ["string", "object"],
        "additionalProperties": {"type": "string"},
        "minProperties": 1,
        "examples": ["Balasan pertama", {"id": "Balasan pertama", "en": "First reply"}],
    },
    "value": _value(),
    "pattern": _nested(
        "pattern",
        EVENT_KEYS,
        r"^args\.",
        "Event pattern: all keys must hold of one event",
        [{"signal": "complaint", "by": "customer"}, {"action": "refund", "args.order": {"exists": True}}],
    ),
    "when": _nested(
        "when",
        RECORD_KEYS,
        r"^(?:customer|fields|class)\.",
        "Condition on the record: all keys must hold",
        [{"channel": "whatsapp"}, {"priority": ["high", "urgent"]}, {"fields.order_total": {"gte": 1000000}}],
    ),
}

FRAGMENTS["label"] = {
    **FRAGMENTS["pattern"],
    "title": "Class: an event pattern, how often it must match, a condition on the record",
    "properties": {
        "at_least": {**ref("count"), "default": 1, "description": "How many events must match."},
        "when": {**ref("when"), "description": "And the record is so."},
        **FRAGMENTS["pattern"]["properties"],
    },
    "examples": [
        {"signal": "complaint_delivery", "by": "customer"},
        {"signal": "abuse", "at_least": 2},
        {"when": {"customer.new": True}},
    ],
}
FRAGMENTS["stage"] = {
    **FRAGMENTS["pattern"],
    "title": "Stage: an id, a title, an event pattern, a condition on the record",
    "required": ["id"],
    "properties": {
        "id": ref("name"),
        "title": ref("text"),
        "when": {**ref("when"), "description": "And the record is so."},
        **FRAGMENTS["pattern"]["properties"],
    },
    "examples": [{"id": "solusi", "title": {"id": "Solusi", "en": "Solution"}, "signal": "solution"}],
}
FRAGMENTS["step"] = {
    **FRAGMENTS["pattern"],
    "title": "Step: an id and an event pattern",
    "required": ["id"],
    "minProperties": 2,
    "properties": {"id": ref("name"), "title": ref("text"), **FRAGMENTS["pattern"]["properties"]},
    "examples": [{"id": "minta-maaf", "signal": "apology"}],
}
NEED_OPTIONS: dict[str, Any] = {
    "same": {
        "type": "array",
        "items": {"type": "string", "pattern": rf"^(?:{'|'.join(EVENT_KEYS)}|args\..+)$"},
        "description": "Attributes that its events share with the event of `before`.",
    },
    "since": {**ref("pattern"), "description": "Only events after the last one like this count."},
    "within": {**ref("duration"), "description": "How long before, at most."},
}
"""What a need of a prerequisite says beside its events."""

FRAGMENTS["need"] = {
    **FRAGMENTS["pattern"],
    "title": "Need: an event pattern, or several joined by any and all",
    "properties": {**NEED_OPTIONS, **FRAGMENTS["pattern"]["properties"]},
    "examples": [
        {"any": [{"action": "verify_id"}, {"action": "verify_phone"}]},
        {"action": "get_order", "same": ["args.order"]},
        {"signal": "explicit_yes", "by": "customer", "since": {"type": "message", "by": "agent"}},
    ],
}
