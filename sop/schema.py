"""The JSON Schema of the SOP language, composed from one fragment a rule kind.

Editors use it as `sop/schema.json` (written by `sop schema`, kept up to date by a test); `check` runs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from inspect import cleandoc
from typing import Any

from rules import KINDS, Kind
from rules.fragments import FRAGMENTS, STATUSES, ref
from sop.shapes import DEFINITIONS, DOCUMENT, RULE

Schema = Mapping[str, Any]

REQUIRED = ("sop", "version", "title", "language", "timezone")
"""What an SOP must say of itself. A file that only lends signals, calendars or ladders needs `sop` alone."""


def compose() -> dict[str, Any]:
    """The whole schema, JSON Schema 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:sop-audit:sop-1",
        "title": "SOP (sop/1)",
        "description": "A service procedure as rules that chats and tickets are audited against.",
        "type": "object",
        "required": ["sop"],
        "if": {"required": ["rules"]},
        "then": {"required": list(REQUIRED)},
        "additionalProperties": False,
        "properties": {**DOCUMENT, "rules": _rules()},
        "$defs": definitions(),
    }


def definitions() -> dict[str, Any]:
    """Every `$defs` entry by name: shared fragments, parts of a document, and `rule-KIND` for each kind."""
    return {
        **FRAGMENTS,
        **DEFINITIONS,
        **{f"rule-{name}": _rule(kind) for name, kind in KINDS.items()},
    }


def _rules() -> dict[str, Any]:
    chosen = [
        {"if": {"properties": {"kind": {"const": name}}}, "then": ref(f"rule-{name}")} for name in KINDS
    ]
    kind = {"title": "Kind", "description": "What the rule asks for.", "enum": list(KINDS)}
    return {
        "title": "Rules",
        "description": "What is audited, in the order of the report.",
        "type": "array",
        "items": {
            "title": "Rule",
            "type": "object",
            "required": ["id", "kind"],
            "properties": {"kind": kind},
            "allOf": chosen,
        },
    }


def _rule(kind: type[Kind]) -> dict[str, Any]:
    """A rule of one kind: what all rules share, then the kind's own options; nothing else."""
    doc = cleandoc(kind.__doc__ or kind.name)
    return {
        "title": f"Rule: {kind.name}",
        "description": doc.partition("\n")[0],
        "markdownDescription": doc,
        "type": "object",
        "required": ["id", "kind", *kind.required],
        "additionalProperties": False,
        "properties": {
            **RULE,
            "kind": {"const": kind.name, "description": doc.partition("\n")[0]},
            **kind.options,
        },
    }


def references(schema: Schema, data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str, Any, Any]]:
    """Each value inside `data` that the schema gives a `$defs` name: (name, value, path), outermost first.

    This is how the checks find every pattern, signal or duration of a rule without knowing its kind.
    """
    name = str(schema.get("$ref", "")).removeprefix("#/$defs/")
    if name:
        yield name, data, path
        return
    if isinstance(data, dict):
        others = schema.get("additionalProperties")
        for key, value in data.items():
            inside = schema.get("properties", {}).get(key, others)
            if isinstance(inside, dict):
                yield from references(inside, value, (*path, key))
        if schema.get("if") == {"type": "string"}:
            yield from references(schema["else"], data, path)
    elif isinstance(data, list) and "items" in schema:
        for index, value in enumerate(data):
            yield from references(schema["items"], value, (*path, index))


__all__ = ["REQUIRED", "STATUSES", "compose", "definitions", "references"]
