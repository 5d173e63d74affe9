"""The page's own words, in Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping

from audits.reports.page.english import ENGLISH
from audits.reports.page.indonesian import INDONESIAN

WORDS: Mapping[str, Mapping[str, str]] = {"id": INDONESIAN, "en": ENGLISH}
