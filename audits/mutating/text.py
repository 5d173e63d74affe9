"""Mutation results for people: the score, then each survivor with the example that would kill it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import indent
from typing import TextIO

from audits.mutating.mutants import SORTS
from audits.mutating.mutate import Fate, Mutation
from audits.reports.visible import one_line
from audits.testing.coverage_text import percent

_WORDS = {
    "id": {
        "head": "{sop}: {killed} dari {whole} mutan ketahuan oleh {examples} contoh: {score}",
        "none": "{sop}: tidak ada mutan yang dicoba.",
        "drawn": "  dicoba {tried} dari {of} mutan, benih {seed}",
        "equivalent": "  {count} mutan terbukti sama artinya dan tidak dihitung",
        "failing": "  {count} contoh tidak lulus pada SOP sendiri; jalankan sop test",
        "survived": "Tidak ketahuan: {rules}: {change}",
        "would": "  contoh yang akan mengetahuinya ({instead} menurut mutan):",
        "not-found": "  tidak ditemukan contoh yang membedakannya",
        "limit": "batas",
        "count": "jumlah",
        "order": "urutan",
        "dropped": "dihilangkan",
        "option": "pilihan",
        "comparison": "perbandingan",
        "must": "must",
        "template": "template",
        "when": "when",
        "day": "hari kerja dihilangkan",
        "phrase": "frasa dihilangkan",
        "under": "Di bawah batas: {share}, diminta {least}.",
    },
    "en": {
        "head": "{sop}: {killed} of {whole} mutants were noticed by {examples} examples: {score}",
        "none": "{sop}: no mutants were tried.",
        "drawn": "  tried {tried} of {of} mutants, seed {seed}",
        "equivalent": "  {count} mutants are proved to mean the same and do not count",
        "failing": "  {count} examples do not hold of the SOP itself; run sop test",
        "survived": "Not noticed: {rules}: {change}",
        "would": "  an example that would notice ({instead} by the mutant):",
        "not-found": "  no example was found that tells it apart",
        "limit": "limit",
        "count": "count",
        "order": "order",
        "dropped": "dropped",
        "option": "option",
        "comparison": "comparison",
        "must": "must",
        "template": "template",
        "when": "when",
        "day": "working day dropped",
        "phrase": "phrase dropped",
        "under": "Under the threshold: {share}, asked {least}.",
    },
}


def write(found: Sequence[Mutation], stream: TextIO, language: str) -> None:
    """Survivors by rule, the score last."""
    for one in found:
        for fate in one.fates:
            if fate.fate == "survived":
                stream.write("\n".join(_survivor(fate, language)) + "\n\n")
        stream.write("\n".join(_summary(one, language)) + "\n")


def under(share: float, least: float, language: str) -> str:
    """That the threshold was not reached."""
    return _WORDS[language]["under"].format(share=percent(share, language), least=percent(least, language))


def _summary(one: Mutation, language: str) -> Iterator[str]:
    words = _WORDS[language]
    if one.score is None:
        yield words["none"].format(sop=one.sop)
        return
    killed, survived = one.count("killed"), one.count("survived")
    yield words["head"].format(
        sop=one.sop,
        killed=killed,
        whole=killed + survived,
        examples=one.examples,
        score=percent(one.score, language),
    )
    if len(one.fates) < one.of:
        yield words["drawn"].format(tried=len(one.fates), of=one.of, seed=one.seed)
    if one.count("equivalent"):
        yield words["equivalent"].format(count=one.count("equivalent"))
    if one.failing:
        yield words["failing"].format(count=one.failing)
    for sort in SORTS:
        some = [fate for fate in one.fates if fate.sort == sort and fate.fate != "equivalent"]
        if some:
            caught = sum(fate.fate == "killed" for fate in some)
            yield f"  {words[sort]:<24} {caught:>4} / {len(some)}"


def _survivor(fate: Fate, language: str) -> Iterator[str]:
    words = _WORDS[language]
    arrow = f" → {one_line(fate.after, 60)}" if fate.after else ""
    change = f"{words[fate.sort]}: {one_line(fate.before, 120)}{arrow}"
    yield words["survived"].format(rules=", ".join(fate.rules), change=change)
    if fate.chat is None:
        yield words["not-found"]
        return
    yield words["would"].format(instead=fate.instead)
    yield f"      - expect: {fate.expect}          # {fate.rule}"
    yield "        chat: |"
    yield indent(fate.chat, "          ")
