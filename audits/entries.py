"""Lists that people keep beside an SOP : YAML whose items are mappings of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from audits.readers.reasons import told

MOST = 20
"""Mistakes of one file that are named."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a list, in Indonesian and English; `line` counts from 1, None is the whole file."""

    file: str
    line: int | None
    id: str
    en: str

    def said(self, language: str) -> str:
        """`waivers.yaml:3: what is wrong`."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.id if language == 'id' else self.en}"


class WrongList(Exception):
    """A list that cannot be used; all that is wrong with it."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("; ".join(one.said("en") for one in mistakes[:3]))
        self.mistakes = tuple(mistakes[:MOST])


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: where it begins and its values as they are written, without blanks around them."""

    file: str
    line: int
    values: Mapping[str, str]

    def mistake(self, id: str, en: str) -> Mistake:
        """A mistake in this item."""
        return Mistake(self.file, self.line, id, en)


def read_text(path: str) -> str:
    """The file's text. Raises WrongList if it cannot be read or is not UTF-8."""
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        why = f"cannot be read: {error.strerror or error}"
        raise WrongList([Mistake(path, None, told(why, "id"), why)]) from None
    except UnicodeDecodeError:
        raise WrongList([Mistake(path, None, "bukan teks UTF-8", "is not UTF-8 text")]) from None


def read_entries(path: str) -> list[Entry]:
    """The items of a YAML list. Raises WrongList."""
    return parse_entries(read_text(path), path)


def parse_entries(text: str, file: str) -> list[Entry]:
    """The items of a list that is written in `text`; none of an empty one. Raises WrongList."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        said = str(getattr(error, "problem", None) or "YAML")
        line = None if mark is None else mark.line + 1
        raise WrongList([Mistake(file, line, f"bukan YAML: {said}", f"is not YAML: {said}")]) from None
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        id, en = (
            "harus berupa daftar: setiap butir diawali `- `",
            "must be a list: each item begins with `- `",
        )
        raise WrongList([Mistake(file, root.start_mark.line + 1, id, en)])
    mistakes: list[Mistake] = []
    entries = [entry for node in root.value if (entry := _entry(node, file, mistakes)) is not None]
    if mistakes:
        raise WrongList(mistakes)
    return entries


def _entry(node: yaml.Node, file: str, mistakes: list[Mistake]) -> Entry | None:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        mistakes.append(Mistake(file, line, "harus berisi `kunci: nilai`", "must have `key: value`"))
        return None
    values: dict[str, str] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            id, en = "hanya teks biasa yang dibaca di sini", "only plain text can stand here"
            mistakes.append(Mistake(file, key.start_mark.line + 1, id, en))
            continue
        if key.value in values:
            id, en = f"`{key.value}` ditulis dua kali", f"`{key.value}` is written twice"
            mistakes.append(Mistake(file, key.start_mark.line + 1, id, en))
        empty = value.tag == "tag:yaml.org,2002:null" and not value.style
        values[key.value] = "" if empty else value.value.strip()
    return Entry(file, line, values)


def wrong_keys(entry: Entry, known: Sequence[str], needed: Iterable[str]) -> list[Mistake]:
    """What is missing in an item, and what does not belong there."""
    from sop.guess import closest

    mistakes = []
    for name in needed:
        if not entry.values.get(name):
            mistakes.append(entry.mistake(f"`{name}` belum diisi", f"`{name}` is missing"))
    for name in entry.values:
        if name in known:
            continue
        guess = closest(name, list(known))
        id = f"`{name}` tidak dikenal" + (f"; maksud Anda `{guess}`?" if guess else "")
        en = f"`{name}` is not known" + (f"; did you mean `{guess}`?" if guess else "")
        mistakes.append(entry.mistake(id, en))
    return mistakes
