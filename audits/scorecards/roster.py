"""Who the agents are: names and teams, from when until when, in a CSV or YAML file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from audits.entries import Entry, Mistake, WrongList, read_entries, read_text, wrong_keys
from audits.waivers.book import is_day

KEYS = ("agent", "name", "team", "from", "until")
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")


@dataclass(frozen=True, slots=True)
class Member:
    """An agent with a name and in a team ("" without), from and until a day, both included; "" is open."""

    agent: str
    name: str = ""
    team: str = ""
    since: str = ""
    until: str = ""

    def on(self, day: str) -> bool:
        """Whether this holds on a day (YYYY-MM-DD); an unknown day ("") is only within what is open."""
        if not day:
            return not self.since and not self.until
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)


@dataclass(frozen=True, slots=True)
class Roster:
    """The members by agent, in the order of the file."""

    members: Mapping[str, Sequence[Member]] = field(default_factory=dict)

    def team(self, agent: str | None, day: str) -> str | None:
        """The agent's team on a day; None without one."""
        found = self.members.get(agent or "", ())
        return next((one.team for one in found if one.on(day) and one.team), None)

    def name(self, agent: str | None) -> str:
        """What the agent is called, last; "" if nobody says."""
        found = self.members.get(agent or "", ())
        return next((one.name for one in reversed(found) if one.name), "")


def read_roster(path: str) -> Roster:
    """Reads the file: YAML if it is called so, else CSV with a header. Raises WrongList."""
    entries = read_entries(path) if path.lower().endswith((".yaml", ".yml")) else _rows(path)
    mistakes: list[Mistake] = []
    members: dict[str, list[Member]] = {}
    for entry in entries:
        wrong = [*wrong_keys(entry, KEYS, ("agent",)), *_wrong_days(entry)]
        mistakes += wrong
        if not wrong:
            values = entry.values
            told = (values.get(name, "") for name in KEYS)
            members.setdefault(values["agent"], []).append(Member(*told))
    mistakes += _overlaps(path, members.values())
    if mistakes:
        raise WrongList(mistakes)
    return Roster(members)


def _rows(path: str) -> Iterable[Entry]:
    if path.lower().endswith(_WORKBOOKS):
        id = "buku kerja tidak dibaca di sini; simpan sebagai CSV (di Excel: Simpan Sebagai, CSV UTF-8)"
        en = "workbooks are not read here; save it as CSV (in Excel: Save As, CSV UTF-8)"
        raise WrongList([Mistake(path, None, id, en)])
    text = read_text(path)
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise WrongList([Mistake(path, None, f"bukan CSV: {error}", f"is not CSV: {error}")]) from None
    names = [name.strip().lower() for name in rows[0]] if rows else []
    if "agent" not in names:
        id, en = "baris pertama harus memuat kolom `agent`", "the first line must name a column `agent`"
        raise WrongList([Mistake(path, 1, id, en)])
    for number, row in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in row):
            cells = (cell.strip() for cell in row)
            yield Entry(path, number, dict(zip(names, cells, strict=False)))


def _wrong_days(entry: Entry) -> list[Mistake]:
    mistakes = []
    for name in ("from", "until"):
        day = entry.values.get(name, "")
        if day and not is_day(day):
            mistakes.append(
                entry.mistake(
                    f"`{name}`: `{day}` bukan tanggal; tulis misalnya 2026-01-31",
                    f"`{name}`: `{day}` is no date; write 2026-01-31, for example",
                )
            )
    return mistakes


def _overlaps(path: str, groups: Iterable[Sequence[Member]]) -> Iterable[Mistake]:
    """Agents who would be in two teams on one day."""
    for members in groups:
        ordered = sorted((one for one in members if one.team), key=lambda one: one.since)
        for one, later in pairwise(ordered):
            if one.team != later.team and (not one.until or later.since <= one.until):
                id = f"`{one.agent}` ada di dua tim sekaligus: {one.team}, {later.team}"
                en = f"`{one.agent}` is in two teams at once: {one.team}, {later.team}"
                yield Mistake(path, None, id, en)
                break
