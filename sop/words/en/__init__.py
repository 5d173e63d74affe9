"""The sentences for each problem: what is wrong, then what to type."""

from __future__ import annotations

from sop.words.en import changes, corpus, examples, features, meaning, reading, shape

DID_YOU_MEAN = "Did you mean `{guess}`?"

TERMS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "`key: value` pairs",
    "or": "or",
    "and": "and",
    "none": "(none yet)",
}

NOTES = {
    "written-first": "first written here",
    "defined-first": "`{name}` is already defined here",
    "noticed-here": "noticed only here",
    "waits-here": "`{name}` wants another event first",
    "builds-here": "`{name}` depends on other classes",
    "in-force": "the dates of `{name}`",
}

PROBLEMS: dict[str, tuple[str, ...]] = {
    **reading.PROBLEMS,
    **shape.PROBLEMS,
    **meaning.PROBLEMS,
    **corpus.PROBLEMS,
    **examples.PROBLEMS,
    **changes.PROBLEMS,
    **features.PROBLEMS,
}
