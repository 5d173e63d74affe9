"""Rules against rules: sets that no conversation keeps, rules that follow from others.

A set of rules is a contradiction if some conversation activates all of them, none that does so passes all of
them, and for each of them some conversation activates it and keeps the others. (Without the last condition
"never swear" and "who swears apologises" would be one: there the first only makes the second unnecessary.)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic

from sop.proof.known import Known
from sop.proof.questions import Asked, Prover, Subject, Wanted, Witness, activated, fails, kept, passes
from sop.proof.search import TooLong
from sop.proof.sets import Sets

QUICK = 0.5
"""Seconds for a question when it is asked for the first time, so that a hard one does not hold up others."""

SHARES = {"pairs": 0.45, "groups": 0.4, "wholes": 0.2, "follows": 0.7}
"""What each sort of questions may take at most, the first time, of the time that is then left."""

LAST = ("pairs", "follows", "wholes", "groups")
"""In this order they are asked for the last time, each with a fair share; groups take what is left."""

Guess = Callable[[Asked], Mapping[str, str] | None]
"""Verdicts of a conversation that is quickly made and comes to what is wanted; None: none was found so."""


@dataclass
class Findings:
    """What was found out about the rules of an SOP together."""

    contradictions: list[Contradiction] = field(default_factory=list)
    follows: list[Follows] = field(default_factory=list)
    undecided: list[tuple[str, ...]] = field(default_factory=list)
    """Sets of rules that were asked about, and nothing was proved."""
    left: dict[str, int] = field(default_factory=dict)
    """How many sets were not asked about before time was over: pairs, groups, and what may follow."""


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
    """Asks about the subjects of one SOP. `known`: what conversations that were judged before have shown.

    `verdicts` tells what the judges said of a conversation that answered a question.
    """

    def __init__(
        self,
        prover: Prover,
        subjects: Sequence[Subject],
        known: Known,
        verdicts: Callable[[Witness], Mapping[str, str]],
        guess: Guess = lambda asked: None,
        until: float = float("inf"),
    ) -> None:
        self.prover, self.known, self.verdicts, self.guess, self.until = prover, known, verdicts, guess, until
        self.by_id = {one.id: one for one in subjects}
        self.sets = Sets(subjects)
        self.findings = Findings()
        self._seconds, self._first = prover.timeout, True
        self._cores: list[frozenset[str]] = []
        self._doubtful: set[frozenset[str]] = set()

    def run(self) -> Findings:
        """Everything: each question first for a moment, then those that are left for as long as they may."""
        left: dict[str, list[tuple[str, ...]]] = {}
        for sort, share in SHARES.items():
            left[sort] = self._round(sort, self._asked(sort), min(QUICK, self.prover.timeout), share)
        self._first = False
        self._doubtful.clear()
        self.findings.undecided.clear()
        for number, sort in enumerate(LAST, 1):
            waiting = sum(bool(left[later]) for later in LAST[number:])
            left[sort] = self._round(sort, left[sort], self.prover.timeout, 1 / (1 + waiting))
        self._settle(left)
        return self.findings

    def exists(self, wanted: Sequence[tuple[Subject, Wanted]]) -> Witness | None:
        """As Prover.exists; what is found is learnt from."""
        if monotonic() > self.until:
            raise TooLong
        found = self.prover.exists(wanted, shortest=False, seconds=self._seconds)
        if found is not None:
            self.known.learn(self.verdicts(found))
        return found

    # rounds

    def _asked(self, sort: str) -> list[tuple[str, ...]]:
        if sort == "pairs":
            return self.sets.pairs()
        if sort == "follows":
            return [(name,) for name in self.by_id]
        if monotonic() > self.until:  # to list them all takes a while
            return []
        if sort == "wholes":
            return self.sets.wholes([found.rules[-1] for found in self.findings.contradictions])
        return self.sets.groups()

    def _round(
        self, sort: str, sets: Sequence[tuple[str, ...]], seconds: float, share: float
    ) -> list[tuple[str, ...]]:
        """Asks about sets until its share of the time is over; gives those that are not decided."""
        now = monotonic()
        until = now + share * max(self.until - now, 0.0)
        self._seconds = seconds
        ask = self._contradict if sort != "follows" else self._followed
        left = []
        for some in sets:
            if monotonic() > until:
                left.append(some)
                continue
            try:
                ask(some)
            except TooLong:
                left.append(some)
                if monotonic() < self.until:
                    self._doubtful.add(frozenset(some))
                    self.findings.undecided.append(some)
        return left

    def _settle(self, left: Mapping[str, Sequence[tuple[str, ...]]]) -> None:
        """Tells what was asked and is undecided from what was never asked."""
        guilty = {name for found in self.findings.contradictions for name in found.rules}
        self.findings.follows = [one for one in self.findings.follows if one.rule not in guilty]
        asked = set(self.findings.undecided)
        for sort, sets in left.items():
            count = sum(some not in asked and not self._settled(sort, some) for some in sets)
            name = "groups" if sort == "wholes" else sort
            if count:
                self.findings.left[name] = self.findings.left.get(name, 0) + count
        if self.sets.too_many:
            self.findings.left["groups"] = self.findings.left.get("groups", 0) + self.sets.too_many
        self.findings.undecided = [some for some in dict.fromkeys(self.findings.undecided) if len(some) > 1]

    def _settled(self, sort: str, some: tuple[str, ...]) -> bool:
        return sort != "follows" and (
            self.known.passed(some) or any(core <= frozenset(some) for core in self._cores)
        )

    # contradictions

    def _contradict(self, some: tuple[str, ...]) -> None:
        if self.known.passed(some):
            return
        names = frozenset(some)
        if any(core <= names for core in self._cores):
            return
        if any(one <= names for one in self._doubtful):
            if self._first:  # perhaps less is doubtful later
                raise TooLong
            return
        if self._passed_together(some):
            return
        core = self._least(some)
        self._report(core)
        self._cores.append(frozenset(core))

    def _passed_together(self, some: Sequence[str]) -> bool:
        if self.known.passed(some):
            return True
        wanted = [(self.by_id[name], passes) for name in some]
        return self._guessed(wanted) or self.exists(wanted) is not None

    def _guessed(self, wanted: Asked) -> bool:
        if monotonic() > self.until:
            raise TooLong
        found = self.guess(wanted)
        if found is not None:
            self.known.learn(found)
        return found is not None

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
        timed = any(self._timed(one) for one in subjects)
        self.findings.contradictions.append(Contradiction(core, timed, tuple(without)))

    def _timed(self, one: Subject) -> bool:
        record = next(iter(self.prover.records([one])), {})
        return any(any(True for _ in machine.limits()) for machine in one.machines(record))

    # what follows

    def _followed(self, some: tuple[str, ...]) -> None:
        """Whether a rule follows from another, or from several that look at the same. Raises TooLong."""
        (name,) = some
        one = self.by_id[name]
        guilty = {rule for found in self.findings.contradictions for rule in found.rules}
        if name in guilty or any(found.rule == name for found in self.findings.follows):
            return
        others = [other for other in self.by_id.values() if other is not one and other.id not in guilty]
        doubt = False
        for other in others:
            try:
                if self._follows(one, (other,)):
                    self.findings.follows.append(Follows(name, (other.id,)))
                    return
            except TooLong:
                if monotonic() > self.until:
                    raise
                doubt = True
                self.findings.undecided.append((name, other.id))
        doubt = (
            self._of_several(one, [other for other in others if other.id in self.sets.near[name]]) or doubt
        )
        if doubt:
            raise TooLong

    def _of_several(self, one: Subject, others: Sequence[Subject]) -> bool:
        """Whether a rule follows from all that look at the same together; then of which of them. Gives
        whether that is not decided."""
        dropped = {found.rule for found in self.findings.follows}
        given = [other for other in others if other.id not in dropped][:6]
        try:
            if len(given) < 2 or not self._follows(one, given):
                return False
            for other in list(given):
                fewer = [each for each in given if each is not other]
                if fewer and self._follows(one, fewer):
                    given = fewer
        except TooLong:
            if monotonic() > self.until:
                raise
            self.findings.undecided.append((one.id, *sorted(other.id for other in given)))
            return True
        self.findings.follows.append(Follows(one.id, tuple(other.id for other in given)))
        return False

    def _follows(self, one: Subject, given: Sequence[Subject]) -> bool:
        if self.known.broken(one.id, [other.id for other in given]):
            return False
        breaking = [*((other, kept) for other in given), (one, fails)]
        if self._guessed(breaking) or self.exists(breaking) is not None:
            return False
        passing = [(other, passes) for other in given]
        return self.exists([*passing, (one, activated)]) is not None
