"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO


@contextmanager
def replacing(path: str | Path) -> Iterator[BinaryIO]:
    """A file to write bytes to; it takes the place of `path` when the block ends well, else it is gone.

    Until then, what is at `path` stays as it was. "-" is standard output; that, pipes and devices are written
    to directly. A reader that stops reading (`| head`) ends the block quietly. Raises OSError.
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
    temporary = target.with_name(f".{target.name[:200]}.{token_hex(6)}")
    try:
        with temporary.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


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
