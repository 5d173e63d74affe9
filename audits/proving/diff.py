"""What `sop diff` finds out: whether each new rule asks more, less, the same, or something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import chain
from math import inf
from time import monotonic
from typing import Any

from audits.proving.renaming import NEW, Renaming, renaming
from audits.proving.spans import CalendarSpans
from audits.proving.staging import Stage, Staged
from audits.short import NOT_OPTIONS, short
from rules.constraints import Bound, Constraint, Run
from rules.kind import CorpusKind
from rules.pattern import Pattern
from sop.model import Rule, Sop
from sop.proof.alphabet import Speech
from sop.proof.events import record_matches, tests_in
from sop.proof.machine import Undecidable
from sop.proof.questions import Asked, Prover, Subject, activated, fails, kept, records_of, subject
from sop.proof.search import TooLong

_MOST = 200
"""Characters of an option that are shown."""
CHANGES = ("added", "removed", "stricter", "looser", "incomparable", "equal", "undecided")


@dataclass(frozen=True)
class RuleDiff:
    """One rule: what became of it.

    `stricter` is a conversation that the old rule does not fail and the new one does, `looser` the other way
    round. `scope`: of the records that it applies to; wider, narrower or other. `fields`: (name, before,
    after) of what else was changed. `before`: its old id, if it has another one now.
    """

    rule: str
    change: str
    stricter: Staged | None = None
    looser: Staged | None = None
    scope: str | None = None
    fields: tuple[tuple[str, Any, Any], ...] = ()
    before: str | None = None
    reason: str | None = None
    """Why it is undecided."""
    options: tuple[tuple[str, str, str], ...] = ()
    """What was written otherwise in the rule itself: (option, before, after), each in a few words."""


@dataclass(frozen=True)
class SignalDiff:
    """A signal whose words changed: which phrases it gained and lost. `effect`: wider, narrower or other."""

    name: str
    effect: str
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass
class Difference:
    """All that differs between two SOPs."""

    old: Sop
    new: Sop
    rules: list[RuleDiff] = field(default_factory=list)
    signals: list[SignalDiff] = field(default_factory=list)
    heads: list[tuple[str, Any, Any]] = field(default_factory=list)
    """What changed of the SOP itself: (name, before, after)."""

    def looser(self) -> bool:
        """Whether anything that failed before may not fail now."""
        return any(
            one.change in ("removed", "looser", "incomparable", "undecided")
            or one.scope in ("narrower", "other")
            for one in self.rules
        )

    def stricter(self) -> bool:
        """Whether anything that did not fail before may fail now."""
        return any(
            one.change in ("added", "stricter", "incomparable", "undecided")
            or one.scope in ("wider", "other")
            for one in self.rules
        )

    def changed(self) -> bool:
        """Whether there is any difference at all."""
        rules = any(one.change != "equal" or one.scope or one.fields or one.before for one in self.rules)
        return rules or bool(self.heads) or bool(self.signals)


def diff(old: Sop, new: Sop, timeout: float = 10.0, total: float = inf) -> Difference:
    """Compares two SOPs rule by rule: `timeout` seconds for each question, `total` for all of them."""
    return _Comparison(old, new, timeout, monotonic() + total).run()


class _Comparison:
    def __init__(self, old: Sop, new: Sop, timeout: float, until: float = inf) -> None:
        self.old, self.new = old, new
        self.names: Renaming = renaming(old, new)
        bare = {"old": _everywhere(old), "new": _everywhere(new)}
        names = {"old": {name: name for name in old.signals}, "new": self.names.signals}
        calendars = {self.names.calendars.get(name, name): spec for name, spec in new.calendars.items()}
        self.stage = Stage(bare, names, CalendarSpans({**old.calendars, **calendars}))
        by = {name: one.by for name, one in old.signals.items()}
        by |= {self.names.signals[name]: one.by for name, one in new.signals.items()}
        speech = Speech(by, possible=self.names.possible)
        self.prover = Prover(
            speech, self.stage.said(speech), self.stage.spans, None, timeout, until, self.stage.confirm
        )

    def run(self) -> Difference:
        found = Difference(self.old, self.new, heads=list(_heads(self.old, self.new)))
        found.signals = [SignalDiff(*one) for one in self.names.changed]
        before = {rule.id: rule for rule in self.old.rules}
        after = {rule.id: rule for rule in self.new.rules}
        replaced: dict[str, str] = {}
        for rule in self.new.rules:
            was = [name for name in rule.replaces if name in before and name not in after]
            if rule.id not in before and was:
                replaced[rule.id] = was[0]
        for rule in self.new.rules:
            name = replaced.get(rule.id, rule.id)
            if name in before:
                found.rules.append(self._compared(before[name], rule))
            else:
                found.rules.append(self._alone(rule, self.new, "new", "added"))
        gone = [rule for rule in self.old.rules if rule.id not in after and rule.id not in replaced.values()]
        found.rules += [self._alone(rule, self.old, "old", "removed") for rule in gone]
        return found

    def _alone(self, rule: Rule, sop: Sop, of: str, change: str) -> RuleDiff:
        """A rule without its like; with a conversation that fails it."""
        staged = None
        try:
            one = replace(self._subject(rule, sop, of), when=None)
            witness = self.prover.exists([(one, fails)])
            staged = self.stage.staged(witness) if witness else None
        except (Undecidable, TooLong):
            pass
        if change == "added":
            return RuleDiff(rule.id, change, stricter=staged)
        return RuleDiff(rule.id, change, looser=staged)

    def _subject(self, rule: Rule, sop: Sop, of: str) -> Subject:
        one = subject(replace(rule, when=None), replace(sop, exclude=None))
        one = replace(one, constraints=tuple(map(_plainest, one.constraints)))
        if of == "new":
            one = replace(one, constraints=tuple(self.names.applied(each) for each in one.constraints))
        return replace(one, of=of)

    def _compared(self, old: Rule, new: Rule) -> RuleDiff:
        found = RuleDiff(
            new.id,
            "equal",
            scope=_scope(old.when, new.when),
            fields=tuple(_fields(old, new)),
            options=tuple(_options(old, new)),
            before=old.id if old.id != new.id else None,
        )
        if isinstance(old.kind, CorpusKind) or isinstance(new.kind, CorpusKind):
            same = old.kind == new.kind and old.calendar == new.calendar
            return found if same else replace(found, change="undecided", reason="corpus")
        try:
            one, other = self._subject(old, self.old, "old"), self._subject(new, self.new, "new")
        except Undecidable as error:
            return (
                found
                if self._same_text(old, new)
                else replace(found, change="undecided", reason=error.reason)
            )
        if one.constraints == other.constraints and not self._counts_changed(one):
            return found
        if self._counts_changed(one) or self._counts_changed(other):
            return replace(found, change="undecided", reason="measure")
        return self._decided(found, replace(one, when=None), replace(other, when=None))

    def _same_text(self, old: Rule, new: Rule) -> bool:
        return old.kind == new.kind and old.calendar == new.calendar and old.when == new.when

    def _counts_changed(self, one: Subject) -> bool:
        """Whether it bounds the hits of a signal whose words changed."""
        changed = {each[0] for each in self.names.changed}
        return any(isinstance(each, Bound) and each.quantity in changed for each in one.constraints)

    def _decided(self, found: RuleDiff, old: Subject, new: Subject) -> RuleDiff:
        shown = [
            self._asked([(old, kept), (new, fails)]),
            self._asked([(old, fails), (new, kept)]),
        ]
        sides: list[bool | None] = [None if one is None else bool(one) for one in shown]
        if None in sides:
            known = self._by_limits(old, new)
            sides = [told if said is None else said for said, told in zip(sides, known, strict=True)]
        more, less = (one[0] if one else None for one in shown)
        change = next((name for name, both in _DIRECTIONS.items() if both == tuple(sides)), "undecided")
        reason = "time" if change == "undecided" else None
        return replace(found, change=change, stricter=more, looser=less, reason=reason)

    def _asked(self, wanted: Asked) -> list[Staged] | None:
        """The conversation as wanted, if there is one; None: that is not known."""
        try:
            witness = self.prover.exists(wanted)
        except TooLong:
            return None
        return [self.stage.staged(witness)] if witness else []

    def _by_limits(self, old: Subject, new: Subject) -> tuple[bool | None, bool | None]:
        """What the limits tell of two rules that differ in nothing else."""
        from audits.proving.due import due_first

        return due_first(old.constraints, new.constraints, self.stage.spans)


_DIRECTIONS = {
    "equal": (False, False),
    "stricter": (True, False),
    "looser": (False, True),
    "incomparable": (True, True),
}
"""For each change whether some conversation fails now that did not, and the other way round."""


def _plainest(one: Constraint) -> Constraint:
    """A clock without the choices that mean nothing for it."""
    if not isinstance(one, Run):
        return one
    usual = {"at_closing": "closing", "pause_hours": "working"} if one.clock is None else {}
    if one.pause is None and not one.pause_on:
        usual["pause_hours"] = "working"
    if one.start is None:
        usual |= {"repeat": "oldest", "metric": "resolution"}
    if not any(key == "priority" for target in one.targets for key, _ in tests_in([target.when])):
        usual["target_at"] = "start"
    return replace(one, **usual)  # type: ignore[arg-type]


def _everywhere(sop: Sop) -> Sop:
    """The SOP with every rule applying to every record: scope is compared by itself."""
    rules = tuple(
        rule if isinstance(rule.kind, CorpusKind) else replace(rule, when=None) for rule in sop.rules
    )
    return replace(sop, rules=rules, exclude=None)


def _scope(old: Pattern | None, new: Pattern | None) -> str | None:
    """How the records that a rule applies to changed; None if not at all."""
    if old == new:
        return None
    more = less = False
    try:
        records = list(records_of([pattern for pattern in (old, new) if pattern is not None]))
    except TooLong:
        return "other"
    for record in records:
        before, after = record_matches(old, record), record_matches(new, record)
        more, less = more or (after and not before), less or (before and not after)
    return {(True, False): "wider", (False, True): "narrower", (False, False): None}.get(
        (more, less), "other"
    )


def _fields(old: Rule, new: Rule) -> Iterator[tuple[str, Any, Any]]:
    for name in ("severity", "weight", "title", "help", "source", "pillar", "owner", "calendar"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield name, _plain(before), _plain(after)
    if old.kind.name != new.kind.name:
        yield "kind", old.kind.name, new.kind.name


def _options(old: Rule, new: Rule) -> Iterator[tuple[str, str, str]]:
    if type(old.kind) is not type(new.kind):
        return
    kind: Any = old.kind
    for name in (part.name for part in fields(kind) if part.name not in NOT_OPTIONS):
        before, after = getattr(old.kind, name), getattr(new.kind, name)
        if before != after:
            yield name.rstrip("_"), *_apart(before, after)
    if old.when != new.when:
        yield "when", *_apart(old.when, new.when)


def _apart(before: Any, after: Any) -> tuple[str, str]:
    """Two values in a few words; of lists only what differs."""
    if (
        isinstance(before, tuple)
        and isinstance(after, tuple)
        and sorted(map(repr, before)) != sorted(map(repr, after))
    ):
        before, after = (
            tuple(one for one in before if one not in after),
            tuple(one for one in after if one not in before),
        )
    said = [("–" if value is None or value == () else short(value))[:_MOST] for value in (before, after)]
    return said[0], said[1]


def _heads(old: Sop, new: Sop) -> Iterator[tuple[str, Any, Any]]:
    for name in (
        "id",
        "version",
        "title",
        "language",
        "timezone",
        "effective_from",
        "effective_until",
        "owner",
    ):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield name, _plain(before), _plain(after)
    if old.exclude != new.exclude:
        yield "exclude", _scope(new.exclude, old.exclude) or "same", ""
    for name in dict.fromkeys(chain(old.calendars, new.calendars)):
        if old.calendars.get(name) != new.calendars.get(name):
            yield "calendar", name if name in old.calendars else None, name if name in new.calendars else None


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return list(value)
    return value if value is None or isinstance(value, str | int | float) else str(value)


__all__ = ["CHANGES", "NEW", "Difference", "RuleDiff", "SignalDiff", "activated", "diff"]
