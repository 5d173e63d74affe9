"""Judging conversations by a compiled SOP: a pure function of the SOP, the conversations and the as-of.

compiled = compile(sop)
for judgement in judge(compiled, conversations, as_of):
    judgement.verdicts
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, Protocol

from engine.calendar import Calendar, Wall
from engine.conversation import Conversation, UnreadableRecord
from engine.heard import heard
from engine.instants import Zone
from engine.matcher import Matcher
from engine.measured import ClassesMeasured
from engine.outcome import RuleOutcome
from engine.records import condition
from engine.timeline import Timeline, prepare
from engine.verdict import Verdict, Writer
from rules.kind import CorpusKind
from sop.model import Sop

if TYPE_CHECKING:
    from engine.corpus.facts import Collector
    from engine.corpus.judging import CorpusRule
    from engine.corpus.rows import Row
    from engine.network_judge import NetworkJudge
    from engine.oracle import Oracle

JudgeName = Literal["network", "oracle"]

PACK = 10
"""Conversations judged together: their facts share a state of the network."""


@dataclass(slots=True)
class Judgement:
    """What came of one conversation: its verdicts, or why there are none.

    `outside` is "excluded" or "not-effective" for conversations that the SOP is not about; `unreadable` says
    what is wrong with a record that cannot be judged. Both leave `verdicts` empty.
    """

    conversation: Conversation
    timeline: Timeline | None = None
    verdicts: list[Verdict] = field(default_factory=list)
    outside: str | None = None
    unreadable: str | None = None
    places: Sequence[int] | None = None
    """Which of all rules the verdicts are of, where they are not of each: an SOP has several versions, or
    rules over the corpus. None: of each, in order."""
    facts: Sequence[Row] = ()
    """What rules over the corpus need to know of it."""


class Bench(Protocol):
    """What judges conversations: a compiled SOP, or the versions of one (`engine.versions`)."""

    zone: Zone
    corpus: tuple[CorpusRule, ...]
    """Rules over the corpus, as `engine.corpus` judges them."""

    @property
    def sop(self) -> Sop:
        """The SOP; of several versions the newest, with the rules of all."""

    def judge_pack(
        self, pack: Sequence[tuple[int, Conversation]], as_of: int, ordinals: Mapping[int, int]
    ) -> list[Judgement]:
        """Judges numbered conversations together. `ordinals` as in `judge`."""

    def version_of(self, conversation: Conversation, as_of: int) -> Compiled:
        """What judges this conversation."""


class Compiled:
    """An SOP made ready for judging. Pickles as its SOP, so that workers make their own."""

    def __init__(
        self, sop: Sop, judge: JudgeName = "network", language: str | None = None, ledger: bool = False
    ) -> None:
        self.sop = sop
        self.zone = Zone(sop.timezone)
        self._arguments = (sop, judge, language, ledger)
        self._clocks: dict[str | None, Wall | Calendar] = {None: Wall()}
        self._clocks.update((name, Calendar(spec)) for name, spec in sop.calendars.items())
        self.matcher = Matcher(heard(sop), sop.words, sop.spellings)
        self.rules = tuple(rule for rule in sop.rules if not isinstance(rule.kind, CorpusKind))
        """The rules that each conversation is judged by; the others need all of them."""
        self.collector: Collector | None = None
        self.corpus: tuple[CorpusRule, ...] = ()
        self.places: tuple[int, ...] | None = None
        judged = sop
        if len(self.rules) < len(sop.rules):
            judged = self._with_corpus(language or sop.language)
        self.writer = Writer(replace(judged, rules=self.rules), self.zone, self._clocks, language, ledger)
        self._effective = (self._instant(sop.effective_from), self._instant(sop.effective_until))
        self._exclude = condition(sop.exclude, self.zone)
        self.judge: NetworkJudge | OracleJudge
        if judge == "oracle":
            from engine.oracle import Oracle

            self.judge = OracleJudge(Oracle(judged, self._clocks, self.zone))
        else:
            from engine.network_judge import NetworkJudge

            self.judge = NetworkJudge(judged, self._clocks, self.zone)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Compiled, self._arguments)

    def _with_corpus(self, language: str) -> Sop:
        """Makes rules over the corpus ready; gives the SOP with the rules of which the judge tells outcomes:
        those of a conversation, then those measured for the corpus."""
        from engine.corpus.facts import Collector
        from engine.corpus.judging import corpus_rules

        sop = self.sop
        self.collector = Collector(sop, self.zone)
        self.corpus = corpus_rules(sop, self.zone, self._clocks, language)
        self.places = tuple(n for n, rule in enumerate(sop.rules) if not isinstance(rule.kind, CorpusKind))
        return replace(sop, rules=self.rules + self.collector.measuring)

    def timeline(self, conversation: Conversation, as_of: int) -> Timeline:
        """The conversation at the as-of, with its signals. Raises UnreadableRecord."""
        timeline = prepare(conversation, self.zone, as_of)
        match, signals, hits = self.matcher.match, timeline.signals, timeline.hits
        for position, event in enumerate(timeline.events):
            if event.text:
                carried, found = match(event.text, event.by, conversation)
                signals.append(carried)
                if found:
                    hits[position] = found
            else:
                signals.append(0)
        return timeline

    def version_of(self, conversation: Conversation, as_of: int) -> Compiled:
        """See Bench."""
        return self

    def effective(self, start: int) -> bool:
        """Whether the SOP is in force for a conversation that began then."""
        begin, end = self._effective
        return (begin is None or start >= begin) and (end is None or start < end)

    def outside(self, timeline: Timeline) -> str | None:
        """Why the SOP is not about a conversation, if it is not."""
        if self._effective != (None, None):
            start = timeline.start()
            if start is not None and not self.effective(start):
                return "not-effective"
        if self._exclude is not None and self._exclude(timeline, timeline.priority):
            return "excluded"
        return None

    def _instant(self, moment: datetime | None) -> int | None:
        return None if moment is None else self.zone.read(moment.isoformat())

    def judge_pack(
        self, pack: Sequence[tuple[int, Conversation]], as_of: int, ordinals: Mapping[int, int]
    ) -> list[Judgement]:
        """See Bench."""
        judgements = []
        waiting: list[tuple[Judgement, Timeline, int]] = []
        for number, conversation in pack:
            judgement = Judgement(conversation)
            judgements.append(judgement)
            try:
                timeline = self.timeline(conversation, as_of)
            except UnreadableRecord as error:
                judgement.unreadable = str(error)
                continue
            judgement.timeline = timeline
            judgement.outside = self.outside(timeline)
            if judgement.outside is None:
                waiting.append((judgement, timeline, ordinals.get(number, 0)))
        outcomes = self.judge.judge([timeline for _, timeline, _ in waiting])
        records = self.writer.records
        for (judgement, timeline, ordinal), outcome in zip(waiting, outcomes, strict=True):
            own = outcome if self.collector is None else outcome[: len(self.rules)]
            judgement.verdicts = records(timeline, own, ordinal)
            if self.collector is not None:
                judgement.places = self.places
                judgement.facts = self._facts(self.collector, judgement, timeline, outcome)
        return judgements

    def _facts(
        self, collector: Collector, judgement: Judgement, timeline: Timeline, outcome: list[RuleOutcome]
    ) -> list[Row]:
        asked = collector.asked
        for one in judgement.verdicts:
            if isinstance(one.measured, ClassesMeasured):  # the oracle keeps them to itself
                timeline.classes.setdefault(one.rule, one.measured.classes)
        verdicts = {one.rule: one.verdict for one in judgement.verdicts if one.rule in asked}
        return collector.facts(timeline, outcome[len(self.rules) :], verdicts, self.writer)


def compile(
    sop: Sop, *, judge: JudgeName = "network", language: str | None = None, ledger: bool = False
) -> Compiled:
    """Makes an SOP ready. `language` of findings: "id" or "en", by default the SOP's.

    With `ledger` records show which time each clock counted (`engine.ledger`).
    """
    return Compiled(sop, judge, language, ledger)


def judge(
    compiled: Bench,
    conversations: Iterable[Conversation],
    as_of: int | None = None,
    ordinals: Mapping[int, int] | None = None,
) -> Iterator[Judgement]:
    """Judges conversations in order.

    `as_of` (microseconds since 1970 UTC) is by default the latest time in the conversations, which then are
    held in memory. `ordinals` tells for the n-th conversation how many before it had its id, where any had.
    """
    if as_of is None:
        held = list(conversations)
        conversations, as_of = held, latest(compiled.zone, held)
    numbered = enumerate(conversations)
    while pack := list(islice(numbered, PACK)):
        yield from compiled.judge_pack(pack, as_of, ordinals or {})


def latest(zone: Zone, conversations: Iterable[Conversation]) -> int:
    """The latest time in some conversations; 0 when there is none. Times that are none are left alone."""
    found = 0
    for conversation in conversations:
        texts = [conversation.created_at, conversation.closed_at, *(e.at for e in conversation.events)]
        for text in texts:
            if text is not None:
                try:
                    found = max(found, zone.read(text))
                except (ValueError, OverflowError):
                    continue
    return found


class OracleJudge:
    """The oracle behind the judges' one question."""

    def __init__(self, oracle: Oracle) -> None:
        self.oracle = oracle

    def judge(self, timelines: Sequence[Timeline]) -> list[list[RuleOutcome]]:
        """For each timeline an outcome a rule, in rule order."""
        return [self.oracle.judge(timeline) for timeline in timelines]
