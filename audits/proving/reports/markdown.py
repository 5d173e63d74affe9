"""Proofs and differences as Markdown, for a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from audits.proving.diff import Difference
from audits.proving.prove import Proof
from audits.proving.reports import lines
from audits.proving.reports.words import sentence
from audits.proving.staging import Staged
from audits.reports.marks import block, plain


def write_proof(proofs: Sequence[Proof], stream: TextIO, language: str, witnesses: bool) -> None:
    """As the text report, with the shortest conversations folded away."""
    for proof in proofs:
        stream.write(f"### {plain(lines.summary(proof, language))}\n\n")
        for conflict in proof.conflicts:
            rules = lines.quoted(conflict.rules)
            stream.write(f"**{sentence('conflict', language, rules=rules)}**\n\n")
            stream.write(sentence("conflict-why", language) + "\n\n")
            for rule, staged in conflict.without:
                stream.write(f"{sentence('without', language, rule=rule)}\n\n{_chat(staged)}\n")
        for one in proof.alone:
            if one.fault in ("never-activated", "never-passes"):
                rule = lines.quoted((one.rule,))
                stream.write(
                    f"**{sentence('dead', language, rule=rule)}** {sentence(one.fault, language)}\n\n"
                )
        for fault in proof.ladders:
            if fault.level == "fault":
                stream.write(f"**{plain(lines.ladder(fault, language))}**\n\n")
        _listed(stream, sentence("redundant", language), lines.redundant(proof, language))
        _listed(stream, sentence("unsaid", language), lines.unsaid(proof, language))
        if witnesses:
            _witnesses(proof, stream, language)


def _listed(stream: TextIO, title: str, said: Iterator[str]) -> None:
    some = list(said)
    if some:
        stream.write(f"**{title}**\n\n" + "".join(f"- {plain(line)}\n" for line in some) + "\n")


def _witnesses(proof: Proof, stream: TextIO, language: str) -> None:
    stream.write(f"<details><summary>{sentence('shortest', language)}</summary>\n\n")
    stream.write(sentence("later", language) + "\n\n")
    for one in proof.alone:
        for code, staged in (("passes", one.passes), ("fails", one.fails)):
            if staged is not None:
                stream.write(f"`{one.rule}` {sentence(code, language)}\n\n{_chat(staged)}\n")
    stream.write("</details>\n\n")


def write_diff(found: Difference, stream: TextIO, language: str) -> None:
    """A table of the rules that changed, then the conversations that show it."""
    stream.write(f"### {plain(lines.counts(found, language))}\n\n")
    changed = [one for one in found.rules if not lines.bare(one)]
    if changed:
        titles = (sentence(code, language) for code in ("rule", "change", "also"))
        stream.write(f"| {' | '.join(titles)} |\n|---|---|---|\n")
    for one in changed:
        aside = plain("; ".join(lines.aside(one, language)))
        stream.write(f"| `{one.rule}` | {sentence(one.change, language)} | {aside} |\n")
    stream.write("\n" if changed else "")
    for name, before, after in found.heads:
        said = {"name": name, "before": lines.plain(before, language), "after": lines.plain(after, language)}
        stream.write(f"- {plain(sentence('field', language, **said))}\n")
    for signal in found.signals:
        stream.write(f"- {sentence('signals', language)} {plain(lines.signal(signal, language))}\n")
    stream.write("\n" if found.heads or found.signals else "")
    for one in changed:
        for code, staged in (("now-fails", one.stricter), ("no-longer-fails", one.looser)):
            if staged is not None:
                stream.write(f"`{one.rule}`: {sentence(code, language)}\n\n{_chat(staged)}\n")


def _chat(staged: Staged) -> str:
    return block(lines.chat(staged))
