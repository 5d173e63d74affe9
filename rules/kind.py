"""What every rule kind has: a name, a schema fragment, options, and constraints."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from rules.constraints import Constraint
from rules.corpus import CorpusConstraint

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a kind must know of the SOP around it to say its constraints."""

    clock: str | None = None
    """The rule's calendar; None is wall time."""
    ladders: Mapping[str, tuple[str, ...]] | None = None


class Kind(ABC):
    """A rule kind: one frozen dataclass a file, whose docstring is its page in the documentation.

    `options` is a JSON Schema fragment (property name → schema) that may refer to `#/$defs/...` of
    `rules.fragments`; `required` names those that must be given.
    """

    name: ClassVar[str]
    options: ClassVar[Mapping[str, Schema]]
    required: ClassVar[tuple[str, ...]] = ()
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Sets of options of which exactly one must be given whole: (("metric",), ("start", "stop"))."""
    never_fails: ClassVar[bool] = False
    """It tells something of a conversation and finds no fault; by default it has no weight in the score."""

    @classmethod
    @abstractmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """The kind with its options, from YAML values that the schema has accepted."""

    @abstractmethod
    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """The constraints that a rule of this kind means. Never empty."""

    def problems(self) -> Iterator[tuple[str, str]]:
        """What the schema cannot say is wrong with the options: (option, problem code) pairs."""
        yield from ()


class CorpusKind(Kind):
    """A kind that is judged over all conversations together, once they have all been seen.

    Its `constraints` are what is measured of each conversation for that, by the same judges; there may be
    none. They are facts, not verdicts: no conversation passes or fails such a rule.
    """

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """What is measured of each conversation: nothing, unless the kind says so."""
        yield from ()

    @abstractmethod
    def corpus(self, setting: Setting) -> CorpusConstraint:
        """What all conversations together must keep to."""
