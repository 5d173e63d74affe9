"""Several edits together: each mends something of what is still wrong, until the rule passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from time import monotonic

from audits.repairing.edits import Edit, Insert, touched
from audits.repairing.ground import State
from audits.repairing.offers import Offer

Tried = tuple[State, tuple[Offer, ...]]
"""A state, and the offers that lead to it."""

_NONE: tuple[Offer, ...] = ()
_ROUNDS = 40
_SHUFFLED = 10
_WIDTH = 3
"""Ways to go on that are tried from each state, where the first leads nowhere."""


@dataclass
class Together:
    """Puts offers together until `deadline` (of time.monotonic).

    `offered`: every offer for a state, judged; `after`: the state after one edit; `replayed`: after some
    offers, from the beginning.
    """

    offered: Callable[[State, tuple[Offer, ...]], list[Tried]]
    after: Callable[[State, Edit], State | None]
    replayed: Callable[[Sequence[Offer]], State | None]
    deadline: float

    def found(self, start: State, singles: Sequence[Tried]) -> Tried | None:
        """Offers that pass the rule together, none of them needless; None if none were found."""
        return self._at_once(start, singles) or self._one_by_one(start, singles, _ROUNDS)

    def _at_once(self, start: State, singles: Sequence[Tried]) -> Tried | None:
        """In each round everything that mends something more, in several orders."""
        ends = []
        for mending in _orders(_mending(start, singles)):
            ends.append(self._added(start, _NONE, [one[1][-1] for one in mending]))
            if monotonic() > self.deadline:
                break
        passing = [one for state, made in ends if state.lack == 0 and (one := self._pruned(made))]
        if passing:
            return min(passing, key=lambda one: (len(one[1]), order(one[1])))
        ends.sort(key=lambda one: (one[0].lack or 0, len(one[1]), order(one[1])))
        for state, made in ends[:_WIDTH]:
            found = self._on(state, made)
            if found is not None:
                return found
        return None

    def _on(self, state: State, made: tuple[Offer, ...]) -> Tried | None:
        """From some offers on, in each round everything that mends something more."""
        for _ in range(_ROUNDS):
            if monotonic() > self.deadline:
                return None
            mending = _mending(state, self.offered(state, made))
            if not mending:
                return None
            state, made = self._added(state, made, [one[1][-1] for one in mending])
            if state.lack == 0:
                return self._pruned(made)
        return None

    def _one_by_one(self, state: State, pool: Sequence[Tried], rounds: int) -> Tried | None:
        """In each round what mends most; if that leads nowhere, the next."""
        for after, made in _various(_mending(state, pool)):
            if after.lack == 0:
                return self._pruned(made)
            if not rounds or monotonic() > self.deadline:
                return None
            found = self._one_by_one(after, self.offered(after, made), rounds - 1)
            if found is not None:
                return found
        return None

    def _added(self, state: State, made: tuple[Offer, ...], more: Sequence[Offer]) -> Tried:
        for offer in more:
            number = touched(offer.edit)
            if number is not None and number in {touched(one.edit) for one in made}:
                continue
            edit = _renumbered(offer.edit, made)
            after = self.after(state, edit)
            if after is not None and after.lack is not None and after.lack < (state.lack or 0):
                state, made = after, (*made, Offer(edit, offer.rank, offer.near, offer.moved))
            if state.lack == 0 or monotonic() > self.deadline:
                break
        return state, made

    def _pruned(self, made: tuple[Offer, ...]) -> Tried | None:
        """The offers without those that can be done without."""
        place, state = 0, self.replayed(made)
        while place < len(made):
            fewer = (*made[:place], *made[place + 1 :])
            after = self.replayed(fewer)
            if after is not None and after.lack == 0:
                made, state = fewer, after
            else:
                place += 1
        return None if state is None or state.lack != 0 else (state, made)


def order(made: Sequence[Offer]) -> tuple[int, int, int]:
    """What is tried first: by kinds of edits, by how near they are, by how much they move."""
    return sum(one.rank for one in made), sum(one.near for one in made), sum(one.moved for one in made)


def _mending(state: State, pool: Sequence[Tried]) -> list[Tried]:
    """Those that leave less wrong, the best first."""
    mending = [one for one in pool if (one[0].lack or 0) < (state.lack or 0)]
    return sorted(mending, key=lambda one: (one[0].lack or 0, order(one[1][-1:])))


def _orders(mending: Sequence[Tried]) -> Iterator[Sequence[Tried]]:
    """The same in several orders: what stands in the way of more edits may come first in one of them."""
    yield mending
    yield sorted(mending, key=lambda one: one[1][-1].moved)
    for seed in range(_SHUFFLED):
        shuffled = list(mending)
        Random(seed).shuffle(shuffled)
        yield shuffled


def _various(mending: Sequence[Tried]) -> list[Tried]:
    """The best few, each of another sort or of another event."""
    found: dict[tuple[object, ...], Tried] = {}
    for one in mending:
        edit = one[1][-1].edit
        event = (
            (edit.event.type, edit.event.name, edit.signals) if isinstance(edit, Insert) else touched(edit)
        )
        found.setdefault((type(edit), event), one)
    return list(found.values())[:_WIDTH]


def _renumbered(edit: Edit, made: Sequence[Offer]) -> Edit:
    """An added event with a number that is still free."""
    if not isinstance(edit, Insert):
        return edit
    taken = [one.edit.number for one in made if isinstance(one.edit, Insert)]
    if edit.number not in taken:
        return edit
    return Insert(min(taken) - 1, edit.event, edit.after, edit.signals, edit.latest)
