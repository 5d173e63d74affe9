"""Deviations from the schema, as `jsonschema` reports them, as problems for the person who wrote the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rules import KINDS
from rules.duration import DURATION
from rules.fragments import FRAGMENTS
from rules.pattern import EVENT_KEYS, RECORD_KEYS, RECORD_PREFIXES
from sop.example_shapes import AS_OF
from sop.flow import flow
from sop.guess import closest
from sop.moments import MOMENT
from sop.problem import Problem
from sop.repair import REPAIRS
from sop.schema import definitions
from sop.shapes import DATE, DAYS, DOCUMENT, FULL_DATE, SPAN
from sop.source import Path, Source
from sop.words import Term

Schema = Mapping[str, Any]

_PATTERNS = {
    DURATION: "bad-duration",
    DAYS: "bad-day",
    SPAN: "bad-span",
    DATE: "bad-date",
    FULL_DATE: "bad-full-date",
    MOMENT: "bad-moment",
    AS_OF: "bad-as-of",
    FRAGMENTS["name"]["pattern"]: "bad-name",
}
_YES_OR_NO = {
    **dict.fromkeys(("yes", "ya", "iya", "on", "y", "1", "benar"), "true"),
    **dict.fromkeys(("no", "tidak", "off", "n", "0", "salah"), "false"),
}


def deviation(source: Source, error: Any, path: Path) -> Iterator[Problem]:
    """The problems that a validation error means; `path` is where in the file its instance stands."""
    yield from _READINGS.get(error.validator, _other)(source, error, path)


def missing(source: Source, path: Path, key: str, schema: Schema) -> Problem:
    """A key that must be there is not."""
    said = {"key": key, "example": f"{key}: {_example(schema)}"}
    return Problem("missing-key", source.opening(path), said)


def _required(source: Source, error: Any, path: Path) -> Iterator[Problem]:
    if _is_phrase(error):
        yield from _phrase(source, error.instance, path)
        return
    schemas = error.schema.get("properties") or DOCUMENT
    misspelt = {closest(key, schemas) for key in error.instance if key not in schemas}
    for key in error.validator_value:
        if key not in error.instance and key not in misspelt and error.message.startswith(repr(key)):
            yield missing(source, path, key, schemas.get(key, {}))


def _phrase(source: Source, raw: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    """A mapping that holds neither words nor a pattern: words with a colon or a brace, or one forgot them."""
    keys = definitions()["phrase"]["properties"]
    meant = {closest(key, keys) for key in raw} - {None}
    written = source.written(path)
    if not meant:
        braced = written.startswith("{") and all(value is None for value in raw.values())
        yield Problem("phrase-brace" if braced else "phrase-colon", source.place(path), {"said": written})
    elif not meant & {"text", "regex"}:
        yield missing(source, path, "text", keys["text"])


def _unknown_keys(source: Source, error: Any, path: Path) -> Iterator[Problem]:
    known = tuple(error.schema.get("properties", ()))
    kind = KINDS[error.instance["kind"]] if _is_rule(path) else None
    listed = sorted(known, key=lambda key: kind is not None and key not in kind.options)
    prefixes = tuple(_prefixes(error.schema))
    if _is_phrase(error) and not any(closest(key, known) for key in error.instance):
        return
    for key in error.instance:
        if key in known or key.startswith(prefixes):
            continue
        at = source.place((*path, key), key=True)
        said = {"key": key, "known": ", ".join((*listed, *(f"{prefix}*" for prefix in prefixes)))}
        others = [name for name, other in KINDS.items() if key in other.options]
        if kind and others:
            yield Problem("key-of-other-kind", at, {**said, "kind": kind.name, "others": ", ".join(others)})
        elif "signal" in known and key in ("text", "contains", "phrase", "words", "kata"):
            yield Problem("text-in-pattern", at, said)
        elif "channel" in known and key in EVENT_KEYS:
            yield Problem("event-key-in-when", at, said)
        elif "escalate" in known and (key in RECORD_KEYS or key.startswith(RECORD_PREFIXES)):
            yield Problem("record-key-in-pattern", at, said)
        else:
            yield Problem("unknown-key", at, {**said, "guess": closest(key, known)})


def _is_rule(path: Path) -> bool:
    return len(path) == 2 and path[0] == "rules"


def _is_phrase(error: Any) -> bool:
    return bool(error.schema.get("title") == "Phrase")


def _prefixes(schema: Schema) -> Iterator[str]:
    """`^(?:customer|fields)\\.` as `customer.` and `fields.`."""
    for pattern in schema.get("patternProperties", ()):
        names = pattern.removeprefix("^").removeprefix("(?:").removesuffix("\\.").removesuffix(")")
        yield from (f"{name}." for name in names.split("|"))


def _wrong_type(source: Source, error: Any, path: Path) -> Iterator[Problem]:
    wanted = error.validator_value
    wanted = [wanted] if isinstance(wanted, str) else wanted
    value, at, key = error.instance, source.place(path), _key(path)
    written = source.written(path)
    said: dict[str, Any] = {"key": key, "said": written, "example": _typed(path, error.schema)}
    if value is None:
        yield Problem("empty-value", source.place(path, key=True), said)
    elif error.schema.get("pattern") == DURATION and isinstance(value, int | float):
        yield Problem("no-unit", at, said)
    elif wanted == ["boolean"]:
        yield Problem("not-yes-or-no", at, {**said, "guess": _YES_OR_NO.get(str(value).casefold())})
    elif "string" in wanted and isinstance(value, int | float):
        yield Problem("quote-it", at, said)
    elif wanted == ["integer", "array"]:
        yield Problem("needs-number", at, {**said, "wanted": Term("integer")})
    elif "array" in wanted and "object" not in wanted and not isinstance(value, dict):
        yield Problem("needs-list", at, {**said, "list": f"{key}: [{written}]"})
    elif wanted in (["integer"], ["number"]):
        yield Problem("needs-number", at, {**said, "wanted": Term(wanted[0])})
    else:
        yield Problem("wrong-type", at, {**said, "wanted": Term("|".join(wanted)), "is": Term(_type(value))})


def _type(value: Any) -> str:
    names = ((bool, "boolean"), (str, "string"), (dict, "object"), (list, "array"))
    return next((name for known, name in names if isinstance(value, known)), "number")


def _not_allowed(source: Source, error: Any, path: Path) -> Iterator[Problem]:
    allowed = [flow(value) for value in error.schema.get("enum", [error.schema.get("const")])]
    said = error.instance if isinstance(error.instance, str) else source.written(path)
    guess = closest(said, allowed)
    known = ", ".join((*allowed, *_other_forms(source, path)))
    words = {"said": said, "key": _key(path), "allowed": known, "guess": guess}
    yield Problem("not-allowed", source.place(path), words)


def _other_forms(source: Source, path: Path) -> Iterator[str]:
    """What else an option of a rule may be, besides the words that were listed: `{at_least: 1}`."""
    if len(path) == 3 and _is_rule(path[:2]):
        kind = KINDS[source.data["rules"][path[1]]["kind"]]
        examples = kind.options.get(str(path[2]), {}).get("examples", ())
        yield from (flow(example) for example in examples if isinstance(example, Mapping))


def _pattern(source: Source, error: Any, path: Path) -> Iterator[Problem]:
    code = _PATTERNS.get(
        error.validator_value, "bad-attribute" if "args" in error.validator_value else "bad-shape"
    )
    is_key = "propertyNames" in error.absolute_schema_path
    at = source.place(path, key=is_key)
    guess = REPAIRS[code](error.instance) if code in REPAIRS else None
    yield Problem(
        code, at, {"said": error.instance, "key": _key(path), "guess": guess, "known": ", ".join(EVENT_KEYS)}
    )


def _empty(source: Source, error: Any, path: Path) -> Iterator[Problem]:
    least = error.validator_value
    code = "empty-value" if least == 1 else "too-few" if error.validator == "minItems" else "not-whole"
    said = {"key": _key(path), "least": least, "example": _typed(path, error.schema)}
    yield Problem(code, source.place(path), said)


def _limit(source: Source, error: Any, path: Path) -> Iterator[Problem]:
    code = {"maximum": "too-high", "exclusiveMinimum": "not-above"}.get(error.validator, "too-low")
    said = {"key": _key(path), "said": source.written(path), "limit": error.validator_value}
    yield Problem(code, source.place(path), said)


def _twice(source: Source, error: Any, path: Path) -> Iterator[Problem]:
    for index, value in enumerate(error.instance):
        if value in error.instance[:index]:
            yield Problem("twice-in-list", source.place((*path, index)), {"said": value})


def _other(source: Source, error: Any, path: Path) -> Iterator[Problem]:
    yield Problem("bad-shape", source.place(path), {"said": source.written(path), "key": _key(path)})


def _key(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "sop")


def _typed(path: Path, schema: Schema) -> str:
    """An example as it would stand in the file: `key: value`, or a list's item."""
    example = _example(schema)
    return f"{path[-1]}: {example}" if path and isinstance(path[-1], str) else example


def _example(schema: Schema) -> str:
    """A value that the schema would accept, as one types it."""
    name = str(schema.get("$ref", "")).removeprefix("#/$defs/")
    whole: Schema = {**definitions().get(name, {}), **schema}
    for word in ("examples", "enum"):
        if whole.get(word):
            return flow(whole[word][0])
    if "default" in whole:
        return flow(whole["default"])
    if whole.get("type") == "array" and "items" in whole:
        return f"[{_example(whole['items'])}]"
    if whole.get("type") == "object" and whole.get("properties"):
        key = next(iter((*whole.get("required", ()), *whole["properties"])))
        return f"{{{key}: {_example(whole['properties'].get(key, {}))}}}"
    kinds = whole.get("type")
    kind = kinds[0] if isinstance(kinds, list) else str(kinds)
    return {"integer": "1", "number": "1", "boolean": "true", "array": "[...]"}.get(kind, "...")


_READINGS: Mapping[str, Callable[[Source, Any, Path], Iterator[Problem]]] = {
    "additionalProperties": _unknown_keys,
    "required": _required,
    "type": _wrong_type,
    "enum": _not_allowed,
    "const": _not_allowed,
    "pattern": _pattern,
    "minItems": _empty,
    "minProperties": _empty,
    "minLength": _empty,
    "minimum": _limit,
    "maximum": _limit,
    "exclusiveMinimum": _limit,
    "uniqueItems": _twice,
}
