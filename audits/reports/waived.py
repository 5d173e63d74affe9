"""What people read of waivers: why a finding does not count, and which waivers somebody has to look at."""

from __future__ import annotations

from collections.abc import Iterator

from audits.reports import Setting
from audits.reports.personal import Veil
from audits.reports.visible import one_line
from audits.reports.wording import Wording
from audits.tally import Tally
from audits.waivers import Standing, Waiver, standing
from engine.verdict import Waived

_NAMED = 8
"""Waivers named before the rest is counted."""

WORDS = {
    "id": {
        "head": "Dikecualikan, tercantum tetapi tidak dihitung: {parts}",
        "waived": "temuan dengan pengecualian {n}",
        "known": "temuan dari baseline {n}",
        "verdicts": "kegagalan seluruhnya {n}",
        "none": "tidak ada temuan",
        "gone": "Baseline: {n} dari {listed} temuan sudah tidak ada",
        "expired": "Pengecualian kedaluwarsa: {told}",
        "found": "temuannya masih ada, dan dihitung",
        "lost": "temuannya tidak ada lagi",
        "unused": "Pengecualian tidak terpakai: {told}",
        "more": "… pengecualian lain yang perlu dilihat: {n}",
    },
    "en": {
        "head": "Waived, listed and not counted: {parts}",
        "waived": "findings by waivers {n}",
        "known": "findings from the baseline {n}",
        "verdicts": "failures entirely {n}",
        "none": "no findings",
        "gone": "Baseline: {n} of {listed} findings are gone",
        "expired": "Expired waiver: {told}",
        "found": "its finding is still there, and counts",
        "lost": "its finding is gone",
        "unused": "Unused waiver: {told}",
        "more": "… more waivers to look at: {n}",
    },
}


def why_waived(waived: Waived) -> str:
    """`reason (owner, → 2026-12-31)`; a baseline's is its name alone."""
    if waived.owner is None:
        return one_line(waived.reason, 200)
    return f"{one_line(waived.reason, 200)} ({one_line(waived.owner, 60)}, → {waived.expires})"


def about_waivers(setting: Setting, tally: Tally) -> Iterator[tuple[str, bool]]:
    """Sentences about the run's waivers, each with whether it needs somebody; none without waivers."""
    if setting.settled is None:
        return
    wording, met = Wording(setting.language), tally.settling
    words, number = WORDS[wording.language], wording.number
    found = standing(setting.settled, met)
    parts = []
    if met.waived:
        parts.append(words["waived"].format(n=number(met.waived)))
    if met.known:
        parts.append(words["known"].format(n=number(met.known)))
    if met.verdicts:
        parts.append(words["verdicts"].format(n=number(met.verdicts)))
    yield words["head"].format(parts=", ".join(parts) or words["none"]), False
    if found.gone:
        yield words["gone"].format(n=number(found.gone), listed=number(found.listed)), False
    yield from ((line, True) for line in _stale(found, words, Veil(setting.language, setting.unmask)))


def _stale(found: Standing, words: dict[str, str], veil: Veil) -> Iterator[str]:
    lines = [
        words["expired"].format(told=f"{_told(waiver, veil)}; {words['found' if there else 'lost']}")
        for waiver, there in found.expired[:_NAMED]
    ]
    lines += [words["unused"].format(told=_told(waiver, veil)) for waiver in found.unused[:_NAMED]]
    yield from lines[:_NAMED]
    if found.stale > len(lines[:_NAMED]):
        yield words["more"].format(n=found.stale - len(lines[:_NAMED]))


def _told(waiver: Waiver, veil: Veil) -> str:
    reason, owner = one_line(veil.text(waiver.reason), 80), one_line(waiver.owner, 40)
    return f"{waiver.fingerprint}, → {waiver.expires}, {owner}: {reason} ({one_line(waiver.place, 80)})"
