"""Observes the templates that are judged once a conversation: counts, first and last, choices."""

from __future__ import annotations

from typing import Any

from engine.observe.gauge import FINAL, OPEN, OUTCOMES, Broken, Reading, Seen, Workshop
from engine.outcome import Activation, Evidence, Shortfall
from rules.constraints import Template


class ObserveUnary:
    """Readings of the whole conversation: how many events match, whether the first or last one does."""

    measures = False

    def __init__(self, constraint: Template, workshop: Workshop) -> None:
        self._constraint = constraint
        self.quiet = constraint.quiet
        self._a = workshop.pattern(constraint.a)
        self._b = None if constraint.b is None else workshop.pattern(constraint.b)
        self._among = None if constraint.among is None else workshop.pattern(constraint.among)
        self._few = self._many = -1
        name = constraint.name
        if name != "absence":
            counted = name in ("existence", "exactly")
            self._few = workshop.gauge(under=constraint.n if counted else 1)
        if name in ("absence", "exactly", "exclusive_choice"):
            most = {"absence": constraint.n - 1, "exactly": constraint.n, "exclusive_choice": 0}
            self._many = workshop.gauge(over=most[name])

    def observe(self, seen: Seen, readings: list[Reading]) -> tuple[int, None]:
        """See Observer."""
        a = seen.matches[self._a]
        more = OPEN if seen.timeline.running else FINAL
        name = self._constraint.name
        count, both = len(a), 0
        if self._b is not None:
            b = seen.matches[self._b]
            count, both = len(a) + len(b), min(len(a), len(b))
        elif name in ("init", "end"):
            edge = self._edge(seen)
            count = int(edge is not None and edge in a)
            if name == "init" and edge is not None:
                more = FINAL
        if self._few >= 0:
            readings.append((self._few, more, -1, count))
        if self._many >= 0:
            value = both if name == "exclusive_choice" else count
            readings.append((self._many, FINAL, -1, value))
        return 1, None

    def _edge(self, seen: Seen) -> int | None:
        """The first or last event that counts."""
        among = range(len(seen.timeline.events)) if self._among is None else seen.matches[self._among]
        if not among:
            return None
        return among[0] if self._constraint.name == "init" else among[-1]

    def explain(self, seen: Seen, memo: Any, broken: Broken) -> Activation:
        """See Observer."""
        outcome = OUTCOMES[broken.state]
        if broken.state is not FINAL:
            return Activation(("", -1), outcome)
        constraint = self._constraint
        name, a = constraint.name, seen.matches[self._a]
        arguments = {
            "template": name,
            "n": constraint.n,
            "count": len(a),
            "within": None,
        }
        shortfalls: list[Shortfall] = []
        edge = self._edge(seen) if name in ("init", "end") else None
        if edge is not None:
            code = "not-first" if name == "init" else "not-last"
            shortfalls.append(Shortfall(code, arguments, (Evidence(edge),)))
        elif name == "end":
            missing = Evidence(seen.timeline.last, missing=True)
            shortfalls.append(Shortfall("not-last", arguments, (missing,)))
        elif broken.gauge == self._few:
            missing = Evidence(seen.timeline.last, missing=True)
            shortfalls.append(Shortfall("too-few-events", arguments, (missing,)))
        elif name == "exclusive_choice":
            assert self._b is not None
            chosen = [(a[0], constraint.a), (seen.matches[self._b][0], constraint.b)]
            chosen.sort(key=lambda pair: pair[0])
            evidence = tuple(Evidence(position, pattern) for position, pattern in chosen)
            shortfalls.append(Shortfall("both", arguments, evidence))
        else:
            allowed = constraint.n - (name == "absence")
            for position in a[allowed:]:
                shortfalls.append(
                    Shortfall("too-many-events", arguments, (Evidence(position, constraint.a),))
                )
        return Activation(("", -1), outcome, tuple(shortfalls))

    def measured(self, memo: Any) -> None:
        """Nothing: see Observer."""
