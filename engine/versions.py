"""Dated versions of an SOP: each conversation is judged by the version in force when it began.

bench = compile_versions(load_versions(["sop/"]))
for judgement in judge(bench, conversations):
    judgement.verdicts
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.conversation import Conversation, UnreadableRecord
from engine.judging import Compiled, Judgement, JudgeName
from engine.timeline import prepare
from sop.model import Rule, Sop

if TYPE_CHECKING:
    from engine.corpus.judging import CorpusRule


class Versions:
    """Versions of an SOP made ready for judging, the oldest first. Pickles as its SOPs, as Compiled does."""

    def __init__(
        self,
        sops: Sequence[Sop],
        judge: JudgeName = "network",
        language: str | None = None,
        ledger: bool = False,
    ) -> None:
        self._arguments = (sops, judge, language, ledger)
        self.compiled = tuple(Compiled(sop, judge, language, ledger) for sop in sops)
        newest = self.compiled[-1]
        self.sop = replace(newest.sop, rules=merged_rules(sops))
        """The newest version, with the rules of all."""
        self.zone = newest.zone
        numbers = {rule.id: number for number, rule in enumerate(self.sop.rules)}
        self._places = [tuple(numbers[rule.id] for rule in one.rules) for one in self.compiled]
        self.corpus = _merged_corpus(self.compiled, numbers)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Versions, self._arguments)

    def version_of(self, conversation: Conversation, as_of: int) -> Compiled:
        """The version in force when the conversation began.

        The newest where none was (it will say so), or the beginning is not known or cannot be read.
        """
        return self.compiled[self._number(conversation, as_of)]

    def _number(self, conversation: Conversation, as_of: int) -> int:
        for number, compiled in enumerate(self.compiled):
            start = _start(compiled, conversation, as_of)
            if start is not None and compiled.effective(start):
                return number
        return len(self.compiled) - 1

    def judge_pack(
        self, pack: Sequence[tuple[int, Conversation]], as_of: int, ordinals: Mapping[int, int]
    ) -> list[Judgement]:
        """See Bench."""
        packs: dict[int, list[tuple[int, Conversation]]] = {}
        for number, conversation in pack:
            packs.setdefault(self._number(conversation, as_of), []).append((number, conversation))
        found: dict[int, Judgement] = {}
        for version, part in packs.items():
            judgements = self.compiled[version].judge_pack(part, as_of, ordinals)
            for (number, _), judgement in zip(part, judgements, strict=True):
                judgement.places = self._places[version]
                found[number] = judgement
        return [found[number] for number, _ in pack]


def compile_versions(
    sops: Sequence[Sop],
    *,
    judge: JudgeName = "network",
    language: str | None = None,
    ledger: bool = False,
) -> Compiled | Versions:
    """Makes the versions of an SOP ready, the oldest first; one is as `engine.judging.compile` makes it."""
    if len(sops) == 1:
        return Compiled(sops[0], judge, language, ledger)
    return Versions(sops, judge, language, ledger)


def merged_rules(sops: Sequence[Sop]) -> tuple[Rule, ...]:
    """Every rule once, by its id: the newest version's, then those that only older ones have."""
    found: dict[str, Rule] = {}
    for sop in reversed(sops):
        for rule in sop.rules:
            found.setdefault(rule.id, rule)
    return tuple(found.values())


def _merged_corpus(versions: Sequence[Compiled], places: Mapping[str, int]) -> tuple[CorpusRule, ...]:
    """The rules over the corpus of all versions, in the order of `places`, the newest version's first.

    Versions in which a rule is the same share it: it judges their conversations together, as the newest of
    them says. Each version's facts get the numbers of what it shares.
    """
    found: list[tuple[int, int, CorpusRule]] = []
    shared: list[dict[str, tuple[int, int]]] = []
    for age, one in enumerate(reversed(versions)):
        mine: dict[str, tuple[int, int]] = {}
        for asked in one.corpus:
            place = places[asked.rule.id]
            same = (key[:2] for key in found if key[2].rule == asked.rule and _same_clock(key[2], asked))
            mine[asked.rule.id] = next(same, (place, age))
            if mine[asked.rule.id] == (place, age):
                found.append((place, age, asked))
        shared.append(mine)
    found.sort(key=lambda one: one[:2])
    numbers = {one[:2]: number for number, one in enumerate(found)}
    for one, mine in zip(reversed(versions), shared, strict=True):
        if one.collector is not None:
            one.collector.renumber({name: numbers[key] for name, key in mine.items()})
    return tuple(replace(asked, number=number, place=place) for number, (place, _, asked) in enumerate(found))


def _same_clock(one: CorpusRule, other: CorpusRule) -> bool:
    return one.zone.name == other.zone.name and one.calendar == other.calendar


def _start(compiled: Compiled, conversation: Conversation, as_of: int) -> int | None:
    """When the conversation began, in the time zone of a version; None if that is not known."""
    try:
        if conversation.created_at is not None:
            return compiled.zone.read(conversation.created_at)
        return prepare(conversation, compiled.zone, as_of).start()
    except (ValueError, OverflowError, UnreadableRecord):
        return None
