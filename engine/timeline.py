"""A conversation as it was at the as-of: events in time order, with instants, status and priority.

Both judges read timelines. Positions are indices into `events`; `index` leads back to the record.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from engine.conversation import Conversation, Event, UnreadableRecord
from engine.instants import Zone

RUNNING = frozenset(("new", "open", "pending", "on-hold"))
TYPES = frozenset(("message", "status", "priority", "assign", "escalate", "action", "rating"))
SOLVED = frozenset(("solved", "closed"))


@dataclass(slots=True)
class Repairs:
    """What was put right while reading: counts of records and events, summed over a corpus."""

    unsorted: int = 0
    """Records whose events were not in time order."""
    without_time: int = 0
    """Events without `at`."""
    without_offset: int = 0
    """Records with times that carry no offset, read in the SOP's time zone."""
    later: int = 0
    """Events after the as-of, not seen."""
    unknown: int = 0
    """Events of a type that no rule kind looks at; perhaps an export was converted wrongly."""

    def add(self, more: Repairs) -> None:
        """Counts more of them."""
        self.unsorted += more.unsorted
        self.without_time += more.without_time
        self.without_offset += more.without_offset
        self.later += more.later
        self.unknown += more.unknown


@dataclass(slots=True)
class Timeline:
    """One conversation, prepared. `at[p]` is the instant of the event at position p, None if it has none."""

    conversation: Conversation
    events: list[Event]
    index: list[int]
    at: list[int | None]
    as_of: int
    running: bool
    status: str | None
    priority: str | None
    created: int | None
    closed: int | None
    all_timed: bool = True
    """Every event has an instant; `at` is then sorted."""
    repairs: Repairs | None = None
    """What was put right; None if nothing was."""
    signals: list[int] = field(default_factory=list)
    """For each event a bit set: which of the SOP's signals (in its order) its text carries."""
    hits: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)
    """Position -> (signal, start, end) of every phrase found there, in code points of the original text."""
    classes: dict[str, list[str]] = field(default_factory=dict)
    """Rule id -> what that rule says of the conversation: the network's classes, for its conditions."""

    @property
    def last(self) -> int | None:
        """Position of the last event; None without events."""
        return len(self.events) - 1 if self.events else None

    def last_until(self, end: int, least: int) -> int:
        """The last position whose instant is known and not after `end`, at least `least`."""
        if self.all_timed:
            return max(least, bisect_right(self.at, end) - 1)  # type: ignore[type-var]
        for position in range(len(self.at) - 1, least, -1):
            instant = self.at[position]
            if instant is not None and instant <= end:
                return position
        return least

    def start(self) -> int | None:
        """When the record began: `created_at`, else its first event; None if neither has a time."""
        if self.created is not None:
            return self.created
        return self.at[0] if self.at else None


def prepare(conversation: Conversation, zone: Zone, as_of: int) -> Timeline:
    """The timeline of a conversation at an as-of. Raises UnreadableRecord when a time is none."""
    events, read = conversation.events, zone.read
    at: list[int | None] = []
    last, in_order, missing, unknown = -(1 << 62), True, 0, 0
    without_offset = zone.without_offset
    try:
        for event in events:
            if event.type not in TYPES:
                unknown += 1
            if event.at is None:
                at.append(None)
                missing += 1
            else:
                instant = read(event.at)
                at.append(instant)
                if instant < last:
                    in_order = False
                last = instant
        created = None if conversation.created_at is None else read(conversation.created_at)
        closed = None if conversation.closed_at is None else read(conversation.closed_at)
    except (ValueError, OverflowError) as error:
        raise UnreadableRecord(_which(conversation, zone, error)) from None
    naive = zone.without_offset > without_offset
    index = list(range(len(events)))
    if not in_order or last > as_of:
        index = _sorted_until(at, as_of)
    cut = len(index) < len(events)
    if cut or not in_order:
        kept = [events[i] for i in index]
        at = [at[i] for i in index]
    else:
        kept = events
    if closed is not None and closed > as_of:
        closed, cut = None, True
    status, priority = conversation.status, conversation.priority
    if cut:
        status = _value_then(conversation, kept, index, "status", status)
        priority = _value_then(conversation, kept, index, "priority", priority)
        if status is None or (status not in RUNNING and not _ends_solved(kept)):
            status = "open"
    return Timeline(
        conversation,
        kept,
        index,
        at,
        as_of,
        status in RUNNING,
        status,
        priority,
        created,
        closed,
        all_timed=not missing,
        repairs=Repairs(not in_order, missing, naive, len(events) - len(index), unknown)
        if missing or cut or naive or unknown or not in_order
        else None,
    )


def _sorted_until(at: list[int | None], as_of: int) -> list[int]:
    """Record positions of the events up to the as-of, in stable time order, untimed ones behind theirs."""
    keys: list[int] = []
    known = -(1 << 62)
    for instant in at:
        known = known if instant is None else instant
        keys.append(known)
    order = sorted(range(len(at)), key=keys.__getitem__)
    return [i for i in order if keys[i] <= as_of]


def _value_then(
    conversation: Conversation, seen: list[Event], index: list[int], kind: str, final: str | None
) -> str | None:
    """Status or priority at the as-of: the last change seen, else what the first unseen change tells."""
    for event in reversed(seen):
        if event.type == kind:
            return event.to
    kept = set(index)
    for number, event in enumerate(conversation.events):
        if event.type == kind and number not in kept:
            return event.from_
    return final


def _ends_solved(events: list[Event]) -> bool:
    """Whether the last status change seen solved the record."""
    for event in reversed(events):
        if event.type == "status":
            return event.to in SOLVED
    return False


def _which(conversation: Conversation, zone: Zone, error: Exception) -> str:
    """Names the time that could not be read."""
    places = [("created_at", conversation.created_at), ("closed_at", conversation.closed_at)]
    places += [(f"events[{n}].at", event.at) for n, event in enumerate(conversation.events)]
    for place, text in places:
        if text is not None:
            try:
                zone.read(text)
            except (ValueError, OverflowError):
                return f"`{place}`: {text[:40]!r} is not a time such as 2026-01-05T09:00:00+07:00"
    return str(error)
