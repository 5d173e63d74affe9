"""Where in a conversation findings stand: what to mark as evidence, and what to tell beside which event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from audits.reports.judged import Record
from audits.reports.page.pieces import Mark, MarkKind
from engine.verdict import Finding


@dataclass(slots=True)
class Note:
    """A rule's findings beside the event where they show. `missing`: something should have followed there."""

    rule: str
    severity: str
    agent: str | None
    missing: bool
    messages: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Placed:
    """By the position of the event: spans to mark, whole events to mark, notes (None: beside no event)."""

    position: Mapping[int, int]
    """Index of an event in its record -> its position in time."""
    marks: dict[int, list[Mark]] = field(default_factory=dict)
    wholes: dict[int, MarkKind] = field(default_factory=dict)
    notes: dict[int | None, list[Note]] = field(default_factory=dict)

    def add(self, record: Record, finding: Finding, message: str) -> None:
        """One finding, with its message as it is to be shown."""
        evidence = finding.evidence
        places = [None if one.event is None else self.position.get(one.event) for one in evidence]
        at = _offending(finding, places)
        for number, (one, place) in enumerate(zip(evidence, places, strict=True)):
            if place is None or one.missing:
                continue
            kind: MarkKind = "offending" if number == at else "calling"
            if one.end > one.start:
                self.marks.setdefault(place, []).append(Mark(one.start, one.end, kind))
            elif self.wholes.get(place) != "offending":
                self.wholes[place] = kind
        place = places[at] if evidence else None
        note = self._note(place, record, finding.agent, bool(evidence) and evidence[at].missing)
        note.messages[message] += 1

    @property
    def places(self) -> set[int]:
        """Positions of all events that matter to a finding."""
        return {*self.marks, *self.wholes, *(place for place in self.notes if place is not None)}

    def _note(self, place: int | None, record: Record, agent: str | None, missing: bool) -> Note:
        notes = self.notes.setdefault(place, [])
        for note in notes:
            if (note.rule, note.agent, note.missing) == (record.rule, agent, missing):
                return note
        notes.append(Note(record.rule, record.severity, agent, missing))
        return notes[-1]


def _offending(finding: Finding, places: Sequence[int | None]) -> int:
    """Which evidence a finding is told at: the last, or the first if what is missing belongs before it."""
    last = len(places) - 1
    if last > 0 and finding.evidence[last].missing and not finding.evidence[0].missing:
        first, before = places[0], places[last]
        if first is not None and before is not None and before < first:
            return 0
    return max(last, 0)
