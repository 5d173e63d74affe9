"""Explanations told to people, in Indonesian or English: the conversation, its transcript, a tree a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from audits.explanation.said.moments import Moments
from audits.explanation.said.outline import Branch, drawn, paint, wrapped
from audits.explanation.said.repair import told as repair
from audits.explanation.said.rules import rule
from audits.explanation.said.teller import Teller
from audits.explanation.said.transcript import transcript
from audits.explanation.said.words import words_of
from audits.explanation.said.words.repair import WORDS as REPAIRS
from audits.explanation.tree import Conversation, Explanation, Rule
from sop.model import Sop

_ORDER = ("fail", "not_evaluable", "pending", "pass", "not_applicable")


def told(
    explanation: Explanation,
    sops: Sequence[Sop],
    *,
    language: str,
    unmask: bool,
    color: bool,
    width: int,
) -> Iterator[str]:
    """The lines of an explanation, `width` columns wide; rules by their verdicts, the worst first.

    `sops` are the versions that the conversations were judged by.
    """
    for number, one in enumerate(explanation.conversations):
        if number:
            yield ""
        sop = next(sop for sop in sops if sop.name == one.sop)
        moments = Moments(words_of(language), _times(one))
        teller = Teller(sop, language, unmask=unmask, transcript=one.transcript, moments=moments)
        yield from _Told(teller, sop, explanation, one, color, width).lines()


class _Told:
    def __init__(
        self,
        teller: Teller,
        sop: Sop,
        explanation: Explanation,
        conversation: Conversation,
        color: bool,
        width: int,
    ) -> None:
        self._teller, self._sop, self._explanation = teller, sop, explanation
        self._one, self._color, self._width = conversation, color, width

    def lines(self) -> Iterator[str]:
        """All lines of one conversation."""
        yield from self._head()
        if self._one.transcript:
            yield ""
            yield from transcript(self._teller, self._one, self._width, color=self._color)
        for told in sorted(self._one.rules, key=_rank):
            yield ""
            branch = rule(self._teller, self._sop, self._one, told)
            branch.children += self._repairs(told)
            yield from drawn(branch, self._width, color=self._color)

    def _repairs(self, told: Rule) -> Iterator[Branch]:
        repairs = self._one.repairs
        for one in () if isinstance(repairs, msgspec.UnsetType) else repairs:
            if one.rule == told.rule:
                yield repair(self._teller, one)

    def _head(self) -> Iterator[str]:
        one, teller = self._one, self._teller
        say, shown = teller.say, teller.shown
        parts = [teller.veil.name(one.id), one.channel, one.status]
        parts.append(None if one.priority is None else say("conversation.priority", one.priority))
        first = [shown(part) for part in parts if part is not None]
        if one.score is not None:
            first.append(say("conversation.score", teller.wording.score(one.score)))
        if one.of > 1:
            first.append(say("conversation.nth", nth=one.nth, of=one.of))
        as_of = self._explanation.as_of
        when = (
            say("conversation.as-of", teller.moments.full(as_of)) if as_of else say("conversation.no-times")
        )
        second = [shown(one.sop), when]
        if one.source is not None:
            second.append(say("conversation.line", source=shown(one.source), line=one.line))
        yield from self._wrapped(" · ".join(first), "bold")
        yield from self._wrapped(" · ".join(second))
        if one.subject:
            yield from self._wrapped(say("conversation.subject", shown(one.subject)))
        for line in self._notes():
            yield from self._wrapped(line)

    def _notes(self) -> Iterator[str]:
        """What a reader must know of the conversation as a whole."""
        one, teller = self._one, self._teller
        if one.outside is not None:
            told = teller.words[f"conversation.{one.outside}"]
            because = teller.tests(one.outside_because)
            yield f"{told}: {because}" if because else told
        elif one.running:
            yield teller.words["conversation.running"]
        if one.unseen:
            yield teller.say("conversation.unseen", n=one.unseen)
        if one.over_corpus:
            yield teller.say("conversation.over-corpus", ", ".join(map(teller.shown, one.over_corpus)))
        elif one.outside is None and not one.rules:
            yield teller.words["conversation.no-rules"]
        if not one.events:
            yield teller.words["conversation.empty"]
        if one.outside is None and not isinstance(one.repairs, msgspec.UnsetType):
            yield from self._unrepaired()
        if len(one.rules) > 1:
            counted = {verdict: [told.verdict for told in one.rules].count(verdict) for verdict in _ORDER}
            yield " · ".join(
                f"{teller.words[f'verdict.{verdict}']} {count}" for verdict, count in counted.items() if count
            )

    def _unrepaired(self) -> Iterator[str]:
        """Of repairs that were asked for: why there are none."""
        words = REPAIRS[self._teller.language]
        if self._one.over_corpus:
            yield words["repair.corpus"]
        if not self._one.repairs and self._one.rules:
            yield words["repair.nothing"]

    def _wrapped(self, text: str, color: str | None = None) -> Iterator[str]:
        yield from (self._painted(line, color) for line in wrapped(text, self._width))

    def _painted(self, text: str, color: str | None) -> str:
        return paint(text, color if self._color else None)


def _rank(told: Rule) -> int:
    return _ORDER.index(told.verdict)


def _times(one: Conversation) -> Iterator[str | None]:
    """The times of a conversation that say on which days it took place."""
    yield from (one.created_at, one.closed_at)
    yield from (line.at for line in one.transcript)
