"""Schema fragments of a document: its head, signals, calendars, ladders, and what all rules share."""

from __future__ import annotations

from typing import Any

from rules.fragments import ref
from sop.example_shapes import EXAMPLES
from sop.model import SEVERITIES
from sop.moments import MOMENT, TIME

DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)"
DAYS = rf"^(?:daily|{DAY}(?: *- *{DAY})?(?: *, *{DAY}(?: *- *{DAY})?)*)$"
SPAN = rf"^{TIME} *- *{TIME}$"
DATE = r"^(?:[0-9]{4}|-)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"
FULL_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def _texts(title: str, description: str, examples: list[Any]) -> dict[str, Any]:
    return {
        "title": title,
        "description": description,
        "type": ["string", "array"],
        "items": {"type": "string"},
        "examples": examples,
    }


_HEARING: dict[str, Any] = {
    "spelling": {
        "description": "loose: abbreviations (`spellings`) and elongated letters count as the proper word.",
        "enum": ["exact", "loose"],
        "default": "exact",
    },
    "quoted": {
        "description": "false: what stands inside quotation marks or quoted lines does not count.",
        "type": "boolean",
        "default": True,
    },
    "position": {
        "description": "Where in the message the phrase must stand.",
        "enum": ["begins", "ends", "first_sentence", "last_sentence"],
    },
    "question": {
        "description": "true: in a question; yes_no: in one without a question word; false: in none.",
        "enum": [True, "yes_no", False],
    },
}
"""What is asked of phrases, of one or of all of a signal."""

DEFINITIONS: dict[str, dict[str, Any]] = {
    "phrase": {
        "title": "Phrase",
        "description": "Words to be found whole; {regex: ...}; or {text: ...} with what else is asked of it. "
        "In words, {name} stands for any word of a group and ` ... ` for up to 5 other words.",
        "type": ["string", "object"],
        "minLength": 1,
        "additionalProperties": False,
        "properties": {
            "text": {
                "type": "string",
                "minLength": 1,
                "description": "The words.",
                "examples": ["assalamualaikum"],
            },
            "regex": {"type": "string", "minLength": 1, "description": "Instead of words: a pattern."},
            "typos": {
                "description": "Letters that may be wrong: 1 in a text of 5 or more, 2 in one of 9 or more.",
                "type": "integer",
                "minimum": 0,
                "maximum": 2,
            },
            **_HEARING,
        },
        "if": {"type": "object", "required": ["regex"]},
        "else": {
            "title": "Phrase",
            "if": {"type": "object"},
            "then": {"title": "Phrase", "required": ["text"]},
        },
        "examples": [
            "mohon maaf",
            "{barang} ... rusak",
            {"text": "assalamualaikum", "typos": 1},
            {"regex": "refund.{0,20}(proses|kirim)"},
        ],
    },
    "signal": {
        "title": "Signal",
        "description": "A named property of one message: any of `any` is said and none of `none`.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "by": ref("parties"),
            "any": {
                "description": "Phrases of which one is enough.",
                "type": "array",
                "minItems": 1,
                "items": ref("phrase"),
            },
            "none": {
                "description": "Phrases that take the signal away from the whole message.",
                "type": "array",
                "items": ref("phrase"),
            },
            "except": {
                "description": "Phrases that take away only what they overlap.",
                "type": "array",
                "items": ref("phrase"),
            },
            **_HEARING,
            "title": ref("text"),
            "help": ref("text"),
            "is": {
                "description": "Example messages that carry the signal.",
                "type": "array",
                "items": {"type": "string"},
            },
            "not": {
                "description": "Tempting messages that do not.",
                "type": "array",
                "items": {"type": "string"},
            },
            "override": {"type": "boolean", "description": "true: replaces the signal of this name."},
            "extend": {
                "type": "boolean",
                "description": "true: adds its phrases to the signal of this name.",
            },
        },
        "examples": [{"by": "agent", "any": ["terima kasih", "makasih"], "none": ["tidak terima kasih"]}],
    },
    **EXAMPLES,
    "group": {
        "title": "Group of words",
        "description": "Words and phrases, any of which `{name}` stands for.",
        "type": "array",
        "minItems": 1,
        "items": {"type": "string", "minLength": 1},
        "examples": [["barang", "paket", "pesanan"]],
    },
    "spelling": {
        "title": "Ways of writing a word",
        "description": "What people type for it; single words.",
        "type": "array",
        "minItems": 1,
        "items": {"type": "string", "minLength": 1},
        "examples": [["gak", "nggak", "tdk"]],
    },
    "span": {
        "title": "Opening hours span",
        "description": "HH:MM-HH:MM; 24:00 ends a day, 22:00-06:00 runs past midnight.",
        "type": "string",
        "pattern": SPAN,
        "examples": ["08:00-12:00", "00:00-24:00"],
    },
    "spans": {
        "title": "Opening hours of a day",
        "type": ["string", "array"],
        "if": {"type": "string"},
        "then": ref("span"),
        "else": {"items": ref("span")},
        "examples": [["08:00-12:00", "13:00-17:00"], []],
    },
    "hours": {
        "title": "Opening hours of a week",
        "description": "By day (mon to sun), range (mon-fri) or daily; a day left out is closed.",
        "type": "object",
        "propertyNames": {"title": "Day", "pattern": DAYS},
        "additionalProperties": ref("spans"),
        "examples": [{"mon-fri": ["08:00-12:00", "13:00-17:00"], "sat": ["09:00-13:00"]}],
    },
    "day": {
        "title": "Date",
        "description": "YYYY-MM-DD, or --MM-DD for every year.",
        "type": "string",
        "pattern": DATE,
        "examples": ["2026-03-20", "--12-26"],
    },
    "date": {"title": "Full date", "type": "string", "pattern": FULL_DATE, "examples": ["2026-02-18"]},
    "moment": {
        "title": "Date or time",
        "description": "YYYY-MM-DD, or YYYY-MM-DDTHH:MM with an offset if it is not the SOP's.",
        "type": "string",
        "pattern": MOMENT,
        "examples": ["2026-01-01", "2026-01-01T08:00:00+07:00"],
    },
    "holidays": {
        "title": "Holidays",
        "description": "A country's holidays, and further dates closed or open.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "country": {"type": "string", "description": "Two letters.", "examples": ["ID"]},
            "subdivision": {"type": "string", "description": "A province or state of the country."},
            "categories": {
                "description": "Kinds of holidays; for ID: public, government (cuti bersama), school ...",
                "type": "array",
                "minItems": 1,
                "items": {"type": "string"},
                "default": ["public"],
            },
            "closed": {"description": "Days off.", "type": "array", "items": ref("day")},
            "open": {
                "description": "Days worked all the same; {DATE: [spans]} gives them hours of their own.",
                "type": "array",
                "items": {
                    "type": ["string", "object"],
                    "if": {"type": "string"},
                    "then": ref("day"),
                    "else": {
                        "minProperties": 1,
                        "propertyNames": ref("day"),
                        "additionalProperties": ref("spans"),
                    },
                },
            },
        },
        "examples": [{"country": "ID", "categories": ["public", "government"], "closed": ["--12-26"]}],
    },
    "calendar": {
        "title": "Calendar",
        "description": "Working hours; a rule's deadlines run on it.",
        "type": "object",
        "required": ["hours"],
        "additionalProperties": False,
        "properties": {
            "timezone": ref("timezone"),
            "hours": ref("hours"),
            "holidays": ref("holidays"),
            "periods": {
                "description": "Dated hours that replace the week's, both days included.",
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["from", "until", "hours"],
                    "additionalProperties": False,
                    "properties": {"from": ref("date"), "until": ref("date"), "hours": ref("hours")},
                },
            },
            "title": ref("text"),
            "help": ref("text"),
            "override": {"type": "boolean", "description": "true: replaces the calendar of this name."},
        },
    },
    "timezone": {
        "title": "Time zone",
        "description": "An IANA name: Asia/Jakarta (WIB), Asia/Makassar (WITA), Asia/Jayapura (WIT).",
        "type": "string",
        "examples": ["Asia/Jakarta", "UTC"],
    },
    "ladder": {
        "title": "Ladder",
        "description": "Tiers of support, the lowest first.",
        "type": "array",
        "minItems": 2,
        "uniqueItems": True,
        "items": {"type": "string"},
        "examples": [["agent", "supervisor", "manager"]],
    },
}

RULE: dict[str, dict[str, Any]] = {
    "id": {**ref("name"), "description": "The rule's name in reports; it never changes meaning."},
    "kind": {},
    "title": {**ref("text"), "description": "What the rule asks, in a few words."},
    "help": {**ref("text"), "description": "Why, and what to do instead."},
    "severity": {
        "enum": list(reversed(SEVERITIES)),
        "default": "major",
        "description": "A critical rule that fails makes the conversation's score 0.",
    },
    "weight": {
        "type": "number",
        "exclusiveMinimum": 0,
        "default": 1,
        "description": "Share in the conversation's score.",
    },
    "source": _texts("Source", "Where the rule comes from.", ["S-01", ["S-01", "HR/12"]]),
    "pillar": {"type": "string", "description": "The scorecard section it counts in."},
    "owner": {"type": "string", "description": "Who answers for the rule."},
    "replaces": _texts("Replaces", "Rules of earlier versions that this one replaces.", ["salam-lama"]),
    "calendar": {"type": "string", "description": "The rule's clock; without it wall time."},
    "when": {**ref("when"), "description": "Which conversations the rule is for."},
    "examples": {
        "description": "Chats with the verdict they must get; `sop test` runs them.",
        "type": "array",
        "items": ref("example"),
    },
    "override": {"type": "boolean", "description": "true: replaces the rule of this id."},
}

DOCUMENT: dict[str, dict[str, Any]] = {
    "sop": {**ref("name"), "description": "The SOP's name in reports.", "examples": ["toko-online"]},
    "version": {
        "title": "Version",
        "description": "Moves when the meaning does.",
        "type": "string",
        "minLength": 1,
        "examples": ["1.0.0"],
    },
    "title": ref("text"),
    "language": {"title": "Language of the findings", "enum": ["id", "en"]},
    "timezone": ref("timezone"),
    "effective": {
        "title": "Effective",
        "description": "Conversations created outside are not audited; `until` includes its day.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {"from": ref("moment"), "until": ref("moment")},
    },
    "source": _texts("Source", "Where the SOP comes from.", ["Pedoman layanan 2026"]),
    "owner": {"type": "string", "description": "Who answers for the SOP."},
    "uses": {
        "title": "Uses",
        "description": "Files whose signals, calendars, ladders and rules it takes over.",
        "type": "array",
        "items": {"type": "string"},
        "examples": [["library:signals/id", "kalender.yaml"]],
    },
    "exclude": {**ref("when"), "description": "Conversations that are left out: spam, tests."},
    "calendars": {
        "title": "Calendars",
        "examples": [{"jam-kerja": {"hours": {"mon-fri": ["08:00-17:00"]}}}],
        "type": "object",
        "propertyNames": ref("name"),
        "additionalProperties": ref("calendar"),
    },
    "signals": {
        "title": "Signals",
        "description": "Named properties of one message.",
        "examples": [{"minta-maaf": {"by": "agent", "any": ["mohon maaf"]}}],
        "type": "object",
        "propertyNames": ref("name"),
        "additionalProperties": ref("signal"),
    },
    "words": {
        "title": "Words",
        "description": "Groups of words for use in phrases as {name}.",
        "examples": [{"barang": ["barang", "paket", "pesanan"]}],
        "type": "object",
        "propertyNames": ref("name"),
        "additionalProperties": ref("group"),
    },
    "spellings": {
        "title": "Spellings",
        "description": "Proper words with what people type for them, for signals with `spelling: loose`.",
        "examples": [{"tidak": ["gak", "nggak", "tdk"]}],
        "type": "object",
        "additionalProperties": ref("spelling"),
    },
    "ladders": {
        "title": "Ladders",
        "description": "Tiers of support for escalation rules.",
        "examples": [{"bantuan": ["agent", "supervisor", "manager"]}],
        "type": "object",
        "propertyNames": ref("name"),
        "additionalProperties": ref("ladder"),
    },
}
