"""Explanations: why a conversation has its verdicts, as a tree of data.

    found = explain(compiled, conversation, as_of)
    found.tree.rules[0].activations

`audits.explanation.said` tells the tree to people; `explain/1` is the tree as JSON.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

import msgspec

from audits.explanation import tree
from audits.explanation.rules import explained
from audits.explanation.scene import Clocks, Scene
from audits.tally import score
from engine.calendar import Calendar, Wall
from engine.conversation import Conversation
from engine.judging import Compiled
from engine.timeline import Timeline

__all__ = ["Explained", "Origin", "explain"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a conversation comes from: file and line, how many before it have its id, how many have it."""

    source: str | None = None
    line: int | None = None
    ordinal: int = 0
    of: int = 1


@dataclass(frozen=True, slots=True)
class Explained:
    """A conversation explained, and the timeline that its events stand in."""

    tree: tree.Conversation
    timeline: Timeline


def explain(
    compiled: Compiled,
    conversation: Conversation,
    as_of: int,
    *,
    origin: Origin = Origin(),
    rules: Container[str] | None = None,
) -> Explained:
    """Why the conversation has its verdicts. `rules`: ids of those to explain; all by default.

    Raises UnreadableRecord when a time in the record is none.
    """
    timeline = compiled.timeline(conversation, as_of)
    scene = Scene(compiled.sop, timeline, _clocks(compiled), compiled.zone)
    outside = compiled.outside(timeline)
    found: list[tree.Rule] = []
    scored: float | None = None
    if outside is None:
        outcomes = compiled.judge.judge([timeline])[0][: len(compiled.rules)]
        verdicts = compiled.writer.records(timeline, outcomes, origin.ordinal)
        scored = score(verdicts)
        found = [
            explained(scene, rule, outcome, verdict)
            for rule, outcome, verdict in zip(compiled.rules, outcomes, verdicts, strict=True)
            if rules is None or rule.id in rules
        ]
    over_corpus = [one.rule.id for one in compiled.corpus if rules is None or one.rule.id in rules]
    return Explained(_conversation(scene, origin, outside, scored, found, over_corpus), timeline)


def _clocks(compiled: Compiled) -> Clocks:
    clocks: Clocks = {None: Wall()}
    clocks.update((name, Calendar(spec)) for name, spec in compiled.sop.calendars.items())
    return clocks


def _conversation(
    scene: Scene,
    origin: Origin,
    outside: str | None,
    scored: float | None,
    rules: list[tree.Rule],
    over_corpus: list[str],
) -> tree.Conversation:
    timeline, exclude = scene.timeline, scene.sop.exclude
    record = timeline.conversation
    because = outside == "excluded" and exclude is not None
    return tree.Conversation(
        id=record.id,
        nth=origin.ordinal + 1,
        of=origin.of,
        source=origin.source,
        line=origin.line,
        sop=scene.sop.name,
        channel=record.channel,
        status=timeline.status,
        priority=timeline.priority,
        subject=record.subject,
        running=timeline.running,
        created_at=scene.moment(timeline.created),
        closed_at=scene.moment(timeline.closed),
        events=len(timeline.events),
        unseen=len(record.events) - len(timeline.events),
        score=scored,
        outside=outside,
        outside_because=scene.conditions(exclude, timeline.priority) if because and exclude else [],
        transcript=scene.transcript(),
        rules=rules,
        over_corpus=over_corpus or msgspec.UNSET,
    )
