"""Scorecards in a line or two, for the summary."""

from __future__ import annotations

from collections.abc import Iterator

from audits.reports import Setting
from audits.reports.scorecard.words import Telling
from audits.scorecards import lines, pillars_of
from audits.tally import Tally

_MOST = 8


def brief(setting: Setting, tally: Tally) -> Iterator[str]:
    """The score by pillar, if there are several, and by team, if a roster names some: `Care 91.2 (n=40)`."""
    found = list(lines(tally.cards, pillars_of(setting.sop), setting.min_count))
    if not found:
        return
    telling = Telling(setting)
    words, wording = telling.words, telling.wording
    told = {
        "pillar": [
            (telling.pillar(one.pillar), one.score, one.conversations)
            for one in found[0].sections
            if len(found[0].sections) > 1
        ],
        "team": [(telling.name(one), one.score, one.conversations) for one in found if one.by == "team"],
    }
    for by, rows in told.items():
        parts = [f"{name} {wording.score(score)} (n={wording.number(n)})" for name, score, n in rows[:_MOST]]
        if len(rows) > _MOST:
            parts.append(words["more"].format(n=len(rows) - _MOST))
        if parts:
            yield words["brief"].format(what=words[f"briefly-{by}"], parts=", ".join(parts))
