"""How far conversations got, as rows: for each stage who reached it, who broke off there, what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audits.reports.wording import NONE, Wording
from audits.stages import BEFORE, StagesTally
from audits.tally import Tally
from rules.stages import StagesRule
from sop.model import Sop


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage; the one without a title stands for the time before the first that was reached.

    `share` is of all conversations that reached a stage, `worst` the title of the rule with most findings.
    """

    title: str
    reached: int
    share: str
    fraction: float
    stopped: int
    findings: int
    worst: str
    worst_count: int
    final: bool
    """No stage comes after it: who stopped here is done."""


@dataclass(frozen=True, slots=True)
class Journey:
    """The stages of a rule, in its order. `conversations`: those that reached one of them."""

    title: str
    rule: str
    conversations: int
    running: int
    stages: tuple[Stage, ...]


def journeys(sop: Sop, tally: Tally, wording: Wording) -> Iterator[Journey]:
    """The rules of stages, in the order of the SOP; nothing of one that no conversation has met."""
    titles = {rule.id: wording.said(rule.title) or rule.id for rule in sop.rules}
    for rule, counted in zip(sop.rules, tally.rules, strict=True):
        if not isinstance(rule.kind, StagesRule) or counted.stages is None:
            continue
        found, conversations = counted.stages, counted.verdicts["pass"]
        names = [(stage.name, rule.kind.title(stage.name, wording.language)) for stage in rule.kind.stages]
        known = {name for name, _ in names}
        names += [(name, name) for name in sorted(found.reached) if name not in known]
        if found.failing(BEFORE):
            names.insert(0, (BEFORE, ""))
        stages = [
            _stage(found, name, title, conversations, titles, wording, final=name == names[-1][0])
            for name, title in names
        ]
        yield Journey(titles[rule.id], rule.id, conversations, found.running, tuple(stages))


def _stage(
    found: StagesTally,
    name: str,
    title: str,
    conversations: int,
    titles: dict[str, str],
    wording: Wording,
    *,
    final: bool,
) -> Stage:
    reached, worst = found.reached[name], found.worst(name)
    return Stage(
        title=title,
        reached=reached,
        share=wording.percent(reached, conversations) if title else NONE,
        fraction=reached / conversations if conversations else 0.0,
        stopped=found.stopped[name],
        findings=found.failing(name),
        worst=titles.get(worst[0], worst[0]) if worst else "",
        worst_count=worst[1] if worst else 0,
        final=final,
    )
