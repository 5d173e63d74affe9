"""What the features can say: the steps of `steps.judging`, `steps.corpus` and `steps.commands`."""

from __future__ import annotations

from steps.commands import *  # noqa: F403 - steps are fixtures, found by being here
from steps.commands_en import *  # noqa: F403
from steps.corpus import *  # noqa: F403
from steps.judging import *  # noqa: F403
from steps.resuming import *  # noqa: F403


def pytest_bdd_apply_tag(tag: str, function: object) -> bool:
    """Tags are for readers and for tests/test_kinds_are_complete.py; none is a marker of pytest."""
    return True
