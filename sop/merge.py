"""One SOP from several documents: who defines what, and what `override` and `extend` make of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sop.files import Document
from sop.guess import closest
from sop.problem import Note, Place, Problem
from sop.source import Path, Source

SECTIONS = ("calendars", "signals", "words", "spellings", "ladders", "rules")
UNITED = frozenset(("words", "spellings"))
"""Sections whose definitions of one name are put together: lists that cannot contradict each other."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A calendar, signal, ladder or rule as one document writes it."""

    section: str
    name: str
    raw: Any
    source: Source
    path: Path
    wrong: frozenset[Path] = frozenset()
    """Paths inside it that the schema objects to."""
    shipped: bool = False

    def sound(self, *inside: str | int) -> bool:
        """Whether the schema has nothing against the part at `inside`, so that its value can be made.

        Keys that a mapping lacks, or should not have, leave its parts sound.
        """
        return not any(path[: len(inside)] == inside for path in self.wrong)

    def says(self, word: str) -> bool:
        """`override: true` or `extend: true`."""
        return isinstance(self.raw, Mapping) and self.raw.get(word) is True

    def place(self, *inside: str | int, key: bool = False) -> Place:
        """Where a value (or key) inside the definition stands."""
        return self.source.place((*self.path, *inside), key=key)

    @property
    def plain(self) -> bool:
        """It neither overrides nor extends."""
        return not self.says("override") and not self.says("extend")

    @property
    def name_place(self) -> Place:
        """Where its name is written."""
        return self.place("id") if self.section == "rules" else self.source.place(self.path, key=True)


Merged = Mapping[str, Mapping[str, Sequence[Definition]]]
"""By section and name: the definition that counts, then those that extend it."""


def merge(
    documents: Sequence[Document],
    broken: Mapping[str, frozenset[Path]],
    known: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Merged, list[Problem]]:
    """What the documents define together, in their order, and where they contradict each other.

    A name is defined once, whichever file does it. `override: true` replaces that definition wherever it
    stands (the last of several wins, and a user comes after what it uses); `extend: true` adds to it. A
    replaced rule keeps its place in the order. Groups of words and spellings may be defined by several, and
    count together. `broken` holds, by file, the paths the schema objects to;
    `known`, by section, names that count as defined elsewhere.
    """
    merged: dict[str, dict[str, list[Definition]]] = {section: {} for section in SECTIONS}
    for document in documents:
        for definition in _definitions(document, broken.get(document.source.name, frozenset())):
            merged[definition.section].setdefault(definition.name, []).append(definition)
    problems: list[Problem] = []
    for section, names in merged.items():
        for name, found in names.items():
            if section in UNITED:
                continue
            problems += _contradictions(found, names, name in (known or {}).get(section, ()))
            names[name] = _resolved(found)
    return merged, problems


def _definitions(document: Document, broken: frozenset[Path]) -> Iterator[Definition]:
    source, data = document.source, document.source.data
    if not isinstance(data, dict):
        return
    for section in SECTIONS:
        content = data.get(section)
        if section == "rules":
            rules = content if isinstance(content, list) else []
            items = [
                (rule.get("id"), rule, index) for index, rule in enumerate(rules) if isinstance(rule, dict)
            ]
        else:
            items = [(name, raw, name) for name, raw in content.items()] if isinstance(content, dict) else []
        for name, raw, step in items:
            path: Path = (section, step)
            if isinstance(name, str):
                wrong = frozenset(inner[2:] for inner in broken if inner[:2] == path)
                yield Definition(section, name, raw, source, path, wrong, document.shipped)


def _contradictions(found: Sequence[Definition], names: Iterable[str], elsewhere: bool) -> Iterator[Problem]:
    plain = [definition for definition in found if definition.plain]
    for again in plain[1:]:
        if again.section == "ladders" and again.raw == plain[0].raw:
            continue
        said = {"name": again.name}
        first = Note("defined-first", plain[0].name_place, said)
        yield Problem(f"duplicate-{again.section}", again.name_place, said, notes=(first,))
    if not plain and not elsewhere:
        word = "override" if found[0].says("override") else "extend"
        others = [name for name in names if name != found[0].name]
        words: dict[str, Any] = {"name": found[0].name, "guess": closest(found[0].name, others)}
        yield Problem(f"{word}-nothing", found[0].name_place, words, level="warning")


def _resolved(found: Sequence[Definition]) -> list[Definition]:
    """The definition that counts and its extensions: an override drops what came before it."""
    result = [definition for definition in found if definition.plain][:1]
    for definition in found:
        if definition.says("override") or not result:
            result = [definition]
        elif definition.says("extend"):
            result.append(definition)
    return result
