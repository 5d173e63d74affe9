"""A judged conversation as rows of the store's tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from audits.reports import Setting
from audits.reports.judged import Judged, Record, shown
from audits.reports.personal import Veil
from audits.scorecards import Scores, pillars_of, scores
from audits.scorecards.scoring import NO_PILLAR
from audits.waivers import waived
from engine.measured import CorpusMeasured
from engine.timeline import Timeline, prepare
from engine.verdict import Finding, Verdict, last_agent

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
"""Rows by table, without their run."""


class RowMaker:
    """Makes rows in a run's time zone, with its roster; what is for people has personal data hidden."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._zone = setting.zone
        self._roster = setting.roster
        self._pillars = pillars_of(setting.sop)
        self._veil = Veil(setting.language, setting.unmask)

    def rules(self) -> Iterator[Row]:
        """The SOP's rules."""
        sop = self._setting.sop
        for place, rule in enumerate(sop.rules):
            title = (
                rule.title.get(sop.language) or rule.title.get("") or next(iter(rule.title.values()), None)
            )
            yield (rule.id, place, title, rule.kind.name, rule.pillar, rule.severity, float(rule.weight))

    def conversation(self, number: int, one: Judged) -> Rows:
        """The rows of one conversation."""
        timeline = prepare(one.conversation, self._zone, self._setting.as_of)
        started = self._local(timeline.start())
        found = scores(one.records, self._pillars)
        first, conversation = one.records[0], one.conversation
        told = (
            number,
            conversation.id,
            first.sop.rpartition("@")[2],
            conversation.channel or None,
            last_agent(timeline),
            started,
            started and f"{started:%Y-%m}",
            found.score,
            None if found.score is None else found.clean,
            *_counts(found.kept),
        )
        day = f"{started:%Y-%m-%d}" if started else ""
        return {
            "conversations": [told],
            "parties": list(self._parties(number, one, timeline, found, day)),
            "sections": list(self._sections(number, found)),
            "verdicts": [_verdict(number, record) for record in one.records],
            "findings": [
                self._finding(number, one, record, place, finding, day)
                for record in one.records
                for place, finding in enumerate(record.findings)
            ],
        }

    def corpus(self, place: int, verdict: Verdict) -> Rows:
        """The rows of a record over the corpus."""
        measured = verdict.measured if isinstance(verdict.measured, CorpusMeasured) else None
        group = verdict.corpus.group if verdict.corpus else {}
        row = (
            place,
            verdict.rule,
            msgspec.json.encode(group).decode(),
            verdict.verdict,
            verdict.severity,
            verdict.corpus.conversations if verdict.corpus else None,
            *(
                getattr(measured, name, None)
                for name in ("metric", "statistic", "unit", "value", "count", "low", "high", "limit")
            ),
            len(verdict.findings),
        )
        findings: list[Row] = [
            (
                *(None, verdict.rule, at, one.fingerprint, one.agent, None, self._veil.text(one.message)),
                *(None, None, one.waived is not msgspec.UNSET, None),
            )
            for at, one in enumerate(verdict.findings)
        ]
        return {"corpus_verdicts": [row], "findings": findings}

    def _parties(
        self, number: int, one: Judged, timeline: Timeline, whole: Scores, day: str
    ) -> Iterator[Row]:
        agents = taking_part(one.records, timeline)
        roster = self._roster
        teams: dict[str | None, set[str | None]] = {}
        for agent in agents:
            own = whole if len(agents) == 1 else scores(one.records, self._pillars, (agent,))
            yield self._party(number, "agent", agent, roster.name(agent) or None, len(agents) == 1, own)
            if roster.members:
                teams.setdefault(roster.team(agent, day), set()).add(agent)
        for team, members in teams.items():
            own = whole if len(teams) == 1 else scores(one.records, self._pillars, members)
            yield self._party(number, "team", team, None, len(teams) == 1, own)

    def _party(
        self, number: int, sort: str, name: str | None, called: str | None, alone: bool, own: Scores
    ) -> Row:
        return (number, sort, name, called, alone, own.score, *_counts(own.kept))

    def _sections(self, number: int, found: Scores) -> Iterator[Row]:
        kept: dict[str, dict[str, bool]] = {}
        for rule, passed in found.kept.items():
            kept.setdefault(self._pillars.get(rule, NO_PILLAR), {})[rule] = passed
        for pillar, score in found.sections.items():
            yield (number, pillar or None, score, *_counts(kept.get(pillar, {})))

    def _finding(
        self, number: int, one: Judged, record: Record, place: int, finding: Finding, day: str
    ) -> Row:
        evidence = shown(finding)
        at = quote = event = None
        if evidence is not None:
            event = evidence.event
            at = self._local(self._zone.read(evidence.at)) if evidence.at else None
            quote = evidence.quote or None if self._setting.unmask else None
        team = self._roster.team(finding.agent, day) if self._roster.members else None
        message = self._veil.text(finding.message)
        told = (number, record.rule, place, finding.fingerprint, finding.agent, team, message)
        return (*told, at, event, finding.waived is not msgspec.UNSET, quote)

    def _local(self, instant: int | None) -> datetime | None:
        """Wall time of the run's zone; None of None."""
        return (
            None
            if instant is None
            else datetime.fromisoformat(self._zone.write(instant)).replace(tzinfo=None)
        )


def taking_part(records: list[Record], timeline: Timeline) -> list[str | None]:
    """Who took part, as on scorecards: authors of agent events, then whom findings name; else nobody."""
    named: dict[str | None, None] = {}
    for event in timeline.events:
        if event.by == "agent" and event.author is not None:
            named[event.author] = None
    for record in records:
        for finding in record.findings:
            if finding.agent is not None:
                named[finding.agent] = None
    return list(named) or [None]


def _counts(kept: Mapping[str, bool]) -> tuple[int, int]:
    passed = sum(kept.values())
    return passed, len(kept) - passed


def _verdict(number: int, record: Record) -> Row:
    measured = record.measured
    counts = record.verdict == "pass" or (record.verdict == "fail" and not waived(record))
    told = (
        number,
        record.rule,
        record.verdict,
        counts,
        record.severity,
        float(record.weight),
        record.agent,
        record.activations,
        len(record.findings),
    )
    reason = record.reason if isinstance(record.reason, str) else None
    if measured is None:
        return (*told, None, None, None, None, None, reason)
    times = (measured.elapsed_seconds, measured.limit_seconds, measured.value, measured.limit)
    return (*told, measured.metric or None, *times, reason)
