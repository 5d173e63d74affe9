"""Folders for what does not fit into memory: a run's own, gone with it, and swept away after a killed one."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from audits.locking import lock

_PREFIX = "sop-audit-"
_NAME = re.compile("sop-audit-[0-9a-f]{16}")


@contextmanager
def scratch() -> Iterator[Path]:
    """An empty folder where TMPDIR points, for its owner alone (mode 0700); it goes when the block ends.

    It is locked until then, so that what a killed process left can be told from what is in use: the next
    process that asks for a folder removes it. Raises OSError.
    """
    _sweep()
    path, held = _begin()
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        if held is not None:
            os.close(held)


def _begin() -> tuple[Path, int | None]:
    """A new folder and its lock; None where folders cannot be locked."""
    while True:
        path = Path(tempfile.gettempdir()) / f"{_PREFIX}{token_hex(8)}"
        path.mkdir(mode=0o700)
        try:
            held = _opened(path)
        except FileNotFoundError:  # swept away before it was locked
            continue
        except OSError:  # Windows
            return path, None
        if lock(held, wait=True) != "held" or _there(path, held):
            return path, held
        os.close(held)


def _sweep() -> None:
    """Removes what this user's killed processes left: nobody holds its lock."""
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as all_:
        left = [Path(entry.path) for entry in all_ if _NAME.fullmatch(entry.name)]
        for path in left:
            with suppress(OSError):
                held = _opened(path)
                try:
                    if _mine(held) and lock(held) == "held":
                        shutil.rmtree(path, ignore_errors=True)
                finally:
                    os.close(held)


def _opened(path: Path) -> int:
    """The folder itself, never what a link points to. Raises OSError."""
    return os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0))


def _mine(held: int) -> bool:
    return not hasattr(os, "getuid") or os.fstat(held).st_uid == os.getuid()


def _there(path: Path, held: int) -> bool:
    with suppress(OSError):
        return os.path.samestat(os.fstat(held), path.stat())
    return False
