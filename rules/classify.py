"""classify: what sort of conversation it is, for other rules' `when` and for the reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from rules.constraints import Classes, Constraint, Label
from rules.fragments import ref
from rules.kind import Kind, Schema, Setting
from rules.pattern import parse_pattern


@dataclass(frozen=True, slots=True)
class Classify(Kind):
    """What sort of conversation it is, for other rules' `when` and for the reports.

        - id: jenis-keluhan
          kind: classify
          labels:
            pengiriman: {signal: complaint_delivery, by: customer}
            produk: {any: [{signal: complaint_product}, {label: rusak}], by: customer}
            kasar: {signal: abuse, by: customer, at_least: 2}
            pelanggan-baru: {when: {customer.new: true}}

    Each of `labels` holds when at least `at_least` (default 1) events match its pattern and the record
    matches its `when`; one of the two is enough to say. Several may hold. Signals count in customers'
    messages as in agents', so most labels say `by: customer`.

    It asks nothing of anybody and never fails: it passes if a label holds and is not applicable if none
    does; its record says which (`measured: {"classes": [...]}`, in the order of `labels`), and the summary
    counts them. In a running conversation a label holds as soon as enough has been seen. Without a `weight`
    of its own it has none in the score; its severity is then `info`.

    Another rule is for some classes only by its `when`: `when: {class.jenis-keluhan: pengiriman}`, or a list
    of labels of which one is enough, `{not: ...}` for none of them, `{exists: false}` for no label at all.
    Classes may build on each other's, though not in a circle; a `when` inside `exclude` cannot ask for them.
    Source: S-07, S-12.
    """

    labels: tuple[Label, ...]

    name: ClassVar[str] = "classify"
    required: ClassVar[tuple[str, ...]] = ("labels",)
    never_fails: ClassVar[bool] = True
    options: ClassVar[Mapping[str, Schema]] = {
        "labels": {
            "type": "object",
            "minProperties": 1,
            "propertyNames": ref("name"),
            "additionalProperties": ref("label"),
            "description": "Each label's name, and what makes it hold.",
            "examples": [{"pengiriman": {"signal": "complaint_delivery", "by": "customer"}}],
        },
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        return cls(tuple(_label(str(name), raw) for name, raw in options["labels"].items()))

    def problems(self) -> Iterator[tuple[str, str]]:
        """A label says what makes it hold, and counts only what it looks for."""
        for label in self.labels:
            if label.pattern is None and label.when is None:
                yield "labels", "label-empty"
            elif label.pattern is None and label.at_least > 1:
                yield "labels", "label-counts-nothing"

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """The labels."""
        yield Classes(self.labels)


def _label(name: str, raw: Mapping[str, Any]) -> Label:
    pattern = {key: value for key, value in raw.items() if key not in ("at_least", "when")}
    return Label(
        name,
        parse_pattern(pattern) if pattern else None,
        raw.get("at_least", 1),
        parse_pattern(raw["when"]) if "when" in raw else None,
    )
