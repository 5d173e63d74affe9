"""stages: how far conversations get, from first contact to follow-up, and where service breaks off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from rules.constraints import Constraint, Label, Stages
from rules.fragments import ref
from rules.kind import Kind, Schema, Setting
from rules.pattern import Pattern, parse_pattern


@dataclass(frozen=True, slots=True)
class StagesRule(Kind):
    """How far conversations get, from the first contact to the follow-up, and where service breaks off.

        - id: tahap
          kind: stages
          stages:
            - {id: kontak, title: {id: Kontak, en: Contact}, by: customer, type: message}
            - {id: jawaban, title: {id: Jawaban, en: Answer}, by: agent, type: message}
            - {id: solusi, title: {id: Solusi, en: Solution}, any: [{signal: solution}, {action: refund}]}
            - {id: tindak-lanjut, title: {id: Tindak lanjut, en: Follow-up}, signal: follow_up}

    A stage is reached as soon as an event matches its pattern and the record its `when`. They are listed in
    the order in which service should go, but each is looked for by itself: a later one may be reached without
    an earlier one, or before it. Signals count in customers' messages as in agents', so most stages say `by`.

    It asks nothing of anybody and never fails: it passes if a stage is reached and is not applicable if none
    is. Its record says which, in the order of the rule (`measured: {"stages": [...], "last": ..., "events":
    [...]}`): `last` is the furthest, `events` tells for each the event that first reached it. Without a
    `weight` of its own it has none in the score; its severity is then `info`.

    The reports show for each stage how many conversations reached it and for how many complete ones it was
    the furthest, so that service broke off there, and how many findings of other rules fell into it: those
    that show at or after the event that reached the stage, and before the next one reached. Source: S-21.
    """

    stages: tuple[Label, ...]
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)
    """The stages' titles by language, "" for any."""

    name: ClassVar[str] = "stages"
    required: ClassVar[tuple[str, ...]] = ("stages",)
    never_fails: ClassVar[bool] = True
    options: ClassVar[Mapping[str, Schema]] = {
        "stages": {
            "type": "array",
            "minItems": 1,
            "description": "Each stage, in the order of good service: an id, a title and an event pattern.",
            "items": ref("stage"),
        },
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        stages = options["stages"]
        titles = {stage["id"]: _title(stage["title"]) for stage in stages if "title" in stage}
        return cls(tuple(_stage(stage) for stage in stages), titles)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Two stages of one name cannot be told apart; without a pattern a stage is every conversation's."""
        names = [stage.name for stage in self.stages]
        if len(set(names)) < len(names):
            yield "stages", "stage-twice"
        if any(stage.pattern == Pattern() for stage in self.stages):
            yield "stages", "stage-empty"

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """The stages."""
        yield Stages(self.stages)

    def title(self, stage: str, language: str) -> str:
        """What a stage is called in a language, or else in any; its id if it has no title."""
        titles = self.titles.get(stage, {})
        return titles.get(language) or titles.get("") or next(iter(titles.values()), stage)


def _stage(raw: Mapping[str, Any]) -> Label:
    pattern = {key: value for key, value in raw.items() if key not in ("id", "title", "when")}
    when = parse_pattern(raw["when"]) if "when" in raw else None
    return Label(raw["id"], parse_pattern(pattern), 1, when)


def _title(raw: Any) -> Mapping[str, str]:
    return dict(raw) if isinstance(raw, Mapping) else {"": str(raw)}
