"""Which events may be partners: those that share the attributes a `same` names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from engine.conversation import Event
from engine.patterns import reach

Key = tuple[Any, ...]

_OWN = {
    "status": "to",
    "priority": "to",
    "escalate": "to",
    "action": "name",
    "rating": "scale",
    "value": "value",
}


class Partners:
    """The events that match one side of a relation, by what they must share with the other side's."""

    def __init__(self, events: list[Event], positions: list[int], same: tuple[str, ...]) -> None:
        self._events = events
        self._same = same
        self._all = positions
        self._groups: dict[Key, list[int]] = {}
        if same:
            for position in positions:
                key = self.key(position)
                if key is not None:
                    self._groups.setdefault(key, []).append(position)

    def key(self, position: int) -> Key | None:
        """What partners of the event must share; None when it lacks an attribute and pairs with nothing."""
        key = tuple(_attribute(self._events[position], name) for name in self._same)
        return None if None in key else key

    def sharing(self, key: Key | None) -> Sequence[int]:
        """Positions of the events that share a key, rising."""
        if not self._same:
            return self._all
        return self._groups.get(key, []) if key is not None else []


def _attribute(event: Event, name: str) -> Any:
    """An attribute in a form that compares: 1 and true are different, lists and mappings by content."""
    if name.startswith("args."):
        value = reach(event.args, name.split(".")[1:])
    elif name in _OWN:
        kind = {"value": "rating"}.get(name, name)
        value = getattr(event, _OWN[name]) if event.type == kind else None
    elif name == "label":
        value = event.labels or None
    elif name == "assign":
        value = (event.to, event.group) if event.type == "assign" else None
    elif name == "public":
        value = event.public if event.type == "message" else None
    else:
        value = getattr(event, name, None)
    if value is None or isinstance(value, str | int | float):
        return (isinstance(value, bool), value) if value is not None else None
    return msgspec.json.encode(value, order="deterministic")
