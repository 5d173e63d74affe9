"""style: each message keeps within measured limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from rules.constraints import QUANTITIES, Bound, Constraint
from rules.fragments import ref
from rules.kind import Kind, Schema, Setting
from rules.messages import names, texts_by

Limits = tuple[tuple[str, float], ...]
Window = tuple[Literal["first", "last"], int]

_SHARES = {
    "capitals": "Share of letters",
    "indonesian": "Share of the words that are Indonesian",
    "english": "Share of the words that are English",
    "mixing": "Share of the words of the rarer language",
    "template": "Nearness to the nearest of `templates`",
}

_LIMITS: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "minProperties": 1,
    "properties": {
        **{quantity: {"type": "integer", "minimum": 0} for quantity in QUANTITIES},
        **{
            quantity: {"type": "number", "minimum": 0, "maximum": 1, "description": f"{share}, 0 to 1."}
            for quantity, share in _SHARES.items()
        },
    },
    "examples": [{"emoji": 2, "characters": 600}],
}


@dataclass(frozen=True, slots=True)
class Style(Kind):
    """Each message keeps within measured limits.

        - {id: rapi, kind: style, by: agent, at_most: {emoji: 2, characters: 600, abbreviations: 0}}
        - {id: bahasa, kind: style, at_least: {indonesian: 0.8}, at_most: {longest_sentence: 25}}
        - id: pembuka
          kind: style
          first: 1
          at_least: {template: 0.8}
          templates: ["Selamat {pagi}, Kak {nama}. Ada yang bisa kami bantu?"]

    Activated by each message with text of `by` (default: agent); of the `first: n` or `last: n` of these
    messages if said. Passes when every quantity is at most (`at_most`) or at least (`at_least`) its limit.
    Each limit broken is a finding. Source: S-01, S-08, S-09.

    - characters, emoji: grapheme clusters, what a reader takes for one sign.
    - words, sentences, longest_sentence: the words of the longest sentence. `Rp. 5.000`, `Jl. Melati` and
      links end no sentence.
    - questions, exclamations: runs of `?` and `!` (`?!?` is one of each), not those in a link.
    - capitals: the share of letters that are upper case, from 0 to 1; words with digits (INV/2026/001) aside.
    - repeated_letters: letters standing three or more times in a row (`haloooo`), Roman numerals, sizes and
      masked digits aside.
    - links: web addresses. list_items: lines that begin with `1.`, `1)`, a bullet or a keycap emoji.
    - abbreviations, slang, informal: hits of the signals so named.
    - indonesian, english: the share of each among the words that are known to be of one of the two, from 0
      to 1; words of both (order, admin) are not known. mixing: the share of the rarer one, 0 to 0.5. With
      fewer than 3 known words none of these breaks a limit.
    - template: how near the message is to the nearest of `templates`, from 0 to 1 (the same but for white
      space, case and width). A `{slot}` stands for up to 12 words or signs of any text.
    """

    at_most: Limits = ()
    at_least: Limits = ()
    by: tuple[str, ...] = ("agent",)
    public: bool = True
    templates: tuple[str, ...] = ()
    window: Window | None = None
    both: bool = False
    """`first` and `last` were both given, which is a mistake."""

    name: ClassVar[str] = "style"
    options: ClassVar[Mapping[str, Schema]] = {
        "by": {**ref("parties"), "default": "agent"},
        "public": {"type": "boolean", "default": True, "description": "false: look at internal notes."},
        "at_most": {**_LIMITS, "description": "Upper limits a message, by quantity."},
        "at_least": {**_LIMITS, "description": "Lower limits a message, by quantity."},
        "templates": {
            "type": "array",
            "minItems": 1,
            "maxItems": 100,
            "items": {"type": "string", "minLength": 1, "maxLength": 1000},
            "description": "Texts for `template`, with `{slots}` for what varies.",
            "examples": [["Selamat pagi, Kak {nama}. Ada yang bisa kami bantu?"]],
        },
        "first": {**ref("count"), "description": "Only the first n of these messages."},
        "last": {**ref("count"), "description": "Only the last n of these messages."},
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        window: Window | None = None
        if "first" in options:
            window = ("first", options["first"])
        elif "last" in options:
            window = ("last", options["last"])
        return cls(
            at_most=tuple(options.get("at_most", {}).items()),
            at_least=tuple(options.get("at_least", {}).items()),
            by=names(options.get("by", "agent")),
            public=options.get("public", True),
            templates=tuple(options.get("templates", ())),
            window=window,
            both="first" in options and "last" in options,
        )

    def problems(self) -> Iterator[tuple[str, str]]:
        """A limit is needed, a window has one side, and templates go with a limit on `template`."""
        if not self.at_most and not self.at_least:
            yield "kind", "no-limit"
        if self.both:
            yield "last", "first-and-last"
        limited = [side for side in ("at_least", "at_most") if "template" in dict(getattr(self, side))]
        if limited and not self.templates:
            yield limited[0], "templates-missing"
        if self.templates and not limited:
            yield "templates", "templates-not-wanted"
        if any(not re.search(r"\w", SLOT.sub("", template)) for template in self.templates):
            yield "templates", "template-empty"

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """One bound a limit."""
        select = texts_by(self.by, self.public)
        for quantity, limit in self.at_most:
            yield Bound(select, quantity, None, limit, self.window, self._measured_by(quantity))
        for quantity, limit in self.at_least:
            yield Bound(select, quantity, limit, None, self.window, self._measured_by(quantity))

    def _measured_by(self, quantity: str) -> tuple[str, ...]:
        return self.templates if quantity == "template" else ()


SLOT = re.compile(r"\{[^{}]*\}")
"""The place in a template where any text may stand."""
