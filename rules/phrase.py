"""phrase: something is said never, once, always, or so many times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from rules.constraints import Constraint, Quantified
from rules.fragments import ref
from rules.kind import Kind, Schema, Setting
from rules.messages import names, signalled, texts_by

Window = tuple[Literal["first", "last"], int]


@dataclass(frozen=True, slots=True)
class PhraseRule(Kind):
    """Something is said never, once, always, or so many times.

        - {id: tanpa-janji, kind: phrase, by: agent, signal: janji-refund, must: never}
        - {id: nama, kind: phrase, signal: sebut-nama, must: {at_least: 1}, first: 3}

    Activated once if there is a message with text of `by` (default: agent). `must` counts the messages that
    carry the signal: `never`, `once` (exactly one), `always` (every one), `{at_least: n}`, `{at_most: n}`;
    of the `first: n` or `last: n` of these messages if said. Each offending message is a finding.
    Source: S-08, S-13, S-18.
    """

    signal: tuple[str, ...]
    at_least: int | None = None
    at_most: int | None = None
    every: bool = False
    by: tuple[str, ...] = ("agent",)
    public: bool = True
    window: Window | None = None
    both: bool = False
    """`first` and `last` were both given, which is a mistake."""

    name: ClassVar[str] = "phrase"
    required: ClassVar[tuple[str, ...]] = ("signal", "must")
    options: ClassVar[Mapping[str, Schema]] = {
        "signal": ref("signal_names"),
        "by": {**ref("parties"), "default": "agent"},
        "public": {"type": "boolean", "default": True, "description": "false: look at internal notes."},
        "must": {
            "title": "How often",
            "description": "never, once, always, {at_least: n} or {at_most: n}",
            "type": ["string", "object"],
            "if": {"type": "string"},
            "then": {"enum": ["never", "once", "always"]},
            "else": {
                "additionalProperties": False,
                "minProperties": 1,
                "properties": {
                    "at_least": {"type": "integer", "minimum": 0},
                    "at_most": {"type": "integer", "minimum": 0},
                },
            },
            "examples": ["never", {"at_least": 1}],
        },
        "first": {**ref("count"), "description": "Only the first n of these messages."},
        "last": {**ref("count"), "description": "Only the last n of these messages."},
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        must = options["must"]
        counts: Mapping[str, Any] = must if isinstance(must, Mapping) else _COUNTS[must]
        window: Window | None = None
        if "first" in options:
            window = ("first", options["first"])
        elif "last" in options:
            window = ("last", options["last"])
        return cls(
            signal=names(options["signal"]),
            by=names(options.get("by", "agent")),
            public=options.get("public", True),
            window=window,
            both="first" in options and "last" in options,
            **counts,
        )

    def problems(self) -> Iterator[tuple[str, str]]:
        """A window has one side."""
        if self.both:
            yield "last", "first-and-last"

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """The number of messages that carry the signal is bounded."""
        yield Quantified(
            select=texts_by(self.by, self.public),
            match=signalled(self.signal, self.public),
            at_least=self.at_least,
            at_most=self.at_most,
            every=self.every,
            window=self.window,
        )


_COUNTS: Mapping[str, Mapping[str, Any]] = {
    "never": {"at_most": 0},
    "once": {"at_least": 1, "at_most": 1},
    "always": {"every": True},
}
