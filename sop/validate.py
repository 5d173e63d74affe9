"""An SOP file against the schema: each deviation as a problem at its place, with what to type.

Every rule is held against the fragment of its own kind, so that a mistake is never blamed on another kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rules import KINDS
from rules.fragments import ref
from sop.guess import closest
from sop.problem import Problem
from sop.schema import REQUIRED, compose, definitions
from sop.source import Path, Source

Schema = Mapping[str, Any]


RULES = {"type": "array", "examples": [[{"id": "salam", "kind": "greeting"}]]}
"""A document's rules as far as the document goes; each rule is held against its kind's fragment."""

TEST_FILE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["tests"],
    "properties": {
        "for": {"type": "string", "description": "The SOP tested, a relative path."},
        "title": {"type": "string"},
        "tests": {"type": "array", "items": ref("test")},
    },
}

Found = tuple[Path, Problem]
"""A problem with the path of the value it is about."""


def schema_problems(source: Source, main: bool) -> Iterator[Found]:
    """Everything the schema says against a file; `main`: it is an SOP, not a file that another one uses."""
    data = source.data
    if not isinstance(data, dict):
        yield (), Problem("not-an-sop" if data is not None else "empty-file", source.place())
        return
    if main and "rules" not in data:
        for key in REQUIRED:
            if key not in data and key != "sop":
                from sop.deviations import missing

                yield (), missing(source, (), key, compose()["properties"][key])
    from jsonschema import Draft202012Validator

    schema = compose()
    head = {**schema, "properties": {**schema["properties"], "rules": RULES}}
    validator = Draft202012Validator(head)
    yield from _deviations(validator, source, data, ())
    rules = data.get("rules")
    for index, rule in enumerate(rules if isinstance(rules, list) else ()):
        yield from _rule(validator, source, rule, ("rules", index))


def test_file_problems(source: Source) -> Iterator[Found]:
    """Everything the schema says against a file of tests."""
    from jsonschema import Draft202012Validator

    if not isinstance(source.data, dict):
        yield (), Problem("not-tests" if source.data is not None else "empty-file", source.place())
        return
    yield from _deviations(
        Draft202012Validator({**TEST_FILE, "$defs": definitions()}), source, source.data, ()
    )


def _rule(validator: Any, source: Source, rule: Any, path: Path) -> Iterator[Found]:
    if not isinstance(rule, dict):
        yield path, Problem("rule-no-mapping", source.place(path))
    elif "kind" not in rule:
        said = {"id": rule.get("id", "?"), "kinds": ", ".join(KINDS)}
        yield path, Problem("no-kind", source.opening(path), said)
    elif not isinstance(rule["kind"], str) or rule["kind"] not in KINDS:
        said = {
            "said": source.written((*path, "kind")),
            "kinds": ", ".join(KINDS),
            "guess": closest(rule["kind"], KINDS),
        }
        yield path, Problem("unknown-kind", source.place((*path, "kind")), said)
    else:
        chosen = validator.evolve(schema={"$ref": f"#/$defs/rule-{rule['kind']}"})
        yield from _deviations(chosen, source, rule, path)


def _deviations(validator: Any, source: Source, data: Any, base: Path) -> Iterator[Found]:
    for error in validator.iter_errors(data):
        from sop.deviations import deviation

        path = (*base, *error.absolute_path)
        if "propertyNames" in error.absolute_schema_path:
            path = (*path, error.instance)
        for problem in deviation(source, error, path):
            yield path, problem
