"""Numbers, shares, severities and titles as people of a language write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audits.reports.visible import visible
from audits.tally import RuleTally, Tally
from rules.kind import CorpusKind
from sop.model import SEVERITIES, Rule, Sop, Text

NONE = "–"
"""What stands where there is no number."""

_SEVERITIES = {
    "id": {"critical": "kritis", "major": "mayor", "minor": "minor", "info": "info"},
    "en": {"critical": "critical", "major": "major", "minor": "minor", "info": "info"},
}


class Wording:
    """How a language ("id", else English) writes numbers."""

    def __init__(self, language: str) -> None:
        self.language = "id" if language == "id" else "en"
        self._point, self._group = (",", ".") if language == "id" else (".", ",")

    def number(self, number: float) -> str:
        """A count with groups of three; a fraction keeps at most two decimals."""
        if number == int(number):
            return f"{int(number):,}".replace(",", self._group)
        return f"{number:.2f}".rstrip("0").replace(".", self._point)

    def score(self, score: float | None) -> str:
        """A score from 0 to 100 with one decimal; only a full score reads as 100."""
        if score is None:
            return NONE
        shown = min(99.9, round(score, 1)) if score < 100 else 100
        return f"{shown:.1f}".replace(".", self._point)

    def percent(self, part: int, whole: int) -> str:
        """A share with one decimal; it reads as 0 or 100 only when it is exactly that."""
        if not whole:
            return NONE
        shown = round(100 * part / whole, 1)
        if 0 < part < whole:
            shown = min(max(shown, 0.1), 99.9)
        return f"{shown:.1f}%".replace(".", self._point)

    def severity(self, severity: str) -> str:
        """The word for one of SEVERITIES."""
        return _SEVERITIES[self.language][severity]

    def said(self, text: Text) -> str:
        """A title in this language, else as given for all, else in the language there is; "" without one.

        Nothing in it steers a terminal or turns the order of reading.
        """
        return visible(text.get(self.language) or text.get("") or next(iter(text.values()), ""))


@dataclass(frozen=True, slots=True)
class Standing:
    """How one rule came out. `number` is its place in the SOP."""

    number: int
    rule: Rule
    tally: RuleTally

    @property
    def failed(self) -> int:
        """Conversations that fail it."""
        return self.tally.verdicts["fail"]

    @property
    def applied(self) -> int:
        """Conversations to which it applied, whatever came of it."""
        return sum(self.tally.verdicts.values()) - self.tally.verdicts["not_applicable"]


def standings(sop: Sop, tally: Tally) -> Sequence[Standing]:
    """The rules, worst first: by severity of what fails, then by how often it does, then as in the SOP.

    Rules over the corpus are not among them: they count groups, not conversations (`audits.reports.corpus`).
    """
    pairs = zip(sop.rules, tally.rules, strict=True)
    found = [
        Standing(number, rule, counted)
        for number, (rule, counted) in enumerate(pairs)
        if not isinstance(rule.kind, CorpusKind)
    ]
    return sorted(found, key=_rank)


def _rank(standing: Standing) -> tuple[int, int, int]:
    if not standing.failed:
        return (0, 0, standing.number)
    return (-1 - SEVERITIES.index(standing.rule.severity), -standing.failed, standing.number)
