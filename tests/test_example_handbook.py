"""examples/abcd: a handbook as one SOP; a missing step and two swapped ones are found, no more."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from engine.conversation import decode
from engine.judging import compile, judge
from sop.load import load

SCRIPT = Path(__file__).parent.parent / "examples" / "abcd" / "handbook.py"
STEPS = ["pull-up-account", "validate-purchase", "membership", "update-order"]


def chat(number: int, *actions: str) -> dict[str, Any]:
    said = [["agent", "Hi!"], ["customer", "I need to return an item"]]
    return {
        "convo_id": number,
        "scenario": {"flow": "product_defect", "subflow": "return_size_2"},
        "original": [*said, *(["action", action] for action in actions), ["customer", "thanks"]],
        "delexed": [
            *({"targets": ["return_size", None, None, [], -1]} for _ in said),
            *({"targets": ["return_size", "take_action", action, ["x"], -1]} for action in actions),
            {"targets": ["return_size", None, None, [], -1]},
        ],
    }


@pytest.fixture
def findings(tmp_path: Path) -> dict[str, list[str]]:
    files = {
        "kb.json": {"return_size": STEPS, "timing": ["search-faq"]},
        "ontology.json": {
            "intents": {"subflows": {"product_defect": ["return_size"], "storewide_query": ["timing"]}}
        },
        "chats.json": [
            chat(1, *STEPS),
            chat(2, STEPS[0], STEPS[1], STEPS[3]),
            chat(3, STEPS[0], STEPS[2], STEPS[1], STEPS[3]),
            chat(4, STEPS[0], STEPS[0], "notify-team", *STEPS[1:], STEPS[0]),
        ],
    }
    for name, content in files.items():
        (tmp_path / name).write_text(json.dumps(content))
    made = {
        task: subprocess.run(
            [sys.executable, SCRIPT, task, *names], cwd=tmp_path, capture_output=True, check=True
        ).stdout
        for task, *names in (("sop", "kb.json", "ontology.json"), ("chats", "chats.json"))
    }
    (tmp_path / "sop.yaml").write_bytes(made["sop"])
    records = [decode(line) for line in made["chats"].splitlines()]
    found = {}
    for judgement in judge(compile(load([tmp_path / "sop.yaml"])), records):
        verdicts = [verdict for verdict in judgement.verdicts if verdict.verdict != "not_applicable"]
        assert [verdict.rule for verdict in verdicts] == ["product-defect-return-size"]
        found[judgement.conversation.id] = [
            one.message for one in msgspec.structs.asdict(verdicts[0])["findings"]
        ]
    return found


def test_each_planted_fault_is_one_finding(findings: dict[str, list[str]]) -> None:
    assert findings == {
        "abcd-1": [],
        "abcd-2": ["step “membership” is missing"],
        "abcd-3": ["step “membership” is out of order"],
        "abcd-4": [],
    }
