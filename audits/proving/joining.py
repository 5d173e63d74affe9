"""Longer conversations made of short ones: one that passes many rules answers many questions.

Nothing is searched here: the short ones are put one after the other, into one another or side by side, and
the judges say what came of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from audits.proving.staging import Stage, Staged
from sop.proof.known import Known
from sop.proof.questions import Asked, Subject, fails, kept, passes

GAP = timedelta(minutes=1)
"""Between conversations that are put one after the other."""

LONGEST = 80
"""Events of the longest that is made."""


class Joining:
    """Makes conversations of the shortest that pass each rule, and that fail it."""

    def __init__(
        self,
        stage: Stage,
        subjects: Sequence[Subject],
        good: Mapping[str, Staged],
        bad: Mapping[str, Staged],
        known: Known,
        until: float,
    ) -> None:
        self._stage, self._known, self._until = stage, known, until
        self._by_id = {one.id: one for one in subjects}
        self._good, self._bad = good, bad

    def grow(self) -> None:
        """From each rule's conversation on, adds as many others as can be passed together."""
        for name in self._good:
            if monotonic() > self._until:
                return
            self._grow(name)

    def guess(self, asked: Asked) -> Mapping[str, str] | None:
        """Verdicts of a conversation that comes to what is wanted, if one is easily made: `Guess`."""
        order = sorted(asked, key=lambda one: one[1] is not fails)
        (first, want), *rest = order
        now = (self._bad if want is fails else self._good).get(first.id)
        if any(want not in (passes, kept) for _, want in rest):
            return None
        for count, (one, _) in enumerate(rest, 2):
            if now is None or one.id not in self._good:
                return None
            if count < len(order) and now.verdicts[""].get(one.id) == "pass":
                continue
            now = self._with(now, self._good[one.id], order[:count])
        return None if now is None else now.verdicts[""]

    def _with(self, now: Staged, piece: Staged, wanted: Asked) -> Staged | None:
        """A conversation joined with another one, that comes to what is wanted."""
        records = joined(now.record, piece.record)
        return next(filter(None, (self._stage.shown(record, wanted) for record in records)), None)

    def _grow(self, name: str) -> None:
        now = self._good[name]
        have = [name]
        for other in self._good:
            if monotonic() > self._until:
                return
            new = [one for one in have if one != other and not self._known.passed((one, other))]
            if not new or other in have:
                continue
            wanted = [(self._by_id[each], passes) for each in (*have, other)]
            longer = self._with(now, self._good[other], wanted)
            if longer is not None:
                now, verdicts = longer, longer.verdicts[""]
                self._known.learn(verdicts)
                have = [one for one in self._good if verdicts.get(one) == "pass"]


def joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Records with the events of both: one after the other, the second before the last event of the first,
    or side by side. None where their attributes differ or it gets too long."""
    if any(one[key] != other[key] for key in one if key in other and key != "events"):
        return
    mine, its = one["events"], other["events"]
    if len(mine) + len(its) > LONGEST:
        return
    head = {**one, **other}
    yield {**head, "events": _after(mine, its)}
    yield {**head, "events": _after(its, mine)}
    if len(mine) > 1:
        yield {**head, "events": _after(_after(mine[:-1], its), mine[-1:])}
    yield {**head, "events": _beside(mine, its)}


def _after(first: Sequence[Mapping[str, Any]], then: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    if not first or not then:
        return [*map(dict, first), *map(dict, then)]
    return [*map(dict, first), *_moved(then, _at(first[-1]) + GAP - _at(then[0]))]


def _beside(first: Sequence[Mapping[str, Any]], then: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Both from the same time on; what is the same in both only once."""
    if not first or not then:
        return [*map(dict, first), *map(dict, then)]
    moved = _moved(then, _at(first[0]) - _at(then[0]))
    both = [*map(dict, first), *(event for event in moved if event not in first)]
    return sorted(both, key=_at)


def _moved(events: Sequence[Mapping[str, Any]], by: timedelta) -> list[dict[str, Any]]:
    return [{**event, "at": (_at(event) + by).isoformat(timespec="seconds")} for event in events]


def _at(event: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(event["at"])
