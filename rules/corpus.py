"""The forms of what is asked of all conversations together; `engine.corpus` judges them.

Attributes in `same`, `topic` and `per` are those of the record that `when` knows; `per` also knows agent,
team, and the day, week, month, quarter and year in which a conversation began.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rules.duration import Duration
from rules.pattern import RECORD_KEYS, RECORD_PREFIXES, Pattern

PERIODS = ("day", "week", "month", "quarter", "year")
PER = ("agent", "team", *PERIODS)
"""What conversations may be grouped by, besides attributes of the record."""

ATTRIBUTES = tuple(key for key in RECORD_KEYS if key != "created_at")


@dataclass(frozen=True, slots=True)
class Recurrent:
    """The same matter does not come again and again.

    counts     customers: different customers within `within`; contacts: those of one customer, each begun
               within `within` after the one before it had ended
    threshold  from so many on it is a shortfall
    match      conversations take part with their first such event; None: all do, from their start
    same       attributes that tell who the customer is
    topic      attributes that must be the same, too
    per        groups that are judged apart
    """

    counts: Literal["customers", "contacts"]
    threshold: int
    within: Duration
    match: Pattern | None = None
    same: tuple[str, ...] = ("customer.id",)
    topic: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure over the corpus keeps to its limit, in each group of `per`.

    metric     one of rules.indicators.INDICATORS; `statistic` one of those it can be told by
    of         what the metric is of: a rule's id (pass_rate), attributes to be multiplied (cltv)
    limits     at_least and at_most in the metric's unit (seconds, points, shares from 0 to 1)
    min_count  fewer measured ones than this cannot be evaluated
    confident  a shortfall only if the whole 95 % interval misses
    within, match, same, topic   as in Recurrent, for metrics that follow a customer
    out_of     the top of the scale of ratings that do not say theirs
    """

    metric: str
    statistic: str
    at_least: float | None = None
    at_most: float | None = None
    of: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    min_count: int = 30
    confident: bool = False
    within: Duration | None = None
    match: Pattern | None = None
    same: tuple[str, ...] = ("customer.id",)
    topic: tuple[str, ...] = ()
    out_of: float = 5
    clock: str | None = None


CorpusConstraint = Recurrent | Indicator


def is_attribute(name: str) -> bool:
    """Whether it names an attribute of the record: channel, tags, customer.id, fields.product."""
    return name in ATTRIBUTES or any(
        name.startswith(prefix) and len(name) > len(prefix) for prefix in RECORD_PREFIXES
    )


def is_group(name: str) -> bool:
    """Whether conversations can be grouped by it."""
    return name in PER or is_attribute(name)
