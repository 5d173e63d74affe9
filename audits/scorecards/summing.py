"""From counted cards to lines: means with their intervals, and the order of agents who can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from audits.intervals import Interval, wilson
from audits.scorecards.cards import OTHERS, Card, Cards, Key
from audits.scorecards.scoring import NO_PILLAR

MIN_COUNT = 30
"""Conversations from which on an agent has a place in the ranking, unless the run says otherwise."""


@dataclass(frozen=True, slots=True)
class Section:
    """The mean score of a pillar ("" are the rules without one) over conversations in which it counted."""

    pillar: str
    conversations: int
    score: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Line:
    """One card. `by` is all, agent, team, channel, month or hour; `key` None is what records do not say.

    `clean` counts conversations without failure. Intervals are of 95 %, in the unit of what they are of.
    `rank` is that of an agent with enough conversations, 1 the best; equal scores share one.
    """

    by: str
    key: Key
    conversations: int
    score: float
    interval: Interval
    clean: int
    clean_interval: Interval
    sections: tuple[Section, ...]
    rank: int | None = None

    @property
    def others(self) -> bool:
        """Whether this is everybody for whom there was no card left."""
        return self.key == OTHERS


def interval(hundredths: int, count: int) -> Interval:
    """The interval of a mean of scores between 0 and 100: Wilson's for a share of the same mean.

    No scores between 0 and 100 spread more widely than ones that are all 0 or 100, so it is rather too wide.
    """
    found = wilson(hundredths / 10_000, count)
    assert found is not None
    return 100 * found[0], 100 * found[1]


def lines(cards: Cards, pillars: Mapping[str, str], min_count: int) -> Iterator[Line]:
    """All lines: the whole, then agents, teams, channels, months and hours.

    Agents with enough conversations come first, the best first; all others by name.
    """
    order = list(dict.fromkeys(pillars.values()))
    order.sort(key=lambda pillar: pillar == NO_PILLAR)
    if cards.whole.scored:
        yield _line("all", None, cards.whole, order)
    for by, found in cards.by.items():
        made = [_line(by, key, card, order) for key, card in found.items() if card.scored]
        made.sort(key=lambda one: (one.key is None, one.others, one.key or ""))
        yield from _ranked(made, min_count) if by == "agent" else made


def _line(by: str, key: Key, card: Card, order: list[str]) -> Line:
    clean = wilson(card.clean, card.scored)
    assert clean is not None
    sections = []
    for pillar in order:
        count, total = card.sections.get(pillar, (0, 0))
        if count:
            sections.append(Section(pillar, count, total / count / 100, interval(total, count)))
    mean = card.hundredths / card.scored / 100
    return Line(
        by,
        key,
        card.scored,
        mean,
        interval(card.hundredths, card.scored),
        card.clean,
        clean,
        tuple(sections),
    )


def _ranked(agents: list[Line], min_count: int) -> Iterator[Line]:
    known = [one for one in agents if one.key is not None and not one.others]
    enough = sorted((one for one in known if one.conversations >= min_count), key=lambda one: -one.score)
    rank, before = 0, None
    for place, one in enumerate(enough, 1):
        rank = rank if one.score == before else place
        before = one.score
        yield replace(one, rank=rank)
    kept = {one.key for one in enough}
    yield from (one for one in agents if one.key not in kept)
