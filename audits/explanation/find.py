"""Finding the conversations of an id in an archive, and what a mistyped id may have meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import msgspec
from rapidfuzz.fuzz import ratio

from audits.explanation import Origin
from audits.readers import BadRecord, Chunk, read
from audits.reports.personal import Veil, agent_names, customer_names
from audits.reports.visible import one_line
from audits.survey import Survey
from engine.conversation import Conversation, UnreadableRecord, decode, mended

LONGEST = 120
"""Characters of an id that a report shows."""
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


def find(
    paths: Sequence[str],
    wanted: str,
    survey: Survey,
    bad: Callable[[BadRecord], object],
    veil: Veil | None = None,
) -> Found:
    """Reads everything once, holding nothing but what it finds; names each record that cannot be read.

    With a `veil`, `wanted` may be an id as reports show it, `Chat WhatsApp dengan [nama]/2`.
    Raises InputMissing.
    """
    search = _Search(wanted, survey, bad, veil)
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
    def __init__(
        self, wanted: str, survey: Survey, bad: Callable[[BadRecord], object], veil: Veil | None
    ) -> None:
        self.found = Found()
        self._wanted = wanted
        self._tell = bad
        self._veil = veil if "[" in wanted else None
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
        conversation = decode(record)
        if name == self._wanted or self._shown(conversation):
            origin = Origin(source, line, self._nth(source, line))
            self.found.conversations.append((origin, conversation))
            return
        if not self.found.conversations:
            self._compare(name)

    def _nth(self, source: str, line: int) -> int:
        """Which of those that are found it is."""
        if self._veil is None:
            return self._ordinals.get((source, line), 0)
        return len(self.found.conversations)

    def _shown(self, conversation: Conversation) -> bool:
        """Whether reports show the conversation's id as what is wanted."""
        if self._veil is None:
            return False
        names = [*customer_names(conversation), *agent_names(conversation)]
        veils = (self._veil, self._veil.knowing(names))
        return any(one_line(veil.name(conversation.id), LONGEST) == self._wanted for veil in veils)

    def _compare(self, name: str) -> None:
        asked, there = self._wanted.casefold(), name.casefold()
        likeness = 100.0 if asked and asked in there else ratio(asked, there, score_cutoff=_LIKENESS)
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
