"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from audits.locking import lock


@contextmanager
def replacing(path: str | Path) -> Iterator[BinaryIO]:
    """A file to write bytes to; it takes the place of `path` when the block ends well, else it is gone.

    Until then, what is at `path` stays as it was. "-" is standard output; that, pipes and devices are written
    to directly. A reader that stops reading (`| head`) ends the block quietly. What a killed process left
    behind beside `path` is removed. Raises OSError.
    """
    if str(path) == "-":
        with _standard_output() as out:
            yield out
        return
    target = Path(os.path.realpath(path))
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        with suppress(BrokenPipeError), target.open("wb") as out:
            yield out
        return
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such folder", str(target.parent))
    _sweep(target)
    out, temporary = _begin(target)
    try:
        with out:
            yield out
            out.flush()
            os.fsync(out.fileno())
            if sys.platform != "win32":  # while it is locked
                _put(temporary, target)
        if sys.platform == "win32":  # where open files cannot be renamed
            _put(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _begin(target: Path) -> tuple[BinaryIO, Path]:
    """A new file beside `target`, locked while it is written."""
    while True:
        temporary = target.with_name(f"{_stem(target)}{token_hex(6)}")
        out = temporary.open("xb")
        if lock(out, wait=True) != "held" or os.fstat(out.fileno()).st_nlink:
            return out, temporary
        out.close()  # swept away before it was locked


def _put(temporary: Path, target: Path) -> None:
    if target.exists():
        temporary.chmod(stat.S_IMODE(target.stat().st_mode))
    temporary.replace(target)


def _sweep(target: Path) -> None:
    """Removes what writers of `target` left behind that are no more: nobody holds its lock."""
    stem = _stem(target)
    with suppress(OSError), os.scandir(target.parent) as beside:
        for entry in beside:
            name = entry.name
            if not (name.startswith(stem) and _TOKEN.fullmatch(name, len(stem))):
                continue
            with suppress(OSError), Path(entry.path).open("rb") as left:
                if lock(left) == "held":
                    Path(entry.path).unlink()


_TOKEN = re.compile("[0-9a-f]{12}")


def _stem(target: Path) -> str:
    return f".{target.name[:200]}."


@contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    out = sys.stdout.buffer
    try:
        sys.stdout.flush()
        yield out
        out.flush()
    except BrokenPipeError:
        # What is still buffered would be written, and fail aloud, when the interpreter ends.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
