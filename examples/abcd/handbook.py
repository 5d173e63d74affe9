"""A handbook's procedures become one SOP, and its chats conversation records.

The Action-Based Conversations Dataset (ABCD, MIT licence) holds an online shop's handbook, 55 subflows each
with its ordered actions. This script writes them as rules, one a subflow, and turns the dataset's chats into
records that can be audited under them:

    python examples/abcd/handbook.py sop kb.json ontology.json > handbook.yaml
    python examples/abcd/handbook.py chats abcd_sample.json > chats.ndjson
    sop audit chats.ndjson --sop handbook.yaml

A rule holds for chats whose field `subflow` names it (`fields.flow` tells flows with a subflow of one name
apart). Every step that the handbook asks for must be there, in its order; others may stand between.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HEAD = {
    "sop": "abcd-handbook",
    "version": "1.0.0",
    "title": "Handbook of an online shop (ABCD)",
    "language": "en",
    "timezone": "UTC",
}


def sop(steps: dict[str, list[str]], flows: dict[str, list[str]]) -> dict[str, Any]:
    """The SOP of the handbook: steps by subflow, subflows by flow."""
    rules = [
        rule(flow, subflow, steps[subflow])
        for flow, subflows in flows.items()
        for subflow in subflows
        if subflow in steps
    ]
    return {**HEAD, "rules": rules}


def rule(flow: str, subflow: str, steps: list[str]) -> dict[str, Any]:
    """One subflow: its actions in their order, from the first event of the chat on, once."""
    return {
        "id": f"{flow}-{subflow}".replace("_", "-"),
        "kind": "recovery",
        "title": f"{flow.replace('_', ' ')}: {subflow.replace('_', ' ')}",
        "pillar": "consistency",
        "when": {"fields.flow": flow, "fields.subflow": subflow},
        "trigger": {"type": {"exists": True}},
        "once": True,
        "steps": [{"id": step, "action": step} for step in steps],
    }


def chats(conversations: list[dict[str, Any]], subflows: set[str]) -> Iterator[dict[str, Any]]:
    """A conversation record for each chat."""
    for conversation in conversations:
        scenario = conversation.get("scenario", {})
        yield {
            "id": f"abcd-{conversation['convo_id']}",
            "channel": "chat",
            "fields": {
                "flow": scenario.get("flow"),
                "subflow": plain(scenario.get("subflow", ""), subflows),
            },
            "events": [
                {"type": "message", "by": "system", "public": False, "text": "chat begins"},
                *events(conversation),
            ],
        }


def plain(subflow: str, known: set[str]) -> str:
    """The subflow as the handbook names it: questions are numbered in the chats (`timing_4`)."""
    stem, _, number = subflow.rpartition("_")
    return stem if subflow not in known and number.isdigit() else subflow


def events(conversation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Messages and actions, in order; the dataset has no times."""
    turns = conversation.get("delexed") or []
    for number, (speaker, text) in enumerate(conversation["original"]):
        if speaker != "action":
            yield {"type": "message", "by": speaker, "text": text}
            continue
        targets = (turns[number].get("targets") if number < len(turns) else None) or []
        name, values = (targets[2], targets[3]) if len(targets) > 3 and targets[2] else (text, [])
        arguments = {f"value{place}": value for place, value in enumerate(values, 1)}
        yield {"type": "action", "by": "agent", "name": name, "args": arguments}


def main(task: str, *paths: str) -> None:
    """Writes the SOP or the chats to standard output."""
    read = [json.loads(Path(path).read_text(encoding="utf-8")) for path in paths]
    if task == "sop":
        steps, ontology = read
        made = sop(steps, ontology["intents"]["subflows"])
        yaml.safe_dump(made, sys.stdout, sort_keys=False, allow_unicode=True, width=110)
    elif task == "chats":
        known = set(read[1]) if len(read) > 1 else set()
        conversations = (
            read[0] if isinstance(read[0], list) else [c for part in read[0].values() for c in part]
        )
        for record in chats(conversations, known):
            sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) > 2 else sys.exit(__doc__)
