"""What a run adds up to: counts a rule, scores, what could not be judged, an example of each failing rule.

Tallies of parts add up to the tally of the whole, in the order of the parts, however the data were cut.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from audits.figures import Figures
from audits.scorecards.cards import Cards, Grouping
from audits.stages import StagesTally
from audits.waivers import Settling, waived
from engine.judging import Judgement
from engine.measured import ClassesMeasured, StagesMeasured
from engine.timeline import Repairs
from engine.verdict import Finding, Verdict
from sop.model import SEVERITIES

VERDICTS = ("pass", "fail", "pending", "not_evaluable", "not_applicable")


@dataclass(slots=True)
class RuleTally:
    """One rule over the corpus. `example` is its first finding, with the conversation it is in.

    Of a rule that is judged over the corpus it counts groups instead of conversations.
    """

    verdicts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(VERDICTS, 0))
    """A fail whose findings are all waived is none of these."""
    findings: int = 0
    waived: int = 0
    """Failing conversations whose findings are all waived; they do not count."""
    example: tuple[str, Finding] | None = None
    reasons: Counter[str] = field(default_factory=Counter)
    """Why it could not be evaluated, by how many conversations."""
    failed: Counter[str] = field(default_factory=Counter)
    """Failing conversations by severity: versions of an SOP may disagree about it."""
    classes: Counter[str] = field(default_factory=Counter)
    """Of a rule that classifies: conversations by class; one may be of several."""
    stages: StagesTally | None = None
    """Of a rule of stages: how far conversations got."""

    @property
    def judged(self) -> int:
        """Conversations that passed or failed."""
        return self.verdicts["pass"] + self.verdicts["fail"]

    def add(self, verdict: Verdict) -> None:
        """Counts one verdict; of a failing one the findings that are not waived."""
        if waived(verdict):
            self.waived += 1
            return
        self.verdicts[verdict.verdict] += 1
        if verdict.verdict == "fail":
            self.failed[verdict.severity] += 1
        if verdict.findings:
            counted = [one for one in verdict.findings if one.waived is msgspec.UNSET]
            self.findings += len(counted)
            if self.example is None:
                self.example = (verdict.conversation or "", (counted or verdict.findings)[0])
        if isinstance(verdict.reason, str):
            self.reasons[verdict.reason] += 1

    def merge(self, later: RuleTally) -> None:
        """Adds the tally of what came after."""
        for name, count in later.verdicts.items():
            self.verdicts[name] += count
        self.findings += later.findings
        self.waived += later.waived
        self.example = self.example or later.example
        self.reasons.update(later.reasons)
        self.failed.update(later.failed)
        self.classes.update(later.classes)
        if later.stages is not None:
            self.stages = self.stages or StagesTally()
            self.stages.merge(later.stages)


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
    figures: Figures = field(default_factory=Figures)
    """What rules over the corpus came to."""
    settling: Settling = field(default_factory=Settling)
    """What waivers and baselines met."""
    cards: Cards = field(default_factory=Cards)
    """Scorecards; empty unless the run asked for them."""

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

    def add(self, judgement: Judgement, grouping: Grouping | None = None) -> None:
        """Counts one conversation; on scorecards too if there is a grouping."""
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
                clean = clean and (verdict.verdict != "fail" or waived(verdict))
            else:
                rule.verdicts[verdict.verdict] += 1
                if isinstance(verdict.measured, ClassesMeasured):
                    rule.classes.update(verdict.measured.classes)
                elif isinstance(verdict.measured, StagesMeasured):
                    rule.stages = rule.stages or StagesTally()
                    rule.stages.add(verdict.measured, judgement)
        self.clean += clean
        scored = score(judgement.verdicts)
        if scored is not None:
            self.scored += 1
            self.hundredths += round(scored * 100)
            if grouping is not None:
                self.cards.add(judgement, grouping)

    def add_corpus(self, place: int, verdict: Verdict) -> None:
        """Counts a verdict over the corpus of the rule at `place`. Conversations and scores do not change."""
        self.rules[place].add(verdict)
        self.figures.add(verdict)

    def merge(self, later: Tally) -> None:
        """Adds the tally of what came after."""
        for rule, other in zip(self.rules, later.rules, strict=True):
            rule.merge(other)
        for name in _COUNTS:
            setattr(self, name, getattr(self, name) + getattr(later, name))
        self.versions.update(later.versions)
        self.repairs.add(later.repairs)
        self.settling.merge(later.settling)
        self.cards.merge(later.cards)


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

    None when nothing counted. A fail whose findings are all waived does not count.
    """
    passed = failed = 0.0
    for verdict in verdicts:
        if verdict.verdict == "pass":
            passed += verdict.weight
        elif verdict.verdict == "fail" and not waived(verdict):
            if verdict.severity == "critical":
                return 0.0
            failed += verdict.weight
    counted = passed + failed
    return 100 * passed / counted if counted else None
