"""Finding the conversations of an id in an archive, and what a mistyped id may have meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import msgspec
from rapidfuzz.fuzz import ratio

from audits.explanation import Origin
from audits.readers import BadRecord, Chunk, read
from audits.survey import Survey
from engine.conversation import Conversation, UnreadableRecord, decode, mended

NEAR = 3
"""Ids that are offered instead of one that is not there."""
_LIKENESS = 70.0
"""How much of two ids must agree, in percent."""


@dataclass(slots=True)
class Found:
    """The conversations of an id in the order of the data, and without any the ids that are near to it."""

    conversations: list[tuple[Origin, Conversation]] = field(default_factory=list)
    near: list[str] = field(default_factory=list)
    bad: int = 0
    """Records that could not be read, those of other ids included."""


class _Named(msgspec.Struct, gc=False):
    id: str


_decoder = msgspec.json.Decoder(_Named)


def find(paths: Sequence[str], wanted: str, survey: Survey, bad: Callable[[BadRecord], object]) -> Found:
    """Reads everything once, holding nothing but what it finds; names each record that cannot be read.

    Raises InputMissing.
    """
    search = _Search(wanted, survey, bad)
    for got in read(paths):
        if isinstance(got, BadRecord):
            search.bad(got)
        else:
            search.look(got)
    found = search.found
    if not found.conversations:
        found.near = search.nearest()
    number = len(found.conversations)
    found.conversations = [(replace(origin, of=number), one) for origin, one in found.conversations]
    return found


class _Search:
    def __init__(self, wanted: str, survey: Survey, bad: Callable[[BadRecord], object]) -> None:
        self.found = Found()
        self._wanted = wanted
        self._tell = bad
        again = survey.duplicates.get(wanted, [])
        self._ordinals = {place: number for number, place in enumerate(again, 1)}
        self._near: dict[str, float] = {}

    def look(self, chunk: Chunk) -> None:
        """Looks through the records of a chunk."""
        for line, record in enumerate(chunk.lines, chunk.first_line):
            if record:
                try:
                    self._record(chunk.source, line, record)
                except UnreadableRecord as error:
                    self.bad(BadRecord(chunk.source, line, str(error)))

    def bad(self, record: BadRecord) -> None:
        """Counts and names a record that cannot be read."""
        self.found.bad += 1
        self._tell(record)

    def nearest(self) -> list[str]:
        """The nearest ids, the nearest first."""
        return sorted(self._near, key=lambda name: (-self._near[name], name))

    def _record(self, source: str, line: int, record: bytes) -> None:
        name = _id(record)
        if name == self._wanted:
            origin = Origin(source, line, self._ordinals.get((source, line), 0))
            self.found.conversations.append((origin, decode(record)))
            return
        decode(record)
        if not self.found.conversations:
            self._compare(name)

    def _compare(self, name: str) -> None:
        likeness = ratio(self._wanted.casefold(), name.casefold(), score_cutoff=_LIKENESS)
        if likeness and name not in self._near:
            self._near[name] = likeness
            if len(self._near) > NEAR:
                del self._near[self.nearest()[-1]]


def _id(record: bytes) -> str:
    """The id in a record. Raises UnreadableRecord for what is no record."""
    try:
        record.decode()
        return _decoder.decode(record).id
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        return _decoder.decode(mended(record)).id
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return decode(record).id
