"""What conversations are grouped, and customers told apart, by: the names of a conversation's attributes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from hashlib import blake2b
from itertools import product
from typing import Any

from engine.corpus.rows import names
from engine.instants import Zone
from engine.patterns import reach
from engine.timeline import Timeline
from engine.verdict import last_agent
from rules.corpus import PERIODS

_LONGEST = 200
"""Characters of a name; longer ones are cut, with a hash of the whole."""


def groups(timeline: Timeline, per: Sequence[str], zone: Zone) -> list[bytes]:
    """The groups that a conversation is in: one of each combination, of a list each element once.

    A name is None where the conversation has none.
    """
    if not per:
        return [b"[]"]
    found: list[list[str] | list[None]] = [_names(timeline, one, zone) or [None] for one in per]
    return list(dict.fromkeys(names(group) for group in product(*found)))


def topics(timeline: Timeline, topic: Sequence[str], zone: Zone) -> list[bytes]:
    """The topics of a conversation; none if an attribute is missing."""
    if not topic:
        return [b"[]"]
    return list(
        dict.fromkeys(names(one) for one in product(*(_names(timeline, name, zone) for name in topic)))
    )


def customer(timeline: Timeline, same: Sequence[str], zone: Zone) -> bytes | None:
    """Who the customer is, as 16 bytes that tell nothing else; None if that is not known."""
    found = [_names(timeline, name, zone) for name in same]
    if not all(found):
        return None
    return blake2b(json.dumps(found).encode(), digest_size=16).digest()


def last_team(timeline: Timeline) -> str | None:
    """The group of the last assignment that names one."""
    for event in reversed(timeline.events):
        if event.type == "assign" and event.group is not None:
            return event.group
    return None


def responsible(timeline: Timeline) -> str | None:
    """The author of the last agent event, else the last assignee."""
    agent = last_agent(timeline)
    if agent is not None:
        return agent
    assigned = (event.to for event in reversed(timeline.events) if event.type == "assign")
    return next((to for to in assigned if to is not None), None)


def attribute(timeline: Timeline, name: str) -> Any:
    """The value of an attribute of the record at the as-of; None if it is missing."""
    if name in ("status", "priority"):
        return getattr(timeline, name)
    root, *path = name.split(".")
    if root == "class":
        return timeline.classes.get(".".join(path))
    return reach(getattr(timeline.conversation, root), path)


def _names(timeline: Timeline, name: str, zone: Zone) -> list[str]:
    """The values of an attribute as names, in their order; empty if it is missing."""
    if name == "agent":
        found: Any = responsible(timeline)
    elif name == "team":
        found = last_team(timeline)
    elif name in PERIODS:
        start = timeline.start()
        found = None if start is None else _period(name, start, zone)
    else:
        found = attribute(timeline, name)
    several = found if isinstance(found, list) else [found]
    return [_name(one) for one in several if one is not None and one != ""]


def _name(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]}…{blake2b(text.encode(), digest_size=4).hexdigest()}"
    return text


def _period(name: str, start: int, zone: Zone) -> str:
    day = zone.write(start)[:10]
    match name:
        case "day":
            return day
        case "week":
            year, week, _ = date.fromisoformat(day).isocalendar()
            return f"{year:04d}-W{week:02d}"
        case "month":
            return day[:7]
        case "quarter":
            return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"
    return day[:4]
