"""What git knows of the folder a file is in. Without git, or outside a repository, it knows nothing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

_SECONDS = 20


def root_of(file: str) -> str | None:
    """The top folder of the repository that a file or folder is in; None outside of any. Runs nothing."""
    start = Path(os.path.realpath(file))
    for folder in (start, *start.parents):
        if (folder / ".git").exists():
            return str(folder)
    return None


def last_tag(root: str) -> str | None:
    """The newest tag that the checked-out commit has, or has behind it."""
    return _said(root, "describe", "--tags", "--abbrev=0")


def is_revision(root: str, revision: str) -> bool:
    """Whether there is such a commit."""
    if revision.startswith("-"):
        return False
    return _said(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is not None


def changed_since(root: str, revision: str, files: Sequence[str]) -> bool:
    """Whether any of the files is not as it was then; a file that git does not know counts as unchanged."""
    options = ("--quiet", "--no-ext-diff", "--no-textconv", "--end-of-options")
    command = ["git", "-C", root, "diff", *options, revision, "--", *files]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 1


def inside(root: str, file: str) -> str:
    """A file's path from the top of its repository, as git writes it."""
    return Path(os.path.relpath(os.path.realpath(file), root)).as_posix()


def _said(root: str, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", "-C", root, *arguments], capture_output=True, check=False, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else None
