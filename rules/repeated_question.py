"""repeated_question: nothing is asked for that the customer has given already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from rules.constraints import SHAPES, Constraint, Known, Topic
from rules.fragments import PARTIES, ref
from rules.kind import Kind, Schema, Setting
from rules.messages import names, texts_by
from rules.pattern import Pattern, attributes, both, parse_pattern, unless_by

ALIKE = 90
"""Percent from which two questions are the same, unless the rule says."""


@dataclass(frozen=True, slots=True)
class RepeatedQuestion(Kind):
    """Nothing is asked for that the customer has given already.

        - id: tanya-ulang
          kind: repeated_question
          topics:
            nomor-pesanan: {ask: {signal: ask_order_number}, given: number, changed: {signal: correction}}
            alamat: {ask: {signal: ask_address}, known: {customer.address: {exists: true}}}
          same_question: true

    Activated by each public message of `by` (default: agent) that asks for one of `topics`, whoever of them
    wrote it: what one agent was told the next one knows after a handover. Asking is a finding when the
    customer has given it before, and has not written anything that matches `changed` since.

    - `ask`, `given` and `changed` are event patterns: `ask` of messages of `by`, the others of the customer's
      where they do not say `by`. Instead of a pattern, `given` can be what a customer's message holds:
      `number` (five digits or more; no amount of money, date or phone number), `email`, `phone`,
      `attachment`.
    - `known` is a condition on the record: if it holds, the topic was known before the conversation began.
      Records hold the fields' last values, so name only fields that are not filled in while chatting.

    `same_question: true` also looks at every question (a sentence that ends with `?`) of three words or
    more: one that is at least `alike` percent (default 90) the same as an earlier one, with the same numbers
    in it, is a finding when a customer's message that asks nothing itself has come between: an answer. Words
    of address do not count; offers of help (`ada lagi yang bisa dibantu?`) and messages that match `except`
    are left out. Source: S-25.
    """

    topics: tuple[Topic, ...] = ()
    by: tuple[str, ...] = ("agent",)
    same_question: bool = False
    alike: int = ALIKE
    excepted: Pattern | None = None
    beside: tuple[str, ...] = ()
    """Options given that only `same_question` has a use for, which is a mistake."""

    name: ClassVar[str] = "repeated_question"
    options: ClassVar[Mapping[str, Schema]] = {
        "topics": {
            "type": "object",
            "minProperties": 1,
            "propertyNames": ref("name"),
            "description": "What may be asked for once: how it is asked, and what shows that it is known.",
            "additionalProperties": {
                "title": "Topic",
                "type": "object",
                "required": ["ask"],
                "additionalProperties": False,
                "properties": {
                    "ask": {**ref("pattern"), "description": "Messages that ask for it."},
                    "given": {
                        "title": "Given",
                        "description": "Messages that tell it: an event pattern, or what they hold.",
                        "type": ["string", "object"],
                        "if": {"type": "string"},
                        "then": {"enum": list(SHAPES)},
                        "else": ref("pattern"),
                        "examples": ["number", {"signal": "gives_address"}],
                    },
                    "changed": {**ref("pattern"), "description": "After this it may be asked again."},
                    "known": {**ref("when"), "description": "Records in which it is known from the start."},
                },
                "examples": [{"ask": {"signal": "ask_order_number"}, "given": "number"}],
            },
            "examples": [{"nomor-pesanan": {"ask": {"signal": "ask_order_number"}, "given": "number"}}],
        },
        "by": {**ref("parties"), "default": "agent", "description": "Whose questions."},
        "same_question": {
            "type": "boolean",
            "default": False,
            "description": "true: also questions asked twice in nearly the same words.",
        },
        "alike": {
            "type": "integer",
            "minimum": 50,
            "maximum": 100,
            "default": ALIKE,
            "description": "From how many percent on two questions are the same.",
        },
        "except": {**ref("pattern"), "description": "Messages whose questions are not compared."},
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        by = names(options.get("by", "agent"))
        same = options.get("same_question", False)
        return cls(
            topics=tuple(_topic(str(name), raw, by) for name, raw in options.get("topics", {}).items()),
            by=by,
            same_question=same,
            alike=options.get("alike", ALIKE),
            excepted=parse_pattern(options["except"]) if "except" in options else None,
            beside=() if same else tuple(key for key in ("alike", "except") if key in options),
        )

    def problems(self) -> Iterator[tuple[str, str]]:
        """Something is asked, a topic can become known, and what is about same questions has them."""
        if not self.topics and not self.same_question:
            yield "topics", "nothing-asked"
        if any(topic.given is None and topic.holds is None and topic.known is None for topic in self.topics):
            yield "topics", "topic-never-known"
        for option in self.beside:
            yield option, "same-question-option-not-wanted"

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """One constraint for all topics."""
        if not self.same_question:
            yield Known(self.topics)
            return
        questions = texts_by(self.by, True)
        if self.excepted is not None:
            questions = Pattern(all=(questions,), none=(self.excepted,))
        answers = attributes(type="message", by="customer", public=True)
        yield Known(self.topics, questions, answers, self.alike)


def _topic(name: str, raw: Mapping[str, Any], by: tuple[str, ...]) -> Topic:
    given = raw.get("given")
    shop = tuple(party for party in PARTIES if party != "customer")
    return Topic(
        name,
        both(texts_by(by, True), parse_pattern(raw["ask"])),
        given=unless_by(parse_pattern(given), shop) if isinstance(given, Mapping) else None,
        holds=given if isinstance(given, str) else None,
        changed=unless_by(parse_pattern(raw["changed"]), shop) if "changed" in raw else None,
        known=parse_pattern(raw["known"]) if "known" in raw else None,
    )
