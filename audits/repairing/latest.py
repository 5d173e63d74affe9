"""Until when an added event still helps: tried on both judges, a second more and a second less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgspec.structs import replace as with_values

from audits.repairing.edits import Draft, Edit, Insert, applied
from audits.repairing.ground import Ground, Subject
from audits.repairing.times import Times
from engine.instants import SECOND


def latest(ground: Ground, subject: Subject, draft: Draft, edits: Sequence[Edit], number: int) -> str | None:
    """The time of a limit of the rule up to which `edits[number]` may come, but not a second later.

    Where something else comes before that, such as the next event that the rule looks at, it is None.
    """
    start = subject.state(draft)
    edit = edits[number]
    assert isinstance(edit, Insert)
    if start is None or edit.event.at is None:
        return None
    at = ground.zone.read(edit.event.at)
    for limit in Times(subject, start).limits:
        if limit < at or not _holds(ground, subject, draft, edits, number, limit):
            continue
        if not _holds(ground, subject, draft, edits, number, limit + SECOND):
            return ground.zone.write(limit)
    return None


def _holds(
    ground: Ground, subject: Subject, draft: Draft, edits: Sequence[Edit], number: int, at: int
) -> bool:
    """Whether both judges pass the rule with the added event at another time, behind all not later."""
    after: Draft | None = draft
    for place, edit in enumerate(edits):
        if after is None:
            return False
        after = applied(after, _at(after, edit, at, ground) if place == number else edit, ground.zone)
    state = None if after is None else subject.state(after)
    if state is None or state.lack != 0:
        return False
    verdicts = ground.verdicts(state.timeline)
    return verdicts is not None and verdicts[subject.rule.id] == "pass"


def _at(draft: Draft, edit: Edit, at: int, ground: Ground) -> Edit:
    assert isinstance(edit, Insert)
    event = with_values(edit.event, at=ground.zone.write(at))
    return replace(edit, event=event, after=_last_until(draft, at, ground))


def _last_until(draft: Draft, at: int, ground: Ground) -> int | None:
    found = None
    known = -(1 << 62)
    for number, event in zip(draft.numbers, draft.conversation.events, strict=True):
        known = known if event.at is None else ground.zone.read(event.at)
        if known <= at:
            found = number
    return found
