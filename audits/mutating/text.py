"""Mutation results for people: the score, then each survivor with the example that would kill it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
        "sort": "jenis kesalahan",
        "noticed": "ketahuan",
        "survivors": "Yang tidak ketahuan",
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
        "sort": "sort of mistake",
        "noticed": "noticed",
        "survivors": "Not noticed",
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
        counts = [
            f"  {said(sort, language):<24} {caught:>4} / {whole}"
            for sort, caught, whole in counts_by_sort(one)
        ]
        stream.write("\n".join((*summary(one, language), *counts)) + "\n")


def under(share: float, least: float, language: str) -> str:
    """That the threshold was not reached."""
    return _WORDS[language]["under"].format(share=percent(share, language), least=percent(least, language))


def said(code: str, language: str) -> str:
    """A word of these results, or the name of a sort of mutants."""
    return _WORDS[language][code]


def change_of(fate: Fate, language: str) -> str:
    """What mistake it is, in a line."""
    arrow = f" → {one_line(fate.after, 60)}" if fate.after else ""
    return f"{_WORDS[language][fate.sort]}: {one_line(fate.before, 120)}{arrow}"


def counts_by_sort(one: Mutation) -> Iterator[tuple[str, int, int]]:
    """For each sort that was tried: the sort, how many were noticed, of how many that count."""
    for sort in SORTS:
        some = [fate for fate in one.fates if fate.sort == sort and fate.fate != "equivalent"]
        if some:
            yield sort, sum(fate.fate == "killed" for fate in some), len(some)


def summary(one: Mutation, language: str) -> Iterator[str]:
    """The score, then what else there is to say of it."""
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


def example_lines(fate: Fate) -> Iterator[str]:
    """The example that would kill a survivor, as YAML."""
    yield f"- expect: {fate.expect}          # {fate.rule}"
    if fate.classes is not None:
        yield f"  classes: [{', '.join(fate.classes)}]"
    yield "  chat: |"
    yield from (f"    {line}" for line in (fate.chat or "").splitlines())


def _survivor(fate: Fate, language: str) -> Iterator[str]:
    words = _WORDS[language]
    yield words["survived"].format(rules=", ".join(fate.rules), change=change_of(fate, language))
    if fate.chat is None:
        yield words["not-found"]
        return
    yield words["would"].format(instead=fate.instead)
    yield from (f"      {line}" for line in example_lines(fate))
