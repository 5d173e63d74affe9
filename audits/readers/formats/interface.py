"""What every format is: a module that recognises its exports and reads them as conversation records.

A module of FORMATS has SUFFIXES (what its files may be called, looked for in folders), `recognises(export)`,
which looks at the beginning only, and `read(export, asked, account)`, which gives records (plain dicts in the
form of `conversation/1`; what has no place there stays under keys of its own) and, for what cannot be read,
BadRecord.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Literal, Protocol

from audits.readers.chunk import BadRecord
from audits.readers.formats.export import Export

Record = dict[str, Any]
"""One conversation in the form of `conversation/1`."""

DateOrder = Literal["dmy", "mdy", "ymd"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user said about the exports. `format` is a name of FORMATS, or "auto".

    `agents`: names of those who answer for the company (None: guess from what the export tells). `gap`: a
    silence that ends one conversation and begins the next, unless the company answers after it. `mapping`:
    the file that explains a table.
    `lenient`: parties that cannot be told are left open instead of refused. `colleagues`: the names that
    write in several of the chats that are read together (asked only where nothing else tells).
    """

    format: str = "auto"
    agents: tuple[str, ...] | None = None
    date_order: DateOrder | None = None
    gap: timedelta | None = None
    mapping: str | None = None
    lenient: bool = False
    colleagues: Callable[[], Collection[str]] | None = None


@dataclass(slots=True)
class Account:
    """What was read, what was left out and why, and what had to be guessed.

    The keys of `read` and `skipped` are codes, `notes` are a code and what it is about; audits/cli/account.py
    has the words.
    """

    formats: dict[str, str] = field(default_factory=dict)
    """Source -> the format it was read as."""
    read: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    notes: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    bad: int = 0

    def note(self, code: str, **about: str) -> None:
        """Remembers, once, something that the user should know."""
        if (code, about) not in self.notes:
            self.notes.append((code, about))


class Format(Protocol):
    """A module of FORMATS."""

    SUFFIXES: tuple[str, ...]

    def recognises(self, export: Export) -> bool:
        """Whether the beginning looks like this format."""

    def read(self, export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
        """The conversations of one file. Raises Unclear, Damaged or Refused."""


class Unclear(Exception):
    """The export can be read only if the user says more. `code` is what is missing, `about` the details."""

    def __init__(self, code: str, source: str, choices: Sequence[str] = (), detail: str = "") -> None:
        super().__init__(f"{source}: {code} {detail or ', '.join(choices)}")
        self.code = code
        self.source = source
        self.choices = tuple(choices)
        self.detail = detail
