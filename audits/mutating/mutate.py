"""Which mutants the examples kill, which survive, and what would kill those."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import msgspec

from audits.mutating.mutants import Mutant, mutants
from audits.mutating.proof import Proofs
from audits.mutating.search import told_apart, witness
from audits.testing.cases import Case, Suite
from audits.testing.run import moment_of, record, unmet
from audits.testing.stand import Bout, Scene, Stand, classifies
from engine.conversation import UnreadableRecord, decode
from engine.judging import latest
from sop.own_phrases import own_phrases


class Fate(msgspec.Struct, frozen=True):
    """What became of a mutant: killed, survived or equivalent. `by`: the examples that killed it."""

    name: str
    sort: str
    rules: list[str]
    before: str
    after: str
    fate: str
    by: str | None = None
    chat: str | None = None
    """Of a survivor: a chat that tells it from the SOP, with the verdict that an example should expect."""
    rule: str | None = None
    expect: str | None = None
    classes: list[str] | None = None
    """The classes that it should expect, where only they tell the mutant from the SOP."""
    instead: str | None = None
    """The mutant's verdict on that chat; with its classes, where these differ."""


class Mutation(msgspec.Struct, frozen=True, kw_only=True):
    """The whole result. `of` counts all mutants there are; `fates` those that were tried."""

    schema: str = "mutation/1"
    sop: str
    seed: int
    of: int
    examples: int
    failing: int
    """Examples that do not hold of the SOP itself; they kill nothing."""
    fates: list[Fate]

    def count(self, fate: str) -> int:
        """How many ended so."""
        return sum(one.fate == fate for one in self.fates)

    @property
    def score(self) -> float | None:
        """killed / (killed + survived); None of nothing."""
        killed = self.count("killed")
        whole = killed + self.count("survived")
        return killed / whole if whole else None


def mutate(
    suite: Suite, paths: Sequence[str], seed: int, limit: int | None, chosen: str, tries: int
) -> Mutation:
    """Tries the mutants of what is named like `chosen` (rule, signal, calendar), at most `limit` of them."""
    stand = Stand(suite.sop)
    cases = [case for case in suite.cases if not case.outside]
    scenes = [(case, _scene(stand, case)) for case in cases]
    ready = [(case, scene) for case, scene in scenes if scene is not None]
    holding = _holding(stand, ready)
    every = [
        one
        for one in mutants(stand.sop, own_phrases(stand.sop, paths))
        if any(chosen.casefold() in name.casefold() for name in (one.name, *one.rules))
    ]
    tried = every
    if limit is not None and limit < len(every):
        picked = set(Random(seed).sample(range(len(every)), limit))
        tried = [one for number, one in enumerate(every) if number in picked]
    proofs = Proofs(stand)
    fates = [_fate(stand, proofs, one, holding, seed, tries) for one in tried]
    return Mutation(
        sop=stand.sop.name,
        seed=seed,
        of=len(every),
        examples=len(cases),
        failing=len(cases) - len(holding),
        fates=fates,
    )


Ready = Sequence[tuple[Case, Scene]]


def _scene(stand: Stand, case: Case) -> Scene | None:
    whole = record(case.example)
    as_of = None
    if case.example.as_of is not None:
        try:
            last = latest(stand.compiled.zone, [decode(json.dumps(whole).encode())])
            as_of = moment_of(stand.compiled.zone, case.example, last)
        except (UnreadableRecord, ValueError, OverflowError):
            return None
    return stand.scene(whole, as_of)


def _holding(stand: Stand, ready: Ready) -> list[tuple[Case, Scene]]:
    """The examples that hold of the SOP itself."""
    whole = Bout(stand, stand.sop, tuple(rule.id for rule in stand.sop.rules), None)
    return [
        (case, scene)
        for case, scene in ready
        if not any(unmet(case, [v for v in whole.judge(scene) if v.rule in case.example.expect]))
    ]


def _fate(stand: Stand, proofs: Proofs, mutant: Mutant, holding: Ready, seed: int, tries: int) -> Fate:
    told = Fate(mutant.name, mutant.sort, list(mutant.rules), mutant.before, mutant.after, "killed")
    touched = _touched(stand, mutant)
    asked = [(case, scene) for case, scene in holding if touched & set(case.example.expect)]
    bout = stand.mutated(replace(mutant, rules=tuple(touched)))
    for case, scene in asked:
        verdicts = [one for one in bout.judge(scene) if one.rule in case.example.expect]
        if any(unmet(case, verdicts)):
            return msgspec.structs.replace(told, by=case.name)
    if not tries:
        return msgspec.structs.replace(told, fate="survived")
    chats = [case.example.chat for case, _ in asked if case.example.chat is not None]
    whole = replace(mutant, rules=tuple(sorted(touched)))
    chat, equal = proofs.asked(mutant, whole.rules)
    found = told_apart(stand, whole, chat) if chat is not None else None
    found = found or witness(stand, whole, chats, seed, tries)
    if found is not None:
        return msgspec.structs.replace(
            told,
            fate="survived",
            chat=found.chat,
            rule=found.apart.rule,
            expect=found.apart.expected,
            classes=None if found.apart.classes is None else list(found.apart.classes),
            instead=found.apart.mutant,
        )
    return msgspec.structs.replace(told, fate="equivalent" if equal else "survived")


def _touched(stand: Stand, mutant: Mutant) -> set[str]:
    """The rules that a mutant may change: with one that classifies, those that ask for its classes."""
    from rules.pattern import classes_in

    touched = set(mutant.rules)
    for rule in stand.sop.rules:
        if rule.id in touched and classifies(rule, stand.sop):
            touched |= {one.id for one in stand.sop.rules if rule.id in classes_in(one.when)}
    return touched
