"""Collecting what differs: a report of an audit (`audits.reports.Report`) that writes nothing.

Its memory grows with rules, agents and channels, not with conversations. Samples are those with the smallest
hash of rule, direction and conversation: which they are depends on the data only.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

import msgspec

from audits.backtesting.both import ABSENT, NEW, OLD, OUTSIDE, Both, Flip, Pair, Said, said_by
from audits.backtesting.result import Affected, Backtest, Direction, RuleChange, Sample, Share
from audits.intervals import wilson
from audits.tally import Tally
from audits.work import Batch, Task
from engine.verdict import Verdict
from sop.model import Text

MOST = 10
"""Agents and channels that are named, the most affected."""

_decode = msgspec.json.Decoder(Flip).decode


@dataclass(slots=True)
class _Affected:
    now: Counter[str | None] = field(default_factory=Counter)
    no_longer: Counter[str | None] = field(default_factory=Counter)

    def note(self, name: str | None, old: str, new: str) -> None:
        if new == "fail":
            self.now[name] += 1
        elif old == "fail":
            self.no_longer[name] += 1

    def most(self) -> list[Affected]:
        names = {name for name in (*self.now, *self.no_longer) if name is not None}
        found = [Affected(name, self.now[name], self.no_longer[name]) for name in names]
        found.sort(key=lambda one: (-one.now_fail, -one.no_longer_fail, one.name))
        return found[:MOST]


class _Samples:
    """The few with the smallest hashes."""

    def __init__(self, show: int) -> None:
        self._show = show
        self._kept: list[tuple[int, int, Sample]] = []

    def add(self, key: str, order: int, sample: Sample) -> None:
        rank = -int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "big")
        if len(self._kept) < self._show:
            heapq.heappush(self._kept, (rank, -order, sample))
        elif self._show and (rank, -order) > self._kept[0][:2]:
            heapq.heapreplace(self._kept, (rank, -order, sample))

    def found(self) -> list[Sample]:
        """In the order of the data."""
        return [sample for _, _, sample in sorted(self._kept, key=lambda one: -one[1])]


@dataclass(slots=True)
class _Rule:
    flips: Counter[tuple[str, str]] = field(default_factory=Counter)
    samples: dict[tuple[str, str], _Samples] = field(default_factory=dict)
    agents: _Affected = field(default_factory=_Affected)
    channels: _Affected = field(default_factory=_Affected)


class Flips:
    """Collects flips; `result` says what they come to. `show` is the number of samples a direction."""

    def __init__(self, bench: Both, show: int = 3) -> None:
        self._bench, self._show = bench, show
        self._rules = [_Rule() for _ in bench.pairs]
        self._agents, self._channels = _Affected(), _Affected()
        self._now = self._no_longer = self._order = 0
        self._groups: dict[tuple[str, str], dict[bytes, Verdict]] = {}

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""
        for _, raw in batch.verdicts:
            if b'"' in raw:
                self._conversation([_decode(line) for line in raw.splitlines() if len(line) > 2])

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report. The record's SOP names its side."""
        group = msgspec.json.encode(verdict.corpus.group) if verdict.corpus else b""
        slim = msgspec.structs.replace(verdict, findings=verdict.findings[:1])
        self._groups.setdefault((verdict.sop, verdict.rule), {})[group] = slim

    def close(self, tally: Tally) -> None:
        """See Report."""

    def _conversation(self, flips: Iterable[Flip]) -> None:
        now = no_longer = False
        for flip in flips:
            self._order += 1
            rule, direction = self._rules[flip.place], (flip.old, flip.new)
            rule.flips[direction] += 1
            now, no_longer = now or flip.new == "fail", no_longer or flip.old == "fail"
            for kept in (rule.agents, self._agents):
                kept.note(flip.agent, *direction)
            for kept in (rule.channels, self._channels):
                kept.note(flip.channel, *direction)
            samples = rule.samples.setdefault(direction, _Samples(self._show))
            name = f"{self._bench.pairs[flip.place].id}\0{flip.old}\0{flip.new}\0{flip.conversation}"
            samples.add(name, self._order, _sample(flip.conversation, flip.agent, flip.channel, flip.said))
        self._now += now
        self._no_longer += no_longer

    def result(self, tally: Tally, as_of: str | None, language: str) -> Backtest:
        """What it all comes to. `tally` is that of the same run."""
        total = tally.conversations
        rules = [
            self._change(pair, kept, counted.verdicts, total, language)
            for pair, kept, counted in zip(self._bench.pairs, self._rules, tally.rules, strict=False)
        ]
        corpus = [self._corpus_change(pair, language) for pair in self._bench.corpus_pairs]
        return Backtest(
            old=self._bench.before.sop.name,
            new=self._bench.after.sop.name,
            as_of=as_of,
            conversations=total,
            groups=sum(_all(one.after) for one in corpus),
            unreadable=tally.unreadable,
            lost=tally.lost,
            now_failing=share(self._now, total),
            no_longer_failing=share(self._no_longer, total),
            now_failing_groups=sum(one.now_fail for one in corpus),
            rules=[*rules, *corpus],
            agents=self._agents.most(),
            channels=self._channels.most(),
        )

    def _change(
        self, pair: Pair, kept: _Rule, counted: Mapping[str, int], total: int, language: str
    ) -> RuleChange:
        known: Counter[str] = Counter(counted)
        for (_, new), count in kept.flips.items():
            if new == OUTSIDE:
                known["not_applicable"] -= count
                known[OUTSIDE] += count
        after, before = known, Counter(known)
        unseen = (OUTSIDE, ABSENT) if pair.new is None else (ABSENT, OUTSIDE)
        outside = kept.flips.pop(unseen, 0)  # nothing that a reader needs to be told of
        if pair.new is None:
            before["not_applicable"] -= outside
            before[OUTSIDE] += outside
            after = Counter()
        elif pair.old is None:
            before = Counter()
        else:
            for (old, new), count in kept.flips.items():
                before[new] -= count
                before[old] += count
        return _rule_change(pair, before, after, kept, total, language, corpus=False)

    def _corpus_change(self, pair: Pair, language: str) -> RuleChange:
        old = self._groups.get((OLD, pair.old.id), {}) if pair.old else {}
        new = self._groups.get((NEW, pair.new.id), {}) if pair.new else {}
        kept = _Rule()
        for order, group in enumerate(dict.fromkeys((*old, *new))):
            was, now = old.get(group), new.get(group)
            direction = (was.verdict if was else ABSENT, now.verdict if now else ABSENT)
            told = ABSENT not in direction or "fail" in direction
            if direction[0] != direction[1] and told:
                kept.flips[direction] += 1
                shown = was if direction[0] == "fail" and direction[1] != "fail" else now or was
                samples = kept.samples.setdefault(direction, _Samples(self._show))
                name = ", ".join(str(value) for value in msgspec.json.decode(group or b"{}").values()) or "*"
                samples.add(
                    f"{pair.id}\0{direction}\0{group!r}", order, _sample(name, None, None, said_by(shown))
                )
        before, after = (Counter(one.verdict for one in side.values()) for side in (old, new))
        total = max(len(old), len(new))
        return _rule_change(pair, before, after, kept, total, language, corpus=True)


def share(count: int, of: int) -> Share:
    """A share with its interval."""
    return Share(count, of, count / of if of else None, wilson(count, of))


def _rule_change(
    pair: Pair,
    before: Counter[str],
    after: Counter[str],
    kept: _Rule,
    total: int,
    language: str,
    corpus: bool,
) -> RuleChange:
    rule = pair.new or pair.old
    assert rule is not None
    flips = sorted(kept.flips.items(), key=lambda one: (-one[1], one[0]))
    renamed = pair.old is not None and pair.old.id != pair.id
    return RuleChange(
        rule=pair.id,
        was=pair.old.id if renamed and pair.old else None,
        title=_title(rule.title, language),
        severity=rule.severity,
        status="new" if pair.old is None else "gone" if pair.new is None else "both",
        corpus=corpus,
        before=_counts(before),
        after=_counts(after),
        failing_before=share(before["fail"], before["fail"] + before["pass"]),
        failing_after=share(after["fail"], after["fail"] + after["pass"]),
        now_fail=sum(count for (_, new), count in flips if new == "fail"),
        no_longer_fail=sum(count for (old, _), count in flips if old == "fail"),
        flipped=sum(kept.flips.values()),
        directions=[
            Direction(old, new, share(count, total), kept.samples[old, new].found())
            for (old, new), count in flips
        ],
        agents=kept.agents.most(),
        channels=kept.channels.most(),
    )


def _title(title: Text, language: str) -> str:
    return title.get(language) or title.get("") or next(iter(title.values()), "")


def _counts(counted: Counter[str]) -> dict[str, int]:
    return {name: count for name, count in sorted(counted.items()) if count}


def _all(counted: Mapping[str, int]) -> int:
    return sum(counted.values())


def _sample(name: str, agent: str | None, channel: str | None, said: Said | None) -> Sample:
    if said is None:
        return Sample(name, agent, channel, None, None, None, False)
    event = None if said.event is None else said.event + 1
    return Sample(name, agent, channel, said.message, said.quote, event, said.missing)
