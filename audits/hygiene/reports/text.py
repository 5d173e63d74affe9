"""Hygiene for people: one list for each sort of remark, with what it means."""

from __future__ import annotations

from itertools import groupby
from typing import TextIO

import msgspec

from audits.hygiene.examine import Hygiene, Remark
from audits.reports.visible import one_line

_WORDS = {
    "id": {
        "head": "{sop}: {rules} aturan, {phrases} frasa sendiri, {conversations} percakapan",
        "clean": "Tidak ada yang perlu dibenahi.",
        "nothing": "Tidak ada percakapan: aturan yang berlaku dan frasa yang cocok tidak diketahui.",
        "silent": "Aturan yang tidak pernah berlaku",
        "never_fails": "Aturan yang tidak pernah gagal",
        "noisy": "Aturan yang gagal pada lebih dari {noisy} percakapan yang dinilainya",
        "untested_pass": "Aturan tanpa contoh yang lulus",
        "untested_fail": "Aturan tanpa contoh yang gagal",
        "no_source": "Aturan tanpa sumber (`source`)",
        "no_owner": "Aturan tanpa pemilik (`owner`)",
        "unused_signal": "Sinyal yang tidak dipakai aturan mana pun",
        "silent_signal": "Sinyal yang tidak pernah cocok",
        "silent_phrase": "Frasa yang tidak pernah cocok",
        "judged": "dinilai {judged}",
        "failed": "gagal {failed} dari {judged}",
    },
    "en": {
        "head": "{sop}: {rules} rules, {phrases} phrases of its own, {conversations} conversations",
        "clean": "Nothing to clean up.",
        "nothing": "There are no conversations: which rules apply and which phrases match is not known.",
        "silent": "Rules that never applied",
        "never_fails": "Rules that never fail",
        "noisy": "Rules that fail in more than {noisy} of the conversations they judge",
        "untested_pass": "Rules without an example that passes",
        "untested_fail": "Rules without an example that fails",
        "no_source": "Rules without a source",
        "no_owner": "Rules without an owner",
        "unused_signal": "Signals that no rule uses",
        "silent_signal": "Signals that never match",
        "silent_phrase": "Phrases that never match",
        "judged": "judged {judged}",
        "failed": "{failed} of {judged} fail",
    },
}


def write(stream: TextIO, result: Hygiene, language: str) -> None:
    """The size of it, then the lists that are not empty."""
    words = _WORDS[language]
    said = {"sop": result.sop, "rules": result.rules, "phrases": result.phrases}
    stream.write(words["head"].format(conversations=result.conversations, **said) + "\n")
    if not result.conversations:
        stream.write(words["nothing"] + "\n")
    elif not result.remarks:
        stream.write(words["clean"] + "\n")
    for sort, group in groupby(result.remarks, key=lambda one: one.sort):
        remarks = list(group)
        title = _title(sort, result, language)
        stream.write(f"\n{title} ({len(remarks)}):\n")
        for one in remarks:
            stream.write(f"  {_line(one, language)}\n")


def _title(sort: str, result: Hygiene, language: str) -> str:
    return _WORDS[language][sort].format(noisy=f"{100 * result.noisy:g}%")


def sentence(one: Remark, result: Hygiene, language: str) -> str:
    """A remark in one sentence, without its place."""
    return (
        f"{_title(one.sort, result, language)}: {_line(msgspec.structs.replace(one, place=None), language)}"
    )


def _line(one: Remark, language: str) -> str:
    words = _WORDS[language]
    text = one.name
    if one.phrase is not None:
        prefix = "" if one.list == "any" else f"{one.list}: "
        return one_line(f"{text}: {prefix}“{one.phrase}”")
    if one.failed:
        text += ": " + words["failed"].format(failed=one.failed, judged=one.judged)
    elif one.judged is not None:
        text += ": " + words["judged"].format(judged=one.judged)
    return one_line(text if one.place is None else f"{text} ({one.place})")
