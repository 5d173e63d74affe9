"""Changes of a conversation, one at a time, and the conversation as it is after them.

Events keep the number that they have in the record, whatever happens around them; added ones have numbers
below zero. A draft's events stand in the order of time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from msgspec.structs import replace

from engine.conversation import Conversation, Event
from engine.instants import Zone


@dataclass(frozen=True, slots=True)
class Insert:
    """An event more, right behind event `after` (None: the first of all). `signals`: what it has to carry."""

    number: int
    event: Event
    after: int | None
    signals: tuple[str, ...] = ()
    latest: str | None = None
    """The latest time at which it still does, where that is known."""


@dataclass(frozen=True, slots=True)
class Delete:
    """An event less."""

    number: int


@dataclass(frozen=True, slots=True)
class Move:
    """An event at another time, right behind event `after` (None: the first of all)."""

    number: int
    at: str | None
    after: int | None


@dataclass(frozen=True, slots=True)
class How:
    """What is done to a text: `say` or `leave-out` with the words, or `keep` to the limits of a quantity."""

    what: str
    words: str = ""
    signals: tuple[str, ...] = ()
    quantity: str = ""
    value: float | None = None
    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A message with another text."""

    number: int
    text: str
    how: tuple[How, ...]


@dataclass(frozen=True, slots=True)
class Close:
    """The record closed at another time: `closed_at`."""

    at: str


Edit = Insert | Delete | Move | Change | Close


@dataclass(frozen=True, slots=True)
class Draft:
    """A conversation and the number of each of its events, after some edits."""

    conversation: Conversation
    numbers: tuple[int, ...]
    edits: tuple[Edit, ...] = field(default=())

    def place(self, number: int) -> int | None:
        """Where the event of a number stands; None if it is not there."""
        return self.numbers.index(number) if number in self.numbers else None


def begin(conversation: Conversation, zone: Zone) -> Draft:
    """A conversation without edits. Its events are put in the order of time, as a judge sees them."""
    keys = _keys(conversation.events, zone)
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return Draft(replace(conversation, events=[conversation.events[n] for n in order]), tuple(order))


def applied(draft: Draft, edit: Edit, zone: Zone) -> Draft | None:
    """The draft after one edit; None if it does not fit: the event is gone, or the times are out of order."""
    if isinstance(edit, Close):
        closed = replace(draft.conversation, closed_at=edit.at)
        return Draft(closed, draft.numbers, (*draft.edits, edit))
    events, numbers = list(draft.conversation.events), list(draft.numbers)
    if isinstance(edit, Insert):
        place = _behind(events, numbers, edit.after, edit.event.at, zone)
        events.insert(place, edit.event)
        numbers.insert(place, edit.number)
    else:
        if edit.number not in numbers:
            return None
        place = numbers.index(edit.number)
        event = events[place]
        if isinstance(edit, Change):
            events[place] = replace(event, text=edit.text)
        else:
            del events[place], numbers[place]
        if isinstance(edit, Move):
            place = _behind(events, numbers, edit.after, edit.at, zone)
            events.insert(place, replace(event, at=edit.at))
            numbers.insert(place, edit.number)
    if not isinstance(edit, Change) and not _in_order(events, zone):
        return None
    return Draft(replace(draft.conversation, events=events), tuple(numbers), (*draft.edits, edit))


def touched(edit: Edit) -> int | None:
    """The number of the event that is changed; None where it is none of the record's."""
    return None if isinstance(edit, Insert | Close) else edit.number


def _behind(events: list[Event], numbers: list[int], after: int | None, at: str | None, zone: Zone) -> int:
    """The place behind an event; if that is gone, behind all that are not later."""
    if after is None:
        return 0
    if after in numbers:
        return numbers.index(after) + 1
    if at is None:
        return len(events)
    instant = zone.read(at)
    return sum(key <= instant for key in _keys(events, zone))


def _keys(events: list[Event], zone: Zone) -> list[int]:
    """The instants that events are sorted by."""
    keys: list[int] = []
    known = -(1 << 62)
    for event in events:
        known = known if event.at is None else zone.read(event.at)
        keys.append(known)
    return keys


def _in_order(events: list[Event], zone: Zone) -> bool:
    return all(one <= other for one, other in pairwise(_keys(events, zone)))
