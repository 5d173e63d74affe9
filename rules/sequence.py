"""sequence: events follow a Declare template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from rules.constraints import CHOICES, TEMPLATES, UNARY, Constraint, Template
from rules.duration import Duration, parse_duration
from rules.fragments import ref
from rules.kind import Kind, Schema, Setting
from rules.pattern import EVENT_KEYS, Pattern, parse_pattern

_COUNTED = ("existence", "absence", "exactly")


@dataclass(frozen=True, slots=True)
class Sequence(Kind):
    """Events follow a Declare template.

        - {id: cek-dulu, kind: sequence, template: precedence, a: {action: verify}, b: {action: refund},
           same: [args.order], within: 10m}

    `a` and `b` are event patterns. Existence, absence, exactly, init, end and the choices are judged once a
    record; the response family at each a, the precedence family at each b, succession and coexistence at
    both. `among` says which events count as first, last, next and previous; `same` lists attributes that
    both events share; `within` bounds the time between them. A not_ template forbids what its counterpart
    asks. Source: Pesic, Schonenberg and van der Aalst, "DECLARE: full support for loosely-structured
    processes" (2007); Di Ciccio and Montali, "Declarative process specifications" (2022).
    """

    template: str
    a: Pattern
    b: Pattern | None = None
    n: int = 1
    among: Pattern | None = None
    same: tuple[str, ...] = ()
    within: Duration | None = None
    counted: bool = False

    name: ClassVar[str] = "sequence"
    required: ClassVar[tuple[str, ...]] = ("template", "a")
    options: ClassVar[Mapping[str, Schema]] = {
        "template": {"enum": list(TEMPLATES), "description": "The Declare template."},
        "a": ref("pattern"),
        "b": ref("pattern"),
        "n": {
            "type": "integer",
            "minimum": 1,
            "default": 1,
            "description": "For existence, absence, exactly.",
        },
        "among": {**ref("pattern"), "description": "Which events count as first, last, next, previous."},
        "same": {
            "type": "array",
            "minItems": 1,
            "description": "Attributes that a and b must share.",
            "items": {"type": "string", "pattern": rf"^(?:{'|'.join(EVENT_KEYS)}|args\..+)$"},
            "examples": [["args.order"]],
        },
        "within": ref("duration"),
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        return cls(
            template=options["template"],
            a=parse_pattern(options["a"]),
            b=parse_pattern(options["b"]) if "b" in options else None,
            n=options.get("n", 1),
            among=parse_pattern(options["among"]) if "among" in options else None,
            same=tuple(options.get("same", ())),
            within=parse_duration(options["within"]) if "within" in options else None,
            counted="n" in options,
        )

    def problems(self) -> Iterator[tuple[str, str]]:
        """The template's arity, and options that mean nothing to it."""
        if self.template in UNARY:
            if self.b is not None:
                yield "b", "b-not-wanted"
        elif self.b is None:
            yield "template", "b-missing"
        if self.template in (*UNARY, *CHOICES):
            if self.within is not None:
                yield "within", "within-not-wanted"
            if self.same:
                yield "same", "same-not-wanted"
        if self.counted and self.template not in _COUNTED:
            yield "n", "n-not-wanted"

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """The template itself."""
        yield Template(
            name=self.template,
            a=self.a,
            b=self.b,
            n=self.n,
            among=self.among,
            same=self.same,
            within=self.within,
            clock=setting.clock,
        )
