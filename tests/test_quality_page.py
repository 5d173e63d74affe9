"""docs/quality.md says how right the shipped signals are, and shows nothing of the messages held out."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "quality.md"
HELD_OUT = sorted((ROOT / "tests/data/labelled").glob("*test.ndjson"))


@pytest.mark.parametrize("file", HELD_OUT, ids=lambda file: file.name)
def test_no_message_held_out_is_quoted_on_the_page_or_in_a_library(file: Path) -> None:
    shown = " ".join(PAGE.read_text("utf-8").split())
    messages = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert messages
    assert [one["id"] for one in messages if len(one["text"]) > 12 and one["text"] in shown] == []
    assert [one["id"] for one in messages if re.search(rf"\b{re.escape(one['id'])}\b", shown)] == []


def test_recorded_figures_are_counts_and_nothing_else() -> None:
    for one in json.loads((ROOT / "docs/quality.json").read_text("utf-8"))["sets"]:
        assert {half["half"] for half in one["halves"]} == {"dev", "test"}
        for row in (row for half in one["halves"] for row in half["signals"]):
            name, *counts = row.values()
            assert isinstance(name, str)
            assert all(isinstance(count, int) for count in counts)
            assert row["tp"] + row["fn"] == row["positives"] <= row["messages"]


MEASURES_A_FOLDER = """
import sys
sys.path.insert(0, "")
from pathlib import Path
from bench import quality
quality.FIGURES = Path(sys.argv[2])
quality.subprocess.run = lambda command, check: print(command[-1])
quality.quality(Path(sys.argv[1]))
"""


def test_the_figures_are_made_from_a_folder_by_one_command(tmp_path: Path) -> None:
    turns: list[dict[str, Any]] = [
        {"dialogue": f"{n}", "by": by, "acts": acts, "text": text}
        for n in range(20)
        for by, acts, text in (
            ("customer", ["THANK_YOU"], "Thank you so much"),
            ("agent", ["REQ_MORE"], "Is there anything else I can help you with?"),
            ("customer", ["NEGATE", "GOODBYE"], "No. Goodbye"),
        )
    ]
    (tmp_path / "sgd").mkdir()
    lines = "".join(json.dumps(turn) + "\n" for turn in turns)
    (tmp_path / "sgd/turns.ndjson.gz").write_bytes(gzip.compress(lines.encode()))
    (tmp_path / "stif").mkdir()
    for name in ("train", "dev"):
        (tmp_path / f"stif/{name}.informal.txt").write_text("gak bisa kak, udh dicoba\n", "utf-8")
        (tmp_path / f"stif/{name}.formal.txt").write_text("Tidak bisa, sudah dicoba.\n", "utf-8")
    figures = tmp_path / "quality.json"
    command = [sys.executable, "-c", MEASURES_A_FOLDER, str(tmp_path), str(figures)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("generate.py")
    sets = {one["title"]: one for one in json.loads(figures.read_text("utf-8"))["sets"]}
    halves = sets["Schema-guided dialogue"]["halves"]
    assert sum(half["messages"] for half in halves) == len(turns)
    thanks = [row for half in halves for row in half["signals"] if row["signal"] == "thanks"]
    assert sum(row["tp"] for row in thanks) == 20
