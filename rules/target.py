"""target: an indicator over the corpus keeps to its limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from rules.constraints import Constraint, Run
from rules.corpus import CorpusConstraint, Indicator
from rules.deadline import Deadline
from rules.duration import Duration, parse_duration
from rules.fragments import ref
from rules.indicators import INDICATORS, PERCENTILES, Metric, solved
from rules.kind import CorpusKind, Schema, Setting
from rules.messages import names
from rules.pattern import Pattern, parse_pattern
from rules.recurrence import NAMES, name_problems

Limit = float | Duration

_STATISTICS = ("share", "mean", *PERCENTILES)
_LIMIT: Mapping[str, Any] = {
    "type": ["number", "string"],
    "if": {"type": "string"},
    "then": {**ref("duration")},
    "else": {"type": "number"},
}
_OPTIONAL = ("of", "within", "match", "same", "topic", "out_of", "pause_on", "replies_by")
"""Options that only some metrics take."""
_NEEDS = {"within": "target-needs-within", "of": "target-needs-of", "match": "target-needs-match"}
_WEEK = Duration(7 * 86_400)


@dataclass(frozen=True, slots=True)
class Target(CorpusKind):
    """An indicator over the corpus keeps to its limit.

        - {id: csat, kind: target, metric: csat, at_least: 0.85, per: [agent, month], min_count: 30}
        - {id: nps, kind: target, metric: nps, at_least: 40, confident: true}
        - {id: balasan, kind: target, metric: replies_within, within: 15m, at_least: 0.9, calendar: jam-kerja}
        - {id: selesai, kind: target, metric: resolution_time, statistic: p90, at_most: 2d}
        - {id: salam-95, kind: target, metric: pass_rate, of: salam, at_least: 0.95, per: team}

    Judged over the whole corpus, after the last conversation: one record, or one for each group of `per`.
    Metrics: csat and ces (ratings; the share of the best two of five, the mean), nps and enps (% promoters
    less % detractors), first_reply_time, resolution_time, requester_wait, agent_work (on the rule's clock),
    replies_within, unanswered, pass_rate (of another rule), fcr (first contact resolution: nobody came back
    `within` 7d), retention, reopened, escalated, cltv. Shares run from 0 to 1.

    Fails when the figure misses `at_least` or `at_most`; with `confident` only when the whole 95 % interval
    does. Fewer than `min_count` measured ones cannot be evaluated. The record shows the figure, how many were
    measured, and the interval. How each is computed: docs/corpus.md. Source: S-26, S-24.
    """

    metric: str
    at_least: Limit | None = None
    at_most: Limit | None = None
    statistic: str | None = None
    per: tuple[str, ...] = ()
    min_count: int = 30
    confident: bool = False
    of: tuple[str, ...] = ()
    within: Duration | None = None
    match: Pattern | None = None
    same: tuple[str, ...] = ("customer.id",)
    topic: tuple[str, ...] = ()
    out_of: float | None = None
    pause_on: tuple[str, ...] | None = None
    replies_by: tuple[str, ...] = ("agent",)
    given: frozenset[str] = frozenset()
    """Which of the options that only some metrics take were written."""

    name: ClassVar[str] = "target"
    required: ClassVar[tuple[str, ...]] = ("metric",)
    options: ClassVar[Mapping[str, Schema]] = {
        "metric": {"enum": list(INDICATORS), "description": "The indicator."},
        "at_least": {**_LIMIT, "description": "The figure must be this or more: 0.85, 40, 2h."},
        "at_most": {**_LIMIT, "description": "The figure must be this or less."},
        "statistic": {
            "enum": list(_STATISTICS),
            "description": "How the metric is told; by default csat share, ces and cltv mean, times median.",
        },
        "per": {
            **NAMES,
            "description": "Groups judged apart: agent, team, channel, month, priority, fields.*, ...",
            "examples": ["agent", ["team", "month"]],
        },
        "min_count": {
            "type": "integer",
            "minimum": 1,
            "default": 30,
            "description": "With fewer measured ones a group cannot be evaluated.",
        },
        "confident": {
            "type": "boolean",
            "default": False,
            "description": "true: fails only when the whole 95 % interval misses the limit.",
        },
        "of": {
            **NAMES,
            "description": "pass_rate: the id of a rule; cltv: the attributes to multiply (fields.cltv).",
            "examples": ["salam", ["fields.average_order", "fields.orders_a_year", "fields.years"]],
        },
        "within": {
            **ref("duration"),
            "description": "replies_within: the limit of a reply; fcr, retention: the time to come back in.",
        },
        "match": {
            **ref("pattern"),
            "description": "fcr: only conversations with such an event; retention: what shows that a "
            "customer buys.",
        },
        "same": {**NAMES, "default": "customer.id", "description": "Attributes that tell customers apart."},
        "topic": {**NAMES, "description": "fcr: attributes that must be the same, too."},
        "out_of": {
            "type": "number",
            "exclusiveMinimum": 1,
            "description": "csat, ces: the top of the scale of ratings that do not say theirs (5, 7), and of "
            "the mean.",
        },
        "pause_on": Deadline.options["pause_on"],
        "replies_by": Deadline.options["replies_by"],
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        return cls(
            metric=options["metric"],
            at_least=_limit(options.get("at_least")),
            at_most=_limit(options.get("at_most")),
            statistic=options.get("statistic"),
            per=names(options.get("per", ())),
            min_count=options.get("min_count", 30),
            confident=options.get("confident", False),
            of=names(options.get("of", ())),
            within=parse_duration(options["within"]) if "within" in options else None,
            match=parse_pattern(options["match"]) if "match" in options else None,
            same=names(options.get("same", "customer.id")),
            topic=names(options.get("topic", ())),
            out_of=options.get("out_of"),
            pause_on=tuple(options["pause_on"]) if "pause_on" in options else None,
            replies_by=tuple(options.get("replies_by", ("agent",))),
            given=frozenset(options).intersection(_OPTIONAL),
        )

    @property
    def indicator(self) -> Metric:
        """What the metric is."""
        return INDICATORS[self.metric]

    @property
    def told_by(self) -> str:
        """The statistic, said or not."""
        return self.statistic or self.indicator.statistics[0]

    def problems(self) -> Iterator[tuple[str, str]]:
        """Limits in another unit than the metric's, and options that it does not take, or needs."""
        metric = self.indicator
        if self.told_by in metric.statistics:
            yield from self._limit_problems()
        for option in metric.needs:
            if option not in self.given:
                yield "metric", _NEEDS[option]
        for option in _OPTIONAL:
            if option in self.given and option not in (*metric.needs, *metric.takes):
                yield option, "target-option-not-wanted"
        yield from name_problems(self.same, self.topic, self.per)

    def _limit_problems(self) -> Iterator[tuple[str, str]]:
        given = [
            (name, limit) for name in ("at_least", "at_most") if (limit := getattr(self, name)) is not None
        ]
        if not given:
            yield "kind", "target-no-limit"
        unit = self.indicator.unit_of(self.told_by)
        for name, limit in given:
            if isinstance(limit, Duration) is not (unit == "seconds"):
                yield name, "target-limit-number" if isinstance(limit, Duration) else "target-limit-duration"
            elif isinstance(limit, Duration):
                if limit.working_days is not None:
                    yield name, "target-limit-working-days"
            elif unit == "share" and not 0 <= limit <= 1:
                yield name, "target-limit-share"
            elif self.told_by == "net" and (not -100 <= limit <= 100 or 0 < abs(limit) < 1):
                yield name, "target-limit-points"
        low, high = _plain(self.at_least), _plain(self.at_most)
        if low is not None and high is not None and low > high:
            yield "at_least", "target-limits-crossed"

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """The clocks that the metric reads of each conversation."""
        match self.metric:
            case "replies_within":
                yield self._clock("first_reply", setting)
                yield self._clock("next_reply", setting)
            case "unanswered":
                yield replace(self._clock("first_reply", setting), limit=None)
            case "fcr":
                yield solved()
            case _ if self.indicator.clock is not None:
                yield replace(self._clock(self.indicator.clock, setting), limit=None)

    def _clock(self, metric: str, setting: Setting) -> Run:
        deadline = Deadline(
            within=self.within or Duration(),
            metric=metric,
            pause_on=self.pause_on,
            replies_by=self.replies_by,
        )
        return next(run for run in deadline.constraints(setting) if isinstance(run, Run))

    def corpus(self, setting: Setting) -> CorpusConstraint:
        """See CorpusKind."""
        return Indicator(
            metric=self.metric,
            statistic=self.told_by,
            at_least=_plain(self.at_least),
            at_most=_plain(self.at_most),
            of=self.of or (("fields.cltv",) if self.metric == "cltv" else ()),
            per=self.per,
            min_count=self.min_count,
            confident=self.confident,
            within=self.within or _WEEK,
            match=self.match,
            same=self.same,
            topic=self.topic,
            out_of=self.out_of or self.indicator.out_of,
            clock=setting.clock,
        )


def _limit(raw: Any) -> Limit | None:
    return parse_duration(raw) if isinstance(raw, str) else raw


def _plain(limit: Limit | None) -> float | None:
    return limit.seconds if isinstance(limit, Duration) else limit
