"""SOPs as they were: `REV:path` names files and folders of a git revision, read with `git show` alone."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from sop.files import LIBRARY, SUFFIXES
from sop.load import load, load_versions
from sop.model import Sop
from sop.problem import InvalidSop, Place, Problem
from sop.source import read_source

Loaded = TypeVar("Loaded")

_MOST = 2_000
"""Files fetched for one SOP."""


def sop_at(name: str) -> Sop:
    """The SOP in a file, a folder, `library:NAME` or `REV:path`. Raises InvalidSop."""
    return _at(name, load)


def versions_at(name: str, root: str | None = None) -> tuple[Sop, ...]:
    """Its dated versions, the oldest first. `root`: a folder of the repository, if not this one."""
    return _at(name, load_versions, root)


def in_revision(name: str) -> tuple[str, str] | None:
    """Revision and path of a `REV:path`; None if the name is of something else."""
    revision, colon, path = name.partition(":")
    if not colon or name.startswith(LIBRARY) or not revision or revision.startswith("-"):
        return None
    return None if Path(name).exists() else (revision, path)


def _at(name: str, read: Callable[[list[str]], Loaded], root: str | None = None) -> Loaded:
    parts = in_revision(name)
    if parts is None:
        return read([name])
    with _fetched(*parts, root) as local:
        try:
            return read([local])
        except InvalidSop as error:
            raise _as_named(error, local, name) from None


def _as_named(error: InvalidSop, local: str, name: str) -> InvalidSop:
    """The problems with their places in the revision, not in the folder that was made for it."""
    from dataclasses import replace

    def said(file: str) -> str:
        return name if file == local else file

    problems = tuple(replace(one, at=replace(one.at, file=said(one.at.file))) for one in error.problems)
    return InvalidSop(problems, {said(file): text for file, text in error.texts.items()})


@contextmanager
def _fetched(revision: str, path: str, root: str | None = None) -> Iterator[str]:
    """A folder with the file or folder of a revision and all that it uses; the path in it."""
    with TemporaryDirectory(prefix="sop-") as folder:
        waiting = [os.path.normpath(path)]
        seen: set[str] = set()
        while waiting and len(seen) < _MOST:
            one = waiting.pop()
            if one in seen or one.startswith(".."):
                continue
            seen.add(one)
            content = _shown(revision, one, root)
            if content is None:
                if one == os.path.normpath(path):
                    said = {"file": f"{revision}:{path}", "reason": "git show", "guess": None}
                    raise InvalidSop((Problem("no-file", Place(f"{revision}:{path}"), said),), {})
                continue
            if content.startswith(f"tree {revision}:".encode()):
                names = content.decode(errors="replace").splitlines()[2:]
                entries = (
                    name for name in names if name.endswith(("/", *SUFFIXES)) and not name.startswith(".")
                )
                waiting += [os.path.normpath(f"{one}/{name}") for name in entries]
                continue
            target = Path(folder, one)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            waiting += _used(one, content)
        yield os.path.join(folder, os.path.normpath(path))  # noqa: PTH118


def _used(name: str, content: bytes) -> Iterator[str]:
    data = read_source(name, content).data
    uses = data.get("uses") if isinstance(data, dict) else None
    for used in uses if isinstance(uses, list) else ():
        if isinstance(used, str) and not used.startswith(LIBRARY) and not Path(used).is_absolute():
            yield os.path.normpath(Path(name).parent / used)


def _shown(revision: str, path: str, root: str | None) -> bytes | None:
    spec = f"{revision}:" if path == "." else f"{revision}:{path}"
    where = ("-C", root) if root else ()
    options = ("--no-textconv", "--no-ext-diff", "--end-of-options")
    command = ["git", *where, "--no-pager", "show", *options, spec]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
