"""What explanations say, in Indonesian and English: an entry a sentence or word, `{}` for what fills it."""

from __future__ import annotations

from collections.abc import Mapping

from audits.explanation.said.words.en import WORDS as _EN
from audits.explanation.said.words.id import WORDS as _ID

WORDS: Mapping[str, Mapping[str, str]] = {"id": _ID, "en": _EN}
"""Language -> key -> words. Keys with a dot belong to a group: `verdict.pass`, `template.response`."""


def counted(words: Mapping[str, str], key: str, number: float) -> str:
    """The entry for a number of things: the one for a single thing, `key.one`, where there is one."""
    return words.get(f"{key}.one", words[key]) if number == 1 else words[key]


def words_of(language: str) -> Mapping[str, str]:
    """The catalogue of a language; English for any that there is none for."""
    return WORDS.get(language, _EN)
