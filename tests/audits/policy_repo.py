"""A scratch git repository with the sample policy in it, as a team would have it after copying."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

POLICY = Path(__file__).parents[2] / "examples" / "policy"


class Repo:
    """The repository: SOPs are edited in it, and commits made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sop = folder / "sop" / "toko.yaml"

    def git(self, *arguments: str) -> None:
        """Runs git as an officer without any settings of their own."""
        who = ("-c", "user.name=officer", "-c", "user.email=officer@example.com")
        options = ("-c", "commit.gpgsign=false", "-c", "tag.gpgsign=false")
        subprocess.run(["git", *who, *options, *arguments], cwd=self.folder, check=True, capture_output=True)

    def edit(self, old: str, new: str, file: str = "sop/toko.yaml") -> None:
        """Replaces a text that must be there."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new), encoding="utf-8")

    def commit(self) -> None:
        """Everything as it is now."""
        self.git("add", "--all")
        self.git("commit", "--message", "change")


def policy_repo(folder: Path) -> Repo:
    """A copy of the sample, committed and tagged."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed: nothing of a policy repository was tested")
    shutil.copytree(POLICY, folder / "repo")
    repo = Repo(folder / "repo")
    repo.git("init", "--quiet", "--initial-branch", "main")
    repo.commit()
    repo.git("tag", "v1.0.0")
    return repo
