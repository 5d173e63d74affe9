"""What explanations say, in Indonesian and English: an entry a sentence or word, `{}` for what fills it."""

from __future__ import annotations

from collections.abc import Mapping

from audits.explanation.said.words.en import WORDS as _EN
from audits.explanation.said.words.id import WORDS as _ID

WORDS: Mapping[str, Mapping[str, str]] = {"id": _ID, "en": _EN}
"""Language -> key -> words. Keys with a dot belong to a group: `verdict.pass`, `template.response`."""


def words_of(language: str) -> Mapping[str, str]:
    """The catalogue of a language; English for any that there is none for."""
    return WORDS.get(language, _EN)
