"""What a record over the corpus is about, and its figure, as people read them."""

from __future__ import annotations

from audits.reports.visible import one_line
from audits.reports.wording import NONE
from engine.corpus.words import figure
from engine.measured import CorpusMeasured
from engine.verdict import Verdict

_WORDS = {
    "id": {
        "all": "semua percakapan",
        "agent": "agen",
        "team": "tim",
        "channel": "kanal",
        "priority": "prioritas",
        "day": "hari",
        "week": "pekan",
        "month": "bulan",
        "quarter": "triwulan",
        "year": "tahun",
        "tags": "tag",
    },
    "en": {"all": "all conversations"},
}


def scope_name(verdict: Verdict, language: str) -> str:
    """The group: `agen a7 · bulan 2026-01`; all conversations without one. Personal data are not hidden."""
    words = _WORDS["id" if language == "id" else "en"]
    group = verdict.corpus.group if verdict.corpus else {}
    parts = [f"{words.get(name, name)} {one_line(value or NONE, 60)}" for name, value in group.items()]
    return " · ".join(parts) or words["all"]


def measured_figure(verdict: Verdict, language: str) -> tuple[str, str, str]:
    """The figure, its interval and its limit (`≥ 85%`); each "" where there is none."""
    one = verdict.measured
    if not isinstance(one, CorpusMeasured):
        return "", "", ""
    said = figure(one.value, one.unit, language, one.limit)
    interval = ""
    if one.low is not None and one.high is not None:
        interval = f"{figure(one.low, one.unit, language)} – {figure(one.high, one.unit, language)}"
    return said, interval, figure(one.limit, one.unit, language)
