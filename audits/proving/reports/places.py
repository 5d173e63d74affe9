"""Proofs and differences at the places of the rules that they are about."""

from __future__ import annotations

from collections.abc import Iterator

from audits.problems.remark import Remark
from audits.proving.diff import Difference, RuleDiff
from audits.proving.prove import Proof
from audits.proving.reports import lines
from audits.proving.reports.words import sentence
from sop.model import Sop
from sop.problem import Level, Note, Place

LANGUAGES = ("id", "en")
_ALSO = "noticed-here"


def of_proof(proof: Proof) -> Iterator[Remark]:
    """Contradictions, dead rules and faults as errors; what is redundant as warnings."""
    at = _places(proof.sop)
    for conflict in proof.conflicts:
        words = {
            language: f"{sentence('conflict', language, rules=lines.quoted(conflict.rules))}. "
            + sentence("conflict-why", language)
            for language in LANGUAGES
        }
        others = tuple(Note(_ALSO, at[rule]) for rule in conflict.rules[1:])
        yield Remark("rules-contradict", at[conflict.rules[0]], {}, "error", others, words)
    for one in proof.alone:
        if one.fault in ("never-activated", "never-passes"):
            said = {
                language: f"{sentence('dead', language, rule=f'`{one.rule}`')}. "
                + sentence(one.fault, language)
                for language in LANGUAGES
            }
            yield Remark(f"rule-{one.fault}", at[one.rule], words=said)
        elif one.fault == "never-fails":
            yield _remark("rule-never-fails", at[one.rule], "never-fails", rule=one.rule)
    for fault in proof.ladders:
        place = at[fault.rules[0]] if fault.rules else _head(proof.sop)
        level: Level = "error" if fault.level == "fault" else "warning"
        said = {language: lines.ladder(fault, language) for language in LANGUAGES}
        yield Remark(fault.code, place, {}, level, words=said)
    for follows in proof.follows:
        given = lines.quoted(follows.given)
        yield _remark("rule-follows", at[follows.rule], "follows", rule=follows.rule, given=given)


def of_diff(found: Difference) -> Iterator[Remark]:
    """Rules that changed: what may no longer fail, and what was not decided, as warnings; else notes."""
    at = _places(found.new)
    for one in found.rules:
        if lines.bare(one):
            continue
        loose = one.change in ("removed", "looser", "incomparable", "undecided") or one.scope in (
            "narrower",
            "other",
        )
        words = {language: _changed(one, language) for language in LANGUAGES}
        place = at.get(one.rule, _head(found.new))
        yield Remark(f"rule-{one.change}", place, {}, "warning" if loose else "note", words=words)


def _changed(one: RuleDiff, language: str) -> str:
    return f"`{one.rule}`: " + "; ".join((sentence(one.change, language), *lines.aside(one, language)))


def _remark(code: str, at: Place, said: str, **words: str) -> Remark:
    by_language = {language: sentence(said, language, **words) for language in LANGUAGES}
    return Remark(code, at, {}, "warning", words=by_language)


def _head(sop: Sop) -> Place:
    return Place(sop.files[0]) if sop.files else Place(sop.name)


def _places(sop: Sop) -> dict[str, Place]:
    return {rule.id: rule.at or _head(sop) for rule in sop.rules}
