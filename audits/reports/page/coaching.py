"""A page an agent for coaching: what goes better than with the others, what goes worse, with examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audits.reports import Setting
from audits.reports.page.findings import NAME, Listed
from audits.scorecards import Line, Rate
from audits.scorecards.cards import OTHERS, Card, Cards
from audits.scorecards.rates import by_rule, rate, total
from sop.model import SEVERITIES

PAGES = 200
"""Agents with a page: those with the most conversations."""
ENOUGH = 5
"""Verdicts of a rule from which on it is named as a strength or a weakness."""
NAMED = 5
"""Strengths, and weaknesses, of an agent."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An agent's rate of a rule beside the rate of all, or of the team. Gaps are in percentage points."""

    rule: str
    severity: str
    own: Rate
    others: Rate

    @property
    def gap(self) -> float:
        """The agent's rate less that of the others."""
        return 100 * ((self.own.share or 0.0) - (self.others.share or 0.0))

    @property
    def clear(self) -> bool:
        """Whether there is enough to tell, and the intervals of both lie apart."""
        own, others = self.own.interval, self.others.interval
        if own is None or others is None or self.own.judged < ENOUGH:
            return False
        return own[1] < others[0] or others[1] < own[0]


@dataclass(frozen=True, slots=True)
class Weakness:
    """What to work on, with findings that show it."""

    compared: Compared
    examples: Sequence[Listed]


@dataclass(frozen=True, slots=True)
class Coached:
    """An agent's page. `team` is "" where the agent is compared with everybody."""

    number: int
    line: Line
    rate: Rate
    team: str
    strengths: Sequence[Compared]
    weaknesses: Sequence[Weakness]
    rules: Sequence[Compared]


def coached(
    cards: Cards, found: Sequence[Line], setting: Setting, examples: Mapping[tuple[str, str], list[Listed]]
) -> Iterator[Coached]:
    """The pages, in the order of the lines: agents with a rank first."""
    agents = [line for line in found if line.by == "agent" and line.key is not None and not line.others]
    kept = {line.key for line in sorted(agents, key=lambda one: -one.conversations)[:PAGES]}
    everybody = _everybody(cards)
    numbers = {rule.id: number for number, rule in enumerate(setting.sop.rules)}
    severities = {rule.id: rule.severity for rule in setting.sop.rules}
    day = (setting.as_of_text or "")[:10]
    for number, line in enumerate((one for one in agents if one.key in kept), 1):
        card = cards.by["agent"][line.key]
        team, rates = _beside(line, cards, setting, day, everybody)
        rules = [
            Compared(rule, severities.get(rule, "info"), own, rates.get(rule, own))
            for rule, own in sorted(by_rule(card).items(), key=lambda one: numbers.get(one[0], 0))
        ]
        agent = (line.key or "")[:NAME]
        yield Coached(
            number,
            line,
            rate(card),
            team,
            _strengths(rules),
            [Weakness(one, examples.get((agent, one.rule), ())) for one in _weaknesses(rules)],
            rules,
        )


def _everybody(cards: Cards) -> dict[str, Rate]:
    """Each rule's rate over agents: a failure counts for whom it is blamed on, as with each of them."""
    return _together([card for key, card in cards.by["agent"].items() if key is not None])


def _together(cards: Sequence[Card]) -> dict[str, Rate]:
    found: dict[str, list[tuple[int, int]]] = {}
    for card in cards:
        for rule, counts in card.rules.items():
            found.setdefault(rule, []).append(counts)
    return {rule: total(counts) for rule, counts in found.items()}


def _beside(
    line: Line, cards: Cards, setting: Setting, day: str, everybody: Mapping[str, Rate]
) -> tuple[str, Mapping[str, Rate]]:
    """The team with its rates, if there is one with more than this agent's conversations; else everybody."""
    team = setting.roster.team(line.key, day) or setting.roster.team(line.key, "")
    card = cards.by["team"].get(team) if team else None
    if team is None or team == OTHERS or card is None or card.scored <= line.conversations:
        return "", everybody
    return team, by_rule(card)


def _strengths(rules: Sequence[Compared]) -> list[Compared]:
    """Rules kept more often than by the others, the clearest and widest gap first; then those always kept.

    What is broken more often than not is no strength, even if the others do worse.
    """
    good = [one for one in rules if one.own.judged >= ENOUGH and (one.own.share or 0.0) >= 0.5]
    better = [one for one in good if one.gap > 0 or not one.own.failed]
    return sorted(better, key=lambda one: (one.gap <= 0, not one.clear, -one.gap))[:NAMED]


def _weaknesses(rules: Sequence[Compared]) -> list[Compared]:
    """Rules that fail critically, or are kept less often than by the others, the gravest first."""
    critical = SEVERITIES[-1]
    worse = [
        one
        for one in rules
        if one.own.failed and (one.severity == critical or (one.own.judged >= ENOUGH and one.gap < 0))
    ]
    return sorted(worse, key=lambda one: (one.severity != critical, not one.clear, one.gap))[:NAMED]
