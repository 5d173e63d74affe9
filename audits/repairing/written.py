"""Repairs as data: from edits and drafts to `audits.explanation.repair`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from audits.explanation import repair as data
from audits.repairing import Repair
from audits.repairing.edits import Change, Close, Delete, Draft, Edit, Insert, Move, applied
from engine.conversation import Event
from engine.instants import SECOND, Zone


def written(repair: Repair, zone: Zone) -> data.Repair:
    """A repair as data."""
    return data.Repair(
        repair.rule,
        list(_edits(repair.before, repair.edits, zone)),
        repair.smallest,
        repair.applies,
        repair.customer,
        list(repair.breaks),
        list(repair.mends),
        repair.why,
        list(_edits(repair.before, repair.instead, zone)),
        [] if repair.after is None else list(_rows(repair.before, repair.after, zone)),
    )


def _edits(before: Draft, edits: Sequence[Edit], zone: Zone) -> Iterator[data.Edited]:
    after: Draft | None = before
    for edit in edits:
        assert after is not None
        after = applied(after, edit, zone)
    if after is not None:
        yield from (_edited(before, after, edit, zone) for edit in edits)


def _edited(before: Draft, after: Draft, edit: Edit, zone: Zone) -> data.Edited:
    if isinstance(edit, Close):
        closed = before.conversation.closed_at or edit.at
        was, now = {"at": zone.write(zone.read(closed))}, {"at": edit.at}
        return data.Edited("close", was=was, now=now, seconds=_seconds(was, now, zone))
    was = _event(before, edit.number, zone)
    if isinstance(edit, Delete):
        return data.Edited("delete", edit.number, was=was)
    now = _event(after, edit.number, zone)
    if isinstance(edit, Insert):
        signals = list(edit.signals)
        first, next_ = _neighbours(after, edit.number)
        return data.Edited("insert", None, first, next_, now=now, latest=edit.latest, signals=signals)
    if isinstance(edit, Move):
        first, next_ = _neighbours(after, edit.number)
        return data.Edited(
            "move", edit.number, first, next_, was=was, now=now, seconds=_seconds(was, now, zone)
        )
    return data.Edited(
        "change",
        edit.number,
        was=was,
        now=now,
        say=[data.Words(how.words, list(how.signals)) for how in edit.how if how.what == "say"],
        leave_out=[how.words for how in edit.how if how.what == "leave-out"],
        keep=[
            data.Limit(how.quantity, how.value or 0, how.at_least, how.at_most)
            for how in edit.how
            if how.what == "keep"
        ],
    )


def _seconds(was: dict[str, Any], now: dict[str, Any], zone: Zone) -> float | None:
    if "at" not in was or "at" not in now:
        return None
    micros = zone.read(now["at"]) - zone.read(was["at"])
    return micros // SECOND if micros % SECOND == 0 else micros / SECOND


def _neighbours(draft: Draft, number: int) -> tuple[int | None, int | None]:
    """The events of the record before and behind an event."""
    place = draft.numbers.index(number)
    before = next((n for n in reversed(draft.numbers[:place]) if n >= 0), None)
    return before, next((n for n in draft.numbers[place + 1 :] if n >= 0), None)


def _event(draft: Draft, number: int, zone: Zone) -> dict[str, Any]:
    place = draft.place(number)
    return {} if place is None else record_of(draft.conversation.events[place], zone)


def record_of(event: Event, zone: Zone) -> dict[str, Any]:
    """An event as a record has it, its time with the SOP's offset."""
    made = {key: value for key, value in msgspec.to_builtins(event).items() if value is not None}
    if made.get("public") is True:
        del made["public"]
    if "at" in made:
        made["at"] = zone.write(zone.read(made["at"]))
    return made


def _rows(before: Draft, after: Draft, zone: Zone) -> Iterator[data.Row]:
    """The conversation after the repair, and between its lines what is gone."""
    moved = {edit.number for edit in after.edits if isinstance(edit, Delete | Move | Change)}
    old = list(zip(before.numbers, before.conversation.events, strict=True))
    place = 0
    for number, event in zip(after.numbers, after.conversation.events, strict=True):
        if number < 0 or number in moved:
            if place < len(old) and old[place][0] == number:
                yield data.Row("-", record_of(old[place][1], zone), number)
                place += 1
            yield data.Row("+", record_of(event, zone), number if number >= 0 else None)
            continue
        while old[place][0] != number:
            yield data.Row("-", record_of(old[place][1], zone), old[place][0])
            place += 1
        yield data.Row(" ", record_of(event, zone), number)
        place += 1
    for number, event in old[place:]:
        yield data.Row("-", record_of(event, zone), number)
