"""What is generated is what is committed: the schema, the pages of the rule kinds, the commands' help."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

GENERATE = Path(__file__).parents[1] / "docs" / "generate.py"


def test_generated_files_are_up_to_date() -> None:
    """Else: python docs/generate.py"""
    done = subprocess.run(
        [sys.executable, str(GENERATE), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stdout + done.stderr
