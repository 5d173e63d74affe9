"""Figures of the shipped signals on public sets that are not in the repository, for docs/quality.md.

python -m bench quality --data FOLDER

FOLDER holds sgd/turns.ndjson.gz (schema-guided dialogue turns: dialogue, by, acts, text) and stif/ with
train.informal.txt, train.formal.txt, dev.informal.txt and dev.formal.txt (the same messages, line by line).
Writes docs/quality.json (counts only), then the page.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "docs"))

from quality import FIGURES, rows

from audits.measuring.labelled import Message, read_labelled
from audits.measuring.labels import Label, Labels
from audits.measuring.measure import Source, measure
from sop.load import load
from sop.model import Sop

SGD = (
    Label("acts", "REQ_MORE", "closing_question"),
    Label("acts", "THANK_YOU", "thanks"),
    Label("acts", "GOODBYE", "farewell"),
)
_SGD_AT = "https://github.com/google-research-datasets/dstc8-schema-guided-dialogue"

STIF = ("informal",)
"""The signals that say of a message that its language is informal."""


def quality(folder: Path) -> None:
    """Measures both sets in `folder` and writes the figures and the page."""
    sets = [made for make in (_sgd, _stif) if (made := make(folder)) is not None]
    FIGURES.write_text(json.dumps({"sets": sets}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {FIGURES}")
    subprocess.run([sys.executable, str(FIGURES.parent / "generate.py")], check=True)


def _sgd(folder: Path) -> dict[str, Any]:
    sop = load(["library:signals/en"])
    messages = read_labelled([str(folder / "sgd/turns.ndjson.gz")], lambda bad: sys.exit(bad.reason))
    halves: dict[str, list[Message]] = {"dev": [], "test": []}
    for message in messages:
        halves[_half(str(message.fields["dialogue"]))].append(message)
    return {
        "title": "Schema-guided dialogue",
        "library": "signals/en",
        "digest": sop.digest,
        "about": f"[Schema-guided dialogue]({_SGD_AT}) (CC BY-SA 4.0): 24,320 turns of 1,536 service "
        "dialogues with dialogue acts; labels are REQ_MORE (`closing_question`), THANK_YOU (`thanks`) "
        "and GOODBYE (`farewell`). Halves by a hash of the dialogue's id.",
        "halves": [_measured(sop, half, some, Labels(SGD)) for half, some in halves.items()],
    }


def _stif(folder: Path) -> dict[str, Any] | None:
    sop = load(["library:signals/id"])
    labels = Labels([Label("informal", None, signal) for signal in STIF if signal in sop.signals])
    if not labels.chosen:
        print("stif: the library has no signal informal")
        return None
    files = {"dev": "train", "test": "dev"}
    return {
        "title": "STIF: informal and formal Indonesian",
        "library": "signals/id",
        "digest": sop.digest,
        "about": "[STIF-Indonesia](https://github.com/haryoa/stif-indonesia) (MIT): the same messages to "
        "companies, as they were typed and made formal by hand. Here dev is its train set and test its dev "
        "set. Some of the messages as typed are formal already, so recall cannot be complete.",
        "halves": [
            _measured(sop, half, list(_sentences(folder / "stif", name)), labels)
            for half, name in files.items()
        ],
    }


def _sentences(folder: Path, name: str) -> Iterator[Message]:
    for informal, kind in ((True, "informal"), (False, "formal")):
        file = folder / f"{name}.{kind}.txt"
        for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            fields = {"text": text, "informal": informal}
            yield Message(f"{kind}.{number}", "customer", text, fields, None, file.name, number)


def _half(name: str) -> str:
    return "test" if sha256(name.encode()).digest()[0] % 2 else "dev"


def _measured(sop: Sop, half: str, messages: Sequence[Message], labels: Labels) -> dict[str, Any]:
    result = measure(sop, messages, labels, Source())
    return {"half": half, "messages": len(messages), "signals": rows(result)}
