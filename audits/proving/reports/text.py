"""Proofs and differences as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import indent
from typing import TextIO

from audits.proving.diff import Difference
from audits.proving.prove import Proof
from audits.proving.reports import lines
from audits.proving.reports.words import sentence
from audits.proving.staging import Staged


def write_proof(proofs: Sequence[Proof], stream: TextIO, language: str, witnesses: bool) -> None:
    """Faults first, then what is redundant, what is not decided, and the shortest conversations."""
    for proof in proofs:
        _faults(proof, stream, language)
        _listed(stream, sentence("redundant", language), list(lines.redundant(proof, language)))
        _listed(stream, sentence("unsaid", language), list(lines.unsaid(proof, language)))
        if witnesses:
            _witnesses(proof, stream, language)
        if proof.refused:
            stream.write(sentence("refused", language, count=proof.refused) + "\n")
        stream.write(lines.summary(proof, language) + "\n")


def _faults(proof: Proof, stream: TextIO, language: str) -> None:
    for conflict in proof.conflicts:
        stream.write(sentence("conflict", language, rules=", ".join(conflict.rules)) + "\n")
        stream.write(f"  {sentence('conflict-why', language)}")
        stream.write(f" {sentence('conflict-timed', language)}\n" if conflict.timed else "\n")
        for rule, staged in conflict.without:
            stream.write(f"  {sentence('without', language, rule=rule)}\n{_chat(staged)}")
        stream.write("\n")
    for one in proof.alone:
        if one.fault in ("never-activated", "never-passes"):
            stream.write(
                f"{sentence('dead', language, rule=one.rule)}\n  {sentence(one.fault, language)}\n\n"
            )
    for fault in proof.ladders:
        if fault.level == "fault":
            stream.write(f"{lines.ladder(fault, language)}\n\n")


def _listed(stream: TextIO, title: str, said: Sequence[str]) -> None:
    if said:
        stream.write(f"{title}:\n" + "".join(f"  - {line}\n" for line in said) + "\n")


def _witnesses(proof: Proof, stream: TextIO, language: str) -> None:
    stream.write(f"{sentence('shortest', language)}. {sentence('later', language)}\n")
    for one in proof.alone:
        stream.write(f"\n{one.rule}\n")
        for code, staged in (("passes", one.passes), ("fails", one.fails)):
            shown = _chat(staged) if staged else f"    {sentence('none', language)}\n"
            stream.write(f"  {sentence(code, language)}\n{shown}")
    stream.write("\n")


def write_diff(found: Difference, stream: TextIO, language: str) -> None:
    """Rule by rule what changed, with the conversations that show it."""
    for name, before, after in found.heads:
        said = {"name": name, "before": lines.plain(before, language), "after": lines.plain(after, language)}
        stream.write(sentence("field", language, **said) + "\n")
    for signal in found.signals:
        stream.write(f"{sentence('signals', language)} {lines.signal(signal, language)}\n")
    if found.heads or found.signals:
        stream.write("\n")
    for one in found.rules:
        if lines.bare(one):
            continue
        aside = lines.aside(one, language)
        stream.write(
            f"{one.rule}: {sentence(one.change, language)}{'; ' if aside else ''}{'; '.join(aside)}\n"
        )
        for code, staged in (("now-fails", one.stricter), ("no-longer-fails", one.looser)):
            if staged is not None:
                stream.write(f"  {sentence(code, language)}\n{_chat(staged)}")
    stream.write(lines.counts(found, language) + "\n")


def _chat(staged: Staged) -> str:
    return indent(lines.chat(staged), "    ") + "\n"
