"""The result of a backtest as values: what `-o json` writes and the other reports show."""

from __future__ import annotations

import msgspec

Interval = tuple[float, float]


class Share(msgspec.Struct, frozen=True):
    """So many of so many, with Wilson's 95 % interval; None of nothing."""

    count: int
    of: int
    share: float | None
    interval: Interval | None


class Sample(msgspec.Struct, frozen=True):
    """A conversation whose verdict flipped: what was found, and the words it points to."""

    conversation: str
    agent: str | None
    channel: str | None
    message: str | None
    quote: str | None
    event: int | None
    """Counted from 1."""
    missing: bool
    """What is meant is missing after this event."""


class Direction(msgspec.Struct, frozen=True):
    """Verdicts that went from one value to another. `share`: of all conversations, or groups."""

    old: str
    new: str
    share: Share
    samples: list[Sample]


class Affected(msgspec.Struct, frozen=True):
    """An agent or a channel: verdicts that newly fail, and that no longer do."""

    name: str | None
    now_fail: int
    no_longer_fail: int


class RuleChange(msgspec.Struct, frozen=True):
    """One rule. `was` is its id before, if another; `status`: both, new or gone.

    `before` and `after` count verdicts, "outside" those of conversations that one SOP is not about.
    `now_fail` counts failures that there were not before, `no_longer_fail` those that are gone.
    """

    rule: str
    was: str | None
    title: str
    severity: str
    status: str
    corpus: bool
    before: dict[str, int]
    after: dict[str, int]
    failing_before: Share
    failing_after: Share
    now_fail: int
    no_longer_fail: int
    flipped: int
    directions: list[Direction]
    agents: list[Affected]
    channels: list[Affected]


class Unmet(msgspec.Struct, frozen=True):
    """An expectation that did not come true: `asked` is at_least, at_most or exactly."""

    rule: str
    verdict: str
    asked: str
    count: int
    got: int
    place: str


class Backtest(msgspec.Struct, frozen=True, kw_only=True):
    """A whole backtest. Conversations are those that either SOP is about."""

    schema: str = "backtest/1"
    old: str
    new: str
    as_of: str | None
    """None: neither `--as-of` nor a time in the data."""
    conversations: int
    groups: int
    """Groups that rules over the corpus judged."""
    unreadable: int
    lost: int
    now_failing: Share
    """Conversations in which at least one rule newly fails."""
    no_longer_failing: Share
    now_failing_groups: int
    rules: list[RuleChange]
    agents: list[Affected]
    channels: list[Affected]
    expectations: int = 0
    unmet: list[Unmet] = msgspec.field(default_factory=list)
    fail_on_new: str | None = None
    too_many_new: bool = False

    @property
    def compared(self) -> bool:
        """Whether there was anything to compare."""
        return bool(self.conversations or self.groups)
