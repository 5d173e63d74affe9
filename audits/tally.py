"""What a run adds up to: counts a rule, scores, what could not be judged, an example of each failing rule.

Tallies of parts add up to the tally of the whole, in the order of the parts, however the data were cut.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.judging import Judgement
from engine.timeline import Repairs
from engine.verdict import Finding, Verdict
from sop.model import SEVERITIES

VERDICTS = ("pass", "fail", "pending", "not_evaluable", "not_applicable")


@dataclass(slots=True)
class RuleTally:
    """One rule over the corpus. `example` is its first finding, with the conversation it is in."""

    verdicts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(VERDICTS, 0))
    findings: int = 0
    example: tuple[str, Finding] | None = None
    reasons: Counter[str] = field(default_factory=Counter)
    """Why it could not be evaluated, by how many conversations."""
    failed: Counter[str] = field(default_factory=Counter)
    """Failing conversations by severity: versions of an SOP may disagree about it."""

    @property
    def judged(self) -> int:
        """Conversations that passed or failed."""
        return self.verdicts["pass"] + self.verdicts["fail"]

    def add(self, verdict: Verdict) -> None:
        """Counts one verdict."""
        self.verdicts[verdict.verdict] += 1
        if verdict.verdict == "fail":
            self.failed[verdict.severity] += 1
        if verdict.findings:
            self.findings += len(verdict.findings)
            if self.example is None:
                self.example = (verdict.conversation, verdict.findings[0])
        if isinstance(verdict.reason, str):
            self.reasons[verdict.reason] += 1

    def merge(self, later: RuleTally) -> None:
        """Adds the tally of what came after."""
        for name, count in later.verdicts.items():
            self.verdicts[name] += count
        self.findings += later.findings
        self.example = self.example or later.example
        self.reasons.update(later.reasons)
        self.failed.update(later.failed)


@dataclass(slots=True)
class Tally:
    """A run's counts. `rules` are in rule order; scores are summed in hundredths: no order matters.

    Of an SOP with versions it counts each rule, by its id, over all versions that have it.
    """

    rules: list[RuleTally]
    conversations: int = 0
    """Judged conversations."""
    clean: int = 0
    """Those without a failing rule."""
    excluded: int = 0
    not_effective: int = 0
    unreadable: int = 0
    lost: int = 0
    """Conversations that killed their worker."""
    scored: int = 0
    hundredths: int = 0
    repairs: Repairs = field(default_factory=Repairs)
    versions: Counter[str] = field(default_factory=Counter)
    """Judged conversations by the name of the version in force, where an SOP has several."""

    @classmethod
    def of(cls, rules: int) -> Tally:
        """An empty tally of an SOP with so many rules."""
        return cls([RuleTally() for _ in range(rules)])

    @property
    def score(self) -> float | None:
        """The mean score of the conversations that have one, 0 to 100."""
        return self.hundredths / self.scored / 100 if self.scored else None

    def failures(self, at_least: str) -> int:
        """How many verdicts fail at or above a severity; each has its own, which versions may change."""
        severities = SEVERITIES[SEVERITIES.index(at_least) :]
        return sum(rule.failed[severity] for rule in self.rules for severity in severities)

    @property
    def unevaluable_rate(self) -> float:
        """The share of not_evaluable among the verdicts of rules that applied."""
        applied = sum(sum(r.verdicts.values()) - r.verdicts["not_applicable"] for r in self.rules)
        return sum(r.verdicts["not_evaluable"] for r in self.rules) / applied if applied else 0.0

    def add(self, judgement: Judgement) -> None:
        """Counts one conversation."""
        if judgement.timeline is not None and judgement.timeline.repairs is not None:
            self.repairs.add(judgement.timeline.repairs)
        if judgement.outside is not None:
            if judgement.outside == "excluded":
                self.excluded += 1
            else:
                self.not_effective += 1
            return
        self.conversations += 1
        clean = True
        rules, places = self.rules, judgement.places
        if places is not None:
            rules = [rules[place] for place in places]
            self.versions.update(verdict.sop for verdict in judgement.verdicts[:1])
        for rule, verdict in zip(rules, judgement.verdicts, strict=True):
            if verdict.findings or verdict.verdict not in _COMMON:
                rule.add(verdict)
                clean = clean and verdict.verdict != "fail"
            else:
                rule.verdicts[verdict.verdict] += 1
        self.clean += clean
        scored = score(judgement.verdicts)
        if scored is not None:
            self.scored += 1
            self.hundredths += round(scored * 100)

    def merge(self, later: Tally) -> None:
        """Adds the tally of what came after."""
        for rule, other in zip(self.rules, later.rules, strict=True):
            rule.merge(other)
        for name in _COUNTS:
            setattr(self, name, getattr(self, name) + getattr(later, name))
        self.versions.update(later.versions)
        self.repairs.add(later.repairs)


_COMMON = ("pass", "not_applicable")
_COUNTS = (
    "conversations",
    "clean",
    "excluded",
    "not_effective",
    "unreadable",
    "lost",
    "scored",
    "hundredths",
)


def score(verdicts: Sequence[Verdict]) -> float | None:
    """A conversation's score: 100 x weight passed / weight passed or failed; a critical fail makes it 0.

    None when nothing counted.
    """
    passed = failed = 0.0
    for verdict in verdicts:
        if verdict.verdict == "pass":
            passed += verdict.weight
        elif verdict.verdict == "fail":
            if verdict.severity == "critical":
                return 0.0
            failed += verdict.weight
    counted = passed + failed
    return 100 * passed / counted if counted else None
