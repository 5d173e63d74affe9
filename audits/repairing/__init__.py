"""Repairs: the smallest change of a conversation that would make a failed rule pass.

    for one in repairs(compiled, conversation, as_of):
        one.edits

Nothing is shown that both judges have not confirmed. How a repair is sought: docs/proving.md, "Repair".
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from time import monotonic

from audits.repairing.edits import Draft, Edit, Insert, applied, begin, touched
from audits.repairing.ground import Ground, Subject
from audits.repairing.latest import latest
from audits.repairing.offers import INSERT_OF_CUSTOMER, of_shop
from audits.repairing.search import Found, Search
from engine.conversation import Conversation
from engine.judging import Compiled
from sop.model import Rule

__all__ = ["TIMEOUT", "Repair", "repairs"]

TIMEOUT = 5.0
"""Seconds for each rule, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What would make one failed rule pass. Without `edits` nothing was found, `why` says in which way.

    `smallest`: no fewer edits of those that are tried would do; else there may be a smaller one.
    `applies`: the rule still applies to the conversation and passes; else it does not apply any more.
    `breaks`: rules that fail then and did not before; `mends`: other failed rules that do not then.
    `why`: "time" (it was up), "none" (all that is tried was), or "judges" (they do not agree beforehand).
    """

    rule: str
    edits: tuple[Edit, ...]
    before: Draft
    after: Draft | None
    smallest: bool = False
    applies: bool = True
    customer: bool = False
    """It changes what the customer wrote or did."""
    breaks: tuple[str, ...] = ()
    mends: tuple[str, ...] = ()
    why: str | None = None
    instead: tuple[Edit, ...] = ()
    """Another way that asks nothing of the customer: the rule does not apply any more then."""
    tried: int = 0
    seconds: float = 0.0


def repairs(
    compiled: Compiled,
    conversation: Conversation,
    as_of: int,
    *,
    rules: Container[str] | None = None,
    timeout: float = TIMEOUT,
) -> Iterator[Repair]:
    """A repair for each failed rule (of `rules`, if given), in the SOP's order.

    `timeout`: seconds for each.
    """
    ground = Ground(compiled, as_of)
    draft = begin(conversation, ground.zone)
    timeline = ground.timeline(draft)
    if timeline is None:
        return
    before, again = ground.both(timeline)
    for rule in ground.sop.rules:
        if "fail" not in (before[rule.id], again[rule.id]) or not (rules is None or rule.id in rules):
            continue
        if before != again:
            yield Repair(rule.id, (), draft, None, why="judges")
        else:
            yield _repaired(ground, rule, draft, before, timeout)


def _repaired(ground: Ground, rule: Rule, draft: Draft, before: dict[str, str], timeout: float) -> Repair:
    began = monotonic()
    subject = Subject(ground, rule)
    search = Search(ground, subject, draft, before, began + 0.75 * timeout)
    found = search.run()
    if found is None:
        cut = search.cut
        search = Search(ground, subject, draft, before, began + timeout, customers=True)
        found = search.run()
    seconds = monotonic() - began
    if found is None:
        why = "time" if search.cut or cut else "none"
        return Repair(rule.id, (), draft, None, why=why, tried=subject.tried, seconds=seconds)
    edits, after = _timed(ground, subject, draft, found)
    return Repair(
        rule.id,
        edits,
        draft,
        after,
        search.smallest,
        found.verdict == "pass",
        any(_of_customer(draft, edit) for edit in edits),
        found.breaks,
        found.mends,
        None,
        _instead(search, found),
        subject.tried,
        seconds,
    )


def _of_customer(draft: Draft, edit: Edit) -> bool:
    """Whether it changes what a customer wrote or did."""
    number = touched(edit)
    place = None if number is None else draft.place(number)
    return place is not None and not of_shop(draft.conversation.events[place])


def _instead(search: Search, found: Found) -> tuple[Edit, ...]:
    """What the shop can do alone, where the repair waits for a message of the customer."""
    if all(offer.rank != INSERT_OF_CUSTOMER for offer in found.offers) or found.verdict != "pass":
        return ()
    other = search.outside()
    return () if other is None or other.breaks else tuple(offer.edit for offer in other.offers)


def _timed(ground: Ground, subject: Subject, draft: Draft, found: Found) -> tuple[tuple[Edit, ...], Draft]:
    """The edits, with the latest time of each added event where a limit asks for one."""
    edits = tuple(offer.edit for offer in found.offers)
    told: list[Edit] = []
    for number, edit in enumerate(edits):
        if isinstance(edit, Insert):
            told.append(replace(edit, latest=latest(ground, subject, draft, edits, number)))
        else:
            told.append(edit)
    after = draft
    for edit in told:
        made = applied(after, edit, ground.zone)
        assert made is not None
        after = made
    return tuple(told), after
