"""Pass rates and scores by pillar, team, channel, month and hour of the day, from the scorecards of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audits.pillars import pillar_title
from audits.reports import Setting
from audits.reports.page.trend import Period
from audits.reports.personal import Veil
from audits.reports.visible import one_line
from audits.scorecards import Line, Rate, lines, pillars_of
from audits.scorecards.cards import Cards
from audits.scorecards.rates import by_pillar, rate
from audits.tally import Tally

ROWS = 60
"""Lines of one table."""


@dataclass(frozen=True, slots=True)
class Row:
    """A pillar, team or channel. `score` is its mean (None for one that never had a score)."""

    name: str
    rate: Rate
    score: float | None
    interval: tuple[float, float] | None
    conversations: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one sort: pillars as in the SOP; teams and channels with the lowest rate first."""

    by: str
    rows: Sequence[Row]
    left: int


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the day: its pass rate, and how many conversations began in it."""

    hour: int
    rate: Rate
    conversations: int


def tables(tally: Tally, setting: Setting, veil: Veil, words: Mapping[str, str]) -> Iterator[Table]:
    """The tables that say more than the whole does: several pillars, any team, several channels."""
    pillars = pillars_of(setting.sop)
    found = list(lines(tally.cards, pillars, setting.min_count))
    if not found:
        return
    sections = {section.pillar: section for section in found[0].sections}
    rows = []
    for pillar, counted in by_pillar(tally.cards.whole, pillars):
        title, section = pillar_title(pillar, setting.language), sections.get(pillar)
        name = one_line(title, 40) or words["no_pillar"]
        if section is None:
            rows.append(Row(name, counted, None, None, 0))
        else:
            rows.append(Row(name, counted, section.score, section.interval, section.conversations))
    if any(pillars.values()):
        yield Table("pillar", rows[:ROWS], max(0, len(rows) - ROWS))
    for by in ("team", "channel"):
        some = [_row(one, tally.cards, veil, words) for one in found if one.by == by]
        some.sort(key=lambda row: 1.0 if row.rate.share is None else row.rate.share)
        if len(some) > (by == "channel"):
            yield Table(by, some[:ROWS], max(0, len(some) - ROWS))


def hours(cards: Cards) -> list[Hour]:
    """All hours of the day; none if no conversation has a time."""
    found = {key: card for key, card in cards.by["hour"].items() if key is not None and key.isdigit()}
    if not found:
        return []
    made = []
    for hour in range(24):
        card = found.get(f"{hour:02d}")
        made.append(Hour(hour, Rate(), 0) if card is None else Hour(hour, rate(card), card.scored))
    return made


def months(cards: Cards) -> list[Period]:
    """The months of the data, the earliest first; those between them without data too."""
    found = {key: card for key, card in cards.by["month"].items() if key is not None and len(key) == 7}
    made: list[Period] = []
    for month in _between(min(found, default=""), max(found, default="")):
        card = found.get(month)
        if card is None:
            made.append(Period(month, None, None, 0))
        else:
            made.append(Period(month, card.hundredths / card.scored / 100, rate(card).share, card.scored))
    return made


def _row(line: Line, cards: Cards, veil: Veil, words: Mapping[str, str]) -> Row:
    if line.others:
        name = words["others_of"]
    elif line.key is None:
        name = words[f"no_{line.by}"]
    else:
        name = one_line(veil.text(line.key[:400]), 40)
    card = cards.by[line.by][line.key]
    return Row(name, rate(card), line.score, line.interval, line.conversations)


def _between(first: str, last: str) -> Iterator[str]:
    """Months from the first to the last, both included; only the last 240."""
    if not first:
        return
    number, end = (12 * int(month[:4]) + int(month[5:7]) - 1 for month in (first, last))
    for one in range(max(number, end - 239), end + 1):
        yield f"{one // 12:04d}-{one % 12 + 1:02d}"
