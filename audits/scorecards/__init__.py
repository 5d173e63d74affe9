"""Scorecards: scores by agent, team, channel, month and hour, in sections by pillar (docs/scorecards.md).

Cards are counted while an audit goes by, in each worker; parts add up to the whole in the order of the data.
"""

from __future__ import annotations

from audits.scorecards.cards import Card, Cards, Grouping
from audits.scorecards.rates import Rate
from audits.scorecards.roster import Member, Roster, read_roster
from audits.scorecards.scoring import Scores, pillars_of, scores
from audits.scorecards.summing import Line, Section, lines

__all__ = [
    "Card",
    "Cards",
    "Grouping",
    "Line",
    "Member",
    "Rate",
    "Roster",
    "Scores",
    "Section",
    "lines",
    "pillars_of",
    "read_roster",
    "scores",
]
