"""Which files the user means: paths, folders and standard input as a list of sources."""

from __future__ import annotations

import difflib
import io
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from audits.readers.chunk import BadRecord, InputMissing
from audits.readers.spool import spooled

LINES = (".ndjson", ".jsonl")
PACKED = ("", ".gz", ".zst")
SUFFIXES = (*(lines + packed for lines in LINES for packed in PACKED), ".parquet")
"""What is looked for in a folder; a path given by name may be called anything."""

_HIDDEN = (".", "~$")
"""How the names of files begin that are passed over: hidden ones, and the marks of files open in Office."""

_KINDS = "conversation records are .ndjson, .jsonl (also .gz, .zst) or .parquet files"


class Paths(tuple[str, ...]):
    """Paths with what is looked for in folders: the first of `suffixes` that any file there has."""

    suffixes: Sequence[tuple[str, ...]] = (SUFFIXES,)

    def converted(self, source: Source) -> Converted | None:
        """The source in another form, to be read instead; None for what is read as it is."""
        return None


class Converted(Protocol):
    """A source as lines of conversation records, and what of it could not be read."""

    @property
    def bad(self) -> Sequence[BadRecord]:
        """What could not be read, in order."""

    def open(self) -> io.RawIOBase:
        """The lines, from the start."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read. `name` is what reports call it, `path` where it is (None: standard input)."""

    name: str
    path: Path | None

    def open(self) -> io.RawIOBase:
        """Its bytes as they are, seekable, from the start. Raises OSError."""
        if self.path is None:
            return spooled("-")
        if not stat.S_ISREG(self.path.stat().st_mode):
            return spooled(str(self.path))
        return io.FileIO(self.path)


def find(paths: Sequence[str]) -> list[Source]:
    """The sources in the order given, a folder's by name. Raises InputMissing with all that is wrong."""
    found: list[Source] = []
    wrong: list[str] = []
    suffixes = paths.suffixes if isinstance(paths, Paths) else Paths.suffixes
    for path in paths:
        try:
            found += _at(path, suffixes)
        except InputMissing as missing:
            wrong.append(str(missing))
    if any(source.name.endswith(".parquet") for source in found) and find_spec("pyarrow") is None:
        wrong.append("Parquet files need pyarrow: pip install 'sop-audit[parquet]'")
    if not paths:
        wrong.append(f"no data given; {_KINDS}, a folder of them, or - for standard input")
    if wrong:
        whole = " ".join(paths)
        if len(paths) > 1 and " " not in "".join(paths) and Path(whole).exists():
            hint = f"put quotes around a name with spaces: '{whole}'"
            raise InputMissing(f"{paths[0]}: no such file or folder; {hint}")
        raise InputMissing("\n".join(wrong))
    return found


def _at(path: str, suffixes: Sequence[tuple[str, ...]]) -> list[Source]:
    if path == "-":
        return [Source("-", None)]
    if not path:
        raise InputMissing("a path is empty; give a file, a folder, or - for standard input")
    place = Path(path)
    try:
        folder = stat.S_ISDIR(place.stat().st_mode)
    except (OSError, ValueError) as error:
        raise InputMissing(_not_there(path, error)) from None
    if not os.access(place, os.R_OK):
        raise InputMissing(f"{path}: may not be read; check its permissions")
    if not folder:
        return [Source(path, place)]
    inside = chosen_in(place, suffixes)[0]
    if not inside:
        looked_for = ", ".join(dict.fromkeys(end for wanted in suffixes for end in wanted if _plain(end)))
        raise InputMissing(f"{path}: nothing to read in this folder; looked for {looked_for}")
    return [Source((Path(path) / way).as_posix(), place / way) for way in inside]


def _plain(ending: str) -> bool:
    return not ending.endswith((".gz", ".zst"))


def chosen_in(folder: Path, suffixes: Sequence[tuple[str, ...]]) -> list[list[Path]]:
    """The ways to the files with the first of the endings that any has; then those with each later ending."""
    found = [sorted(_inside(folder, wanted)) for wanted in suffixes]
    first = next((number for number, ways in enumerate(found) if ways), 0)
    return found[first:]


def _inside(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """The ways from the folder to the files in it with these endings; what is _HIDDEN is passed over."""
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            place = Path(here, name)
            if name.lower().endswith(suffixes) and not name.startswith(_HIDDEN) and place.is_file():
                yield place.relative_to(folder)


def _not_there(path: str, error: OSError | ValueError) -> str:
    if not isinstance(error, FileNotFoundError):
        return f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}"
    place = Path(path)
    if path.startswith("~/") and (at_home := Path.home() / path[2:]).exists():
        return f"{path}: no such file or folder; did you mean {at_home}?"
    beside = [other.name for other in place.parent.iterdir()] if place.parent.is_dir() else []
    close = difflib.get_close_matches(place.name, beside, n=1)
    hint = f"did you mean {place.parent / close[0]}?" if close else f"{_KINDS}, or - for standard input"
    return f"{path}: no such file or folder; {hint}"
