"""A bench that judges, and notes on the way which phrases match: the first time each does is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

import msgspec

from audits.tally import Tally
from audits.work import Batch, Task
from engine.conversation import Conversation
from engine.judging import Compiled, Judgement
from engine.matcher import Matcher
from engine.verdict import Verdict
from sop.model import Sop
from sop.own_phrases import Key

_LINE = b'{"heard":'


class _Heard(msgspec.Struct, frozen=True):
    """Phrases that matched, as a last record of a conversation; the rest is what a tally asks of one."""

    heard: list[Key]

    verdict = "pass"
    findings = ()
    weight = 0
    severity = "info"
    measured = None
    reason = msgspec.UNSET
    sop = ""


class Listening:
    """The bench (`engine.judging.Bench`) of one SOP; dates of effect do not matter to it."""

    def __init__(self, sop: Sop, keys: Iterable[Key]) -> None:
        self._arguments = (sop, frozenset(keys))
        self._inner = Compiled(replace(sop, effective_from=None, effective_until=None))
        self.zone, self.corpus = self._inner.zone, self._inner.corpus
        self.sop = replace(sop, rules=(*sop.rules, *sop.rules[:1]))
        """With one rule more, as which the phrases are told."""
        self._waiting = set(self._arguments[1])
        names = {name for name, _, _ in self._waiting}
        signals = {name: sop.signals[name] for name in sop.signals if name in names}
        self._matcher = Matcher(signals, sop.words, sop.spellings)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Listening, self._arguments)

    def version_of(self, conversation: Conversation, as_of: int) -> Compiled:
        """See Bench."""
        return self._inner

    def judge_pack(
        self, pack: Sequence[tuple[int, Conversation]], as_of: int, ordinals: Mapping[int, int]
    ) -> list[Judgement]:
        """See Bench."""
        judgements = self._inner.judge_pack(pack, as_of, ordinals)
        last = len(self.sop.rules) - 1
        for one in judgements:
            places = tuple(range(last)) if one.places is None else tuple(one.places)
            one.places = places
            if self._waiting and one.verdicts and (heard := self._heard(one)):
                one.places = (*places, last)
                one.verdicts = cast("list[Verdict]", [*one.verdicts, _Heard(heard)])
        return judgements

    def _heard(self, judgement: Judgement) -> list[Key]:
        found = []
        timeline = judgement.timeline
        for event in timeline.events if timeline is not None else ():
            if event.text:
                for hit in self._matcher.trace(event.text, event.by, judgement.conversation):
                    key = (hit.signal, hit.list, hit.index)
                    if hit.counted and key in self._waiting:
                        self._waiting.discard(key)
                        found.append(key)
        return found


class Heard:
    """Collects the phrases that matched; a report (`audits.reports.Report`) that writes nothing."""

    def __init__(self) -> None:
        self.phrases: set[Key] = set()

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""
        for _, raw in batch.verdicts:
            at = raw.rfind(b"\n", 0, -1) + 1
            if raw.startswith(_LINE, at):
                self.phrases |= {(s, where, n) for s, where, n in msgspec.json.decode(raw[at:])["heard"]}

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""

    def close(self, tally: Tally) -> None:
        """See Report."""
