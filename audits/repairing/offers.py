"""The single changes of a conversation that a rule may care for: what a search chooses from.

What customers wrote and did is taken as given, unless `customers` says otherwise; a customer's message may be
added where a rule asks for one. Between events that a rule looks at all places are alike but for the time:
the first and the last of them are tried, and the times at which a limit is used up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from msgspec.structs import replace

from audits.repairing.edits import Change, Close, Delete, Edit, Insert, Move
from audits.repairing.ground import State, Subject
from audits.repairing.texts import changed_texts
from audits.repairing.times import Times
from audits.repairing.wanted import Wanted, wanted
from engine.conversation import Event
from engine.instants import SECOND
from rules.constraints import Known, Run, Stages, Template

_MOST = 80
"""Events that a rule looks at of which the nearest are moved, added to or left out."""

CHANGE, MOVE, INSERT, MOVE_OVER, INSERT_OF_CUSTOMER, DELETE = range(6)
"""What is rather done, of changes of one number: reword, then move, then add; last leave out. Moving what an
agent wrote to the other side of what the customer wrote (MOVE_OVER) makes an answer of something else, and a
status one of something else."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One edit. `near`: how many places from what is wrong; `moved`: by how many seconds, or places."""

    edit: Edit
    rank: int
    near: int = 0
    moved: int = 0


def of_shop(event: Event) -> bool:
    """Whether the shop's side did it: an agent, a bot, the system, or nobody in particular."""
    if event.by is None:
        return event.type not in ("message", "rating")
    return event.by != "customer"


class Desk:
    """Offers for a state of a conversation. `whole`: of all of it, not only of what is near the wrong."""

    def __init__(self, subject: Subject, state: State, *, customers: bool = False) -> None:
        self.subject, self.state, self.customers = subject, state, customers
        self.events, self.at = state.timeline.events, state.timeline.at
        self.numbers = [state.draft.numbers[place] for place in state.timeline.index]
        self.times = Times(subject, state)
        self._wrong = [one.evidence[0].position or 0 for one in state.shortfalls() if one.evidence]
        relevant = sorted(self._relevant())
        self.whole = len(relevant) <= _MOST
        self.relevant = relevant if self.whole else sorted(sorted(relevant, key=self._near)[:_MOST])
        spots = chain.from_iterable((p, p + 1) for p in self.relevant)
        self.slots = sorted({0, len(self.events), *spots, *map(self._slot_at, self.times.limits)})
        self._new = min((0, *self.numbers)) - 1

    def offers(self) -> Iterator[Offer]:
        """Every change of the conversation that is tried for the rule; its verdict may depend on each."""
        return chain(self.changes(), self.deletes(), self.closings(), self.inserts(), self.moves())

    def changes(self) -> Iterator[Offer]:
        """Messages worded otherwise."""
        for position, text, how in changed_texts(self.subject, self.state, self._may(self._messages())):
            yield Offer(Change(self.numbers[position], text, how), CHANGE, self._near(position))

    def moves(self) -> Iterator[Offer]:
        """Events elsewhere in the order, or at another time."""
        for position in self._may(self.relevant):
            seen = set()
            for slot, instant in (*self._sides(position), *self._due(position)):
                after = self._after(slot, position)
                key = after, instant
                if key in seen or (instant == self.at[position] and after == self._after(position, position)):
                    continue
                seen.add(key)
                yield self._move(position, slot, instant, after)

    def inserts(self) -> Iterator[Offer]:
        """Events more."""
        for one in wanted(self.subject, self.state):
            for slot in self.slots:
                for instant in self.times.between(slot):
                    yield self._insert(one, slot, instant)

    def deletes(self) -> Iterator[Offer]:
        """Events less."""
        for position in self._may(self.relevant):
            yield Offer(Delete(self.numbers[position]), DELETE, self._near(position))

    def closings(self) -> Iterator[Offer]:
        """A record closed earlier."""
        closed = self.state.timeline.closed
        runs = any(isinstance(one, Run) and one.start is None for one in self.subject.constraints)
        if closed is None or not runs:
            return
        for instant in self.times.limits:
            moved = abs(closed - instant) // SECOND
            yield Offer(Close(self.subject.ground.zone.write(instant)), MOVE, 0, moved)

    def _relevant(self) -> set[int]:
        """Positions of the events that the rule looks at."""
        found = {p for pattern in self.subject.patterns for p in self.state.case.positions(pattern)}
        for one in self.subject.constraints:
            if isinstance(one, Run):
                found |= {p for p, event in enumerate(self.events) if event.type in ("status", "priority")}
                found |= {len(self.events) - 1} if one.start is None and self.events else set()
            every = isinstance(one, Template) and one.among is None
            if every and one.name.startswith(("chain_", "not_chain_", "init", "end")):  # type: ignore[union-attr]
                found |= set(range(len(self.events)))
            if isinstance(one, Known):
                found |= {p for p, event in enumerate(self.events) if event.by == "customer"}
            if isinstance(one, Stages):
                found.clear()
        return found

    def _messages(self) -> list[int]:
        return [p for p, event in enumerate(self.events) if event.type == "message" and event.text]

    def _may(self, positions: list[int]) -> list[int]:
        """Those that may be touched, each event once only."""
        done = {edit.number for edit in self.state.draft.edits if not isinstance(edit, Close)}
        return [
            p
            for p in positions
            if self.numbers[p] not in done and (self.customers or of_shop(self.events[p]))
        ]

    def _slot_at(self, instant: int) -> int:
        """The place behind all events that are not later."""
        slot = 0
        for position, at in enumerate(self.at):
            if at is not None and at <= instant:
                slot = position + 1
        return slot

    def _sides(self, position: int) -> Iterator[tuple[int, int | None]]:
        """Places before and behind other events, at the time that is nearest to its own."""
        for slot in self.slots:
            if slot in (position, position + 1):
                continue
            untimed = self.at[position] is None
            beside = slot if slot < position else slot - 1
            yield slot, None if untimed else self.times.known(beside)

    def _due(self, position: int) -> Iterator[tuple[int, int | None]]:
        if self.at[position] is not None:
            for instant in self.times.limits:
                yield self._slot_at(instant), instant

    def _move(self, position: int, slot: int, instant: int | None, after: int | None) -> Offer:
        own = self.at[position]
        moved = abs(slot - position) if own is None or instant is None else abs(own - instant) // SECOND
        written = None if instant is None else self.subject.ground.zone.write(instant)
        passed = self.events[min(slot, position) : max(slot, position + 1)]
        over = self.events[position].type in ("message", "status") and any(
            event.by == "customer" and event.type == "message" for event in passed
        )
        edit = Move(self.numbers[position], written, after)
        return Offer(edit, MOVE_OVER if over else MOVE, self._near(position), moved)

    def _insert(self, one: Wanted, slot: int, instant: int | None) -> Offer:
        event = replace(one.event, at=None if instant is None else self.subject.ground.zone.write(instant))
        if event.by == "agent" and event.author is None:
            event = replace(event, author=self._agent(slot))
        edit = Insert(self._new, event, self._after(slot), one.signals)
        rank = INSERT_OF_CUSTOMER if event.by == "customer" else INSERT
        return Offer(edit, rank, min(self._near(slot), self._near(slot - 1)))

    def _after(self, slot: int, moving: int | None = None) -> int | None:
        """The number of the event before a place, other than the one that is moved."""
        before = slot - 1
        if before == moving:
            before -= 1
        return self.numbers[before] if before >= 0 else None

    def _agent(self, slot: int) -> str | None:
        """Who would have done it: the agent before, or else the next one."""
        for event in (*reversed(self.events[:slot]), *self.events[slot:]):
            if event.by == "agent" and event.author is not None:
                return event.author
        return None

    def _near(self, position: int) -> int:
        return min((abs(position - spot) for spot in self._wrong), default=0)
