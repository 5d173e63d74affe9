"""Writes the tables of docs/clocks.md: how each profile sets the options, and one ticket under all of them.

python docs/clocks.py           # rewrites what stands between the markers
python docs/clocks.py --check   # writes nothing; exits with 1 if something is out of date
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from engine import compile, decode, judge
from engine.judging import JudgeName
from rules.deadline import METRICS, Deadline
from rules.profiles import PROFILES, Cell
from sop.chat import parse_chat
from sop.load import load

PAGE = Path(__file__).with_name("clocks.md")
CHOICES = ("at_closing", "pause_hours", "repeat_messages", "replies_by", "reopen", "target_at")
NONE = "no profile"

TICKET = """\
created: 16:00
priority: urgent
16:00 customer: My cooker leaks gas.
16:15 status: open -> pending
16:45 status: pending -> open
Tuesday 2026-01-06
08:00 agent (a7): Sorry about that. Could you send us a picture?
08:30 status: open -> pending
Wednesday 2026-01-07
09:00 customer: [photo]
09:00 status: pending -> open
09:30 customer: Hello?
10:00 priority: normal -> urgent
10:15 agent (a7): Thank you. We will send you a new one.
11:00 status: open -> on-hold
13:00 status: on-hold -> open
14:00 status: solved
Thursday 2026-01-08
10:00 customer: The new one leaks as well!
10:00 status: solved -> open
11:00 agent (a7): A technician is on the way.
12:00 status: solved
"""

LIMITS = {
    "first_reply": ("1h", "30m"),
    "next_reply": ("1h15m", "1h"),
    "periodic_update": ("10h", "6h"),
    "requester_wait": ("12h", "8h"),
    "agent_work": ("12h", "8h"),
    "resolution": ("13h", "6h"),
}
"""Metric -> its limit, and the one of urgent tickets."""

HEAD = """\
sop: seven-profiles
version: 1.0.0
title: One ticket under seven profiles
language: en
timezone: Asia/Jakarta
calendars: {office: {hours: {mon-fri: ["08:00-17:00"]}}}
rules:
"""


def sop_text(profiles: Iterable[str]) -> str:
    """The SOP: a rule for each metric and profile."""
    lines = []
    for metric, (limit, urgent) in LIMITS.items():
        for profile in profiles:
            chosen = "" if profile == NONE else f", profile: {profile}"
            lines.append(
                f"  - {{id: {metric}.{profile.replace(' ', '-')}, kind: deadline, metric: {metric},"
                f" within: {limit}, calendar: office,\n"
                f"     targets: [{{when: {{priority: urgent}}, within: {urgent}}}]{chosen}}}"
            )
    return HEAD + "\n".join(lines) + "\n"


def verdicts(by: JudgeName = "network") -> dict[tuple[str, str], dict[str, Any]]:
    """What a judge says of the ticket: a verdict record for each metric and profile."""
    profiles = (NONE, *PROFILES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sop.yaml")
        path.write_text(sop_text(profiles), encoding="utf-8")
        compiled = compile(load([path]), judge=by)
    [judged] = judge(compiled, [decode(json.dumps(parse_chat(TICKET)).encode())])
    found = msgspec.to_builtins(judged.verdicts)
    names = ((metric, profile) for metric in LIMITS for profile in profiles)
    return dict(zip(names, found, strict=True))


def cell(verdict: dict[str, Any]) -> str:
    """A verdict in few words: `late: 18h of 6h, due Tue 6 Jan 13:00`."""
    measured = verdict["measured"]
    runs = f", {verdict['activations']} runs" if verdict["activations"] > 1 else ""
    used, limit = _hours(measured["elapsed_seconds"]), _hours(measured["limit_seconds"])
    late = "**late**" if verdict["verdict"] == "fail" else "in time"
    return f"{late}: {used} of {limit}, due {_moment(measured['due_at'])}{runs}"


def _hours(seconds: int) -> str:
    hours, minutes = divmod(seconds // 60, 60)
    return "".join(f"{n}{unit}" for n, unit in ((hours, "h"), (minutes, "m")) if n) or "0m"


def _moment(text: str) -> str:
    moment = datetime.fromisoformat(text)
    return f"{moment:%a} {moment.day} {moment:%b %H:%M}"


def ticket_tables() -> str:
    """The SOP's rules, the ticket, and the table profile × metric."""
    found = verdicts()
    rules = sop_text(["PROFILE"]).removeprefix(HEAD).replace(".PROFILE", "")
    rows = [
        [_name(profile), *(cell(found[metric, profile]) for metric in LIMITS)]
        for profile in (NONE, *PROFILES)
    ]
    table = _table(["", *(f"`{metric}`" for metric in LIMITS)], rows)
    return f"```yaml\nrules:\n{rules}```\n\n```text\n{TICKET}```\n\n{table}"


def option_tables() -> str:
    """Profile × option, `pause_on` by metric, and what each cell rests on."""
    sources: dict[tuple[str, str], int] = {}

    def shown(found: Cell | None, default: object) -> str:
        if found is None:
            return f"*{_value(default)}*"
        return f"{_value(found.value)} [{sources.setdefault((found.source, found.says), len(sources) + 1)}]"

    standard = Deadline.parse({"within": "1h"})
    choices = [
        [_name(name), *(shown(profile.choices.get(c), getattr(standard, c)) for c in CHOICES)]
        for name, profile in PROFILES.items()
    ]
    pauses = [
        [_name(name), *(shown(profile.pauses.get(metric), _pauses(metric)) for metric in METRICS)]
        for name, profile in PROFILES.items()
    ]
    notes = "\n".join(f"{number}. <{link}>: {says}." for (link, says), number in sources.items())
    first = _table(["", *(f"`{choice}`" for choice in CHOICES)], choices)
    second = _table(["`pause_on`", *(f"`{metric}`" for metric in METRICS)], pauses)
    return f"{first}\n{second}\n{notes}\n"


def _pauses(metric: str) -> tuple[str, ...]:
    return Deadline.parse({"within": "1h", "metric": metric}).pauses()


def _name(profile: str) -> str:
    return profile if profile == NONE else f"`{profile}`"


def _value(value: object) -> str:
    return (", ".join(value) or "none") if isinstance(value, tuple) else str(value)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def page(text: str) -> str:
    """The page with its tables as they should be."""
    for name, made in (("options", option_tables()), ("ticket", ticket_tables())):
        begin, end = f"<!-- {name}: written by docs/clocks.py -->", f"<!-- end of {name} -->"
        assert begin in text and end in text, f"docs/clocks.md lost its marker {begin}"
        text = re.sub(f"{begin}.*{end}", lambda _, s=f"{begin}\n{made}{end}": s, text, flags=re.S)
    return text


def explained(text: str) -> Iterator[tuple[str, str]]:
    """The metrics that the page explains, each with its words: paragraphs that begin `**metric**`."""
    yield from re.findall(r"^\*\*`(\w+)`\*\*(.*?)(?=\n\n|\Z)", text, flags=re.S | re.M)


if __name__ == "__main__":
    there = PAGE.read_text(encoding="utf-8")
    wanted = page(there)
    if sys.argv[1:] == ["--check"]:
        sys.exit("Run: python docs/clocks.py" if wanted != there else 0)
    PAGE.write_text(wanted, encoding="utf-8")
