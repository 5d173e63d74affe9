"""The records over the corpus that a summary shows: of each rule the first ones of each verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.verdict import Verdict

MOST = 50
"""Records kept of each rule and verdict; more are only counted."""

_ORDER = ("fail", "not_evaluable", "pass", "not_applicable")


@dataclass(slots=True)
class Figures:
    """Records over the corpus by rule, in the order of the rules."""

    kept: dict[str, dict[str, list[Verdict]]] = field(default_factory=dict)
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, verdict: Verdict) -> None:
        """Takes one more."""
        self.counts.setdefault(verdict.rule, Counter())[verdict.verdict] += 1
        kept = self.kept.setdefault(verdict.rule, {}).setdefault(verdict.verdict, [])
        if len(kept) < MOST:
            kept.append(verdict)

    def of(self, rule: str, most: int) -> tuple[Sequence[Verdict], dict[str, int]]:
        """Up to `most` records of a rule, what fails first, and how many more there are by verdict."""
        kept = self.kept.get(rule, {})
        shown = [verdict for name in _ORDER for verdict in kept.get(name, ())][:most]
        left = Counter(self.counts.get(rule, Counter()))
        left.subtract(verdict.verdict for verdict in shown)
        return shown, {name: left[name] for name in _ORDER if left[name]}
