"""What a target can be set on: the indicators, how each is told, and what each needs to be computed.

Sources: S-26; NPS is Reichheld's (promoters 9-10, detractors 0-6), CSAT's share counts the two best of five
answers, CES is the mean of the seven-point form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rules.constraints import Run

TIMES = ("median", "mean", "p75", "p90", "p95", "p99")
PERCENTILES = {"median": 50, "p75": 75, "p90": 90, "p95": 95, "p99": 99}
"""Statistics that are an order statistic: the percentage of values at or below it."""

Unit = Literal["share", "points", "seconds", "value"]


@dataclass(frozen=True, slots=True)
class Metric:
    """An indicator. `statistics`: how it may be told, the default first.

    `needs` and `takes` are options of a target that it must, or may, be given besides those of all.
    `rating` is the scale of the ratings it counts, `clock` the deadline metric it measures.
    """

    statistics: tuple[str, ...]
    unit: Unit
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    rating: str | None = None
    out_of: float = 5
    clock: str | None = None

    def unit_of(self, statistic: str) -> Unit:
        """The unit of a statistic: the share of a rating is a share, its mean is in points of its scale."""
        return "share" if statistic == "share" else self.unit


def _clock(name: str, *takes: str) -> Metric:
    return Metric(TIMES, "seconds", clock=name, takes=("pause_on", *takes))


INDICATORS: Mapping[str, Metric] = {
    "csat": Metric(("share", "mean"), "points", takes=("out_of",), rating="csat", out_of=5),
    "ces": Metric(("mean", "share"), "points", takes=("out_of",), rating="ces", out_of=7),
    "nps": Metric(("net",), "points", rating="nps", out_of=10),
    "enps": Metric(("net",), "points", rating="enps", out_of=10),
    "first_reply_time": _clock("first_reply", "replies_by"),
    "resolution_time": _clock("resolution"),
    "requester_wait": _clock("requester_wait"),
    "agent_work": _clock("agent_work"),
    "replies_within": Metric(("share",), "share", needs=("within",), takes=("pause_on", "replies_by")),
    "unanswered": Metric(("share",), "share", takes=("replies_by",)),
    "pass_rate": Metric(("share",), "share", needs=("of",)),
    "fcr": Metric(("share",), "share", takes=("within", "same", "topic", "match")),
    "retention": Metric(("share",), "share", needs=("within", "match"), takes=("same",)),
    "reopened": Metric(("share",), "share"),
    "escalated": Metric(("share",), "share"),
    "cltv": Metric(("mean", *(one for one in TIMES if one != "mean")), "value", takes=("of", "same")),
}
"""Every indicator by its name.

csat, ces        ratings of that scale; the last one of a conversation counts. `share`: the best two of five,
                 in proportion (8 to 10 of 10; 5 to 7 of 7 for ces); `mean` in points of `out_of`
nps, enps        % of ratings 9-10 less % of ratings 0-6, from -100 to 100
first_reply_time, resolution_time, requester_wait, agent_work
                 what a deadline of that metric measures; only what came to its end counts
replies_within   share of first and next replies that came within the limit
unanswered       share of conversations with a customer's message that nobody answered
pass_rate        share of conversations that pass the rule `of`, of those that pass or fail it
fcr              first contact resolution: share of matters whose customer did not come back `within` (7d)
retention        share of customers with a matching event with one in another conversation `within` a time
reopened         share of solved conversations that were reopened
escalated        share of conversations with an escalation
cltv             `of` (default fields.cltv; several are multiplied) of each customer's last conversation
"""


def solved() -> Run:
    """The clock that tells when a conversation began and ended, on the wall."""
    return Run(metric="resolution", start=None, stop=None, limit=None)
