"""Score and pass rate over time from a store: each conversation counts once, from its latest run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from audits.history.figures import Comparison, Figure, Point, Series, Side

BY = ("month", "rule", "agent", "team", "channel", "pillar")
EVERY = ("month", "week")
_FORMATS = {"month": "%Y-%m", "week": "%G-W%V"}
_MOST = 600
"""Periods between the first and the last that are listed."""
_CHANGES = 3
"""Changes of version that are compared unasked, the last ones."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be shown. `sop` is an id, or id@version for what that version judged; days are YYYY-MM-DD.

    `by` month is the whole over time. `compare` names two versions, the earlier first.
    """

    by: str = "month"
    every: str = "month"
    rule: str | None = None
    sop: str | None = None
    since: str | None = None
    until: str | None = None
    compare: tuple[str, str] | None = None
    min_count: int = 30


@dataclass(frozen=True, slots=True)
class Trend:
    """The answer. `series` has one series by month; `whole` is over all, of dated conversations."""

    asked: Asked
    sop: str
    whole: Series
    series: tuple[Series, ...]
    runs: int
    undated: int
    """Conversations whose beginning nobody knows; they are in no period."""
    comparisons: tuple[Comparison, ...] = ()
    others: tuple[str, ...] = ()
    """Other SOPs of the store."""
    incomplete: int = 0
    """Of the runs counted, those that could not read or judge everything."""
    versions: tuple[str, ...] = field(default=())

    @property
    def periods(self) -> tuple[str, ...]:
        """All periods from the first to the last, those between without conversations too."""
        points = self.whole.points
        return tuple(_between(points[0].period, points[-1].period, self.asked.every))


def _between(first: str, last: str, every: str) -> Iterator[str]:
    """The periods from one to the other, at most _MOST: of a longer span only the last."""
    day = date.fromisoformat(f"{last}-1" if every == "week" else f"{last}-01")
    found = [last]
    while found[-1] > first and len(found) < _MOST and day.year > 1:
        day -= timedelta(days=7 if every == "week" else 1)
        day = day if every == "week" else day.replace(day=1)
        year, week, _ = day.isocalendar()
        found.append(f"{year:04d}-W{week:02d}" if every == "week" else f"{day:%Y-%m}".zfill(7))
    return reversed(found)


class NothingThere(Exception):
    """The store has nothing of what was asked; `known` is what it has instead, by what is missing."""

    def __init__(self, what: str, known: Iterable[str] = ()) -> None:
        super().__init__(what)
        self.what, self.known = what, tuple(known)


def trend(connection: Any, asked: Asked) -> Trend:
    """Reads the trend. Raises NothingThere: of runs, sop, version, rule, team, times or conversations."""
    look = _Look(connection, asked)
    if asked.rule is not None:
        look.know_rule(asked.rule)
    look.pick("picked", look.version)
    undated = look.one("SELECT count(*) FROM picked WHERE period IS NULL")
    whole = next(look.series("month"), None)
    if whole is None:
        raise NothingThere("times" if undated else "conversations")
    series = (whole,) if asked.by == "month" else tuple(look.series(asked.by))
    if not series:
        raise NothingThere("team" if asked.by == "team" else "conversations")
    runs, incomplete = look.rows(
        "SELECT count(*), count(*) FILTER (unreadable > 0) FROM runs WHERE run IN (SELECT run FROM picked)"
    )[0]
    versions = look.versions()
    pairs = [asked.compare] if asked.compare else list(pairwise(versions))[-_CHANGES:]
    comparisons = tuple(look.comparison(*pair) for pair in pairs)
    return Trend(
        asked, look.sop, whole, series, runs, undated, comparisons, look.others, incomplete, tuple(versions)
    )


class _Look:
    """Queries over the conversations that were picked."""

    def __init__(self, connection: Any, asked: Asked) -> None:
        self._connection, self._asked = connection, asked
        known = [row[0] for row in self.rows("SELECT sop FROM runs GROUP BY sop ORDER BY max(run) DESC")]
        if not known:
            raise NothingThere("runs")
        wanted, _, version = (asked.sop or known[0]).partition("@")
        if wanted not in known:
            raise NothingThere("sop", known)
        self.sop, self.version = wanted, version or None
        self.others = tuple(name for name in known if name != wanted) if asked.sop is None else ()
        judged = (
            "SELECT DISTINCT c.version FROM conversations c JOIN runs USING (run) WHERE sop = ? ORDER BY 1"
        )
        self._versions = [row[0] for row in self.rows(judged, self.sop)]
        for one in (self.version, *(asked.compare or ())):
            if one is not None and one not in self._versions:
                raise NothingThere("version", self._versions)

    def rows(self, query: str, *values: Any) -> list[Any]:
        """All rows of a query."""
        found: list[Any] = self._connection.execute(query, list(values)).fetchall()
        return found

    def one(self, query: str, *values: Any) -> Any:
        """The one value of a query."""
        return self.rows(query, *values)[0][0]

    def know_rule(self, rule: str) -> None:
        """Raises NothingThere for a rule that no run of the SOP has."""
        query = "SELECT DISTINCT rule FROM rules JOIN runs USING (run) WHERE sop = ? ORDER BY rule"
        known = [row[0] for row in self.rows(query, self.sop)]
        if rule not in known:
            raise NothingThere("rule", known)

    def pick(self, name: str, version: str | None) -> None:
        """A temporary table of conversations, each id from the latest run that has it, with their period."""
        asked = self._asked
        values: list[Any] = [_FORMATS[asked.every], self.sop]
        only = later = ""
        if version is not None:
            only, values = "AND c.version = ?", [*values, version]
        if asked.since:
            later, values = "AND started_at >= CAST(? AS DATE)", [*values, asked.since]
        if asked.until:
            later += " AND started_at < CAST(? AS DATE) + INTERVAL 1 DAY"
            values.append(asked.until)
        self.rows(
            f"""CREATE OR REPLACE TEMP TABLE {name} AS
            SELECT * FROM (
                SELECT c.*, strftime(c.started_at, ?) AS period
                FROM conversations c JOIN runs r ON r.run = c.run
                WHERE r.sop = ? {only} QUALIFY c.run = max(c.run) OVER (PARTITION BY c.id)
            ) WHERE true {later}""",
            *values,
        )

    def series(self, by: str) -> Iterator[Series]:
        """The series by something, in the order of their names; rules in the order of the SOP."""
        query, values = _query(by, self._asked.rule, "picked")
        found: dict[str | None, tuple[str | None, dict[str, Figure]]] = {}
        for key, name, _, period, *figures in self.rows(
            f"{query} HAVING period IS NOT NULL ORDER BY place, key NULLS LAST, period", *values
        ):
            series = found.setdefault(key, (name, {}))
            before = series[1].get(period, Figure())
            series[1][period] = before + Figure(*(int(value or 0) for value in figures))
        versions = self._period_versions()
        for key, (name, figures) in found.items():
            points = tuple(
                Point(one, figure, versions.get(one, ())) for one, figure in sorted(figures.items())
            )
            yield Series(key, name, sum(figures.values(), Figure()), points)

    def versions(self) -> list[str]:
        """The versions that judged what was picked, in the order in which their conversations began."""
        query = """SELECT version FROM picked WHERE period IS NOT NULL
            GROUP BY version ORDER BY median(epoch_us(started_at)), version"""
        return [row[0] for row in self.rows(query)]

    def comparison(self, before: str, after: str) -> Comparison:
        """Two versions, each over the conversations that it judged, each of these once."""
        if self._asked.compare:
            self.pick("before_change", before)
            self.pick("after_change", after)
        else:
            for name, version in (("before_change", before), ("after_change", after)):
                query = f"CREATE OR REPLACE TEMP TABLE {name} AS FROM picked WHERE version = ?"
                self.rows(query, version)
        shared = "SELECT count(DISTINCT b.id) FROM before_change b SEMI JOIN after_change a ON a.id = b.id"
        sides = (self._side(before, "before_change"), self._side(after, "after_change"))
        return Comparison(*sides, self.one(shared))

    def _side(self, version: str, name: str) -> Side:
        query, values = _query("month", self._asked.rule, name)
        figures = [Figure(*(int(value or 0) for value in row[4:])) for row in self.rows(query, *values)]
        days = (
            f"SELECT strftime(min(started_at), '%Y-%m-%d'), strftime(max(started_at), '%Y-%m-%d') FROM {name}"
        )
        first, last = self.rows(days)[0]
        return Side(version, sum(figures, Figure()), first or "", last or "")

    def _period_versions(self) -> dict[str, tuple[str, ...]]:
        query = "SELECT period, list(DISTINCT version ORDER BY version) FROM picked GROUP BY period"
        return {period: tuple(names) for period, names in self.rows(query)}


_SUMS = """count(*), count({one}.score), sum(CAST(round({one}.score * 100) AS BIGINT)),
    sum({one}.passed), sum({one}.failed)"""
_KEPT = """count(*), 0, 0, count(*) FILTER (v.verdict = 'pass'), count(*) FILTER (v.verdict = 'fail')"""
_VERDICTS = "JOIN verdicts v ON v.run = c.run AND v.number = c.number AND v.counts"
_GROUPED = "GROUP BY key, period"


def _query(by: str, rule: str | None, source: str) -> tuple[str, list[str]]:
    """A query of key, name, place, period, then what a Figure holds; and its values."""
    if rule is not None or by == "rule":
        return _of_rules(by, rule, source)
    if by in ("agent", "team"):
        join = f"JOIN parties o ON o.run = c.run AND o.number = c.number AND o.sort = '{by}'"
        head, one = "o.name AS key, any_value(o.called)", "o"
    elif by == "pillar":
        join = "JOIN sections o ON o.run = c.run AND o.number = c.number"
        head, one = "o.pillar AS key, NULL", "o"
    else:
        join, one = "", "c"
        head = f"{'c.channel' if by == 'channel' else 'NULL'} AS key, NULL"
    sums = _SUMS.format(one=one)
    return f"SELECT {head}, 0 AS place, c.period AS period, {sums} FROM {source} c {join} {_GROUPED}", []


def _of_rules(by: str, rule: str | None, source: str) -> tuple[str, list[str]]:
    """The same of verdicts of one rule, or by rule."""
    join, values = _VERDICTS, []
    if rule is not None:
        join, values = f"{_VERDICTS} AND v.rule = ?", [rule]
    head, where = f"{'c.channel' if by == 'channel' else 'NULL'} AS key, NULL, 0 AS place", ""
    if by == "rule":
        join += " JOIN rules t ON t.run = c.run AND t.rule = v.rule"
        head = "v.rule AS key, arg_max(t.title, t.run), max(t.place) AS place"
    elif by in ("agent", "team"):
        join += f" JOIN parties o ON o.run = c.run AND o.number = c.number AND o.sort = '{by}'"
        head = "o.name AS key, any_value(o.called), 0 AS place"
        where = f"""WHERE v.verdict = 'pass' OR o.alone OR EXISTS (
            SELECT 1 FROM findings f WHERE f.run = c.run AND f.number = c.number AND f.rule = v.rule
            AND NOT f.waived AND f.{by} IS NOT DISTINCT FROM o.name)"""
    return f"SELECT {head}, c.period AS period, {_KEPT} FROM {source} c {join} {where} {_GROUPED}", values
