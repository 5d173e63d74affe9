"""Dated versions of one SOP: which documents they are, and whether each date belongs to one of them only.

Documents that share the key `sop` but not `version` and `effective` are versions of one another, as soon as
one of them is dated. Every other document that was named takes part in each version.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any

from sop.files import Document, Gathered
from sop.moments import parse_moment
from sop.problem import Note, Place, Problem

_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Version:
    """One version: its documents, and from when until before when it is in force."""

    documents: tuple[Document, ...]
    begin: datetime = _FIRST
    until: datetime = _LAST

    @property
    def head(self) -> Document:
        """The document with its dates."""
        dated = (document for document in self.documents if "effective" in document.source.data)
        return next(dated, self.documents[0])

    @property
    def name(self) -> str:
        """`id@version`."""
        data = self.head.source.data
        return f"{data['sop']}@{data.get('version')}"

    @property
    def place(self) -> Place:
        """Where its dates stand, or could."""
        source = self.head.source
        return source.place(("effective",)) if "effective" in source.data else source.place(("sop",))


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions in some documents, oldest first; none where there is one SOP without other versions."""

    versions: tuple[Version, ...]
    others: tuple[Document, ...]
    """The documents that take part in every version."""
    problems: tuple[Problem, ...]

    def names(self, version: Version) -> list[str]:
        """The files to read for a version, its own first."""
        return [document.source.name for document in (*version.documents, *self.others)]


def versions_in(gathered: Gathered) -> Versions:
    """Finds the versions among the documents that the user named."""
    families: dict[str, list[Document]] = {}
    for document in gathered.files:
        if document.named and _may_be_one(document):
            families.setdefault(document.source.data["sop"], []).append(document)
    found = [versions for family in families.values() if (versions := _versions(family))]
    if not found:
        return Versions((), (), ())
    versions = found[0]
    own = {document.source.name for version in versions for document in version.documents}
    others = tuple(one for one in gathered.files if one.main and one.source.name not in own)
    problems = [*_overlaps(versions), *_repeated(versions)]
    for family in found[1:]:
        source = family[0].head.source
        said = {"name": source.data["sop"], "other": versions[0].head.source.data["sop"]}
        problems.append(Problem("versions-of-two", source.place(("sop",)), said))
    return Versions(tuple(versions), others, tuple(problems))


def _may_be_one(document: Document) -> bool:
    """Whether it is an SOP. One that another document uses has dates if it is more than a part of that."""
    data = document.source.data
    return (
        isinstance(data, dict) and isinstance(data.get("sop"), str) and (document.main or "effective" in data)
    )


def _versions(family: Sequence[Document]) -> list[Version]:
    """The versions that documents of one name make, oldest first; none if all are of the same version."""
    groups: list[list[Document]] = []
    for document in sorted(family, key=lambda one: "effective" not in one.source.data):
        mine = next((group for group in groups if _same(group[0], document)), None)
        if mine is None:
            groups.append([document])
        else:
            mine.append(document)
    if len(groups) < 2 or not any("effective" in document.source.data for document in family):
        return []
    return sorted(map(_version, groups), key=lambda version: version.begin)


def _same(one: Document, other: Document) -> bool:
    """Whether a document belongs to the version of another, which has the dates if either has."""
    mine, its = one.source.data, other.source.data
    return mine.get("version") == its.get("version") and (
        "effective" not in its or mine.get("effective") == its["effective"]
    )


def _version(documents: Sequence[Document]) -> Version:
    data = documents[0].source.data
    effective = data.get("effective")
    dates: dict[str, Any] = effective if isinstance(effective, dict) else {}
    zone = data.get("timezone")
    begin, until = _moment(dates.get("from"), zone, end=False), _moment(dates.get("until"), zone, end=True)
    return Version(tuple(documents), begin or _FIRST, until or _LAST)


def _moment(text: Any, zone: Any, *, end: bool) -> datetime | None:
    """The instant, None if the file is wrong about it; its own check says how."""
    try:
        return parse_moment(text, zone, end).astimezone(UTC)
    except (TypeError, AttributeError, ValueError, OverflowError, OSError, KeyError):
        return None


def _overlaps(versions: Sequence[Version]) -> Iterator[Problem]:
    for older, newer in combinations(versions, 2):
        if newer.begin < older.until:
            note = Note("in-force", newer.place, {"name": newer.name})
            said = {"name": older.name, "other": newer.name, "guess": _until(older, newer)}
            yield Problem("versions-overlap", older.place, said, notes=(note,))


def _until(older: Version, newer: Version) -> str | None:
    """The `until` with which the older version ends where the newer one begins."""
    if newer.begin <= older.begin:
        return None
    text = newer.head.source.data["effective"]["from"].strip()
    if len(text) == len("2026-01-01"):
        text = (datetime.fromisoformat(text) - timedelta(days=1)).date().isoformat()
    return f"until: {text}"


def _repeated(versions: Sequence[Version]) -> Iterator[Problem]:
    for older, newer in combinations(versions, 2):
        if older.name == newer.name:
            source = newer.head.source
            path = ("version",) if "version" in source.data else ("sop",)
            note = Note("in-force", older.place, {"name": older.name})
            yield Problem(
                "version-twice", source.place(path), {"name": newer.name}, level="warning", notes=(note,)
            )
