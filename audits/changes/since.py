"""`sop check --since REV`: does each version number say that the meaning moved since a revision?

Asked in seconds, not minutes: what git says is unchanged is not read again, and what cannot be decided in
time counts as changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from audits.changes import history
from sop.files import LIBRARY
from sop.load import Reading, load, load_versions
from sop.model import Sop
from sop.problem import InvalidSop, Problem

QUESTION, ALL = 2.0, 20.0
"""Seconds for one question about a rule, and for all that are asked of an SOP."""


class UnknownRevision(Exception):
    """Git has no such revision, or there is no repository."""


def problems_since(paths: Sequence[str], readings: Sequence[Reading], since: str | None) -> Iterator[Problem]:
    """Warnings about versions since a revision; since the last tag, or none at all, if it is not named.

    `readings` are what came of reading `paths`. Raises UnknownRevision.
    """
    revisions: dict[str, str | None] = {}
    together: dict[str, list[Sop]] = {}
    for reading in readings:
        sop = reading.sop
        if sop is None or sop.files[0].startswith(LIBRARY):
            continue
        root = history.root_of(sop.files[0])
        if root is None:
            if since is not None:
                raise UnknownRevision(since)
            continue
        if root not in revisions:
            revisions[root] = _revision(root, since)
        revision = revisions[root]
        if revision is None or not _changed(sop, root, revision):
            continue
        folder = _folder_of(sop.files[0], paths)
        try:
            alone = load([sop.files[0]])
        except InvalidSop:
            if folder is not None:
                together.setdefault(folder, []).append(sop)
            continue
        yield from _compared(alone, sop.files[0], root, revision)
    for folder in together:
        root = history.root_of(folder)
        revision = revisions.get(root or "")
        if root is not None and revision is not None:
            yield from _folder(folder, root, revision)


def _revision(root: str, since: str | None) -> str | None:
    if since is None:
        return history.last_tag(root)
    if since.startswith("-") or not history.is_revision(root, since):
        raise UnknownRevision(since)
    return since


def _changed(sop: Sop, root: str, revision: str) -> bool:
    own = [history.inside(root, name) for name in sop.files if not name.startswith(LIBRARY)]
    return history.changed_since(root, revision, own)


def _folder_of(file: str, paths: Sequence[str]) -> str | None:
    """The folder that the user named and the file is in."""
    return next((path for path in paths if Path(path) in Path(file).parents), None)


def _compared(new: Sop, path: str, root: str, revision: str) -> Iterator[Problem]:
    from audits.changes import versions
    from audits.proving.diff import diff
    from audits.proving.revisions import versions_at

    try:
        old = versions_at(f"{revision}:{history.inside(root, path)}", root)[-1]
    except InvalidSop:
        return
    yield from versions.backwards(old, new, revision)
    yield from versions.replaces_unknown(old, new, revision)
    yield from versions.renamed(old, new, revision)
    if old.version == new.version:
        yield from versions.unmoved(diff(old, new, QUESTION, ALL), revision)


def _folder(folder: str, root: str, revision: str) -> Iterator[Problem]:
    """Documents that only together make an SOP: a folder's number moved if any of its documents' did."""
    try:
        new = load_versions([folder])
    except InvalidSop:
        return
    yield from _compared(new[-1], folder, root, revision)
