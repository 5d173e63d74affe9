"""What explanations say, in Indonesian and English: one entry a sentence or word, `{}` for what fills it in."""

from __future__ import annotations

from collections.abc import Mapping

from audits.explanation.said.words import en, id

WORDS: Mapping[str, Mapping[str, str]] = {"id": id.WORDS, "en": en.WORDS}
"""Language -> key -> words. Keys with a dot belong to a group: `verdict.pass`, `template.response`."""


def words_of(language: str) -> Mapping[str, str]:
    """The catalogue of a language; English for any that there is none for."""
    return WORDS.get(language, WORDS["en"])
