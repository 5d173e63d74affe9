"""A failing conversation as a chat, the evidence marked in place and the findings beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from audits.reports import Setting
from audits.reports.judged import Judged, Record
from audits.reports.page.findings import NAME, Teller
from audits.reports.page.happenings import happening
from audits.reports.page.pieces import Mark, MarkKind, Piece, pieces
from audits.reports.page.placing import Note, Placed
from audits.reports.personal import Veil
from audits.reports.visible import one_line
from audits.tally import score
from engine.conversation import Event
from engine.timeline import Timeline, prepare
from sop.model import SEVERITIES

ROWS = 300
"""Events of one conversation that are shown."""
TEXT = 4_000
"""Characters of one message."""
CONVERSATION = 40_000
"""Characters of one conversation; when they are used up a message gets LEAST."""
LEAST = 200
NOTES = 60
"""Findings of one conversation that are told."""
TYPES = ("status", "priority", "assign", "escalate", "action", "rating")
_AROUND = 3
"""Events before and after one with evidence that are shown in any case."""


@dataclass(slots=True)
class Row:
    """One event. `side` is customer, agent, bot or system; `kind` is message, internal or event."""

    side: str
    kind: str
    author: str | None
    at: str | None
    pieces: list[Piece] = field(default_factory=list)
    type: str = "event"
    """Of an event that is no message: one of TYPES, else "event"."""
    what: str = ""
    """What happened, for anything but a message."""
    attachments: list[str] = field(default_factory=list)
    state: str = ""
    """Of a message: deleted, edited, empty (without text and attachment), or "" as it was written."""
    notes: list[Note] = field(default_factory=list)
    mark: MarkKind | None = None
    """What the event as a whole is evidence of."""
    skipped: int = 0
    """Events left out before this one."""


@dataclass(slots=True)
class Transcript:
    """One conversation of the page, personal data hidden, nothing escaped yet."""

    id: str
    key: tuple[str, int]
    person: str | None
    """Tells whether two conversations are the same customer's; never shown unless nothing is hidden."""
    name: str | None
    """The customer's name where it may be shown."""
    score: float | None
    agents: list[str]
    channel: str | None
    status: str | None
    subject: str | None
    started: str | None
    failing: list[tuple[str, int]]
    """How many rules of each severity fail, the worst first."""
    rows: list[Row]
    above: list[Note]
    """Findings that no event shown carries."""
    skipped: int = 0
    """Events left out at the end."""
    later: int = 0
    """Events after the as-of."""
    untold: int = 0
    """Findings beyond NOTES."""


class _Fate(msgspec.Struct):
    deleted: bool = False
    edited: bool = False


class _Fates(msgspec.Struct):
    events: list[_Fate]


def transcript(one: Judged, setting: Setting, veil: Veil, called: Callable[[str], str]) -> Transcript:
    """The transcript of a conversation; a bounded one, whatever was said in it.

    `called` says what an agent is called.
    """
    conversation = one.conversation
    timeline = prepare(conversation, setting.zone, setting.as_of)
    teller = Teller(one, veil)
    veil = teller.veil
    findings = [(record, finding) for record in one.records for finding in record.findings]
    placed = Placed({index: place for place, index in enumerate(timeline.index)})
    for record, finding in findings[:NOTES]:
        placed.add(record, finding, teller.message(finding))
    fates = _fates(one.raw, len(conversation.events))
    rows, left = _rows(timeline, setting, _Drawing(veil, called, fates), placed)
    customer = conversation.customer or {}
    name = customer.get("name") or customer.get("id")
    started = timeline.start()
    return Transcript(
        id=one_line(veil.name(conversation.id), NAME),
        key=(one.source, one.line),
        person=None if name is None else str(customer.get("id") or name),
        name=one_line(str(name), 60) if setting.unmask and name is not None else None,
        score=score(one.records),
        agents=sorted({finding.agent[:NAME] for _, finding in findings if finding.agent})[:5],
        channel=teller.channel,
        status=_short(timeline.status, veil),
        subject=_short(conversation.subject, veil, 160),
        started=None if started is None else setting.zone.write(started),
        failing=_failing(one.records),
        rows=rows,
        above=placed.notes.get(None, []),
        skipped=left,
        later=len(conversation.events) - len(timeline.events),
        untold=max(0, len(findings) - NOTES),
    )


def _failing(records: list[Record]) -> list[tuple[str, int]]:
    counts = Counter(record.severity for record in records if record.verdict == "fail")
    return [(severity, counts[severity]) for severity in reversed(SEVERITIES) if counts[severity]]


def _fates(raw: bytes, events: int) -> list[str]:
    """What became of each event's message: deleted, edited, or nothing (""). Not part of what is judged."""
    try:
        found = msgspec.json.decode(raw, type=_Fates).events
    except msgspec.MsgspecError:
        return [""] * events
    return ["deleted" if one.deleted else "edited" if one.edited else "" for one in found]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What rows are told with."""

    veil: Veil
    called: Callable[[str], str]
    fates: list[str]


def _rows(timeline: Timeline, setting: Setting, how: _Drawing, placed: Placed) -> tuple[list[Row], int]:
    """The rows to show, and how many events are left out after them."""
    chosen = _chosen(len(timeline.events), placed.places)
    rows: list[Row] = []
    budget, before = CONVERSATION, -1
    for place in chosen:
        at = timeline.at[place]
        length = min(TEXT, max(LEAST, budget))
        when = None if at is None else setting.zone.write(at)
        row = _row(timeline.events[place], when, how, placed.marks.get(place, []), length)
        if row.kind != "event":
            row.state = how.fates[timeline.index[place]] or row.state
        row.notes = placed.notes.get(place, [])
        row.mark = placed.wholes.get(place)
        row.skipped = place - before - 1
        budget -= sum(len(piece.text) for piece in row.pieces)
        before = place
        rows.append(row)
    for place in sorted(placed.places.difference(chosen)):
        placed.notes.setdefault(None, []).extend(placed.notes.get(place, []))
    return rows, len(timeline.events) - 1 - before


def _chosen(events: int, evidence: set[int]) -> list[int]:
    """The positions of at most ROWS events: all, or those around evidence, then the beginning."""
    if events <= ROWS:
        return list(range(events))
    chosen: set[int] = set()
    for place in sorted(evidence):
        around = range(max(0, place - _AROUND), min(events, place + _AROUND + 1))
        if len(chosen.union(around)) > ROWS:
            break
        chosen.update(around)
    for place in range(events):
        if len(chosen) == ROWS:
            break
        chosen.add(place)
    return sorted(chosen)


def _row(event: Event, at: str | None, how: _Drawing, marks: list[Mark], length: int) -> Row:
    veil = how.veil
    side = event.by or "system"
    row = Row(side, "event", event.author and event.author[:NAME], at)
    if event.type == "message":
        row.kind = "message" if event.public else "internal"
        row.attachments = [_kind(attachment, veil) for attachment in (event.attachments or [])[:20]]
    else:
        row.type = event.type if event.type in TYPES else "event"
        row.what = happening(event, veil, how.called)
    if event.text:
        row.pieces = pieces(event.text, marks, veil, length)
    elif row.kind != "event" and not row.attachments:
        row.state = "empty"
    return row


def _kind(attachment: dict[str, object], veil: Veil) -> str:
    return one_line(veil.text(str(attachment.get("kind") or attachment.get("type") or "?")[:200]), 40)


def _short(text: str | None, veil: Veil, length: int = 40) -> str | None:
    return one_line(veil.text(text[: 20 * length]), length) if text else None
