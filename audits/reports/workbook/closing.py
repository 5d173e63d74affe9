"""The rows that are only known in the end: summary, rules, corpus, agents and teams, about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from audits.intervals import Interval, wilson
from audits.pillars import pillar_title
from audits.reports import Setting
from audits.reports.corpus import sections
from audits.reports.manifest import versions
from audits.reports.personal import Veil
from audits.reports.scorecard.words import Telling
from audits.reports.summary_words import WORDS as SUMMARY_WORDS
from audits.reports.visible import one_line
from audits.reports.waived import about_waivers
from audits.reports.wording import Wording, standings
from audits.reports.workbook.sheet import Cell
from audits.scorecards import Line, lines, pillars_of
from audits.tally import Tally

Row = tuple[Cell, ...]


class Closing:
    """Makes the rows of a run that has ended."""

    def __init__(self, setting: Setting, tally: Tally, words: Mapping[str, str]) -> None:
        self._setting, self._tally, self._words = setting, tally, words
        self._wording = Wording(setting.language)
        self._veil = Veil(setting.language, setting.unmask)
        self._lines = list(lines(tally.cards, pillars_of(setting.sop), setting.min_count))

    def summary(self) -> Iterator[Row]:
        """What is measured with its interval: score, shares, pillars; then counts, and what waivers did."""
        words, tally = self._words, self._tally
        whole = next((one for one in self._lines if one.by == "all"), None)
        if whole is not None:
            yield (words["score"], *_scored(whole.score, whole.interval))
            for one in whole.sections:
                name = self._pillar(one.pillar) or words["no-pillar"]
                yield (f"{words['score']}, {words['pillar']}: {name}", *_scored(one.score, one.interval))
        passed = sum(one.tally.verdicts["pass"] for one in standings(self._setting.sop, tally))
        failed = sum(one.failed for one in standings(self._setting.sop, tally))
        yield (words["rate"] + " (%)", *_percent(passed, passed + failed))
        yield (words["clean"] + " (%)", *_percent(tally.clean, tally.conversations))
        counts = {
            "records": self._setting.survey.records,
            "judged": tally.conversations,
            "scored": tally.scored,
            "outside": tally.excluded + tally.not_effective,
            "unreadable": tally.unreadable,
            "duplicates": len(self._setting.survey.duplicates),
            "findings-count": sum(rule.findings for rule in tally.rules),
            "waived-count": tally.settling.waived + tally.settling.known,
        }
        yield from ((words[name], count) for name, count in counts.items())
        yield from ((line,) for line, _ in about_waivers(self._setting, tally))

    def rules(self) -> Iterator[Row]:
        """A row a rule over conversations, the worst first."""
        for one in standings(self._setting.sop, self._tally):
            rule, counted = one.rule, one.tally
            known, passed = counted.verdicts, counted.verdicts["pass"]
            interval = wilson(passed, counted.judged)
            yield (
                self._wording.severity(rule.severity),
                rule.id,
                self._wording.said(rule.title),
                rule.pillar and self._pillar(rule.pillar),
                rule.kind.name if rule.kind is not None else None,
                rule.weight,
                one.failed,
                passed,
                passed / counted.judged if counted.judged else None,
                *(interval or (None, None)),
                counted.findings,
                counted.waived,
                known["pending"],
                known["not_evaluable"],
                known["not_applicable"],
            )

    def _pillar(self, pillar: str) -> str:
        return one_line(pillar_title(pillar, self._wording.language), 60)

    def corpus(self) -> Iterator[Row]:
        """A row a record over the corpus, as the summary shows them."""
        verdicts = SUMMARY_WORDS[self._wording.language]
        for section in sections(self._setting.sop, self._tally, self._wording, self._veil):
            for row in section.rows:
                yield (
                    self._wording.severity(row.rule.severity),
                    row.rule.id,
                    self._wording.said(row.rule.title),
                    verdicts[f"is {row.verdict.verdict}"],
                    row.scope,
                    row.value,
                    row.interval,
                    row.limit or section.limit,
                    row.count,
                    "; ".join(row.notes),
                )

    def cards(self, by: str) -> Iterator[Row]:
        """A row an agent or team."""
        telling = Telling(self._setting)
        for one in self._lines:
            if one.by == by:
                yield self._card(one, telling)

    def _card(self, one: Line, telling: Telling) -> Row:
        clean = one.clean / one.conversations
        return (
            one.rank,
            telling.name(one),
            one.conversations,
            round(one.score, 4),
            *(round(end, 4) for end in one.interval),
            clean,
            *one.clean_interval,
        )

    def about(self, notes: list[str]) -> Iterator[Row]:
        """What was audited, by what, and how to read it; `notes` are what did not fit."""
        words, setting = self._words, self._setting
        yield from (("!", note) for note in notes)
        for sop in setting.versions or (setting.sop,):
            yield (words["sop"], sop.name)
            yield (words["sop-title"], self._wording.said(sop.title))
            yield (words["sop-hash"], sop.digest)
        yield (words["as-of"], local(setting, setting.as_of) if setting.as_of else words["no-times"])
        yield (words["zone"], setting.zone.name)
        yield (words["times"], words["times-text"])
        for path in setting.paths[:50]:
            yield (words["data"], self._veil.text(path))
        yield (words["masking"], words["unmasked" if setting.unmask else "masked"])
        yield (words["formula"], words["formula-text"])
        for name, version in versions(setting.zone.name).items():
            yield (words["version"].format(name=name), version or "–")


def local(setting: Setting, instant: int) -> datetime:
    """Wall time of the SOP's zone, to the second."""
    return datetime.fromisoformat(setting.zone.write(instant)).replace(tzinfo=None, microsecond=0)


def _scored(score: float, interval: Interval) -> Row:
    return tuple(round(value, 4) for value in (score, *interval))


def _percent(part: int, whole: int) -> Row:
    interval = wilson(part, whole)
    if interval is None:
        return (None,)
    return tuple(round(100 * value, 4) for value in (part / whole, *interval))
