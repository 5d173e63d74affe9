"""Mutants: an SOP with one plausible mistake. Each sort of mistake is one that an editing officer makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from audits.short import NOT_OPTIONS, short
from rules.constraints import CHOICES, NEGATIVE, POSITIVE, UNORDERED, Constraint, Steps, patterns_of
from rules.duration import Duration, format_seconds
from rules.kind import CorpusKind, Kind, Setting
from rules.pattern import Pattern, signals_in
from rules.phrase import PhraseRule
from rules.values import Compare, Exists
from sop.model import DAYS, Phrase, Rule, Sop
from sop.own_phrases import Key

SORTS = (
    "limit",
    "count",
    "order",
    "dropped",
    "option",
    "comparison",
    "must",
    "template",
    "when",
    "day",
    "phrase",
)

_FLIPPED = {"gt": "lte", "gte": "lt", "lt": "gte", "lte": "gt"}

_ONE_OF = frozenset(("start", "stop", "metric", "b", "at_least", "at_most"))
"""Options that stand for others: without them a rule is another rule, or none."""

_PARTS = frozenset(("steps", "targets", "labels", "stages", "topics", "needs", "branches", "any"))
"""Lists of which one part may be forgotten."""

_GROUPS = (
    ("existence", "absence", "exactly"),
    ("init", "end"),
    CHOICES,
    UNORDERED,
    *(
        tuple(name for name in POSITIVE if name.endswith(ending))
        for ending in ("response", "precedence", "succession")
    ),
    NEGATIVE,
)
"""Templates that are taken for one another."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """An SOP with one mistake. `rules`: those that it may change; `before`, `after`: what was changed.

    `signal` names the signal whose phrase was dropped, `sort` is one of SORTS.
    """

    name: str
    sort: str
    rules: tuple[str, ...]
    before: str
    after: str
    sop: Sop
    signal: str | None = None


def mutants(sop: Sop, phrases: Mapping[Key, Phrase]) -> Iterator[Mutant]:
    """Every mutant, in the order of the rules, then calendars, then `phrases`; none that means the same."""
    for place, rule in enumerate(sop.rules):
        if isinstance(rule.kind, CorpusKind):
            continue
        seen = {_meaning(rule, sop)}
        number = 0
        for sort, before, after, other in _of_rule(rule):
            meaning = _meaning(other, sop)
            if meaning is None or meaning in seen:
                continue
            seen.add(meaning)
            number += 1
            rules = (*sop.rules[:place], other, *sop.rules[place + 1 :])
            name = f"{rule.id}~{number}"
            yield Mutant(name, sort, (rule.id,), before, after, replace(sop, rules=rules))
    yield from _calendars(sop)
    yield from _phrases(sop, phrases)


def _meaning(rule: Rule, sop: Sop) -> object:
    """What a rule asks, comparable; None if its options contradict each other, or the SOP."""
    try:
        if any(True for _ in rule.kind.problems()):
            return None
        found = list(map(_told, rule.kind.constraints(Setting(rule.calendar, sop.ladders))))
        named = {name for one in found for pattern in patterns_of(one) for name in signals_in(pattern)}
        return repr((found, rule.when)) if named <= set(sop.signals) else None
    except (ValueError, KeyError, IndexError, TypeError, StopIteration):
        return None


def _told(one: Constraint) -> Constraint:
    """Without what makes no difference: the order of a single step."""
    return replace(one, ordered=True) if isinstance(one, Steps) and len(one.steps) < 2 else one


Change = tuple[str, str, str, Any]
"""Sort, before, after, the changed value."""


def _of_rule(rule: Rule) -> Iterator[Change]:
    for sort, before, after, kind in _of_kind(rule.kind):
        yield sort, before, after, replace(rule, kind=kind)
    if rule.when is not None:
        yield "when", "when", "", replace(rule, when=None)
        for _, before, after, when in _of_value(rule.when, "when"):
            yield "when", before, after, replace(rule, when=when)


def _of_kind(kind: Kind) -> Iterator[Change]:
    if isinstance(kind, PhraseRule):
        yield from _must(kind)
    template = getattr(kind, "template", None)
    for group in _GROUPS:
        if template in group:
            for other in group:
                if other != template:
                    yield "template", str(template), other, _with(kind, template=other)
    first, second = getattr(kind, "a", None), getattr(kind, "b", None)
    if isinstance(first, Pattern) and isinstance(second, Pattern):
        yield "order", "a, b", "b, a", _with(kind, a=second, b=first)
    yield from _of_value(kind, "")


def _must(kind: PhraseRule) -> Iterator[Change]:
    """never, once and always taken for one another."""
    ways: Mapping[str, tuple[int | None, int | None, bool]] = {
        "never": (None, 0, False),
        "once": (1, 1, False),
        "always": (None, None, True),
    }
    now = (kind.at_least, kind.at_most, kind.every)
    said = next((name for name, way in ways.items() if way == now), "at_least/at_most")
    for name, (least, most, every) in ways.items():
        if (least, most, every) != now:
            yield "must", said, name, replace(kind, at_least=least, at_most=most, every=every)


def _of_value(value: Any, name: str) -> Iterator[Change]:
    """One change somewhere inside a value; `name` says where it stands."""
    match value:
        case Duration():
            yield from _limits(value, name)
        case Compare(op=op):
            other = replace(value, op=_FLIPPED[op])
            yield "comparison", f"{op} {value.limit}", f"{other.op} {value.limit}", other
        case Exists(present=present):
            yield "comparison", f"exists: {present}", f"exists: {not present}", Exists(not present)
        case bool() | str() | None:
            return
        case int() | float():
            yield from _counts(value, name)
        case tuple():
            yield from _of_list(value, name)
        case _ if is_dataclass(value):
            yield from _of_fields(value, name)


def _limits(limit: Duration, name: str) -> Iterator[Change]:
    if limit.working_days is not None:
        for days in (limit.working_days + 1, limit.working_days - 1):
            if days > 0:
                yield "limit", f"{name} {limit.working_days}bd", f"{days}bd", Duration(working_days=days)
        return
    for seconds in (limit.seconds * 2, limit.seconds // 2):
        if seconds != limit.seconds:
            before, after = format_seconds(limit.seconds), format_seconds(seconds)
            yield "limit", f"{name} {before}", after, Duration(seconds)


def _counts(count: float, name: str) -> Iterator[Change]:
    others = (count + 1, count - 1) if isinstance(count, int) else (count * 2, count / 2)
    least = 0 if name.startswith("at_") else 1 if isinstance(count, int) else 0
    for other in others:
        if other >= least:
            yield "count", f"{name} {count}", f"{other}", other


def _of_list(items: tuple[Any, ...], name: str) -> Iterator[Change]:
    if len(items) == 2 and isinstance(items[0], str) and not isinstance(items[1], str):
        for sort, before, after, inner in _of_value(items[1], f"{name} {items[0]}".strip()):
            yield sort, before, after, (items[0], inner)
        return
    for place, item in enumerate(items):
        if len(items) > 1 and (name == "when" or name.rpartition(" ")[2] in _PARTS):
            yield "dropped", f"{name} {short(item)}".strip(), "", (*items[:place], *items[place + 1 :])
        for sort, before, after, inner in _of_value(item, _of_one(name)):
            yield sort, before, after, (*items[:place], inner, *items[place + 1 :])
    for place in range(len(items) - 1) if name == "steps" else ():
        swapped = (*items[:place], items[place + 1], items[place], *items[place + 2 :])
        before = f"{short(items[place])}, {short(items[place + 1])}"
        yield "order", before, f"{short(items[place + 1])}, {short(items[place])}", swapped


def _of_one(name: str) -> str:
    """What one part of a list is called, from the list's name: `steps` → `step`."""
    outside, _, last = name.rpartition(" ")
    if last not in _PARTS:
        return name
    return outside if last == "any" and outside else f"{outside} {last.removesuffix('s')}".strip()


def _of_fields(value: Any, name: str) -> Iterator[Change]:
    whole = isinstance(value, Kind)
    for part in fields(value):
        held = getattr(value, part.name)
        if part.name in NOT_OPTIONS or held is None:
            continue
        if isinstance(held, bool):
            if whole:
                before, after = f"{part.name}: {held}".lower(), str(not held).lower()
                yield "option", before, after, _with(value, **{part.name: not held})
            continue
        optional = (part.default is None or part.default == ()) and part.name not in _ONE_OF
        if optional and held and (whole or part.name == "none"):
            yield "dropped", f"{part.name} {short(held)}", "", _with(value, **{part.name: part.default})
        if not whole and isinstance(held, int | float) and held == part.default:
            continue  # nobody wrote it
        inside = part.name if whole else f"{name} {part.name}" if part.name in _PARTS else name
        for sort, before, after, inner in _of_value(held, inside):
            yield sort, before, after, _with(value, **{part.name: inner})


def _with(value: Any, **changed: Any) -> Any:
    """The value with other fields."""
    return replace(value, **changed)


def _calendars(sop: Sop) -> Iterator[Mutant]:
    for name, spec in sop.calendars.items():
        rules = tuple(rule.id for rule in sop.rules if rule.calendar == name)
        for place, spans in enumerate(spec.hours.week):
            if not spans or not rules:
                continue
            week = (*spec.hours.week[:place], (), *spec.hours.week[place + 1 :])
            other = replace(spec, hours=replace(spec.hours, week=week))
            calendars = {**sop.calendars, name: other}
            changed = replace(sop, calendars=calendars)
            yield Mutant(f"{name}~{DAYS[place]}", "day", rules, f"{name} {DAYS[place]}", "", changed)


def _phrases(sop: Sop, phrases: Mapping[Key, Phrase]) -> Iterator[Mutant]:
    for (name, where, place), phrase in phrases.items():
        signal, part = sop.signals[name], "except_" if where == "except" else where
        rules = tuple(rule.id for rule in sop.rules if name in _asked(rule, sop))
        if not rules:
            continue
        held = getattr(signal, part)
        left = _with(signal, **{part: (*held[:place], *held[place + 1 :])})
        changed = replace(sop, signals={**sop.signals, name: left})
        said = phrase.text if where == "any" else f"{where}: {phrase.text}"
        yield Mutant(f"{name}.{where}~{place + 1}", "phrase", rules, said, "", changed, name)


def _asked(rule: Rule, sop: Sop) -> frozenset[str]:
    """The signals that a rule that judges conversations asks for."""
    from engine.heard import heard

    if isinstance(rule.kind, CorpusKind):
        return frozenset()
    alone = replace(sop, rules=(rule,), exclude=None)
    return frozenset(name for name, one in heard(alone).items() if one.any or one.none or one.except_)
