"""Pass rates: of the rules that counted in conversations, how many were kept; with intervals, from cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from audits.intervals import Interval, wilson
from audits.scorecards.cards import Card
from audits.scorecards.scoring import NO_PILLAR


class Rate(NamedTuple):
    """Verdicts that passed and failed. Each counts once, whatever its weight."""

    passed: int = 0
    failed: int = 0

    @property
    def judged(self) -> int:
        """Verdicts that passed or failed."""
        return self.passed + self.failed

    @property
    def share(self) -> float | None:
        """What passed of what was judged, 0 to 1; None of nothing."""
        return self.passed / self.judged if self.judged else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's 95 % interval of the share; None of nothing."""
        return wilson(self.passed, self.judged)


def total(rates: Iterable[tuple[int, int]]) -> Rate:
    """The rate of several together."""
    passed = failed = 0
    for one in rates:
        passed += one[0]
        failed += one[1]
    return Rate(passed, failed)


def rate(card: Card) -> Rate:
    """The rate of a card over all its rules."""
    return total(card.rules.values())


def by_pillar(card: Card, pillars: Mapping[str, str]) -> Iterator[tuple[str, Rate]]:
    """The rate of each pillar that counted, in the order of the SOP; rules without one ("") come last."""
    found: dict[str, list[tuple[int, int]]] = {pillar: [] for pillar in pillars.values()}
    for rule, counts in card.rules.items():
        found.setdefault(pillars.get(rule, NO_PILLAR), []).append(counts)
    for pillar in sorted(found, key=lambda name: name == NO_PILLAR):
        if found[pillar]:
            yield pillar, total(found[pillar])


def by_rule(card: Card) -> dict[str, Rate]:
    """The rate of each rule that counted."""
    return {rule: Rate(*counts) for rule, counts in card.rules.items()}
