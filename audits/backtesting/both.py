"""Two SOPs as one bench: each conversation is decoded once and judged by both, and what differs is told.

Of a rule with the same verdict before and after only the verdict is told, which costs hardly a byte on the
way from a worker; of any other a Flip. So the runner, the units of work and the tallies of an audit serve as
they are: the tally counts, for each pair of rules, the verdicts of the new SOP (of the old one where it has
no such rule any more), and what the flips say turns them into those of the old.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import msgspec

from engine.conversation import Conversation
from engine.judging import Compiled, Judgement
from engine.verdict import Verdict
from rules.kind import CorpusKind
from sop.model import Rule, Sop

if TYPE_CHECKING:
    from engine.corpus.judging import CorpusRule

OLD, NEW = "old", "new"
ABSENT, OUTSIDE = "absent", "outside"
"""Instead of a verdict: the SOP has no such rule; it is not about such conversations."""

_LIKE_A_VERDICT: dict[str, Any] = {
    "findings": (),
    "weight": 0,
    "severity": "info",
    "measured": None,
    "reason": msgspec.UNSET,
    "sop": "",
}
"""What a tally asks of a verdict besides its name."""


class Said(msgspec.Struct, frozen=True, gc=False):
    """What a judge had to say: its finding or reason, and the words it points to."""

    message: str
    quote: str = ""
    event: int | None = None
    missing: bool = False


class Flip(msgspec.Struct, frozen=True, gc=False):
    """A verdict that differs. `verdict` is what the tally counts; `said` is about the failing side."""

    verdict: str
    place: int
    old: str
    new: str
    conversation: str
    agent: str | None
    channel: str | None
    said: Said | None

    findings = ()
    weight = 0
    severity = "info"
    measured = None
    reason = msgspec.UNSET
    sop = ""


_SAME = {
    verdict: msgspec.defstruct("Same", [], namespace={**_LIKE_A_VERDICT, "verdict": verdict})()
    for verdict in ("pass", "fail", "pending", "not_evaluable", "not_applicable")
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A rule before and after; None: there was, or is, no such rule. `id` is the newest."""

    id: str
    old: Rule | None
    new: Rule | None


class Both:
    """The bench (`engine.judging.Bench`) of two SOPs; dates of effect do not matter to it."""

    def __init__(self, old: Sop, new: Sop, language: str | None = None) -> None:
        self._arguments = (old, new, language)
        self.before, self.after = (
            Compiled(replace(one, effective_from=None, effective_until=None), language=language)
            for one in (old, new)
        )
        self.zone = self.after.zone
        every = list(pairs(old, new))
        self.pairs = tuple(one for one in every if not _over_corpus(one))
        self.corpus_pairs = tuple(one for one in every if _over_corpus(one))
        ordered = (*self.pairs, *self.corpus_pairs)
        self.sop = replace(new, rules=tuple(rule for one in ordered if (rule := one.new or one.old)))
        """The new SOP with the rules of both, those over the corpus last."""
        self._places = tuple(range(len(self.pairs)))
        self._ids = [(one.old and one.old.id, one.new and one.new.id) for one in self.pairs]
        self.corpus = self._corpus()

    def __reduce__(self) -> tuple[Any, ...]:
        return (Both, self._arguments)

    def _corpus(self) -> tuple[CorpusRule, ...]:
        """The rules over the corpus of both; their records name the side as their SOP."""
        first = len(self.before.corpus)
        if self.after.collector is not None:
            self.after.collector.renumber({one.rule.id: first + one.number for one in self.after.corpus})
        places: dict[tuple[str, str], int] = {}
        for place, pair in enumerate(self.corpus_pairs, len(self.pairs)):
            places |= {(side, rule.id): place for side, rule in ((OLD, pair.old), (NEW, pair.new)) if rule}
        old = (replace(one, place=places[OLD, one.rule.id], sop=OLD) for one in self.before.corpus)
        new = (
            replace(one, number=first + one.number, place=places[NEW, one.rule.id], sop=NEW)
            for one in self.after.corpus
        )
        return (*old, *new)

    def version_of(self, conversation: Conversation, as_of: int) -> Compiled:
        """See Bench."""
        return self.after

    def judge_pack(
        self, pack: Sequence[tuple[int, Conversation]], as_of: int, ordinals: Mapping[int, int]
    ) -> list[Judgement]:
        """See Bench. The verdicts are Flips, and what is the same."""
        before = self.before.judge_pack(pack, as_of, ordinals)
        after = self.after.judge_pack(pack, as_of, ordinals)
        return [self._compared(*both) for both in zip(before, after, strict=True)]

    def _compared(self, before: Judgement, after: Judgement) -> Judgement:
        found = Judgement(after.conversation, after.timeline)
        found.unreadable = after.unreadable or before.unreadable
        if found.unreadable is not None:
            return found
        if before.outside is not None and after.outside is not None:
            found.outside = after.outside
            return found
        found.facts = (*before.facts, *after.facts)
        found.places = self._places
        old = {one.rule: one for one in before.verdicts}
        new = {one.rule: one for one in after.verdicts}
        verdicts: list[object] = []
        for place, (old_id, new_id) in enumerate(self._ids):
            was, now = old.get(old_id or ""), new.get(new_id or "")
            name_was = was.verdict if was else ABSENT if old_id is None else OUTSIDE
            name_now = now.verdict if now else ABSENT if new_id is None else OUTSIDE
            counted = now.verdict if now else was.verdict if was and new_id is None else "not_applicable"
            told = name_was != name_now
            if ABSENT in (name_was, name_now):
                told = "fail" in (name_was, name_now) or OUTSIDE in (name_was, name_now)
            if told:
                flip = _flip(counted, place, name_was, name_now, was, now, after.conversation)
                verdicts.append(flip)
            else:
                verdicts.append(_SAME[counted])
        found.verdicts = cast("list[Verdict]", verdicts)
        return found


def pairs(old: Sop, new: Sop) -> Iterator[Pair]:
    """The rules of both SOPs, the new one's first; a rule is paired with the one that it replaces."""
    before = {rule.id: rule for rule in old.rules}
    after = {rule.id for rule in new.rules}
    taken: set[str | None] = set()
    for rule in new.rules:
        was = rule.id if rule.id in before else None
        if was is None:
            free = (name for name in rule.replaces if name in before and name not in (*after, *taken))
            was = next(free, None)
        if was is not None and _corpus(before[was]) != _corpus(rule):
            was = None
        taken.add(was)
        yield Pair(rule.id, before[was] if was is not None else None, rule)
    yield from (Pair(rule.id, rule, None) for rule in old.rules if rule.id not in taken)


def _corpus(rule: Rule) -> bool:
    return isinstance(rule.kind, CorpusKind)


def _over_corpus(pair: Pair) -> bool:
    rule = pair.new or pair.old
    return rule is not None and _corpus(rule)


def _flip(
    counted: str,
    place: int,
    name_was: str,
    name_now: str,
    was: Verdict | None,
    now: Verdict | None,
    conversation: Conversation,
) -> Flip:
    shown = was if name_was == "fail" and name_now != "fail" else now or was
    finding = shown.findings[0] if shown and shown.findings else None
    agent = (finding and finding.agent) or (shown.agent if shown else None)
    return Flip(
        counted, place, name_was, name_now, conversation.id, agent, conversation.channel, said_by(shown)
    )


def said_by(verdict: Verdict | None) -> Said | None:
    """The first finding of a verdict, or its reason."""
    if verdict is None:
        return None
    if verdict.findings:
        finding = verdict.findings[0]
        last = finding.evidence[-1] if finding.evidence else None
        if last is None:
            return Said(finding.message)
        return Said(finding.message, last.quote, last.event, last.missing)
    return Said(verdict.reason) if isinstance(verdict.reason, str) else None
