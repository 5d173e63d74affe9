"""What the pillars of the shipped SOPs are called in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

PILLARS: Mapping[str, Mapping[str, str]] = {
    "timeliness": {"id": "Ketepatan waktu", "en": "Timeliness"},
    "responsiveness": {"id": "Daya tanggap", "en": "Responsiveness"},
    "accuracy": {"id": "Ketepatan", "en": "Accuracy"},
    "consistency": {"id": "Konsistensi", "en": "Consistency"},
    "empathy": {"id": "Empati", "en": "Empathy"},
    "knowledge": {"id": "Pengetahuan", "en": "Knowledge"},
    "professionalism": {"id": "Profesionalisme", "en": "Professionalism"},
    "accessibility": {"id": "Kemudahan akses", "en": "Accessibility"},
    "personalisation": {"id": "Perhatian pribadi", "en": "Personal attention"},
    "proactivity": {"id": "Proaktif", "en": "Proactivity"},
}
"""Pillar as SOPs write it -> language -> its name. Source: S-20."""


def pillar_title(pillar: str, language: str) -> str:
    """The name of a known pillar in a language; any other as it is written."""
    return PILLARS.get(pillar, {}).get(language, pillar)
