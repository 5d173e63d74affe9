"""The sentences of every problem, in Indonesian and English; loaded when a problem is shown, not before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

LANGUAGES = ("id", "en")
MANY = 12
LONGEST = 300
"""Characters of a value inside a sentence."""


class Term(str):
    """A word of the program inside a sentence (`list`, `rule`), to be said in the reader's language."""

    __slots__ = ()


def listed(names: Sequence[str]) -> str:
    """Names in a row; of many the first dozen."""
    return ", ".join((*names[:MANY], *(["…"] if len(names) > MANY else []))) or Term("none")


def message(code: str, said: Mapping[str, Any], language: str) -> str:
    """The sentence that says what is wrong. An unknown code (a new rule kind's) speaks for itself."""
    return _fill(_sentences(code, language)[0], said, language)


def help_text(code: str, said: Mapping[str, Any], language: str) -> str:
    """The sentence that says what to type; begins with a did-you-mean when `said` holds a guess."""
    sentences = _sentences(code, language)
    text = _fill(sentences[2 if said.get("guess") and len(sentences) > 2 else 1], said, language)
    if said.get("guess"):
        text = f"{_catalogue(language).DID_YOU_MEAN.format(guess=said['guess'])} {text}"
    return text.strip()


def note(code: str, said: Mapping[str, Any], language: str) -> str:
    """The words beside a second place."""
    return _fill(_catalogue(language).NOTES[code], said, language)


def _sentences(code: str, language: str) -> tuple[str, ...]:
    """What is wrong, what to type, and perhaps what to add to a did-you-mean instead of the latter."""
    sentences: tuple[str, ...] = _catalogue(language).PROBLEMS.get(code, (code, ""))
    return sentences


def _fill(template: str, said: Mapping[str, Any], language: str) -> str:
    return template.format_map({key: _worded(value, language) for key, value in said.items()})


def _worded(value: Any, language: str) -> Any:
    """Terms in the reader's language, `a|b` as "a or b"; ways to say something, each of one or more keys;
    anything else, cut if it is too long to be read."""
    terms = _catalogue(language).TERMS
    if isinstance(value, tuple):
        return f", {terms['or']} ".join(
            f" {terms['and']} ".join(f"`{part}`" for part in way) for way in value
        )
    if isinstance(value, Term):
        return f" {terms['or']} ".join(terms[part] for part in value.split("|"))
    return f"{value[:LONGEST]}…" if isinstance(value, str) and len(value) > LONGEST else value


def _catalogue(language: str) -> Any:
    return import_module(f"sop.words.{language if language in LANGUAGES else 'en'}")
