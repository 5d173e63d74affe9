"""The published schema: up to date, a schema, true to its own examples and to the shipped files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from audits.cli.schema import schema_text
from rules import KINDS
from sop.schema import compose
from sop.source import read_source

ROOT = Path(__file__).parent.parent.parent
SCHEMA = compose()
WHOLE = Draft202012Validator(SCHEMA)


def test_the_published_schema_is_up_to_date() -> None:
    """Else: sop schema -o json=sop/schema.json"""
    assert (ROOT / "sop" / "schema.json").read_text(encoding="utf-8") == schema_text()


def test_it_is_json_schema_2020_12() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", sorted(SCHEMA["$defs"]))
def test_every_example_in_it_is_valid(name: str) -> None:
    schema = SCHEMA["$defs"][name]
    for example in schema.get("examples", ()):
        assert not list(WHOLE.evolve(schema=schema).iter_errors(example))


def _sentences(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        return [
            *([schema["oneOf"]] if "oneOf" in schema else []),
            *(s for v in schema.values() for s in _sentences(v)),
        ]
    return [s for v in schema for s in _sentences(v)] if isinstance(schema, list) else []


def test_kinds_are_never_alternatives_of_which_an_error_could_blame_the_wrong_one() -> None:
    assert _sentences(SCHEMA) == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_is_described_and_closed(kind: str) -> None:
    schema = SCHEMA["$defs"][f"rule-{kind}"]
    assert schema["description"]
    assert schema["additionalProperties"] is False
    assert {"id", "severity", "when", "calendar"} <= schema["properties"].keys()


@pytest.mark.parametrize("path", sorted(
    [*(ROOT / "sop" / "library").rglob("*.yaml"), *(ROOT / "audits" / "starter").rglob("*.yaml")]
), ids=lambda path: str(path.relative_to(ROOT)))  # fmt: skip
def test_shipped_files_fit_it_and_tell_editors_where_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [error.message for error in WHOLE.iter_errors(read_source(path.name, text.encode()).data)] == []
    assert text.startswith("# yaml-language-server: $schema=")


@pytest.mark.parametrize("rule", [
    {"id": "a", "kind": "greeting", "metric": "first_reply"},
    {"id": "a b", "kind": "greeting"},
    {"id": "a", "kind": "salam"},
    {"kind": "greeting"},
    {"id": "a", "kind": "deadline", "within": "15 menit"},
    {"id": "a", "kind": "style", "at_most": {"emoji": -1}},
])  # fmt: skip
def test_the_published_schema_alone_refuses(rule: dict[str, Any]) -> None:
    head = {"sop": "s", "version": "1", "title": "t", "language": "id", "timezone": "UTC"}
    assert not list(WHOLE.iter_errors({**head, "rules": []}))
    assert list(WHOLE.iter_errors({**head, "rules": [rule]}))


def test_it_is_json(tmp_path: Path) -> None:
    assert json.loads(schema_text()) == SCHEMA
