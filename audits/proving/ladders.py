"""Ladders and limits that cannot work: tiers in a circle, tiers that nothing reaches, limits out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from audits.proving.spans import CalendarSpans
from rules.constraints import Run, patterns_of
from rules.duration import Duration
from rules.escalation import Escalation
from rules.kind import CorpusKind, Setting
from sop.model import Rule, Sop
from sop.proof.events import scalars_in, tests_in


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a ladder or a limit. `code` names it; `rules` and `tiers` are what it is about.

    `level`: "fault", or "note" for what may be meant.
    """

    code: str
    name: str
    rules: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    level: str = "fault"


def ladder_faults(sop: Sop) -> Iterator[Fault]:
    """Every fault of the ladders and of the limits that belong to them."""
    yield from _circles(sop)
    by_ladder: dict[str, list[tuple[Rule, Escalation]]] = {}
    for rule in sop.rules:
        if isinstance(rule.kind, Escalation):
            by_ladder.setdefault(rule.kind.ladder, []).append((rule, rule.kind))
    for name, tiers in sop.ladders.items():
        rules = by_ladder.get(name, [])
        if rules and len(set(tiers)) == len(tiers):
            yield from _reach(sop, name, tiers, rules)
            yield from _limits(sop, name, tiers, rules)
    yield from _never_due(sop)


def _circles(sop: Sop) -> Iterator[Fault]:
    import networkx

    graph: Any = networkx.DiGraph()
    for name, tiers in sop.ladders.items():
        for below, above in pairwise(tiers):
            graph.add_edge(below, above)
            graph.edges[below, above].setdefault("ladders", []).append(name)
    for knot in networkx.strongly_connected_components(graph):
        inside = graph.subgraph(knot)
        if inside.number_of_edges() == 0:
            continue
        circle = [edge[0] for edge in networkx.find_cycle(inside)]
        ladders = list(dict.fromkeys(name for *_, held in inside.edges(data="ladders") for name in held))
        yield Fault("ladder-circle", ", ".join(ladders), (), (*circle, circle[0]))


def _reach(
    sop: Sop, name: str, tiers: Sequence[str], rules: Sequence[tuple[Rule, Escalation]]
) -> Iterator[Fault]:
    wanted = {kind.to for _, kind in rules}
    spoken = wanted | _spoken(sop)
    highest = max((tiers.index(to) for to in wanted if to in tiers), default=0)
    for place, tier in enumerate(tiers[1:], 1):
        if tier not in spoken and place > highest:
            yield Fault("tier-unreached", name, (), (tier,), "note")
    for rule, kind in rules:
        if kind.to not in tiers:
            continue
        place = tiers.index(kind.to)
        if place == 0:
            yield Fault("tier-bottom", name, (rule.id,), (kind.to,))
        skipped = [tier for tier in tiers[1:place] if tier not in spoken]
        if skipped:
            yield Fault("tier-skipped", name, (rule.id,), tuple(skipped), "fault" if kind.no_skip else "note")


def _spoken(sop: Sop) -> set[str]:
    """Tiers that patterns of any rule ask for, other than the targets of escalation rules."""
    found: set[str] = set()
    for rule in sop.rules:
        if isinstance(rule.kind, CorpusKind):
            continue
        if isinstance(rule.kind, Escalation):
            patterns = [p for p in (rule.kind.trigger, rule.kind.unless, rule.kind.only_if) if p is not None]
        else:
            setting = Setting(rule.calendar, sop.ladders)
            patterns = [p for one in rule.kind.constraints(setting) for p in patterns_of(one)]
        for key, value in tests_in(patterns):
            if key in ("escalate", "assign"):
                found |= {str(said) for said in scalars_in(value)}
    return found


def _limits(
    sop: Sop, name: str, tiers: Sequence[str], rules: Sequence[tuple[Rule, Escalation]]
) -> Iterator[Fault]:
    """From one trigger, a higher tier whose time is up before that of a lower one."""
    spans = CalendarSpans(sop.calendars)
    timed = [(rule, kind) for rule, kind in rules if kind.within is not None and kind.to in tiers]
    for lower, low in timed:
        for higher, high in timed:
            same = low.trigger == high.trigger and lower.when == higher.when
            if not same or tiers.index(low.to) >= tiers.index(high.to):
                continue
            assert low.within is not None and high.within is not None
            early = _seconds(spans, lower, higher, low.within)
            late = _seconds(spans, higher, lower, high.within)
            if late[1] < early[0]:
                yield Fault("tier-due-too-soon", name, (lower.id, higher.id), (low.to, high.to))


def _seconds(spans: CalendarSpans, rule: Rule, other: Rule, limit: Duration) -> tuple[int, int]:
    return spans.bounds(rule.calendar, limit, rule.calendar if rule.calendar == other.calendar else None)


def _never_due(sop: Sop) -> Iterator[Fault]:
    """Limits that no working time is long enough for."""
    spans = CalendarSpans(sop.calendars)
    for rule in sop.rules:
        if rule.calendar is None or isinstance(rule.kind, CorpusKind):
            continue
        for constraint in rule.kind.constraints(Setting(rule.calendar, sop.ladders)):
            limits = [getattr(constraint, "limit", None), getattr(constraint, "within", None)]
            if isinstance(constraint, Run):
                limits += [target.limit for target in constraint.targets]
            for limit in limits:
                if isinstance(limit, Duration) and spans.never(rule.calendar, limit):
                    yield Fault("limit-never-due", rule.calendar, (rule.id,))
