"""prerequisite: what must have been done before an event may happen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any, ClassVar, Self

from rules.constraints import Constraint, Template
from rules.duration import Duration, parse_duration
from rules.fragments import NEED_OPTIONS, ref
from rules.kind import Kind, Schema, Setting
from rules.pattern import EVENT_KEYS, Pattern, either, parse_pattern

MOST = 64
"""How many clauses (see Tree.clauses) one need may come to."""

Clause = tuple[Pattern, ...]
"""Patterns of which one event must match at least one."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Events joined by `any` or `all`; a leaf is the pattern of one event.

    `{any: ...}` or `{all: ...}` alone joins several events; beside other keys it is the pattern's own, of
    one event.
    """

    joined: str = "any"
    branches: tuple[Tree, ...] = ()
    leaf: Pattern | None = None

    def size(self) -> int:
        """How many clauses `clauses` gives, without making them."""
        if self.leaf is not None:
            return 1
        sizes = [branch.size() for branch in self.branches]
        return prod(sizes) if self.joined == "any" else sum(sizes)

    def clauses(self) -> tuple[Clause, ...]:
        """The same in conjunctive form: for each clause there must be an event that matches one of it.

        That some event matches A or some event matches B is that some event matches A or B; so `any` of
        several `all` is each choice of one pattern out of every `all`.
        """
        if self.leaf is not None:
            return ((self.leaf,),)
        inner = [branch.clauses() for branch in self.branches]
        if self.joined == "all":
            return tuple(clause for clauses in inner for clause in clauses)
        return tuple(tuple(one for clause in choice for one in clause) for choice in product(*inner))


@dataclass(frozen=True, slots=True)
class Need:
    """Something that must come before. `same` is None where the rule's own holds; so is `within`."""

    tree: Tree
    since: Pattern | None = None
    same: tuple[str, ...] | None = None
    within: Duration | None = None


@dataclass(frozen=True, slots=True)
class Prerequisite(Kind):
    """What must have been done before an event may happen.

        - id: refund-diperiksa
          kind: prerequisite
          before: {action: refund}
          needs:
            - {any: [{action: verify_id}, {all: [{action: verify_phone}, {action: verify_email}]}]}
            - {action: get_order, same: [args.order]}
            - {signal: explicit_yes, by: customer, since: {type: message, by: agent}}

    Activated by each event that matches `before`; passes when each of `needs` has come earlier in the
    record. A need is one event pattern, or several joined by `any` (one is enough) and `all` (each of them,
    in whatever order), which may be nested. `any` and `all` join different events where they stand alone;
    beside other keys of a pattern they are about that one event, as in every pattern.

    A need may say more:

    - `same`: attributes that its events share with the event of `before`, such as the order that is paid
      back; without it the rule's `same` holds. An event that lacks the attribute does not count, and if the
      event of `before` lacks it, nothing does.
    - `since`: its events count only after the last event that matches this; if there is none, all earlier
      ones do. So a customer's yes must follow the agent's last message, or the last change of the order.
      A need with `since` looks at no `same`.
    - `within`: how long before, at most, on the rule's clock; without it the rule's `within` holds.

    An event of `before` that lacks several needs is one activation with several findings. Source: S-13, S-16;
    the precedences of Declare (see sequence).
    """

    before: Pattern
    needs: tuple[Need, ...]
    same: tuple[str, ...] = ()
    within: Duration | None = None

    name: ClassVar[str] = "prerequisite"
    required: ClassVar[tuple[str, ...]] = ("before", "needs")
    options: ClassVar[Mapping[str, Schema]] = {
        "before": {**ref("pattern"), "description": "The event that needs something before it."},
        "needs": {
            "type": "array",
            "minItems": 1,
            "items": ref("need"),
            "description": "What must come before it, all of it.",
        },
        "same": {
            "type": "array",
            "minItems": 1,
            "description": "Attributes that the events of `needs` share with that of `before`.",
            "items": {"type": "string", "pattern": rf"^(?:{'|'.join(EVENT_KEYS)}|args\..+)$"},
            "examples": [["args.order"]],
        },
        "within": {**ref("duration"), "description": "How long before, at most."},
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        return cls(
            before=parse_pattern(options["before"]),
            needs=tuple(_need(raw) for raw in options["needs"]),
            same=tuple(options.get("same", ())),
            within=_duration(options),
        )

    def problems(self) -> Iterator[tuple[str, str]]:
        """`same` beside `since`, and needs with too many combinations."""
        if any(need.since is not None and need.same for need in self.needs):
            yield "needs", "same-beside-since"
        if any(need.tree.size() > MOST for need in self.needs):
            yield "needs", "needs-too-many"

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """For each clause of each need a precedence; after `since`, a chain of what is looked for and it."""
        for need in self.needs:
            within = need.within or self.within
            for clause in need.tree.clauses():
                wanted = either(*clause)
                if need.since is None:
                    same = self.same if need.same is None else need.same
                    yield Template(
                        "precedence", a=wanted, b=self.before, same=same, within=within, clock=setting.clock
                    )
                else:
                    yield Template(
                        "chain_precedence",
                        a=wanted,
                        b=self.before,
                        among=either(wanted, need.since),
                        within=within,
                        clock=setting.clock,
                    )


def joins(raw: Mapping[str, Any]) -> str | None:
    """`any` or `all` where it joins several events: it stands alone, but for what only needs have."""
    keys = set(raw) - set(NEED_OPTIONS)
    return next(iter(keys)) if keys in ({"any"}, {"all"}) else None


def _need(raw: Mapping[str, Any]) -> Need:
    return Need(
        tree=_tree({key: value for key, value in raw.items() if key not in NEED_OPTIONS}),
        since=parse_pattern(raw["since"]) if "since" in raw else None,
        same=tuple(raw["same"]) if "same" in raw else None,
        within=_duration(raw),
    )


def _tree(raw: Mapping[str, Any]) -> Tree:
    joined = joins(raw)
    if joined is None:
        return Tree(leaf=parse_pattern(raw))
    return Tree(joined, tuple(_tree(branch) for branch in raw[joined]))


def _duration(raw: Mapping[str, Any]) -> Duration | None:
    return parse_duration(raw["within"]) if "within" in raw else None
