"""Judging the rules of a mutant quickly: what the mistake does not touch is made ready once for all mutants.

A conversation's signals are found once; a mutant with another phrase looks for its own signal again. The
oracle judges, for it needs no compiling.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Protocol

from msgspec.structs import replace as replaced

from audits.testing.run import classes_of
from engine.calendar import Calendar, Wall
from engine.clock import Clock
from engine.conversation import Conversation, UnreadableRecord, decode
from engine.judging import Compiled, latest
from engine.matcher import Hit, Matcher
from engine.network_judge import NetworkJudge
from engine.oracle import Oracle
from engine.timeline import Timeline, prepare
from engine.verdict import Verdict, Writer
from rules.constraints import Classes
from rules.kind import Setting
from sop.chat import ChatError, parse_chat
from sop.model import Rule, Sop


@dataclass(frozen=True, slots=True)
class Scene:
    """A conversation made ready: as the SOP itself hears it."""

    conversation: Conversation
    as_of: int
    timeline: Timeline


class Changed(Protocol):
    """An SOP that is not quite another: `rules` may judge otherwise, `signal` may be heard otherwise."""

    @property
    def sop(self) -> Sop:
        """The SOP with the change."""

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that the change may touch."""

    @property
    def signal(self) -> str | None:
        """The signal whose phrases differ."""


class Bout:
    """One SOP, the mutant or the original, judging some of its rules."""

    def __init__(self, stand: Stand, sop: Sop, rules: tuple[str, ...], signal: str | None) -> None:
        self._stand, self._names = stand, rules
        self._sop = replace(sop, rules=needed(sop, rules))
        clocks: dict[str | None, Clock] = {None: Wall()}
        clocks.update((name, stand.clock(name, sop)) for name in sop.calendars)
        self._clocks = clocks
        self._oracle = Oracle(self._sop, clocks, stand.compiled.zone)
        self._writer = Writer(self._sop, stand.compiled.zone, clocks)  # type: ignore[arg-type]
        self._number = list(sop.signals).index(signal) if signal else None
        own = {signal: sop.signals[signal]} if signal else {}
        self._matcher = Matcher(own, sop.words, sop.spellings) if signal else None

    def judge(self, scene: Scene) -> list[Verdict]:
        """The verdicts of the rules asked for."""
        timeline = scene.timeline if self._matcher is None else self._heard_again(scene)
        records = self._writer.records(timeline, self._oracle.judge(timeline), 0)
        return [one for one in records if one.rule in self._names]

    def confirmed(self, scene: Scene) -> bool:
        """Whether the other judge says the same of each rule asked for."""
        again = self._stand.scene_again(scene)
        timeline = again.timeline if self._matcher is None else self._heard_again(again)
        network = NetworkJudge(self._sop, self._clocks, self._stand.compiled.zone)
        records = self._writer.records(timeline, network.judge([timeline])[0], 0)
        said = {one.rule: (one.verdict, classes_of(one)) for one in records if one.rule in self._names}
        return said == {one.rule: (one.verdict, classes_of(one)) for one in self.judge(scene)}

    def _heard_again(self, scene: Scene) -> Timeline:
        assert self._matcher is not None and self._number is not None
        timeline = prepare(scene.conversation, self._stand.compiled.zone, scene.as_of)
        timeline.signals[:] = scene.timeline.signals
        bit = 1 << self._number
        for position, event in enumerate(timeline.events):
            hits = [hit for hit in scene.timeline.hits.get(position, ()) if hit[0] != self._number]
            if event.text:
                carried, found = self._matcher.match(event.text, event.by, scene.conversation)
                signals = timeline.signals[position] & ~bit
                timeline.signals[position] = signals | (bit if carried else 0)
                hits += [(self._number, start, end) for _, start, end in found]
            if hits:
                timeline.hits[position] = sorted(hits, key=lambda hit: (hit[1], hit[2]))
        return timeline


class Stand:
    """What all mutants of an SOP share."""

    def __init__(self, sop: Sop) -> None:
        self.sop = replace(sop, effective_from=None, effective_until=None)
        self.compiled = Compiled(self.sop, "oracle")
        self._clocks: dict[str, Calendar] = {}
        self._heard: dict[tuple[str, str | None, str], tuple[int, list[Hit]]] = {}

    def clock(self, name: str, sop: Sop) -> Calendar:
        """A calendar's clock; those of the SOP itself are made once."""
        spec = sop.calendars[name]
        if spec is not self.sop.calendars.get(name):
            return Calendar(spec)
        if name not in self._clocks:
            self._clocks[name] = Calendar(spec)
        return self._clocks[name]

    def scene(self, record: dict[str, Any], as_of: int | None = None) -> Scene | None:
        """A record made ready; None if it cannot be read or the SOP is not about it."""
        try:
            conversation = decode(json.dumps(record).encode())
            last = latest(self.compiled.zone, [conversation]) if as_of is None else as_of
            timeline = self._timeline(conversation, last)
        except (UnreadableRecord, ValueError, OverflowError):
            return None
        return None if self.compiled.outside(timeline) else Scene(conversation, last, timeline)

    def chat(self, chat: str) -> Scene | None:
        """A chat made ready; None if it cannot be read, has no event, or the SOP is not about it."""
        try:
            record = parse_chat(chat)
        except (ChatError, ValueError, OverflowError):
            return None
        return self.scene(record) if record["events"] else None

    def scene_again(self, scene: Scene) -> Scene:
        """The same, unseen by any judge."""
        return replace(scene, timeline=self._timeline(scene.conversation, scene.as_of))

    def _timeline(self, conversation: Conversation, as_of: int) -> Timeline:
        """As `Compiled.timeline`, with each text looked through once for all chats that it stands in."""
        timeline = prepare(conversation, self.compiled.zone, as_of)
        values = repr((replaced(conversation, events=[]), [event.author for event in conversation.events]))
        for position, event in enumerate(timeline.events):
            found: tuple[int, list[Hit]] = (0, [])
            if event.text:
                key = (event.text, event.by, values)
                if key not in self._heard:
                    self._heard[key] = self.compiled.matcher.match(event.text, event.by, conversation)
                found = self._heard[key]
            timeline.signals.append(found[0])
            if found[1]:
                timeline.hits[position] = found[1]
        return timeline

    def original(self, mutant: Changed) -> Bout:
        """The SOP itself, judging the rules that the mutant touches."""
        return Bout(self, self.sop, mutant.rules, None)

    def mutated(self, mutant: Changed) -> Bout:
        """The mutant, judging them."""
        return Bout(self, mutant.sop, mutant.rules, mutant.signal)


@dataclass(frozen=True, slots=True)
class Apart:
    """How the SOP and a mutant judge a conversation differently: a rule and its verdict by each."""

    rule: str
    expected: str
    mutant: str
    classes: tuple[str, ...] | None = None
    """By the SOP, where only these differ."""


def apart(original: Bout, mutated: Bout, scene: Scene) -> Apart | None:
    """The first rule that the two judge differently."""
    for one, other in zip(original.judge(scene), mutated.judge(scene), strict=True):
        if one.verdict != other.verdict:
            return Apart(one.rule, one.verdict, other.verdict)
        mine, its = classes_of(one), classes_of(other)
        if set(mine) != set(its):
            return Apart(one.rule, one.verdict, f"{other.verdict}: {', '.join(its)}", mine)
    return None


def needed(sop: Sop, names: Collection[str]) -> tuple[Rule, ...]:
    """The rules so named, with those whose classes they ask for."""
    wanted = set(names)
    sorting = [rule for rule in sop.rules if classifies(rule, sop)]
    grown = True
    while grown:
        said = repr([(rule.when, rule.kind) for rule in sop.rules if rule.id in wanted])
        more = {rule.id for rule in sorting if f"'class.{rule.id}'" in said} - wanted
        wanted |= more
        grown = bool(more)
    return tuple(rule for rule in sop.rules if rule.id in wanted)


def classifies(rule: Rule, sop: Sop) -> bool:
    """Whether other rules may ask for what this one says."""
    setting = Setting(rule.calendar, sop.ladders)
    return any(isinstance(one, Classes) for one in rule.kind.constraints(setting))
