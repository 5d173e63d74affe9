"""Where journals lie: in the user's own cache folder, one for the same data and SOPs."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from audits.locking import lock

KEPT_DAYS = 14
"""Days after which a journal that nobody continued is removed."""

_ENDING = ".journal"


def folder() -> Path:
    """The folder of journals: sop-audit in XDG_CACHE_HOME, which is ~/.cache by default."""
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not base.is_absolute():
        try:
            base = Path.home() / ".cache"
        except RuntimeError:  # a user without a home, as in some containers
            base = Path(tempfile.gettempdir())
    return base / "sop-audit"


def place(data: Sequence[str], sops: Sequence[str]) -> Path:
    """The journal of audits of these paths."""
    named = [["-" if path == "-" else str(Path(path).absolute()) for path in paths] for paths in (data, sops)]
    name = blake2b(os.fsencode(repr(named)), digest_size=12).hexdigest()
    return folder() / f"{name}{_ENDING}"


def sweep(now: float | None = None) -> None:
    """Removes journals that nobody continued for KEPT_DAYS."""
    oldest = (time.time() if now is None else now) - KEPT_DAYS * 86_400
    with suppress(OSError):
        for path in folder().glob(f"*{_ENDING}"):
            with suppress(OSError):
                if path.stat().st_mtime < oldest:
                    with path.open("rb") as file:
                        if lock(file) != "busy":
                            path.unlink()
