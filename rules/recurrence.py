"""recurrence: the same matter does not come again and again, across conversations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from rules.constraints import Constraint
from rules.corpus import CorpusConstraint, Recurrent, is_attribute, is_group
from rules.duration import Duration, parse_duration
from rules.fragments import ref
from rules.indicators import solved
from rules.kind import CorpusKind, Schema, Setting
from rules.messages import names
from rules.pattern import Pattern, parse_pattern

NAMES: Mapping[str, Any] = {
    "type": ["string", "array"],
    "items": {"type": "string"},
    "minItems": 1,
}
"""One name or a list of names."""


@dataclass(frozen=True, slots=True)
class Recurrence(CorpusKind):
    """The same matter does not come again and again, across conversations.

        - {id: keluhan-berantai, kind: recurrence, match: {signal: complaint, by: customer},
           topic: fields.product, customers: 5, within: 7d}
        - {id: kontak-ulang, kind: recurrence, contacts: 2, within: 7d, topic: tags}

    Judged over the whole corpus, after the last conversation. With `customers: n` each time that at least n
    different customers come with the same `topic` within `within` is a finding (a serial complaint), which
    names their conversations; conversations take part from their first event that matches `match`. With
    `contacts: n` a finding is a customer who comes at least n times, each within `within` after the
    conversation before had ended: it was not solved at first contact. Who a customer is, `same` says
    (default: customer.id). Of a list, such as tags, each element is a topic; a conversation without one takes
    no part. `per` judges groups apart, one record each. Source: S-14, S-26.
    """

    within: Duration
    customers: int | None = None
    contacts: int | None = None
    match: Pattern | None = None
    topic: tuple[str, ...] = ()
    same: tuple[str, ...] = ("customer.id",)
    per: tuple[str, ...] = ()

    name: ClassVar[str] = "recurrence"
    required: ClassVar[tuple[str, ...]] = ("within",)
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("customers",), ("contacts",))
    options: ClassVar[Mapping[str, Schema]] = {
        "customers": {
            "type": "integer",
            "minimum": 2,
            "maximum": 10_000,
            "description": "So many different customers with one matter are a finding.",
        },
        "contacts": {
            "type": "integer",
            "minimum": 2,
            "maximum": 10_000,
            "description": "So many contacts of one customer in a row are a finding.",
        },
        "within": {
            **ref("duration"),
            "description": "customers: all within this time; contacts: each within this time after the "
            "conversation before had ended.",
        },
        "match": {
            **ref("pattern"),
            "description": "Only conversations with such an event take part, from it on.",
        },
        "topic": {
            **NAMES,
            "description": "Attributes of the record that must be the same: tags, fields.product, ...",
            "examples": ["tags", ["channel", "fields.product"]],
        },
        "same": {
            **NAMES,
            "default": "customer.id",
            "description": "Attributes that tell customers apart.",
        },
        "per": {
            **NAMES,
            "description": "Groups that are judged apart: agent, team, channel, month, fields.*, ...",
            "examples": ["channel", ["team", "month"]],
        },
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        return cls(
            within=parse_duration(options["within"]),
            customers=options.get("customers"),
            contacts=options.get("contacts"),
            match=parse_pattern(options["match"]) if "match" in options else None,
            topic=names(options.get("topic", ())),
            same=names(options.get("same", "customer.id")),
            per=names(options.get("per", ())),
        )

    def problems(self) -> Iterator[tuple[str, str]]:
        """Names that are no attribute, or no group."""
        yield from name_problems(self.same, self.topic, self.per)

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """For contacts: when each conversation ended."""
        if self.contacts is not None:
            yield solved()

    def corpus(self, setting: Setting) -> CorpusConstraint:
        """See CorpusKind."""
        return Recurrent(
            "contacts" if self.customers is None else "customers",
            self.customers or self.contacts or 2,
            self.within,
            self.match,
            self.same,
            self.topic,
            self.per,
            setting.clock,
        )


def name_problems(
    same: tuple[str, ...], topic: tuple[str, ...], per: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Options with a name that conversations cannot be told apart, or grouped, by."""
    for option, known in (("same", same), ("topic", topic)):
        if not all(is_attribute(name) for name in known):
            yield option, "not-an-attribute"
    if not all(is_group(name) for name in per):
        yield "per", "not-a-group"
