"""What both text and Markdown say of proofs and differences, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from audits.proving.diff import CHANGES, Difference, RuleDiff, SignalDiff
from audits.proving.ladders import Fault
from audits.proving.prove import Proof
from audits.proving.reports.words import sentence
from audits.proving.staging import Staged
from sop.chat_lines import write_chat

SHOWN = 20
"""Sets of rules that are named where nothing was proved; JSON names all."""

_LEFT = ("pairs", "groups", "follows")
"""What may be left over beside single rules, which are counted by themselves."""


def chat(staged: Staged) -> str:
    """The conversation in the chat notation; that the record is solved goes without saying."""
    record = {key: value for key, value in staged.record.items() if (key, value) != ("status", "solved")}
    return write_chat(record)


def summary(proof: Proof, language: str) -> str:
    """One sentence with all counts."""
    return sentence(
        "summary",
        language,
        sop=proof.sop.name,
        rules=len(proof.sop.rules),
        conflicts=len(proof.conflicts),
        dead=sum(one.fault in ("never-activated", "never-passes") for one in proof.alone),
        ladders=sum(one.level == "fault" for one in proof.ladders),
        follows=proof.remarks(),
        unsaid=undecided(proof),
        seconds=f"{proof.seconds:.1f}",
    )


def ladder(fault: Fault, language: str) -> str:
    """A ladder's fault."""
    joint = " → " if fault.code == "ladder-circle" else ", "
    said = {"name": fault.name, "rules": quoted(fault.rules), "tiers": joint.join(fault.tiers)}
    return sentence(fault.code, language, **said)


def redundant(proof: Proof, language: str) -> Iterator[str]:
    """Rules that say nothing of their own."""
    for one in proof.follows:
        yield sentence("follows", language, rule=one.rule, given=quoted(one.given))
    for alone in proof.alone:
        if alone.fault == "never-fails":
            yield sentence("never-fails", language, rule=alone.rule)
    yield from (ladder(one, language) for one in proof.ladders if one.level == "note")


def undecided(proof: Proof) -> int:
    """How many rules and sets of rules nothing was proved about, those included that were not asked about."""
    alone = sum(one.unsaid is not None for one in proof.alone)
    return alone + len(proof.undecided) + sum(proof.left[sort] for sort in _LEFT if sort in proof.left)


def unsaid(proof: Proof, language: str) -> Iterator[str]:
    """What nothing was proved about."""
    for one in proof.alone:
        if one.unsaid is not None:
            yield f"`{one.rule}`: {sentence(f'unsaid-{one.unsaid}', language)}"
    for rules in proof.undecided[:SHOWN]:
        yield quoted(rules)
    if len(proof.undecided) > SHOWN:
        yield sentence("more-sets", language, count=len(proof.undecided) - SHOWN)
    if proof.unfinished:
        said = [
            sentence(f"left-{sort}", language, count=proof.left[sort])
            for sort in ("rules", *_LEFT)
            if sort in proof.left
        ]
        yield sentence("unfinished", language, left=", ".join(said))


def counts(found: Difference, language: str) -> str:
    """How many rules changed which way."""
    said = []
    for change in CHANGES:
        count = sum(one.change == change for one in found.rules)
        if count:
            said.append(f"{count} {sentence(change, language)}")
    return sentence(
        "diff-summary",
        language,
        old=found.old.name,
        new=found.new.name,
        counts=", ".join(said) if found.changed() else sentence("nothing", language),
    )


def aside(one: RuleDiff, language: str) -> list[str]:
    """What else is to be said of a rule: scope, fields, its old id, why nothing was decided."""
    said = []
    if one.before:
        said.append(sentence("renamed", language, before=one.before))
    if one.scope:
        said.append(sentence(f"scope-{one.scope}", language))
    for name, before, after in (*one.options, *one.fields):
        said.append(
            sentence(
                "field", language, name=name, before=plain(before, language), after=plain(after, language)
            )
        )
    if one.reason and one.change == "undecided":
        said.append(sentence(f"unsaid-{one.reason}", language))
    return said


def signal(one: SignalDiff, language: str) -> str:
    """What became of a signal."""
    said = f"`{one.name}`: {sentence(f'signal-{one.effect}', language)}"
    for code, phrases in (("gained", one.gained), ("lost", one.lost)):
        if phrases:
            shown = ", ".join(f'"{text}"' for text in phrases[:8]) + (" ..." if len(phrases) > 8 else "")
            said += f"; {sentence(code, language, phrases=shown)}"
    return said


def plain(value: Any, language: str) -> str:
    """A field's value for people."""
    if isinstance(value, dict):
        value = value.get(language) or next(iter(value.values()), "")
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    return "–" if value in (None, "") else str(value)


def quoted(names: tuple[str, ...]) -> str:
    """Names in a row."""
    return ", ".join(f"`{name}`" for name in names)


def bare(one: RuleDiff) -> bool:
    """Whether nothing at all became of a rule."""
    return replace(one, rule="") == RuleDiff("", "equal")
