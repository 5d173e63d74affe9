"""Locks on open files, which end with the process that holds them, even a killed one."""

from __future__ import annotations

from typing import IO, Any, Literal

try:
    import fcntl
except ImportError:  # Windows has no such locks
    fcntl = None  # type: ignore[assignment]

Held = Literal["held", "busy", "unknown"]


def lock(file: IO[Any] | int, *, wait: bool = False) -> Held:
    """Takes the file (or the descriptor of a folder) for this process alone, until it is closed.

    "busy": another has it, here or in another process; with `wait` this waits for it instead. "unknown": the
    system or the file system has no locks.
    """
    if fcntl is None:
        return "unknown"
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return "busy"
    except OSError:
        return "unknown"
    return "held"
