"""The score of one conversation, as a whole and by pillar, for everybody or for some of its agents."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

import msgspec

from engine.verdict import Verdict
from sop.model import Sop

NO_PILLAR = ""
"""The section of rules without a pillar."""


class Scores(NamedTuple):
    """Scores from 0 to 100: the whole (None when nothing counted), each section that counted.

    `clean`: no rule failed. `kept`: each rule that counted, and whether it passed.
    """

    score: float | None
    clean: bool
    sections: Mapping[str, float]
    kept: Mapping[str, bool]


def pillars_of(sop: Sop) -> dict[str, str]:
    """The section of each rule by its id."""
    return {rule.id: rule.pillar or NO_PILLAR for rule in sop.rules}


def scores(
    verdicts: Sequence[Verdict], pillars: Mapping[str, str], whose: Container[str | None] | None = None
) -> Scores:
    """100 x weight passed / weight passed or failed; a critical fail makes the whole and its section 0.

    What does not apply, is pending, cannot be evaluated, or is waived is left out. With `whose`, failures
    count only if one of their findings is of these agents.
    """
    passed: dict[str, float] = {}
    failed: dict[str, float] = {}
    broken: set[str] = set()
    kept: dict[str, bool] = {}
    for one in verdicts:
        if one.verdict == "pass":
            kept[one.rule] = True
            pillar = pillars.get(one.rule, NO_PILLAR)
            passed[pillar] = passed.get(pillar, 0.0) + one.weight
        elif one.verdict == "fail" and _counts(one, whose):
            kept[one.rule] = False
            pillar = pillars.get(one.rule, NO_PILLAR)
            failed[pillar] = failed.get(pillar, 0.0) + one.weight
            if one.severity == "critical":
                broken.add(pillar)
    sections: dict[str, float] = {}
    for pillar in (*passed, *(name for name in failed if name not in passed)):
        counted = passed.get(pillar, 0.0) + failed.get(pillar, 0.0)
        if pillar in broken:
            sections[pillar] = 0.0
        elif counted:
            sections[pillar] = 100 * passed.get(pillar, 0.0) / counted
    right, wrong = sum(passed.values()), sum(failed.values())
    if broken:
        return Scores(0.0, False, sections, kept)
    return Scores(100 * right / (right + wrong) if right + wrong else None, not failed, sections, kept)


def _counts(verdict: Verdict, whose: Container[str | None] | None) -> bool:
    """Whether a failing verdict has a finding that is not waived, of these agents if they are named."""
    return any(
        finding.waived is msgspec.UNSET and (whose is None or finding.agent in whose)
        for finding in verdict.findings
    )
