"""Counting cards while conversations go by. Sums are in whole hundredths, so that no order matters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from audits.scorecards.roster import Roster
from audits.scorecards.scoring import Scores, pillars_of, scores
from engine.instants import Zone
from engine.judging import Judgement
from engine.verdict import Verdict
from sop.model import Sop

MOST = 5_000
"""Cards of one sort; who comes after them is counted together, as OTHERS."""
SORTS = ("agent", "team", "channel", "month", "hour")
"""Month (YYYY-MM) and hour (00 to 23) are those in which a conversation began, in the SOP's zone."""
OTHERS = "\0others"
Key = str | None
"""What a card is of; None is what the record does not say."""


@dataclass(slots=True)
class Card:
    """What adds up: scored conversations, their scores in hundredths, those without failure, by section."""

    scored: int = 0
    hundredths: int = 0
    clean: int = 0
    sections: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Pillar -> conversations in which it counted, and their scores in hundredths."""
    rules: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Rule -> conversations that passed it, and that failed it."""

    def add(self, found: Scores) -> None:
        """Counts a conversation that has a score."""
        if found.score is None:
            return
        self.scored += 1
        self.hundredths += round(found.score * 100)
        self.clean += found.clean
        for pillar, score in found.sections.items():
            count, total = self.sections.get(pillar, (0, 0))
            self.sections[pillar] = (count + 1, total + round(score * 100))
        for rule, kept in found.kept.items():
            passed, failed = self.rules.get(rule, (0, 0))
            self.rules[rule] = (passed + kept, failed + (not kept))

    def merge(self, other: Card) -> None:
        """Adds another card of the same."""
        self.scored += other.scored
        self.hundredths += other.hundredths
        self.clean += other.clean
        for pillar, (count, total) in other.sections.items():
            before, sum_before = self.sections.get(pillar, (0, 0))
            self.sections[pillar] = (before + count, sum_before + total)
        for rule, (passed, failed) in other.rules.items():
            had, lacked = self.rules.get(rule, (0, 0))
            self.rules[rule] = (had + passed, lacked + failed)


@dataclass(frozen=True, slots=True)
class Grouping:
    """What a worker needs to know to sort conversations into cards."""

    zone: Zone
    pillars: Mapping[str, str]
    roster: Roster

    @classmethod
    def of(cls, sop: Sop, zone: Zone, roster: Roster) -> Grouping:
        """The grouping of a run."""
        return cls(zone, pillars_of(sop), roster)


@dataclass(slots=True)
class Cards:
    """All cards of a run: of the whole, and by each of SORTS."""

    whole: Card = field(default_factory=Card)
    by: dict[str, dict[Key, Card]] = field(default_factory=lambda: {name: {} for name in SORTS})

    def add(self, judgement: Judgement, grouping: Grouping) -> None:
        """Counts one judged conversation."""
        timeline = judgement.timeline
        if timeline is None:
            return
        verdicts, pillars = judgement.verdicts, grouping.pillars
        found = scores(verdicts, pillars)
        if found.score is None:
            return
        start = timeline.start()
        began = "" if start is None else grouping.zone.write(start)
        day = began[:10]
        self.whole.add(found)
        self._of("channel", judgement.conversation.channel or None).add(found)
        self._of("month", day[:7] or None).add(found)
        self._of("hour", began[11:13] or None).add(found)
        agents = _agents(judgement)
        alone = len(agents) < 2
        teams: dict[Key, set[Key]] = {}
        for agent in agents or (None,):
            own = found if alone else scores(verdicts, pillars, (agent,))
            self._of("agent", agent).add(own)
            if grouping.roster.members:
                teams.setdefault(grouping.roster.team(agent, day), set()).add(agent)
        for team, members in teams.items():
            own = found if len(teams) < 2 else scores(verdicts, pillars, members)
            self._of("team", team).add(own)

    def merge(self, later: Cards) -> None:
        """Adds the cards of what came after."""
        self.whole.merge(later.whole)
        for name, cards in later.by.items():
            for key, card in cards.items():
                self._of(name, key).merge(card)

    def _of(self, name: str, key: Key) -> Card:
        cards = self.by[name]
        card = cards.get(key)
        if card is None:
            if len(cards) >= MOST and key != OTHERS:
                return self._of(name, OTHERS)
            card = cards[key] = Card()
        return card


def _agents(judgement: Judgement) -> list[Key]:
    """Who took part: the authors of agent events, then those whom findings name, each once."""
    assert judgement.timeline is not None
    named: dict[Key, None] = {}
    for event in judgement.timeline.events:
        if event.by == "agent" and event.author is not None:
            named[event.author] = None
    for verdict in judgement.verdicts:
        if verdict.findings:
            named.update(dict.fromkeys(_blamed(verdict)))
    return list(named)


def _blamed(verdict: Verdict) -> list[Key]:
    return [finding.agent for finding in verdict.findings if finding.agent is not None]
