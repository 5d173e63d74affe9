"""style: each message keeps within measured limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from rules.constraints import QUANTITIES, Bound, Constraint
from rules.fragments import ref
from rules.kind import Kind, Schema, Setting
from rules.messages import names, texts_by

Limits = tuple[tuple[str, float], ...]

_LIMITS: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "minProperties": 1,
    "properties": {
        quantity: {"type": "number", "minimum": 0, "maximum": 1, "description": "Share of letters, 0 to 1."}
        if quantity == "capitals"
        else {"type": "integer", "minimum": 0}
        for quantity in QUANTITIES
    },
    "examples": [{"emoji": 2, "characters": 600}],
}


@dataclass(frozen=True, slots=True)
class Style(Kind):
    """Each message keeps within measured limits.

        - {id: rapi, kind: style, by: agent, at_most: {emoji: 2, characters: 600, abbreviations: 0}}

    Activated by each message with text of `by` (default: agent). Passes when every quantity is at most
    (`at_most`) or at least (`at_least`) its limit. Characters and emoji are grapheme clusters; questions and
    exclamations are runs of `?` and `!`; capitals is the share of letters that are upper case;
    repeated_letters counts letters standing three or more times in a row; abbreviations and slang count the
    hits of the signals so named. Each limit broken is a finding. Source: S-08, S-09.
    """

    at_most: Limits = ()
    at_least: Limits = ()
    by: tuple[str, ...] = ("agent",)
    public: bool = True

    name: ClassVar[str] = "style"
    options: ClassVar[Mapping[str, Schema]] = {
        "by": {**ref("parties"), "default": "agent"},
        "public": {"type": "boolean", "default": True, "description": "false: look at internal notes."},
        "at_most": {**_LIMITS, "description": "Upper limits a message, by quantity."},
        "at_least": {**_LIMITS, "description": "Lower limits a message, by quantity."},
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        return cls(
            at_most=tuple(options.get("at_most", {}).items()),
            at_least=tuple(options.get("at_least", {}).items()),
            by=names(options.get("by", "agent")),
            public=options.get("public", True),
        )

    def problems(self) -> Iterator[tuple[str, str]]:
        """A style rule without a limit says nothing."""
        if not self.at_most and not self.at_least:
            yield "kind", "no-limit"

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """One bound a limit."""
        select = texts_by(self.by, self.public)
        for quantity, limit in self.at_most:
            yield Bound(select, quantity, at_most=limit)
        for quantity, limit in self.at_least:
            yield Bound(select, quantity, at_least=limit)
