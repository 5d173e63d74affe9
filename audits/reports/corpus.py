"""The summary's table of rules over the corpus: each group's figure beside its limit, what fails first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audits.reports.personal import Veil
from audits.reports.scope import measured_figure, scope_name
from audits.reports.visible import one_line
from audits.reports.waived import why_waived
from audits.reports.wording import Wording
from audits.tally import Tally
from audits.waivers import waived
from engine.measured import CorpusMeasured
from engine.verdict import Verdict, Waived
from rules.corpus import Indicator
from rules.kind import CorpusKind, Setting
from sop.model import Rule, Sop

GROUPS = 12
"""Groups of a rule that are shown."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. `notes`: what is to be read below it."""

    rule: Rule
    verdict: Verdict
    scope: str
    value: str
    interval: str
    limit: str
    count: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A rule's rows, and how many groups more there are by verdict. `limit`: `≥ 85%`, "" with two limits."""

    rule: Rule
    limit: str
    rows: tuple[Row, ...]
    left: dict[str, int]


def sections(sop: Sop, tally: Tally, wording: Wording, veil: Veil) -> Iterator[Section]:
    """The rules over the corpus, in the order of the SOP."""
    for rule in sop.rules:
        if not isinstance(rule.kind, CorpusKind):
            continue
        shown, left = tally.figures.of(rule.id, GROUPS)
        rows = tuple(_row(rule, verdict, wording, veil) for verdict in shown)
        limits = list(dict.fromkeys(row.limit for row in rows if row.limit))
        yield Section(rule, limits[0] if len(limits) == 1 else "", rows, left)


def _row(rule: Rule, verdict: Verdict, wording: Wording, veil: Veil) -> Row:
    value, interval, limit = measured_figure(verdict, wording.language)
    one = verdict.measured
    notes: tuple[str, ...] = ()
    if verdict.verdict == "fail" and verdict.kind == "recurrence":
        notes = tuple(one_line(veil.text(finding.message), 200) for finding in verdict.findings[:3])
    elif isinstance(verdict.reason, str):
        notes = (one_line(veil.text(verdict.reason), 200),)
    if waived(verdict) and isinstance(verdict.findings[0].waived, Waived):
        notes = (one_line(veil.text(why_waived(verdict.findings[0].waived)), 200), *notes)
    return Row(
        rule,
        verdict,
        one_line(veil.agent(scope_name(verdict, wording.language)), 80),
        value,
        interval,
        f"{_sign(rule, one)} {limit}" if limit and limit != "–" else "",
        wording.number(one.count) if isinstance(one, CorpusMeasured) else "",
        notes,
    )


def _sign(rule: Rule, measured: object) -> str:
    assert isinstance(rule.kind, CorpusKind)
    asked = rule.kind.corpus(Setting())
    if isinstance(asked, Indicator) and isinstance(measured, CorpusMeasured):
        return "≥" if measured.limit == asked.at_least else "≤"
    return "≤"
