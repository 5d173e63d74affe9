"""The whole handbook as plain values, in the order in which it is read; nothing is escaped yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audits.drawing.picture import Picture
from audits.handbook import pictures
from audits.handbook.deadlines import Limit, limits
from audits.handbook.hours import Calendar, calendar, day
from audits.handbook.shown import Shown, examples
from audits.handbook.speech import Speech
from audits.handbook.spoken import Spoken, spoken
from audits.pillars import pillar_title
from audits.reports.visible import one_line, visible
from rules.constraints import Steps
from rules.kind import CorpusKind
from sop.model import SEVERITIES, Rule, Sop, Text


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the SOP; `foreign` is its language if it is not the handbook's."""

    text: str
    foreign: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule. `title` is None where the rule has none; `number` is `2.3`, `anchor` tells it apart."""

    anchor: str
    number: str
    id: str
    title: Said | None
    severity: str
    weight: str
    sentences: Sequence[str]
    steps: Sequence[str]
    when: str
    over_corpus: bool
    help: Said | None
    source: Sequence[str]
    owner: str
    spoken: Sequence[Spoken]
    good: Shown | None
    bad: Shown | None
    picture: Picture | None
    notes: Sequence[str]

    @property
    def name(self) -> str:
        """The title, or the id."""
        return self.title.text if self.title else self.id


@dataclass(frozen=True, slots=True)
class Chapter:
    """The rules of one pillar, or of one kind in an SOP without pillars."""

    anchor: str
    number: int
    title: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Book:
    """A handbook in one language."""

    speech: Speech
    title: Said
    facts: Sequence[str]
    excluded: str
    severities: Sequence[tuple[str, int]]
    """How many rules of each severity, the gravest first."""
    musts: Sequence[Entry]
    chapters: Sequence[Chapter]
    limits: Sequence[Limit]
    calendars: Sequence[Calendar]
    ladders: Sequence[Picture]

    @property
    def sop(self) -> Sop:
        """What the handbook is of."""
        return self.speech.sop


def book(sop: Sop, language: str) -> Book:
    """The handbook of an SOP. Reads its files again, and judges the examples to say what is wrong in them."""
    speech = Speech(sop, language)
    shown = examples(sop, speech)
    chapters = list(_chapters(sop, speech, shown))
    entries = [entry for chapter in chapters for entry in chapter.entries]
    anchors = {entry.id: entry.anchor for entry in entries}
    counts = [(name, sum(rule.severity == name for rule in sop.rules)) for name in reversed(SEVERITIES)]
    return Book(
        speech=speech,
        title=_said(sop.title, speech) or Said(sop.id),
        facts=tuple(_facts(sop, speech)),
        excluded="" if sop.exclude is None else speech.say("excluded", speech.condition(sop.exclude)),
        severities=[(name, count) for name, count in counts if count],
        musts=[entry for entry in entries if entry.severity == "critical"],
        chapters=chapters,
        limits=[limit for rule in sop.rules for limit in limits(rule, anchors[rule.id], speech)],
        calendars=[calendar(sop.calendars[name], speech) for name in sop.calendars],
        ladders=[pictures.ladder(name, speech) for name in sop.ladders],
    )


def _facts(sop: Sop, speech: Speech) -> Iterator[str]:
    yield speech.say("version", sop.version)
    if sop.effective_from is not None:
        yield speech.say("from", day(sop.effective_from.date(), speech))
    if sop.effective_until is not None:
        yield speech.say("until", day(sop.effective_until.date(), speech))
    yield speech.say("rules-count", n=len(sop.rules))
    yield speech.say("timezone", sop.timezone)
    if sop.owner:
        yield speech.say("owner", one_line(sop.owner))
    if sop.source:
        yield speech.say("source", one_line("; ".join(sop.source)))


def _chapters(
    sop: Sop, speech: Speech, shown: Mapping[str, tuple[Shown | None, Shown | None]]
) -> Iterator[Chapter]:
    """By pillar in the order in which the SOP names them, those without one last; else by kind."""
    groups: dict[str, list[Rule]] = {}
    pillars = any(rule.pillar for rule in sop.rules)
    for rule in sop.rules:
        groups.setdefault((rule.pillar or "") if pillars else rule.kind.name, []).append(rule)
    for number, name in enumerate(sorted(groups, key=lambda name: not name), 1):
        known = pillar_title(name, speech.language) if pillars else speech.own.get(f"kind.{name}", name)
        title = one_line(known) or speech.own["others"]
        entries = [
            _entry(rule, (number, place), speech, shown[rule.id])
            for place, rule in enumerate(groups[name], 1)
        ]
        yield Chapter(f"c{number}", number, title, entries)


def _entry(
    rule: Rule,
    at: tuple[int, int],
    speech: Speech,
    shown: tuple[Shown | None, Shown | None],
) -> Entry:
    anchor = f"r{at[0]}-{at[1]}"
    weight = (
        speech.say("weight", speech.wording.number(rule.weight)) if rule.weight else speech.own["unweighted"]
    )
    return Entry(
        anchor=anchor,
        number=f"{at[0]}.{at[1]}",
        id=rule.id,
        title=_said(rule.title, speech),
        severity=rule.severity,
        weight=weight,
        sentences=tuple(speech.sentences(rule)),
        steps=tuple(_steps(rule, speech)),
        when="" if rule.when is None else speech.say("when", speech.condition(rule.when)),
        over_corpus=isinstance(rule.kind, CorpusKind),
        help=_said(rule.help, speech, lines=True),
        source=[one_line(source) for source in rule.source],
        owner=one_line(rule.owner or ""),
        spoken=tuple(spoken(rule, speech)),
        good=shown[0],
        bad=shown[1],
        picture=pictures.steps(rule, speech),
        notes=tuple(note for limit in limits(rule, anchor, speech) for note in limit.notes),
    )


def _steps(rule: Rule, speech: Speech) -> Iterator[str]:
    for constraint in speech.constraints(rule):
        if isinstance(constraint, Steps):
            for name, pattern in constraint.steps:
                called = speech.step(rule, name)
                yield f"{called}: {speech.event(pattern)}"


def _said(text: Text, speech: Speech, *, lines: bool = False) -> Said | None:
    said = speech.wording.said(text)
    if not said.strip():
        return None
    return Said(visible(said).strip() if lines else one_line(said), speech.foreign(text))
