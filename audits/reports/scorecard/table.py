"""The tables that text shows: the whole, then by pillar, agent, team, channel and month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audits.reports import Setting
from audits.reports.scorecard.words import Telling
from audits.scorecards import Line, lines, pillars_of
from audits.tally import Tally

ROWS = 200
"""Lines of a sort that are shown."""
_NAMED = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A line in words: rank ("" without), name, score, interval, conversations, share without failure."""

    rank: str
    name: str
    score: str
    interval: str
    conversations: str
    clean: str


@dataclass(frozen=True, slots=True)
class Part:
    """A table. `by` is all, pillar, agent, team, channel or month; `notes` are read below it."""

    by: str
    title: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def parts(tally: Tally, setting: Setting) -> list[Part]:
    """The tables of a run; none when no conversation has a score."""
    telling = Telling(setting)
    found = list(lines(tally.cards, pillars_of(setting.sop), setting.min_count))
    if not found:
        return []
    made = [_part("all", [_row(found[0], telling)], telling)]
    if any(section.pillar for section in found[0].sections):
        made.append(_part("pillar", _pillars(found[0], telling), telling))
    for by in ("agent", "team", "channel", "month"):
        chosen = [one for one in found if one.by == by]
        if chosen:
            notes = _ranking(chosen, telling, setting.min_count) if by == "agent" else ()
            made.append(_part(by, [_row(one, telling) for one in chosen], telling, notes))
    return made


def _part(
    by: str, rows: Sequence[Row], telling: Telling, notes: Iterator[str] | tuple[str, ...] = ()
) -> Part:
    told = list(notes)
    if len(rows) > ROWS:
        told.insert(0, telling.words["more"].format(n=telling.wording.number(len(rows) - ROWS)))
    return Part(by, telling.words[by], tuple(rows[:ROWS]), tuple(told))


def _row(line: Line, telling: Telling) -> Row:
    wording = telling.wording
    return Row(
        f"{line.rank}." if line.rank else "",
        telling.name(line),
        wording.score(line.score),
        telling.interval(line.interval),
        wording.number(line.conversations),
        wording.percent(line.clean, line.conversations),
    )


def _pillars(whole: Line, telling: Telling) -> list[Row]:
    score, number = telling.wording.score, telling.wording.number
    return [
        Row(
            "",
            telling.pillar(one.pillar),
            score(one.score),
            telling.interval(one.interval),
            number(one.conversations),
            "",
        )
        for one in whole.sections
    ]


def _ranking(agents: Sequence[Line], telling: Telling, min_count: int) -> Iterator[str]:
    """Why agents have no rank."""
    known = [one for one in agents if one.key is not None and not one.others]
    few = [telling.name(one) for one in known if one.rank is None]
    if not few:
        return
    if len(few) == len(known):
        yield telling.words["none"].format(n=min_count)
        return
    names = ", ".join(few[:_NAMED])
    if len(few) > _NAMED:
        names += f", {telling.words['more'].format(n=len(few) - _NAMED)}"
    yield telling.words["few"].format(n=min_count, names=names)
