"""The page docs/quality.md: how right the shipped signals are, measured when the page is written.

Sets in the repository are measured here; figures of sets that are too big for it, or may not be passed on,
are read from docs/quality.json, which `python -m bench quality --data FOLDER` writes. No text is shown.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

from quality_words import AFTER, BEFORE, NOT_MEASURED, RECORDED, STALE, UNLABELLED

from audits.intervals import f1_interval, share, wilson
from audits.measuring.labelled import read_labelled
from audits.measuring.labels import Label, Labels
from audits.measuring.measure import Source, measure
from audits.measuring.result import Result
from sop.load import load
from sop.model import Sop

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "docs" / "quality.json"

Row = Mapping[str, Any]
"""A signal in a set: signal, messages, positives, tp, fp, fn."""


@dataclass(frozen=True, slots=True)
class Half:
    """One half of a set: what it is called, and its signals' rows."""

    name: str
    messages: int
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Set:
    """A labelled set: halves whose errors the phrases' authors looked at (`dev`) or not (`test`)."""

    title: str
    library: str
    about: str
    test: Half
    dev: Half | None = None
    unlabelled: Sequence[str] = ()
    """Labels that no signal of the library is called like."""
    digest: str | None = None
    """Of recorded figures: the library's then."""


STAR = {
    "greeting": ("hello",),
    "closing_question": ("anything_else",),
    "farewell": ("goodbye_1", "goodbye_2", "ride_bye", "trivia_bye", "spaceship_bye"),
}
"""Signal -> the acts of STAR that mean it."""

OWN = (
    ("tests/data/labelled", "", "signals/id", "Indonesian customer-service messages"),
    ("tests/data/labelled", "en.", "signals/en", "English customer-service messages"),
)
"""Folder, prefix of dev.ndjson and test.ndjson, library, what they are."""


@cache
def quality_page() -> str:
    """The whole page, Markdown; measuring takes some seconds, once."""
    libraries = {name: load([f"library:{name}"]) for name in ("signals/id", "signals/en")}
    sets = [*_own(libraries), *_star(libraries), *_recorded()]
    parts = [BEFORE, *(_section(one, libraries[one.library]) for one in sets), _unmeasured(sets, libraries)]
    return "\n".join([*parts, AFTER])


CAVEATS = {
    "signals/id": " The authors of the phrases learned from dev and never saw test.",
    "signals/en": " **Weak evidence**: one author wrote messages, labels and phrases in one sitting, so that "
    "test is nearly as well known as dev; believe the public sets below rather than these figures.",
}
"""How far a set's figures can be believed."""


def _own(libraries: Mapping[str, Sop]) -> Iterator[Set]:
    for folder, prefix, library, what in OWN:
        files = {half: ROOT / folder / f"{prefix}{half}.ndjson" for half in ("dev", "test")}
        if not all(file.exists() for file in files.values()):
            continue
        names: dict[str, None] = {}
        halves = {half: _labelled(file, libraries[library], half, names) for half, file in files.items()}
        yield Set(
            title=what,
            library=library,
            about=f"[{folder}](../{folder}/README.md), in this repository. Single messages, written and "
            "labelled for this purpose before any phrase was tried on them; halves by a hash of the id."
            + CAVEATS[library],
            test=halves["test"],
            dev=halves["dev"],
            unlabelled=[name for name in names if name not in libraries[library].signals],
        )


def _labelled(file: Path, sop: Sop, half: str, names: dict[str, None]) -> Half:
    """One half; the labels in it are added to `names`."""
    messages = read_labelled([str(file)], lambda bad: sys.exit(f"{bad.source}:{bad.line}: {bad.reason}"))
    found = {label for message in messages for label in message.fields["labels"]}
    names.update(dict.fromkeys(sorted(found)))
    labels = Labels([Label("labels", name, name) for name in sop.signals if name in found])
    return Half(half, len(messages), rows(measure(sop, messages, labels, Source())))


def _star(libraries: Mapping[str, Sop]) -> Iterator[Set]:
    file = ROOT / "tests/data/star/conversations.ndjson"
    messages = read_labelled([str(file)], lambda bad: None)
    sop = libraries["signals/en"]
    acts = [Label("labels", act, signal) for signal, some in STAR.items() for act in some]
    result = measure(sop, messages, Labels(acts), Source(by="agent"))
    yield Set(
        title="STAR: chats between people",
        library="signals/en",
        about="[tests/data/star](../tests/data/star/README.md), in this repository (MIT): agents' messages "
        "in 60 chats, each labelled with the one act that it is. A message that greets and asks for the "
        "name is labelled as asking only, which counts as a false alarm here.",
        test=Half("all", len(result.messages), rows(result)),
    )


def _recorded() -> Iterator[Set]:
    if not FIGURES.exists():
        return
    for one in json.loads(FIGURES.read_text(encoding="utf-8"))["sets"]:
        halves = {
            half["half"]: Half(half["half"], half["messages"], half["signals"]) for half in one["halves"]
        }
        yield Set(
            one["title"], one["library"], one["about"], halves["test"], halves.get("dev"), (), one["digest"]
        )


def rows(result: Result) -> list[dict[str, Any]]:
    """The counts of a result, and nothing of its texts."""
    names = ("signal", "messages", "positives", "tp", "fp", "fn")
    return [{name: getattr(one, name) for name in names} for one in result.signals]


def _section(one: Set, sop: Sop) -> str:
    lines = [f"## {one.title}\n", f"Signals of `library:{one.library}`. {one.about}"]
    if one.digest is not None:
        lines.append(RECORDED if one.digest == sop.digest else STALE)
    halves = [half for half in (one.dev, one.test) if half is not None]
    counted = ", ".join(f"{half.name} {half.messages:,}" for half in halves)
    lines.append(f"Messages: {counted}.\n")
    lines += _table(one)
    if one.unlabelled:
        lines.append("\n" + UNLABELLED.format(labels=", ".join(f"`{name}`" for name in one.unlabelled)))
    return "\n".join(lines) + "\n"


def _table(one: Set) -> Iterator[str]:
    dev = {} if one.dev is None else {row["signal"]: row for row in one.dev.rows}
    yield "| signal | messages | labelled | right | false | missed | precision | recall | F1 |" + (
        " F1 dev |" if one.dev else ""
    )
    yield "|---|" + "---:|" * (9 if one.dev else 8)
    for row in sorted(one.test.rows, key=lambda row: row["signal"]):
        yield _row(row) + (f" {_f1(dev.get(row['signal']))} |" if one.dev else "")
    yield _mean(one.test.rows) + (f" {_mean_f1(list(dev.values()))} |" if one.dev else "")


def _row(row: Row) -> str:
    tp, fp, fn = row["tp"], row["fp"], row["fn"]
    cells = [
        f"`{row['signal']}`",
        *(f"{row[name]:,}" for name in ("messages", "positives", "tp", "fp", "fn")),
    ]
    cells.append(_figure(share(tp, tp + fp), wilson(tp, tp + fp)))
    cells.append(_figure(share(tp, tp + fn), wilson(tp, tp + fn)))
    cells.append(_figure(share(2 * tp, 2 * tp + fp + fn), f1_interval(tp, fp, fn)))
    return f"| {' | '.join(cells)} |"


def _mean(some: Sequence[Row]) -> str:
    precision = [p for row in some if (p := share(row["tp"], row["tp"] + row["fp"])) is not None]
    recall = [r for row in some if (r := share(row["tp"], row["tp"] + row["fn"])) is not None]
    means = [f"{100 * mean(figures):.1f}" if figures else "–" for figures in (precision, recall)]
    return f"| *mean* | | | | | | {means[0]} | {means[1]} | {_mean_f1(some)} |"


def _mean_f1(some: Sequence[Row]) -> str:
    found = [
        f1 for row in some if (f1 := share(2 * row["tp"], 2 * row["tp"] + row["fp"] + row["fn"])) is not None
    ]
    return f"{100 * mean(found):.1f}" if found else "–"


def _f1(row: Row | None) -> str:
    return "–" if row is None else _mean_f1([row])


def _figure(value: float | None, interval: tuple[float, float] | None) -> str:
    if value is None or interval is None:
        return "–"
    return f"{100 * value:.1f} ({100 * interval[0]:.0f}–{100 * interval[1]:.0f})"


def _unmeasured(sets: Sequence[Set], libraries: Mapping[str, Sop]) -> str:
    """The shipped signals that no set says anything about."""
    lines = []
    for name, sop in libraries.items():
        measured = {
            row["signal"] for one in sets if one.library == name for row in one.test.rows if row["positives"]
        }
        if rest := [f"`{signal}`" for signal in sop.signals if signal not in measured]:
            lines.append(f"- `library:{name}`: {', '.join(rest)}")
    return NOT_MEASURED + "\n".join(lines or ["- none"]) + "\n"
