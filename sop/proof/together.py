"""Rules against rules: sets that no conversation keeps, rules that follow from others.

A set of rules is a contradiction if some conversation activates all of them, none that does so passes all of
them, and for each of them some conversation activates it and keeps the others. (Without the last condition
"never swear" and "who swears apologises" would be one: there the first only makes the second unnecessary.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice
from time import monotonic
from typing import Any

from rules.constraints import CHOICES, UNARY, Bound, Template
from sop.proof.events import tests_in
from sop.proof.machine import Undecidable
from sop.proof.questions import Asked, Prover, Subject, Wanted, Witness, activated, fails, kept, passes
from sop.proof.reading import Compared, read
from sop.proof.search import TooLong

_COMMON = ("type", "by", "public", "text", "author")
"""Keys that most patterns have, which tie no two rules together."""

EXPLORED = 0.3
"""The share of the time that is spent on conversations which answer many questions at once."""

QUICK = 1.0
"""Seconds for one of them."""

MOST_SORTS = 64
"""Sorts of records that are tried for them."""

LARGEST_SET = 4
"""Sets of rules up to this size are all tried; larger ones where the rules are linked."""


@dataclass
class Findings:
    """What was found out about the rules of an SOP together."""

    contradictions: list[Contradiction] = field(default_factory=list)
    follows: list[Follows] = field(default_factory=list)
    undecided: list[tuple[str, ...]] = field(default_factory=list)
    """Sets of rules about which nothing was proved in time."""
    unfinished: bool = False
    """Time was over before every set was asked about."""


@dataclass(frozen=True)
class Contradiction:
    """Rules that cannot be passed together. `without`: for each, a conversation that passes the others."""

    rules: tuple[str, ...]
    timed: bool
    without: tuple[tuple[str, Witness], ...] = ()


@dataclass(frozen=True)
class Follows:
    """A rule that every conversation keeps that keeps `given`."""

    rule: str
    given: tuple[str, ...]


class Together:
    """Asks about the subjects of one SOP, and remembers which of them each conversation found passes."""

    def __init__(
        self,
        prover: Prover,
        subjects: Sequence[Subject],
        within: Callable[[str | None, str | None], Compared],
        until: float,
    ) -> None:
        self.prover, self.subjects, self.within, self.until = prover, list(subjects), within, until
        self.by_id = {one.id: one for one in subjects}
        self.passed: list[frozenset[str]] = []
        self.broken: list[tuple[frozenset[str], frozenset[str]]] = []
        """Of each conversation, the rules that it keeps, and those that it breaks."""
        self.findings = Findings()
        self._links = {one.id: _links(one) for one in subjects}

    def learn(self, witness: Witness) -> None:
        """Tries a conversation on all subjects."""
        found = witness.found
        letters, at = [step.letter for step in found.steps], [step.at for step in found.steps]
        passed: list[str] = []
        kept_: list[str] = []
        broken: list[str] = []
        for one in self.subjects:
            try:
                machines = one.machines(witness.record)
                ends = [read(m, letters, at, self.within(m.clock, found.axis)) for m in machines]
            except Undecidable:  # the question did not measure what this rule looks at
                continue
            certain = [end for end in ends if end is not None]
            if len(certain) < len(ends):
                continue
            end = one.end(certain, witness.record)
            (broken if fails(end) else kept_).append(one.id)
            if passes(end):
                passed.append(one.id)
        self.passed.append(frozenset(passed))
        self.broken.append((frozenset(kept_), frozenset(broken)))

    def exists(self, wanted: Sequence[tuple[Subject, Wanted]]) -> Witness | None:
        """As Prover.exists; what is found is learnt from."""
        if monotonic() > self.until:
            raise TooLong
        found = self.prover.exists(wanted, shortest=False)
        if found is not None:
            self.learn(found)
        return found

    def run(self) -> Findings:
        """Everything."""
        self._explore()
        self._contradictions()
        self._followers()
        return self.findings

    def linked(self, one: str, other: str) -> bool:
        """Whether two rules look at anything in common."""
        mine, its = self._links[one], self._links[other]
        return bool(mine & its) or (("order", "") in mine and ("order", "") in its)

    # conversations that answer many questions at once

    def _explore(self) -> None:
        """Looks for conversations that pass as many rules as can be, and for each rule one that breaks it
        and keeps the others."""
        began = monotonic()
        until = began + min(EXPLORED * (self.until - began), 60.0)
        try:
            for record in self._sorts():
                self._pass_most(record, until)
            for one in self.subjects:
                for record in self._sorts([one]):
                    if not self._known_to_break_alone(one):
                        wanted = [(o, fails if o is one else kept) for o in self.subjects]
                        self._tried(wanted, record, until)
        except TooLong:
            pass

    def _sorts(self, of: Sequence[Subject] = ()) -> Iterator[Mapping[str, Any]]:
        """Records of every sort; where those are too many, of every sort that one rule tells apart."""
        try:
            yield from islice(self.prover.records(of or self.subjects), MOST_SORTS)
        except TooLong:
            for one in self.subjects:
                yield from islice(self.prover.records([one]), MOST_SORTS)

    def _pass_most(self, record: Mapping[str, Any], until: float) -> None:
        """Adds rule by rule to those that are passed together."""
        rules = [one for one in self.subjects if one.sort(record) is not None]
        if self._tried([(one, passes) for one in rules], record, until):
            return
        some: list[Subject] = []
        for one in rules:
            more = [*some, one]
            names = frozenset(each.id for each in more)
            if any(names <= passed for passed in self.passed) or self._tried(
                [(each, passes) for each in more], record, until
            ):
                some = more

    def _tried(self, wanted: Asked, record: Mapping[str, Any], until: float) -> bool:
        """Whether a conversation is known, or found quickly, in which all comes to what is wanted."""
        names = frozenset(one.id for one, _ in wanted)
        if all(want is passes for _, want in wanted) and any(names <= passed for passed in self.passed):
            return True
        left = until - monotonic()
        if left <= 0:
            return False
        found = self.prover.any(wanted, record, min(QUICK, left))
        if found is not None:
            self.learn(found)
        return found is not None

    def _known_to_break_alone(self, one: Subject) -> bool:
        others = frozenset(self.by_id) - {one.id}
        return any(one.id in broken and others <= kept_ for kept_, broken in self.broken)

    # contradictions

    def _contradictions(self) -> None:
        cores: list[frozenset[str]] = []
        doubtful: list[frozenset[str]] = []
        for some in self._sets():
            if monotonic() > self.until:
                self.findings.unfinished = True
                return
            known = frozenset(some)
            if any(core <= known for core in (*cores, *doubtful)) or any(known <= p for p in self.passed):
                continue
            try:
                if self._passed_together(some):
                    continue
                core = self._least(some)
                cores.append(frozenset(core))
                self._report(core)
            except TooLong:
                doubtful.append(known)
                self.findings.undecided.append(some)

    def _passed_together(self, some: Sequence[str]) -> bool:
        if any(frozenset(some) <= passed for passed in self.passed):
            return True
        return self.exists([(self.by_id[name], passes) for name in some]) is not None

    def _least(self, some: Sequence[str]) -> tuple[str, ...]:
        """Leaves out rules as long as the others still cannot be passed together."""
        left = list(some)
        for name in some:
            fewer = [other for other in left if other != name]
            if len(fewer) > 1 and not self._passed_together(fewer):
                left = fewer
        return tuple(left)

    def _report(self, core: tuple[str, ...]) -> None:
        subjects = [self.by_id[name] for name in core]
        if self.exists([(one, activated) for one in subjects]) is None:
            return
        for one in subjects:
            wanted = [(other, activated if other is one else kept) for other in subjects]
            if self.exists(wanted) is None:
                return
        without = []
        for one in subjects:
            rest = [(other, passes) for other in subjects if other is not one]
            witness = self.exists(rest)
            if witness is not None:
                without.append((one.id, witness))
        timed = any(any(m.limits()) for one in subjects for m in self._machines(one))
        self.findings.contradictions.append(Contradiction(core, timed, tuple(without)))

    def _machines(self, one: Subject) -> list:  # type: ignore[type-arg]
        record = next(iter(self.prover.records([one])), {})
        return one.machines(record)

    def _sets(self) -> Iterator[tuple[str, ...]]:
        """Pairs; then threes and fours of linked rules; then everything that hangs together."""
        names = [one.id for one in self.subjects]
        yield from combinations(names, 2)
        near = {
            name: [other for other in names if other != name and self.linked(name, other)] for name in names
        }
        for size in range(3, LARGEST_SET + 1):
            yield from _connected(names, near, size)
        yield from self._whole(names, near)

    def _whole(self, names: Sequence[str], near: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
        import networkx

        graph = networkx.Graph()
        graph.add_nodes_from(names)
        graph.add_edges_from((name, other) for name in names for other in near[name])
        guilty = {name for found in self.findings.contradictions for name in found.rules[-1:]}
        graph.remove_nodes_from(guilty)
        for knot in networkx.connected_components(graph):
            if LARGEST_SET < len(knot) <= 12:
                yield tuple(name for name in names if name in knot)

    # what follows

    def _followers(self) -> None:
        guilty = {name for found in self.findings.contradictions for name in found.rules}
        left = [one for one in self.subjects if one.id not in guilty]
        for one in left:
            if monotonic() > self.until:
                self.findings.unfinished = True
                return
            for other in left:
                if one is not other and self._follows(one, (other,)):
                    self.findings.follows.append(Follows(one.id, (other.id,)))
                    break
            else:
                self._of_several(one, [o for o in left if o is not one and self.linked(one.id, o.id)])

    def _of_several(self, one: Subject, others: Sequence[Subject]) -> None:
        """Whether a rule follows from all that look at the same together; then of which of them."""
        dropped = {found.rule for found in self.findings.follows}
        given = [other for other in others if other.id not in dropped][:6]
        if len(given) < 2 or not self._follows(one, given):
            return
        for other in list(given):
            fewer = [each for each in given if each is not other]
            if fewer and self._follows(one, fewer):
                given = fewer
        self.findings.follows.append(Follows(one.id, tuple(other.id for other in given)))

    def _follows(self, one: Subject, given: Sequence[Subject]) -> bool:
        names = frozenset(other.id for other in given)
        if any(one.id in broken and names <= kept_ for kept_, broken in self.broken):
            return False
        try:
            keeping = [(other, kept) for other in given]
            if self.exists([*keeping, (one, fails)]) is not None:
                return False
            passing = [(other, passes) for other in given]
            return self.exists([*passing, (one, activated)]) is not None
        except TooLong:
            self.findings.undecided.append((one.id, *sorted(names)))
            return False


def _connected(names: Sequence[str], near: dict[str, list[str]], size: int) -> Iterator[tuple[str, ...]]:
    """Sets of so many names that hang together, each once, in order."""
    place = {name: number for number, name in enumerate(names)}
    layer = {frozenset((name,)) for name in names}
    for _ in range(size - 1):
        layer = {
            some | {other} for some in layer for name in some for other in near[name] if other not in some
        }
        if len(layer) > 20_000:
            return
    for some in sorted(layer, key=lambda one: sorted(place[name] for name in one)):
        yield tuple(sorted(some, key=place.__getitem__))


def _links(one: Subject) -> frozenset[tuple[str, str]]:
    """What ties a rule to others: the particular things that it looks at, and an order of all events."""
    found: set[tuple[str, str]] = set()
    for machine in one.machines({}) if one.when is None else _of_any(one):
        for key, value in tests_in(machine.patterns()):
            if key not in _COMMON:
                found |= {(key, str(said)) for said in _said(value)}
    for constraint in one.constraints:
        if isinstance(constraint, Bound):
            found.add(("quantity", ""))
        if isinstance(constraint, Template) and constraint.among is None:
            name = constraint.name
            if name in ("init", "end") or "chain" in name or name in UNARY + CHOICES:
                found.add(("order", ""))
    return frozenset(found)


def _of_any(one: Subject) -> list:  # type: ignore[type-arg]
    from sop.proof.machines import machine

    return [machine(constraint, {}) for constraint in one.constraints]


def _said(value: object) -> Iterator[object]:
    from sop.proof.events import scalars_in

    yield from scalars_in(value)  # type: ignore[arg-type]
