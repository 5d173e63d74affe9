"""Coverage for people and programs: a table, a percentage, and what no example exercises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from audits.reports.visible import one_line
from audits.testing.coverage import SORTS, Coverage

_WORDS = {
    "id": {
        "head": "Cakupan contoh {sop}: {share}",
        "rule": "aturan",
        "verdict": "putusan",
        "branch": "cabang",
        "phrase": "frasa",
        "lacking": "Belum ada contohnya:",
        "under": "Di bawah batas: {share}, diminta {least}.",
        "step": "langkah",
        "alternative": "pilihan",
        "unless": "kecuali",
        "target": "target",
        "class": "golongan",
        "when": "when",
    },
    "en": {
        "head": "Coverage of {sop} by examples: {share}",
        "rule": "rules",
        "verdict": "verdicts",
        "branch": "branches",
        "phrase": "phrases",
        "lacking": "Without an example:",
        "under": "Under the threshold: {share}, asked {least}.",
        "step": "step",
        "alternative": "alternative",
        "unless": "unless",
        "target": "target",
        "class": "class",
        "when": "when",
    },
}


def write(found: Sequence[Coverage], stream: TextIO, language: str) -> None:
    """For each SOP its table, then what is lacking, rule by rule."""
    for one in found:
        stream.write("\n".join(_lines(one, language)) + "\n")


def under(one: Coverage, least: float, language: str) -> str:
    """That the threshold was not reached."""
    share = percent(one.share, language)
    return _WORDS[language]["under"].format(share=share, least=percent(least, language))


def percent(share: float, language: str) -> str:
    """With one decimal, never rounded up to 100 %."""
    text = f"{min(share * 100, 99.9) if share < 1 else 100.0:.1f}%"
    return text.replace(".", ",") if language == "id" else text


def plain(found: Sequence[Coverage]) -> list[dict[str, Any]]:
    """For JSON."""
    return [
        {
            "sop": one.sop,
            "share": round(one.share, 6),
            **{sort: dict(zip(("covered", "of"), one.counts(sort), strict=True)) for sort in SORTS},
            "lacking": [
                {"sort": item.sort, "of": item.of, "name": item.name}
                for item in one.items
                if not item.covered
            ],
        }
        for one in found
    ]


def _lines(one: Coverage, language: str) -> Iterator[str]:
    words = _WORDS[language]
    yield words["head"].format(sop=one.sop, share=percent(one.share, language))
    for sort in SORTS:
        covered, whole = one.counts(sort)
        if whole:
            yield f"  {words[sort]:<9} {covered:>5} / {whole:<5} {percent(covered / whole, language):>7}"
    lacking: dict[str, list[str]] = {}
    for item in one.items:
        if not item.covered:
            sort, colon, rest = item.name.partition(": ")
            branch = f"{words[sort]}{colon}{rest}" if item.sort == "branch" else item.name
            lacking.setdefault(item.of, []).append(
                one_line(f"“{branch}”" if item.sort == "phrase" else branch)
            )
    if lacking:
        yield words["lacking"]
        yield from (f"  {of}: {', '.join(names)}" for of, names in lacking.items())
