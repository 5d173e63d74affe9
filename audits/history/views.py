"""Views for people with a BI tool: what is counted, and figures by month; each conversation counts once."""

from __future__ import annotations

from typing import NamedTuple


class View(NamedTuple):
    """A view: its name, what its rows are, and its query."""

    name: str
    meaning: str
    query: str


COUNTED = View(
    "counted",
    "each conversation of each SOP once: from the run that was stored last of those that have its id",
    """SELECT r.sop, c.* FROM conversations c JOIN runs r ON r.run = c.run
QUALIFY c.run = max(c.run) OVER (PARTITION BY r.sop, c.id)""",
)


def _figures(one: str) -> str:
    """The figures of rows of `one`, which have a score and count verdicts."""
    return f"""count(*) AS conversations, count({one}.score) AS scored, avg({one}.score) AS score,
       sum({one}.passed) AS passed, sum({one}.failed) AS failed,
       sum({one}.passed) / nullif(sum({one}.passed) + sum({one}.failed), 0) AS pass_rate"""


def _parties(sort: str) -> str:
    return f"""SELECT c.sop, p.name AS {sort}, any_value(p.called) AS called, c.month, {_figures("p")}
FROM counted c JOIN parties p ON p.run = c.run AND p.number = c.number AND p.sort = '{sort}'
GROUP BY c.sop, p.name, c.month"""


VIEWS = (
    COUNTED,
    View(
        "by_month",
        "score and pass rate by SOP and the month in which conversations began",
        f"SELECT sop, month, {_figures('c')}\nFROM counted c GROUP BY sop, month",
    ),
    View(
        "by_channel_month",
        "the same by channel",
        f"SELECT sop, channel, month, {_figures('c')}\nFROM counted c GROUP BY sop, channel, month",
    ),
    View(
        "by_agent_month",
        "the same by agent; a failure counts only for the agents whom a finding names",
        _parties("agent"),
    ),
    View("by_team_month", "the same by team, of runs with a roster", _parties("team")),
    View(
        "by_pillar_month",
        "the same by pillar",
        f"""SELECT c.sop, s.pillar, c.month, {_figures("s")}
FROM counted c JOIN sections s ON s.run = c.run AND s.number = c.number
GROUP BY c.sop, s.pillar, c.month""",
    ),
    View(
        "by_rule_month",
        "how often each rule was kept; `conversations` are those in which it passed or failed",
        """SELECT c.sop, v.rule, any_value(t.title) AS title, c.month, count(*) AS conversations,
       count(*) FILTER (v.verdict = 'pass') AS passed, count(*) FILTER (v.verdict = 'fail') AS failed,
       count(*) FILTER (v.verdict = 'pass') / count(*) AS pass_rate
FROM counted c JOIN verdicts v ON v.run = c.run AND v.number = c.number AND v.counts
JOIN rules t ON t.run = c.run AND t.rule = v.rule
GROUP BY c.sop, v.rule, c.month""",
    ),
)
