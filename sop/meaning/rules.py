"""Rules: do the names they use exist, and do their options make sense together?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rules import KINDS, Kind
from rules.constraints import COUNTED, patterns_of
from rules.fragments import ref
from rules.kind import Setting
from rules.pattern import both, signals_in
from sop.examples import example_problems
from sop.guess import closest
from sop.meaning.libraries import library_with
from sop.meaning.needs import need_problems
from sop.meaning.patterns import parsed, pattern_problems, when_problems
from sop.meaning.reach import contradiction
from sop.meaning.scope import Scope
from sop.meaning.signals import unknown_signal
from sop.merge import Definition
from sop.problem import Place, Problem
from sop.schema import definitions, references
from sop.source import Path
from sop.words import listed


def rule_problems(definition: Definition, scope: Scope) -> Iterator[Problem]:
    """Everything the schema cannot say of one rule."""
    raw = definition.raw
    yield from _known_name(definition, "calendar", scope.calendars)
    if not isinstance(raw.get("kind"), str) or raw["kind"] not in KINDS:
        return
    kind = KINDS[raw["kind"]]
    named: set[str] = set()
    for name, value, path in references(definitions()[f"rule-{kind.name}"], raw):
        yield from _reference(definition, name, value, path, scope)
        if name == "signal_names":
            named |= {str(signal) for signal in (value if isinstance(value, list) else [value])}
    yield from _ladder(definition, scope)
    yield from _one_of(definition, kind)
    yield from _bounds(definition)
    if definition.sound():
        yield from _kind_problems(definition, kind)
        yield from _targets(definition)
        yield from _unsaid_signals(definition, kind, named, scope)
    yield from example_problems(definition)


def _reference(definition: Definition, name: str, value: Any, path: Path, scope: Scope) -> Iterator[Problem]:
    if name in ("label", "stage") and isinstance(value, Mapping) and "when" in value:
        yield from when_problems(definition, value["when"], (*path, "when"), scope)
    if name == "need":
        yield from need_problems(definition, value, path, scope)
        if isinstance(value, Mapping) and isinstance(value.get("within"), str):
            yield from _duration(definition, value["within"], (*path, "within"))
    elif name in ("pattern", "step", "label", "stage"):
        yield from pattern_problems(definition, value, path, scope)
    elif name == "when":
        yield from when_problems(definition, value, path, scope)
    elif name == "signal_names":
        for index, signal in enumerate(value if isinstance(value, list) else [value]):
            at = definition.place(*path, index) if isinstance(value, list) else definition.place(*path)
            if isinstance(signal, str) and signal not in scope.signals:
                yield unknown_signal(signal, at, scope)
    elif name == "duration" and isinstance(value, str):
        yield from _duration(definition, value, path)


def _known_name(definition: Definition, key: str, known: frozenset[str]) -> Iterator[Problem]:
    said = definition.raw.get(key)
    if isinstance(said, str) and said not in known:
        names = sorted(known)
        words = {"said": said, "guess": closest(said, names), "known": listed(names)}
        yield Problem(f"unknown-{key}", definition.place(key), words)


def _duration(definition: Definition, value: str, path: Path) -> Iterator[Problem]:
    """Days on a calendar are 24 working hours each, which is seldom meant; working days need a calendar."""
    calendar = definition.raw.get("calendar")
    if value.endswith("bd"):
        if calendar is None:
            yield Problem("working-days-no-calendar", definition.place(*path), {"said": value})
    elif calendar is not None and value.endswith("d"):
        words = {
            "said": value,
            "guess": f"{value[:-1]}bd",
            "hours": int(value[:-1] or 0) * 24,
            "calendar": calendar,
        }
        yield Problem("day-or-working-day", definition.place(*path), words, level="warning")


def _ladder(definition: Definition, scope: Scope) -> Iterator[Problem]:
    ladder, tier = definition.raw.get("ladder"), definition.raw.get("to")
    if not isinstance(ladder, str):
        return
    if ladder not in scope.ladders:
        names = list(scope.ladders)
        words = {"said": ladder, "guess": closest(ladder, names), "known": listed(names)}
        yield Problem("unknown-ladder", definition.place("ladder"), words)
    elif isinstance(tier, str) and scope.ladders[ladder] and tier not in scope.ladders[ladder]:
        tiers = scope.ladders[ladder]
        words = {"said": tier, "ladder": ladder, "guess": closest(tier, tiers), "known": ", ".join(tiers)}
        yield Problem("unknown-tier", definition.place("to"), words)


def _one_of(definition: Definition, kind: type[Kind]) -> Iterator[Problem]:
    """Exactly one of the kind's sets of options is given, and whole."""
    raw = definition.raw
    if not kind.one_of:
        return
    begun = [options for options in kind.one_of if any(option in raw for option in options)]
    said = {"ways": kind.one_of, "kind": kind.name}
    if not begun:
        yield Problem("one-of-missing", definition.place("kind"), said)
    elif len(begun) > 1:
        option = next(option for option in begun[1] if option in raw)
        words = {**said, "first": next(option for option in begun[0] if option in raw), "second": option}
        yield Problem("one-of-both", definition.place(option, key=True), words)
    else:
        for option in begun[0]:
            if option not in raw:
                there = next(given for given in begun[0] if given in raw)
                words = {**said, "given": there, "missing": option}
                yield Problem("one-of-half", definition.place(there, key=True), words)


def _bounds(definition: Definition) -> Iterator[Problem]:
    """A lower bound above its upper bound, or above the number of messages looked at."""
    raw = definition.raw
    must = raw.get("must")
    if isinstance(must, Mapping):
        low, high = must.get("at_least"), must.get("at_most")
        yield from _crossed(definition, ("must", "at_least"), "must", low, high)
        window = next((raw[key] for key in ("first", "last") if isinstance(raw.get(key), int)), None)
        if isinstance(low, int) and window is not None and low > window:
            yield Problem(
                "more-than-window", definition.place("must", "at_least"), {"low": low, "window": window}
            )
    lower, upper = raw.get("at_least"), raw.get("at_most")
    if isinstance(lower, Mapping) and isinstance(upper, Mapping):
        for quantity, low in lower.items():
            yield from _crossed(definition, ("at_least", quantity), quantity, low, upper.get(quantity))


def _crossed(definition: Definition, path: Path, name: str, low: Any, high: Any) -> Iterator[Problem]:
    if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
        yield Problem("bounds-crossed", definition.place(*path), {"key": name, "low": low, "high": high})


def _kind_problems(definition: Definition, kind: type[Kind]) -> Iterator[Problem]:
    raw = definition.raw
    parsed_kind = kind.parse({key: value for key, value in raw.items() if key in kind.options})
    for option, code in parsed_kind.problems():
        said = {"option": option, "kind": kind.name, "template": raw.get("template", ""), "code": code}
        said["metric"] = raw.get("metric", "")
        at = (
            definition.place(option, key=code.endswith("not-wanted"))
            if option in raw
            else definition.name_place
        )
        yield Problem(code, at, said)


def _targets(definition: Definition) -> Iterator[Problem]:
    """Targets that are never reached: `when` of an earlier one is the same, or the rule's own excludes it."""
    targets = definition.raw.get("targets", [])
    own = parsed(definition.raw.get("when", {}))
    for index, target in enumerate(targets):
        at = definition.place("targets", index, "when")
        earlier = [before["when"] for before in targets[:index]]
        pattern = parsed(target["when"])
        if target["when"] in earlier:
            yield Problem("target-twice", at, level="warning")
        elif own and pattern and not contradiction(pattern) and contradiction(both(own, pattern)):
            yield Problem("target-never", at, level="warning")


_SIGNAL_NAMES = ref("signal_names")["$ref"]


def _unsaid_signals(
    definition: Definition, kind: type[Kind], named: set[str], scope: Scope
) -> Iterator[Problem]:
    """Signals that the rule uses without naming them: a kind's default, and what style counts."""
    raw = definition.raw
    for key in ("at_most", "at_least"):
        for quantity in raw.get(key, ()) if isinstance(raw.get(key), Mapping) else ():
            if quantity in COUNTED and quantity not in scope.signals:
                at = definition.place(key, quantity, key=True)
                yield _unsaid("quantity-signal", quantity, at, kind, scope)
    defaults = [name for name, schema in kind.options.items() if schema.get("$ref") == _SIGNAL_NAMES]
    if not any("default" in kind.options[name] and name not in raw for name in defaults):
        return
    made = kind.parse({key: value for key, value in raw.items() if key in kind.options})
    used = [s for c in made.constraints(Setting()) for p in patterns_of(c) for s in signals_in(p)]
    for signal in dict.fromkeys(used):
        if signal not in scope.signals and signal not in named:
            yield _unsaid("default-signal", signal, definition.place("kind"), kind, scope)


def _unsaid(code: str, signal: str, at: Place, kind: type[Kind], scope: Scope) -> Problem:
    library = library_with(signal, scope.language)
    said = {"said": signal, "kind": kind.name, "library": library}
    return Problem(code if library else f"{code}-own", at, said)
