"""What is in a store: every table and column once, for the file, its readers and docs/history.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

VERSION = 1
"""The schema's version. A change adds a step to `audits.history.migrating` and counts one up."""


class Column(NamedTuple):
    """A column: its name, its SQL type and what it means."""

    name: str
    type: str
    meaning: str


class Table(NamedTuple):
    """A table; `key` names the columns that tell its rows apart."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


def _columns(*rows: str) -> tuple[Column, ...]:
    """Columns from lines `name TYPE: meaning`."""
    made = []
    for row in rows:
        head, _, meaning = row.partition(": ")
        name, _, kind = head.partition(" ")
        made.append(Column(name, kind, meaning))
    return tuple(made)


_RUN = "run INTEGER: the run, see `runs`"
_NUMBER = "number INTEGER: the conversation within its run, see `conversations`"
_COUNTS = (
    "passed INTEGER: verdicts that passed",
    "failed INTEGER: verdicts that failed and count (see `verdicts.counts`)",
)

ABOUT = Table(
    "about",
    "one row about the file",
    (),
    _columns(
        "schema_version INTEGER: version of this schema",
        "program VARCHAR: version of sop-audit that wrote last",
    ),
)

RUNS = Table(
    "runs",
    "one audit of a corpus by an SOP; the same audit stored again is the same row",
    ("run",),
    _columns(
        "run INTEGER: number of the run, counting up; the higher one was stored later",
        "key VARCHAR: hash of all that decides the verdicts: corpus, SOP, engine, as-of, waivers, roster",
        "sop VARCHAR: id of the SOP",
        "version VARCHAR: its version; of several dated ones the newest (see `conversations.version`)",
        "as_of TIMESTAMP: the as-of of the audit, wall time in `timezone`; NULL of data without times",
        "timezone VARCHAR: the SOP's time zone, in which all times of the run are written",
        "records INTEGER: records in the corpus",
        "conversations INTEGER: conversations that were judged",
        "scored INTEGER: those that have a score",
        "score DOUBLE: mean score, 0 to 100; NULL if none has one",
        "clean INTEGER: judged conversations without a failing rule",
        "outside INTEGER: conversations excluded by the SOP or outside its effective dates",
        "unreadable INTEGER: records that could not be read or judged; more than 0: the run is incomplete",
        "lost INTEGER: those of them that killed a worker process",
        "sources VARCHAR: the files as named, personal data hidden",
        "quotes BOOLEAN: whether the run's findings have quotes (audited with --unmask)",
        "corpus_sha256 VARCHAR: hash of the records in their order",
        "sop_sha256 VARCHAR: hash of the SOP's files",
        "engine_sha256 VARCHAR: hash of the judging program and of what it computes with",
        "program VARCHAR: version of sop-audit",
        "stored_at TIMESTAMP: when the run was stored, UTC",
    ),
)

RULES = Table(
    "rules",
    "the rules of a run's SOP",
    ("run", "rule"),
    _columns(
        _RUN,
        "rule VARCHAR: id of the rule",
        "place INTEGER: its place in the SOP, from 0",
        "title VARCHAR: its title in the SOP's language; NULL without one",
        "kind VARCHAR: its kind",
        "pillar VARCHAR: its pillar; NULL without one",
        "severity VARCHAR: critical, major, minor or info",
        "weight DOUBLE: its weight in the score",
    ),
)

CONVERSATIONS = Table(
    "conversations",
    "one judged conversation of a run",
    ("run", "number"),
    _columns(
        _RUN,
        "number INTEGER: its number in the run, in the order of the data, from 1",
        "id VARCHAR: its id, exactly as in the data; it may be personal data (a phone number)",
        "version VARCHAR: the version of the SOP that judged it",
        "channel VARCHAR: its channel; NULL if the record has none",
        "agent VARCHAR: the agent who acted last, as in the data",
        "started_at TIMESTAMP: when it began (`created_at`, else its first event), in the SOP's zone",
        "month VARCHAR: the month in which it began, YYYY-MM",
        "score DOUBLE: its score, 0 to 100; NULL if nothing counted",
        "clean BOOLEAN: no rule failed; NULL without a score",
        *_COUNTS,
    ),
)

PARTIES = Table(
    "parties",
    "who took part in a conversation: one row an agent and, with a roster, one a team",
    ("run", "number", "sort", "name"),
    _columns(
        _RUN,
        _NUMBER,
        "sort VARCHAR: agent or team",
        "name VARCHAR: the agent as in the data, or the team; NULL if unknown",
        "called VARCHAR: the agent's name by the roster; NULL without one",
        "alone BOOLEAN: the only one of its sort, so that every verdict counts for it",
        "score DOUBLE: the score counting only its own failures; NULL if nothing counted",
        *_COUNTS,
    ),
)

SECTIONS = Table(
    "sections",
    "a conversation's score by pillar, of pillars that counted",
    ("run", "number", "pillar"),
    _columns(
        _RUN,
        _NUMBER,
        "pillar VARCHAR: the pillar; NULL for rules without one",
        "score DOUBLE: the score over the pillar's rules, 0 to 100",
        *_COUNTS,
    ),
)

VERDICTS = Table(
    "verdicts",
    "one row a conversation and rule",
    ("run", "number", "rule"),
    _columns(
        _RUN,
        _NUMBER,
        "rule VARCHAR: id of the rule",
        "verdict VARCHAR: pass, fail, pending, not_evaluable or not_applicable",
        "counts BOOLEAN: it passed or failed, and is not waived: it is in scores and pass rates",
        "severity VARCHAR: critical, major, minor or info",
        "weight DOUBLE: its weight in the score",
        "agent VARCHAR: whom the record names",
        "activations INTEGER: how often the rule applied",
        "findings INTEGER: how many findings it has, waived ones too",
        "metric VARCHAR: what was measured; NULL if nothing was",
        "elapsed_seconds DOUBLE: the time that counted, of a deadline",
        "limit_seconds DOUBLE: the time allowed",
        "value DOUBLE: the value, of a limit that is no time",
        "value_limit DOUBLE: the value allowed",
        "reason VARCHAR: why it could not be evaluated",
    ),
)

FINDINGS = Table(
    "findings",
    "one row a finding",
    ("run", "number", "rule", "place"),
    _columns(
        _RUN,
        "number INTEGER: the conversation within its run; NULL for rules over the corpus",
        "rule VARCHAR: id of the rule",
        "place INTEGER: its place among the findings of the verdict, from 0",
        "fingerprint VARCHAR: the same in every run as long as the finding is the same",
        "agent VARCHAR: whom it names; NULL if nobody",
        "team VARCHAR: the agent's team that day; NULL without a roster",
        "message VARCHAR: what is wrong, in the language of the audit; personal data hidden unless --unmask",
        "happened_at TIMESTAMP: when the event that shows it happened, wall time of the SOP's zone",
        "event INTEGER: that event's index in the record, from 0",
        "waived BOOLEAN: a waiver or baseline says that it does not count",
        "quote VARCHAR: the words that show it; NULL unless the audit ran with --unmask",
    ),
)

CORPUS = Table(
    "corpus_verdicts",
    "records of rules over all conversations together (targets, recurrence)",
    ("run", "place"),
    _columns(
        _RUN,
        "place INTEGER: its place among the run's records over the corpus, from 0",
        "rule VARCHAR: id of the rule",
        'scope VARCHAR: the group as JSON, such as {"agent": "a7"}; {} for all conversations',
        "verdict VARCHAR: pass, fail, not_evaluable or not_applicable",
        "severity VARCHAR: critical, major, minor or info",
        "conversations INTEGER: conversations in the group",
        "metric VARCHAR: what was measured",
        "statistic VARCHAR: how it was summed up, such as share or median",
        "unit VARCHAR: share (0 to 1), points, seconds, value or count",
        "value DOUBLE: the figure",
        "measured INTEGER: from how many it was computed",
        "low DOUBLE: lower end of its 95 % interval",
        "high DOUBLE: upper end of its 95 % interval",
        "value_limit DOUBLE: the figure allowed or asked for",
        "findings INTEGER: how many findings it has",
    ),
)

TABLES = (ABOUT, RUNS, RULES, CONVERSATIONS, PARTIES, SECTIONS, VERDICTS, FINDINGS, CORPUS)
OF_RUNS = TABLES[1:]
"""Tables whose rows belong to a run."""


def created(table: Table) -> Iterator[str]:
    """The statements that make a table with its comments."""
    columns = ", ".join(f'"{one.name}" {one.type}' for one in table.columns)
    yield f"CREATE TABLE {table.name} ({columns})"
    yield f"COMMENT ON TABLE {table.name} IS {_quoted(table.meaning)}"
    for one in table.columns:
        yield f'COMMENT ON COLUMN {table.name}."{one.name}" IS {_quoted(one.meaning)}'


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
