"""The fewest edits after which a rule passes: every single edit first, then several together.

One edit: every offer is tried, so that none is missed. More: the edits that mend something are put together
until the rule passes; then, as time allows, every pair of offers is tried, so that what is shown as smallest
is. `smallest` says whether that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from time import monotonic

from audits.repairing.edits import Draft, Edit, applied
from audits.repairing.ground import Ground, State, Subject
from audits.repairing.offers import CHANGE, MOVE_OVER, Desk, Offer
from audits.repairing.polish import polished
from audits.repairing.together import Together, Tried, order
from rules.constraints import Bound, Quantified

_CONFIRMED = 24
"""Repairs of one size that both judges are asked about, to choose the best."""
_POLISHED = 6
"""Of these, how many are mended where they break other rules."""
_PAIRED = 6_000
"""Offers of two edits together that are tried, unless time is up before."""
_SHARE = 0.6
"""How much of the time may go into more than two edits before pairs are tried."""


@dataclass(frozen=True, slots=True)
class Found:
    """A conversation that both judges pass. `breaks`, `mends`: other rules that fail now, or no more."""

    state: State
    offers: tuple[Offer, ...]
    breaks: tuple[str, ...]
    mends: tuple[str, ...]
    verdict: str

    @property
    def cost(self) -> tuple[int, ...]:
        """Edits; other rules newly broken; kinds of edits; how near they are; how much is moved."""
        return len(self.offers), len(self.breaks), *order(self.offers)


@dataclass
class Search:
    """The search for one rule, until `deadline` (of time.monotonic)."""

    ground: Ground
    subject: Subject
    draft: Draft
    before: dict[str, str]
    """The draft as it is, and the verdicts of all rules on it."""
    deadline: float
    customers: bool = False
    smallest: bool = False
    cut: bool = False
    """Not everything was tried that could have been."""
    _outside: list[Tried] = field(default_factory=list)
    """Drafts to which the rule does not apply."""

    def run(self) -> Found | None:
        """The best of the smallest repairs; None if none was found."""
        start = self.subject.state(self.draft)
        if start is None:
            return None
        singles = self._tried(start, ())
        found = self._single([one for one in singles if one[0].lack == 0])
        if found is not None:
            self.smallest = True
            return found
        complete = not self.cut
        several = self._together(start, singles)
        if several is not None and len(several.offers) <= max(2 if complete else 0, self._least(start)):
            self.smallest = True
            return self._better(start, singles, several)
        pair = self._pairs(singles)
        if pair is not None:
            self.smallest = complete
            return pair
        if several is not None:
            self.smallest = not self.cut and len(several.offers) == 3
            return several
        return self.outside()

    def _single(self, passing: Sequence[Tried]) -> Found | None:
        """The best single edit. What an agent wrote is rather not written than written elsewhere."""
        found = self._best(passing)
        if found is None or found.offers[0].rank != MOVE_OVER:
            return found
        reworded = [one for one in self._outside if one[1][0].rank == CHANGE]
        return self._best(reworded) or found

    def outside(self) -> Found | None:
        """The best single edit after which the rule does not apply."""
        return self._best(self._outside)

    def _tried(self, state: State, made: tuple[Offer, ...]) -> list[Tried]:
        """Every offer for a state, judged; those to which the rule does not apply are kept apart."""
        found: list[Tried] = []
        desk = Desk(self.subject, state, customers=self.customers)
        self.cut = self.cut or not desk.whole
        for offer in desk.offers():
            if monotonic() > self.deadline:
                self.cut = True
                break
            after = self._after(state, offer.edit)
            if after is not None and after.lack is not None:
                found.append((after, (*made, offer)))
            elif after is not None and not made:
                self._outside.append((after, (offer,)))
        return found

    def _after(self, state: State, edit: Edit) -> State | None:
        draft = applied(state.draft, edit, self.ground.zone)
        return None if draft is None else self.subject.state(draft)

    def _replayed(self, made: Sequence[Offer]) -> State | None:
        draft: Draft | None = self.draft
        for offer in made:
            draft = None if draft is None else applied(draft, offer.edit, self.ground.zone)
        return None if draft is None else self.subject.state(draft)

    def _best(self, candidates: Iterable[Tried]) -> Found | None:
        """The best of some drafts that both judges confirm."""
        ordered = sorted(candidates, key=lambda one: order(one[1]))
        found = [one for state, made in ordered[:_CONFIRMED] if (one := self._confirmed(state, made))]
        found = [self._polished(one) for one in found[:_POLISHED]] + found[_POLISHED:]
        return min(found, key=lambda one: one.cost, default=None)

    def _confirmed(self, state: State, made: tuple[Offer, ...]) -> Found | None:
        verdicts = self.ground.verdicts(state.timeline)
        if verdicts is None or verdicts[self.subject.rule.id] not in ("pass", "not_applicable"):
            return None
        failing = {name for name, verdict in verdicts.items() if verdict == "fail"}
        failed = {name for name, verdict in self.before.items() if verdict == "fail"}
        own = self.subject.rule.id
        return Found(
            state,
            made,
            tuple(name for name in verdicts if name in failing - failed),
            tuple(name for name in verdicts if name in failed - failing and name != own),
            verdicts[own],
        )

    def _polished(self, found: Found) -> Found:
        """The repair saying more, as long as that breaks fewer other rules."""
        better = True
        while found.breaks and better and monotonic() < self.deadline:
            better = False
            for made in polished(self.ground, found.offers, found.breaks):
                state = self._replayed(made)
                if state is None or state.lack != 0:
                    continue
                other = self._confirmed(state, made)
                if other is not None and len(other.breaks) < len(found.breaks):
                    found, better = other, True
                    break
        return found

    def _together(self, start: State, singles: Sequence[Tried]) -> Found | None:
        until = monotonic() + _SHARE * (self.deadline - monotonic())
        found = Together(self._tried, self._after, self._replayed, until).found(start, singles)
        self.cut = self.cut or (found is None and monotonic() > until)
        confirmed = None if found is None else self._confirmed(*found)
        return None if confirmed is None else self._polished(confirmed)

    def _better(self, start: State, singles: Sequence[Tried], found: Found) -> Found:
        """Another pair, if the one found breaks other rules and a better one is near."""
        if not found.breaks or len(found.offers) != 2:
            return found
        mending = [one for one in singles if (one[0].lack or 0) < (start.lack or 0)]
        return min((found, *filter(None, (self._pairs(mending[:8]),))), key=lambda one: one.cost)

    def _pairs(self, singles: Sequence[Tried]) -> Found | None:
        """The best of the pairs of offers after which the rule passes, those that mend most first."""
        passing: list[Tried] = []
        tried = 0
        for state, made in sorted(singles, key=lambda one: (one[0].lack or 0, order(one[1]))):
            if monotonic() > self.deadline or tried > _PAIRED:
                self.cut = True
                break
            after = self._tried(state, made)
            tried += len(after)
            passing += [one for one in after if one[0].lack == 0]
            if len(passing) >= _CONFIRMED:
                break
        return self._best(passing)

    def _least(self, start: State) -> int:
        """The fewest edits that could do, for rules of which one edit mends one message at most."""
        constraints = self.subject.constraints
        if any(getattr(one, "window", None) for one in constraints):
            return 0
        if len(constraints) == 1 and isinstance(constraints[0], Quantified):
            return int(start.lack or 0)
        if all(isinstance(one, Bound) for one in constraints):
            return len({one.evidence[-1].position for one in start.shortfalls()})
        return 0
