"""text: what a QA lead reads in ten seconds, worst rules first, in the terminal or as plain text."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from audits.reports import Setting
from audits.reports.columns import columns, cut, padded
from audits.reports.corpus import Row, sections
from audits.reports.judged import shown
from audits.reports.personal import Veil
from audits.reports.scorecard.brief import brief
from audits.reports.spelled import spelled
from audits.reports.stages import Journey, Stage, journeys
from audits.reports.summary_words import WORDS, as_of
from audits.reports.visible import one_line
from audits.reports.waived import about_waivers
from audits.reports.wording import Standing, Wording, standings
from audits.tally import Tally
from audits.work import Batch, Task
from engine.verdict import Finding, Verdict
from rules.classify import Classify
from rules.stages import StagesRule

WIDEST = 140
"""Columns used at most; a wider terminal does not make longer lines easier to read."""
_ONE_LINE = 1 << 20
"""Columns in which nothing is broken or cut."""
_FAILING = 20
_EXAMPLES = 26
"""Lines for failing rules and examples of the worst of them."""
_REASONS = 3
_NAMED = 6
"""Names listed in one line before the rest is counted."""

_COLORS = {"critical": "1;31", "major": "33", "minor": "36", "info": "2", "bold": "1", "dim": "2"}


def summary(tally: Tally, setting: Setting, width: int | None = None) -> str:
    """The summary as lines without a last line end, `width` columns wide (by default the terminal's)."""
    width = width or min(shutil.get_terminal_size((100, 24)).columns, WIDEST)
    return "\n".join(_Summary(tally, setting, max(width, 40)).lines())


def remarks(tally: Tally, setting: Setting) -> list[str]:
    """What the summary says below its tables, a line each: waivers, what was not judged, and why."""
    return list(_Summary(tally, replace(setting, color=False), _ONE_LINE).remarks())


class _Summary:
    def __init__(self, tally: Tally, setting: Setting, width: int) -> None:
        self._tally = tally
        self._setting = setting
        self._width = width
        self._wording = Wording(setting.language)
        self._words = WORDS[self._wording.language]
        self._veil = Veil(setting.language, setting.unmask)
        self._standings = standings(setting.sop, tally)

    def lines(self) -> Iterator[str]:
        """All lines, from the headline down to what was put right."""
        yield from self._headline()
        yield from _after_blank(self._failing())
        yield from _after_blank(self._stages())
        yield from _after_blank(self._corpus())
        yield from _after_blank(self.remarks())

    def remarks(self) -> Iterator[str]:
        """The lines below the tables."""
        yield from self._classes()
        yield from self._passing()
        yield from self._cards()
        yield from self._waived()
        yield from self._not_evaluable()
        yield from self._pending()
        yield from self._reading()

    def _headline(self) -> Iterator[str]:
        tally, number = self._tally, self._wording.number
        parts = [self._setting.sop.name, self._say("conversations", n=number(tally.conversations))]
        if tally.conversations:
            parts.append(self._say("score", score=self._wording.score(tally.score)))
            parts.append(
                self._say(
                    "clean", percent=self._wording.percent(tally.clean, tally.scored and tally.conversations)
                )
            )
        if tally.conversations or self._setting.as_of:
            parts.append(as_of(self._setting))
        yield from self._wrapped(" · ".join(parts), "bold", indent="")
        lost = [
            self._say(name, n=number(count))
            for name, count in (("unreadable", tally.unreadable - tally.lost), ("lost", tally.lost))
            if count > 0
        ]
        if lost:
            yield from self._wrapped(self._say("incomplete", parts=", ".join(lost)), "critical", indent="")

    def _failing(self) -> Iterator[str]:
        failing = [standing for standing in self._standings if standing.failed]
        rows = [self._cells(standing) for standing in failing[:_FAILING]]
        widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
        examples = max(3, _EXAMPLES - len(rows))
        for place, (standing, cells) in enumerate(zip(failing, rows, strict=False)):
            yield self._row(standing, cells, widths)
            if place < examples and standing.tally.example is not None:
                yield self._fitted(f"    {self._example(*standing.tally.example)}", "dim")
        rest = failing[_FAILING:]
        if rest:
            failed = self._wording.number(sum(standing.failed for standing in rest))
            yield self._fitted(f"  {self._say('more-failing', n=len(rest), failed=failed)}", "dim")

    def _cells(self, standing: Standing) -> tuple[str, str, str, str]:
        """Severity, rule, failures and pass rate of a row."""
        wording, judged = self._wording, standing.tally.judged
        passed = wording.percent(standing.tally.verdicts["pass"], judged)
        return (
            wording.severity(standing.rule.severity),
            one_line(standing.rule.id, 30),
            self._say("failed", n=wording.number(standing.failed)),
            self._say("passed", percent=passed, judged=wording.number(judged)),
        )

    def _row(self, standing: Standing, cells: tuple[str, ...], widths: list[int]) -> str:
        severity, rule, failed, passed = (
            padded(cell, width, right=place > 1)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        title = one_line(self._wording.said(standing.rule.title))
        line = cut(f"{severity}  {rule}  {failed}  {passed}  {title}".rstrip(), self._width)
        return self._painted(severity, standing.rule.severity) + line.removeprefix(severity)

    def _example(self, conversation: str, finding: Finding) -> str:
        """`T-1: first reply after 21m, 15m allowed: "Halo kak"`, personal data hidden."""
        place = f"{one_line(self._veil.name(conversation), 40)}:"
        said = f"{place} {one_line(self._veil.text(spelled(finding.message)), 120)}"
        evidence = shown(finding)
        if evidence is None or not evidence.quote:
            return said
        return f"{said} “{one_line(self._veil.text(evidence.quote), 120)}”"

    def _corpus(self) -> Iterator[str]:
        """The rules over the corpus, each with its groups: verdict, group, figure, interval and count."""
        found = list(sections(self._setting.sop, self._tally, self._wording, self._veil))
        rows = [self._figures(row) for section in found for row in section.rows]
        widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
        if found:
            yield self._say("corpus")
        for section in found:
            rule = section.rule
            severity = self._wording.severity(rule.severity)
            title = one_line(self._wording.said(rule.title))
            head = "  ".join(part for part in (severity, one_line(rule.id, 30), section.limit, title) if part)
            failed = any(row.verdict.verdict == "fail" for row in section.rows)
            yield self._fitted(head, rule.severity if failed else None)
            for row in section.rows:
                cells = zip(self._figures(row), widths, strict=True)
                filled = "  ".join(
                    padded(cell, width, right=place in (2, 3)) for place, (cell, width) in enumerate(cells)
                )
                yield self._fitted(f"  {filled}".rstrip())
                yield from (self._fitted(f"    {note}", "dim") for note in row.notes)
            if section.left:
                left = (
                    f"{self._wording.number(n)} {self._say(f'is {name}')}" for name, n in section.left.items()
                )
                yield self._fitted(f"  {self._say('more-groups', left=', '.join(left))}", "dim")

    def _stages(self) -> Iterator[str]:
        """How far conversations got: for each stage how many reached it, broke off there, and went wrong."""
        for journey in journeys(self._setting.sop, self._tally, self._wording):
            yield self._fitted(f"{one_line(journey.title, 40)}: {self._journey(journey)}")
            heads = tuple(self._say(f"stage-{name}") for name in ("name", "reached", "stopped", "findings"))
            rows = [heads, *(self._stage(stage) for stage in journey.stages)]
            widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
            for number, row in enumerate(rows):
                cells = zip(row, widths, strict=True)
                filled = "  ".join(
                    padded(cell, width, right=0 < n < 3) for n, (cell, width) in enumerate(cells)
                )
                yield self._fitted(f"  {filled}".rstrip(), None if number else "dim")

    def _journey(self, journey: Journey) -> str:
        number = self._wording.number
        parts = [self._say("stage-conversations", n=number(journey.conversations))]
        if journey.running:
            parts.append(self._say("stage-running", n=number(journey.running)))
        return ", ".join(parts)

    def _stage(self, stage: Stage) -> tuple[str, ...]:
        """The cells of a stage's row; the time before the first one has only findings."""
        number = self._wording.number
        name = one_line(stage.title, 30) or self._say("stage-before")
        findings = number(stage.findings) if stage.findings else ""
        if stage.worst:
            findings += f" ({one_line(stage.worst, 30)} {number(stage.worst_count)})"
        if not stage.title:
            return (name, "", "", findings)
        return (
            name,
            f"{number(stage.reached)} {stage.share}",
            number(stage.stopped) if stage.stopped else "",
            findings,
        )

    def _figures(self, row: Row) -> tuple[str, ...]:
        """The cells of a group's row."""
        return (
            self._say(f"is {row.verdict.verdict}"),
            row.scope,
            row.value,
            f"n={row.count}" if row.count else "",
            f"({row.interval})" if row.interval else "",
        )

    def _classes(self) -> Iterator[str]:
        """How many conversations each class has, in the order of the labels; then those of none."""
        number = self._wording.number
        for standing in self._standings:
            if not isinstance(standing.rule.kind, Classify):
                continue
            counts = standing.tally.classes
            names = dict.fromkeys((*(label.name for label in standing.rule.kind.labels), *counts))
            parts = [f"{one_line(name, 30)} {number(counts[name])}" for name in names if counts[name]]
            none = standing.tally.verdicts["not_applicable"]
            if none:
                parts.append(self._say("no-class", n=number(none)))
            if parts:
                rule = one_line(self._wording.said(standing.rule.title) or standing.rule.id, 40)
                yield from self._wrapped(self._say("classes", rule=rule, parts=", ".join(parts)))

    def _passing(self) -> Iterator[str]:
        asking = [one for one in self._standings if not isinstance(one.rule.kind, Classify | StagesRule)]
        passing = [standing for standing in asking if not standing.failed]
        if not passing or not self._tally.conversations:
            return
        unused = [standing.rule.id for standing in passing if not standing.applied]
        line = self._say("passing", n=len(passing))
        if unused:
            line += f"; {self._say('unused', names=self._listed(unused))}"
        yield from self._wrapped(line)

    def _cards(self) -> Iterator[str]:
        """The score by pillar and team."""
        for line in brief(self._setting, self._tally):
            yield from self._wrapped(line)

    def _waived(self) -> Iterator[str]:
        """What waivers did, and which of them somebody has to look at."""
        for line, urgent in about_waivers(self._setting, self._tally):
            yield from self._wrapped(line, "major" if urgent else None)

    def _not_evaluable(self) -> Iterator[str]:
        reasons = [
            (count, standing.rule.id, reason)
            for standing in self._standings
            for reason, count in standing.tally.reasons.items()
        ]
        if not reasons:
            return
        reasons.sort(key=lambda one: -one[0])
        yield self._say("not-evaluable")
        for count, rule, reason in reasons[:_REASONS]:
            why = one_line(self._veil.text(reason))
            yield self._fitted(f"  {self._wording.number(count)} × {rule}: {why}")
        rest = reasons[_REASONS:]
        if rest:
            more = self._wording.number(sum(reason[0] for reason in rest))
            yield self._fitted(f"  {self._say('more-reasons', n=len(rest), count=more)}", "dim")

    def _pending(self) -> Iterator[str]:
        counts = [(s.tally.verdicts["pending"], s.rule.id) for s in self._standings]
        counts = sorted((pair for pair in counts if pair[0]), key=lambda pair: -pair[0])
        if counts:
            parts = self._listed([f"{rule} {self._wording.number(count)}" for count, rule in counts])
            yield from self._wrapped(self._say("pending", parts=parts))

    def _reading(self) -> Iterator[str]:
        """What was left out, put right or came twice; one line each, nothing when there is nothing."""
        tally, repairs, duplicates = self._tally, self._tally.repairs, self._setting.survey.duplicates
        names = dict.fromkeys(sop.name for sop in self._setting.versions)
        if names:
            used = (f"{name} {self._wording.number(tally.versions[name])}" for name in names)
            yield from self._wrapped(self._say("versions", parts=", ".join(used)))
        outside = self._counted(excluded=tally.excluded, not_effective=tally.not_effective)
        if outside:
            yield from self._wrapped(self._say("outside", parts=outside))
        put_right = self._counted(
            unsorted=repairs.unsorted,
            without_time=repairs.without_time,
            without_offset=repairs.without_offset,
            later=repairs.later,
            unknown=repairs.unknown,
        )
        if put_right:
            yield from self._wrapped(self._say("repairs", parts=put_right))
        if duplicates:
            shortened = (one_line(self._veil.name(name), 40) for name in duplicates)
            yield from self._wrapped(self._say("duplicates", names=self._listed(list(shortened))))

    def _counted(self, **counts: int) -> str:
        number, zone = self._wording.number, self._setting.zone.name
        told = (self._say(name, n=number(count), zone=zone) for name, count in counts.items() if count)
        return ", ".join(told)

    def _listed(self, names: list[str]) -> str:
        more = len(names) - _NAMED
        if more <= 1:
            return ", ".join(names)
        return f"{', '.join(names[:_NAMED])}, {self._say('more', n=self._wording.number(more))}"

    def _say(self, key: str, **filled: object) -> str:
        single = f"one {key}" if str(filled.get("n")) == "1" else key
        return self._words.get(single, self._words[key]).format_map(filled)

    def _wrapped(self, text: str, color: str | None = None, indent: str = "  ") -> Iterator[str]:
        """The text over as many lines as it needs, broken between words."""
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if line and columns(longer) > self._width:
                yield self._fitted(line, color)
                longer = f"{indent}{word}"
            line = longer
        yield self._fitted(line, color)

    def _fitted(self, line: str, color: str | None = None) -> str:
        return self._painted(cut(line, self._width), color)

    def _painted(self, text: str, color: str | None) -> str:
        return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if color and self._setting.color else text


def _after_blank(lines: Iterator[str]) -> Iterator[str]:
    """The lines with an empty one before them, if there are any."""
    first = next(lines, None)
    if first is not None:
        yield from ("", first)
        yield from lines


class Text:
    """Writes the summary in the end."""

    def __init__(self, stream: BinaryIO, setting: Setting) -> None:
        self._stream = stream
        self._setting = setting

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""

    def close(self, tally: Tally) -> None:
        """See Report."""
        setting = self._setting
        if setting.color and not self._stream.isatty():
            setting = replace(setting, color=False)
        self._stream.write(f"{summary(tally, setting)}\n".encode("utf-8", "replace"))


def report(stream: BinaryIO, setting: Setting) -> Text:
    """See audits.reports.report."""
    return Text(stream, setting)
