"""What the handbook and the pictures say, in Indonesian and English; the keys of both are the same."""

from __future__ import annotations

from collections.abc import Mapping

from audits.handbook.words.en import WORDS as _EN
from audits.handbook.words.id import WORDS as _ID

WORDS: Mapping[str, Mapping[str, str]] = {"id": _ID, "en": _EN}
"""Language -> key -> words, `{}` for what fills them."""
