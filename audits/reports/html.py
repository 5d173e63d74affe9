"""html: one self-contained page for a QA lead, without network, with the evidence marked in the transcripts.

It keeps the worst failing conversations, a sample of those without failure, and a share of each rule's
findings; what is left out is counted. Everything from the data goes through the template's escaping, and
personal data through the veil before. What is collected on the way is plain figures and packed bytes.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from audits.reports import Setting
from audits.reports.corpus import sections
from audits.reports.judged import Judged, judged
from audits.reports.page.breakdown import hours, months, tables
from audits.reports.page.coaching import coached
from audits.reports.page.findings import Findings, Teller
from audits.reports.page.naming import Naming
from audits.reports.page.packing import LARGEST, Shelf, packed_findings, shelve
from audits.reports.page.templates import templates
from audits.reports.page.transcript import transcript
from audits.reports.page.trend import trend
from audits.reports.page.words import WORDS
from audits.reports.page.worst import Sample, Worst
from audits.reports.personal import Veil
from audits.reports.stages import journeys
from audits.reports.visible import one_line
from audits.reports.waived import about_waivers
from audits.reports.wording import Wording, standings
from audits.scorecards import Line, Rate, lines, pillars_of, rates
from audits.tally import Tally, score
from audits.waivers import waived
from audits.work import Batch, Task
from engine.verdict import Verdict
from sop.model import SEVERITIES

if TYPE_CHECKING:
    from jinja2 import Environment

FIRST_ROWS = 50
"""Findings listed before the reader asks for more, or filters."""
AGENTS = 500
"""Agents in the table."""

RANGES = ("0", "1–49", "50–69", "70–84", "85–99", "100")
"""Scores that are counted together."""


class Page:
    """Collects what the page shows and writes it in the end."""

    def __init__(self, stream: BinaryIO, setting: Setting) -> None:
        self._stream = stream
        self._setting = setting
        self._veil = Veil(setting.language, setting.unmask)
        self._findings = Findings()
        self._worst = Worst()
        self._sample = Sample()
        self._spread: Counter[str] = Counter()

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""
        for one in judged(task, batch):
            scored = score(one.records)
            if scored is not None:
                self._spread[_range(scored)] += 1
            failing = [record for record in one.records if record.verdict == "fail"]
            if failing:
                teller = Teller(one, self._veil)
                for record in failing:
                    self._findings.add(teller, record)
            if not all(map(waived, failing)):
                self._worst.add(one)
            elif not failing and scored is not None:
                self._sample.add(one)

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""

    def close(self, tally: Tally) -> None:
        """See Report."""
        environment = templates()
        context = self._context(tally)
        self._veil.met.clear()  # what is counted is on the page, and that comes now
        told = _Told(environment, context, self._setting, self._veil)
        failing = shelve(told.conversations(self._worst.worst_first(), "c"))
        sample = shelve(told.conversations(self._sample.in_order(), "s"), self._sample.most, LARGEST // 6)
        context |= self._listing(failing) | {
            "failing": failing,
            "failing_total": self._worst.total,
            "sample": sample,
            "sample_total": self._sample.total,
            "masked": self._masked(Wording(self._setting.language)),
        }
        stream = environment.get_template("report.html.jinja").stream(context)
        stream.enable_buffering(200)
        for text in stream:
            self._stream.write(text.encode("utf-8", "replace"))

    def _masked(self, wording: Wording) -> str:
        """What was hidden in the conversations, counted: `telepon 12, nama 3`."""
        met = self._veil.met.most_common()
        return ", ".join(f"{self._veil.word(what)} {wording.number(count)}" for what, count in met)

    def _listing(self, failing: Shelf) -> dict[str, Any]:
        """What the table of findings needs."""
        listed = self._findings.listed()
        rules = {rule.id: number for number, rule in enumerate(self._setting.sop.rules)}
        agents = _numbered(one.agent for one in listed)
        channels = _numbered(one.channel for one in listed)
        return {
            "findings": listed[:FIRST_ROWS],
            "findings_listed": len(listed),
            "rule_numbers": rules,
            "agent_numbers": agents,
            "channel_numbers": channels,
            "packed": packed_findings(listed, rules, agents, channels, failing.places)
            if len(listed) > 1
            else "",
        }

    def _context(self, tally: Tally) -> dict[str, Any]:
        setting, wording = self._setting, Wording(self._setting.language)
        words = WORDS[wording.language]
        naming = Naming(setting, self._veil, words)
        found = list(lines(tally.cards, pillars_of(setting.sop), setting.min_count))
        history = tuple(setting.history)
        pages = list(coached(tally.cards, found, setting, self._findings.examples))
        return {
            **_resources(),
            "setting": setting,
            "sop_title": wording.said(setting.sop.title),
            "as_of": setting.as_of_text,
            "version": version("sop-audit"),
            "t": words,
            "w": wording,
            "naming": naming,
            "severities": SEVERITIES[::-1],
            "tally": tally,
            "paths": [one_line(self._veil.file(path), 120) for path in setting.paths[:10]],
            "outside": tally.excluded + tally.not_effective,
            "critical": tally.failures("critical"),
            "ranges": [(name, self._spread[name]) for name in RANGES],
            "standings": standings(setting.sop, tally),
            "over_corpus": list(sections(setting.sop, tally, wording, self._veil)),
            "waivers": list(about_waivers(setting, tally)),
            "journeys": list(journeys(setting.sop, tally, wording)),
            "titles": {rule.id: wording.said(rule.title) or rule.id for rule in setting.sop.rules},
            "whole_rate": rates.rate(tally.cards.whole),
            "tables": list(tables(tally, setting, self._veil, words)),
            "hours": hours(tally.cards),
            "trend": trend(history or months(tally.cards)),
            "trend_of_runs": bool(history),
            "agents_found": _agents(found, tally),
            "agents_left": max(0, sum(one.by == "agent" for one in found) - AGENTS),
            "coached": pages,
            "pages": {one.line.key: one.number for one in pages},
            "veil": self._veil,
            "first_rows": FIRST_ROWS,
            "findings_total": self._findings.total,
        }


class _Told:
    """Renders conversations with the page's own macro."""

    def __init__(
        self, environment: Environment, context: dict[str, Any], setting: Setting, veil: Veil
    ) -> None:
        self._naming: Naming = context["naming"]
        self._setting, self._veil = setting, veil
        parts = environment.get_template("transcript.html.jinja").make_module(context)
        self._render: Any = parts.transcript  # type: ignore[attr-defined]

    def conversations(self, kept: Iterable[Judged], letter: str) -> Iterator[tuple[tuple[str, int], str]]:
        """Each conversation's source and line, and its HTML."""
        for number, one in enumerate(kept, 1):
            made = transcript(one, self._setting, self._veil, self._naming.agent)
            html = self._render(made, f"{letter}{number}", self._naming.customer(made))
            yield made.key, html


def _range(scored: float) -> str:
    if scored <= 0:
        return RANGES[0]
    return next(name for name, end in zip(RANGES[1:], (50, 70, 85, 100, 101), strict=True) if scored < end)


def _numbered(names: Iterable[str | None]) -> dict[str | None, int]:
    """Names numbered in their order; nobody comes last."""
    found = sorted(set(names), key=lambda name: (name is None, name or ""))
    return {name: number for number, name in enumerate(found)}


class Counted(NamedTuple):
    """An agent in the table: scores, rate, the rule that failed most ("" if none did) and how often."""

    line: Line
    rate: Rate
    rule: str
    failed: int


def _agents(found: Sequence[Line], tally: Tally) -> list[tuple[str, list[Counted]]]:
    """The agents that are compared, those that are not, and the rest."""
    agents = [line for line in found if line.by == "agent"]
    groups: dict[str, list[Counted]] = {"compared": [], "few": [], "rest": []}
    for line in agents[:AGENTS]:
        known = line.key is not None and not line.others
        group = "rest" if not known else "few" if line.rank is None else "compared"
        counts = tally.cards.by["agent"][line.key].rules
        rule = max(counts, key=lambda one: counts[one][1], default="")
        failed = counts[rule][1] if rule else 0
        groups[group].append(Counted(line, rates.total(counts.values()), rule if failed else "", failed))
    return [(name, group) for name, group in groups.items() if group]


def _resources() -> dict[str, Any]:
    """Style and script as they are, and their hashes for the policy that lets nothing else run."""
    from markupsafe import Markup

    made: dict[str, Any] = {}
    for name, file in (("style", "report.css"), ("script", "report.js")):
        text = (files("audits.reports") / "page" / file).read_text(encoding="utf-8")
        made[name] = Markup(text)
        made[f"{name}_hash"] = "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()
    return made


def report(stream: BinaryIO, setting: Setting) -> Page:
    """See audits.reports.report."""
    return Page(stream, setting)
