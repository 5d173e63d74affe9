"""Which events may be partners: those that share the attributes a `same` names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import msgspec

from engine.conversation import Event
from engine.patterns import OWN, reach

Key = tuple[Any, ...]
"""One value for each attribute that partners share."""


class Partners:
    """The events that match one side of a relation, by what they must share with the other side's."""

    def __init__(self, events: list[Event], positions: list[int], same: tuple[str, ...]) -> None:
        self._events = events
        self._same = same
        self._all = positions
        self._groups: dict[Key, list[int]] = {}
        if same:
            for position in positions:
                for key in self.keys(position):
                    self._groups.setdefault(key, []).append(position)

    def keys(self, position: int) -> list[Key]:
        """What partners of the event may share: of a list attribute any element will do.

        Empty when it lacks an attribute: it pairs with nothing.
        """
        return list(product(*(_values(self._events[position], name) for name in self._same)))

    def sharing(self, keys: list[Key]) -> Sequence[int]:
        """Positions of the events that share one of the keys, rising."""
        if not self._same:
            return self._all
        if len(keys) == 1:
            return self._groups.get(keys[0], [])
        return sorted({position for key in keys for position in self._groups.get(key, ())})


def _values(event: Event, name: str) -> list[Any]:
    """An attribute's values, each once, in a form that compares: 1 and true are different."""
    if name.startswith("args."):
        value = reach(event.args, name.split(".")[1:])
    elif name in OWN:
        kind = {"value": "rating"}.get(name, name)
        value = getattr(event, OWN[name]) if event.type == kind else None
    elif name == "label":
        value = event.labels
    elif name == "assign":
        value = [event.to, event.group] if event.type == "assign" else None
    elif name == "public":
        value = event.public if event.type == "message" else None
    else:
        value = getattr(event, name, None)
    items = value if isinstance(value, list) else [value]
    return list(dict.fromkeys(_comparable(item) for item in items if item is not None))


def _comparable(value: Any) -> Any:
    if isinstance(value, str | int | float):
        return isinstance(value, bool), value
    return msgspec.json.encode(value, order="deterministic")
