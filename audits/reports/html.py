"""html: one self-contained page for a QA lead, without network, with the evidence marked in the transcripts.

It keeps the worst failing conversations and a share of each rule's findings; what is left out is counted.
Everything from the data goes through the template's escaping, and personal data through the veil before.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import Any, BinaryIO

from audits.reports import Setting
from audits.reports.corpus import sections
from audits.reports.judged import judged
from audits.reports.page.agents import ENOUGH, Agent, Agents
from audits.reports.page.findings import Findings, Listed
from audits.reports.page.transcript import Transcript, transcript
from audits.reports.page.words import WORDS
from audits.reports.page.worst import Worst
from audits.reports.personal import Veil
from audits.reports.scorecard.table import parts
from audits.reports.scorecard.words import Telling
from audits.reports.stages import journeys
from audits.reports.visible import one_line
from audits.reports.waived import about_waivers
from audits.reports.wording import Wording, standings
from audits.tally import Tally, score
from audits.waivers import waived
from audits.work import Batch, Task
from engine.verdict import Verdict

LARGEST = 16 << 20
"""About how many bytes all transcripts together take at most."""

FIRST_ROWS = 50
"""Findings listed before the reader asks for more, or filters."""

RANGES = ("0", "1–49", "50–69", "70–84", "85–99", "100")
"""Scores that are counted together."""


class Page:
    """Collects what the page shows and writes it in the end."""

    def __init__(self, stream: BinaryIO, setting: Setting) -> None:
        self._stream = stream
        self._setting = setting
        self._veil = Veil(setting.language, setting.unmask)
        self._agents = Agents()
        self._findings = Findings()
        self._worst = Worst(lambda one: transcript(one, setting, self._veil))
        self._spread: Counter[str] = Counter()

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""
        for one in judged(task, batch):
            self._agents.add(one.records)
            scored = score(one.records)
            if scored is not None:
                self._spread[_range(scored)] += 1
            failing = [record for record in one.records if record.verdict == "fail"]
            for record in failing:
                self._findings.add(one, record, self._veil)
            if not all(map(waived, failing)):
                self._worst.add(one)

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""

    def close(self, tally: Tally) -> None:
        """See Report."""
        from jinja2 import Environment, PackageLoader, StrictUndefined

        environment = Environment(
            loader=PackageLoader("audits.reports", "page"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        stream = environment.get_template("report.html.jinja").stream(self._context(tally))
        stream.enable_buffering(200)
        for text in stream:
            self._stream.write(text.encode("utf-8", "replace"))

    def _context(self, tally: Tally) -> dict[str, Any]:
        setting, wording = self._setting, Wording(self._setting.language)
        words = WORDS[wording.language]
        listed = self._findings.listed()
        told = _fitting(self._worst.worst_first())
        titles = {rule.id: wording.said(rule.title) or rule.id for rule in setting.sop.rules}
        agents = _numbered(listed)
        return {
            **_resources(),
            "setting": setting,
            "sop_title": wording.said(setting.sop.title),
            "as_of": setting.zone.write(setting.as_of),
            "version": version("sop-audit"),
            "t": words,
            "w": wording,
            "tally": tally,
            "paths": [one_line(self._veil.text(path), 120) for path in setting.paths[:10]],
            "outside": tally.excluded + tally.not_effective,
            "critical": tally.failures("critical"),
            "ranges": [(name, self._spread[name]) for name in RANGES],
            "standings": standings(setting.sop, tally),
            "over_corpus": list(sections(setting.sop, tally, wording, self._veil)),
            "cards": parts(tally, setting),
            "card_words": Telling(setting).words,
            "waivers": list(about_waivers(setting, tally)),
            "journeys": list(journeys(setting.sop, tally, wording)),
            "titles": titles,
            "rule_numbers": {rule.id: number for number, rule in enumerate(setting.sop.rules)},
            "enough": ENOUGH,
            "groups": _groups(self._agents),
            "agent_name": self._agent,
            "findings": listed,
            "first_rows": FIRST_ROWS,
            "findings_total": self._findings.total,
            "agent_numbers": agents,
            "transcripts": told,
            "failing": self._worst.total,
            "anchors": {one.key: number for number, one in enumerate(told, 1)},
            "customers": _customers(told, words["customer"]),
        }

    def _agent(self, name: str | None) -> str:
        return one_line(self._veil.agent(name), 60)


def _range(scored: float) -> str:
    if scored <= 0:
        return RANGES[0]
    return next(name for name, end in zip(RANGES[1:], (50, 70, 85, 100, 101), strict=True) if scored < end)


def _fitting(transcripts: Sequence[Transcript]) -> list[Transcript]:
    """The worst ones that fit into LARGEST together."""
    size, kept = 0, []
    for one in transcripts:
        size += one.size
        if size > LARGEST:
            break
        kept.append(one)
    return kept


def _numbered(listed: Sequence[Listed]) -> dict[str | None, int]:
    """The agents that the findings name, numbered by name; nobody comes last."""
    names = sorted({one.agent for one in listed}, key=lambda name: (name is None, name or ""))
    return {name: number for number, name in enumerate(names)}


def _groups(agents: Agents) -> list[tuple[str, list[Agent]]]:
    """The agents that are compared, those that are not, and the rest."""
    groups = [("compared", agents.compared()), ("few", agents.few()), ("rest", agents.others())]
    return [(name, group) for name, group in groups if group]


def _customers(transcripts: Sequence[Transcript], word: str) -> list[str]:
    """What the customer of each transcript is called: the name, if it may be shown, or a pseudonym."""
    numbers: dict[str, int] = {}
    called: list[str] = []
    for one in transcripts:
        if one.name is not None:
            called.append(one.name)
        elif one.person is None:
            called.append(word)
        else:
            called.append(f"{word} {numbers.setdefault(one.person, len(numbers) + 1)}")
    return called


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
