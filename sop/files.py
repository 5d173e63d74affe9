"""Which files an SOP consists of: the ones named, those of named folders, and what they use."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from sop.guess import closest
from sop.problem import Place, Problem
from sop.source import LARGEST_FILE, Source, read_source

LIBRARY = "library:"
DEEPEST_USES = 32
"""Files using files using files."""
SUFFIXES = (".yaml", ".yml")
TESTS = (".test.yaml", ".test.yml")
"""Ends of the names of test files, which are no SOPs."""
_LIBRARY_NAME = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*\Z")
_LOOKS_LIKE_SOP = re.compile(r"""^\s*\{?\s*["']?sop["']?\s*:""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """A file that takes part; `main`: it was named by the user, and no other file uses it."""

    source: Source
    main: bool
    content: bytes = b""
    named: bool = False
    """It was named by the user, or lies in a folder that was, whoever uses it."""

    @property
    def shipped(self) -> bool:
        """It came with the program, whose own tests check it."""
        return self.source.name.startswith(LIBRARY)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Every file of an SOP. `documents`: what is used stands before its user; `files`: the SOP first."""

    documents: tuple[Document, ...]
    files: tuple[Document, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[str, ...] = ()
    """Files of named folders that are not SOP documents."""


def gather(paths: Sequence[str | os.PathLike[str]]) -> Gathered:
    """Reads the named files and folders and everything they use. Problems of reading are collected."""
    reader = _Reader()
    for path in paths:
        reader.named(os.fspath(path))
    own = {
        key: replace(document, main=document.main and key not in reader.used, named=key in reader.named_keys)
        for key, document in reader.started.items()
    }
    return Gathered(
        tuple(own[key] for key in reader.finished),
        tuple(own.values()),
        tuple(reader.problems),
        tuple(reader.skipped),
    )


def library_names() -> tuple[str, ...]:
    """What `library:NAME` may name."""
    root = _library()
    return tuple(sorted(path.relative_to(root).with_suffix("").as_posix() for path in root.rglob("*.yaml")))


def library_text(name: str) -> str:
    """The text of a shipped file."""
    return (_library() / f"{name}.yaml").read_text(encoding="utf-8")


def yaml_files(folder: str) -> Iterator[str]:
    """Every YAML file in a folder and those inside it, test files too; hidden ones are left out."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(SUFFIXES) and not name.startswith("."):
                yield str(FilePath(here) / name)


def _library() -> FilePath:
    return FilePath(__file__).parent / "library"


class _Reader:
    def __init__(self) -> None:
        self.started: dict[str, Document] = {}
        self.finished: list[str] = []
        self.used: set[str] = set()
        self.named_keys: set[str] = set()
        self.problems: list[Problem] = []
        self.skipped: list[str] = []

    def named(self, path: str) -> None:
        """A file, folder or library name from the command line."""
        if path.startswith(LIBRARY):
            self._library(path, None, ())
        elif FilePath(path).is_dir():
            self._folder(path)
        else:
            self.named_keys.add(_key(path))
            self._file(path, None, ())

    def _folder(self, path: str) -> None:
        found = 0
        for name in _sop_files(path):
            content = self._content(name, None)
            if content is None:
                continue
            source = read_source(name, content)
            if _is_sop(source):
                found += 1
                self.named_keys.add(_key(name))
                self._visit(_key(name), Document(source, True, content), ())
            else:
                self.skipped.append(name)
        if not found:
            self.problems.append(Problem("no-sop-in-folder", Place(path), {"folder": path}))

    def _file(self, path: str, asked: Place | None, chain: tuple[str, ...]) -> None:
        key = _key(path)
        if self._known(key, path, asked, chain):
            return
        content = self._content(path, asked)
        if content is not None:
            self._visit(key, Document(read_source(path, content), asked is None, content), chain)

    def _library(self, name: str, asked: Place | None, chain: tuple[str, ...]) -> None:
        if self._known(name, name, asked, chain):
            return
        short = name.removeprefix(LIBRARY)
        path = _library() / f"{short}.yaml"
        if not _LIBRARY_NAME.match(short) or not path.is_file():
            names = library_names()
            whole = (known for known in names if known.rpartition("/")[0] not in names)
            said = {"said": short, "known": ", ".join(whole), "guess": closest(short, names)}
            self.problems.append(Problem("unknown-library", asked or Place(name), said))
            return
        content = path.read_bytes()
        self._visit(name, Document(read_source(name, content), asked is None, content), chain)

    def _known(self, key: str, name: str, asked: Place | None, chain: tuple[str, ...]) -> bool:
        """Whether the file has been read, or is being read, which is a cycle."""
        if asked is not None:
            self.used.add(key)
        if key in chain and asked is not None:
            names = [self.started[step].source.name for step in chain[chain.index(key) :]]
            said = {"chain": " → ".join((*names, name))}
            self.problems.append(Problem("uses-itself", asked, said))
        return key in self.started

    def _content(self, path: str, asked: Place | None) -> bytes | None:
        """At most one byte more than a file may have; None, with a problem, when it cannot be read."""
        try:
            with FilePath(path).open("rb") as file:
                return file.read(LARGEST_FILE + 1)
        except OSError as error:
            missing = isinstance(error, FileNotFoundError)
            code = "no-file" if missing else "unreadable-file"
            said = {
                "file": path,
                "reason": error.strerror,
                "guess": _neighbour(path, asked) if missing else None,
            }
            self.problems.append(Problem(f"uses-{code}" if asked else code, asked or Place(path), said))
            return None

    def _visit(self, key: str, document: Document, chain: tuple[str, ...]) -> None:
        if key in self.started:
            return
        self.started[key] = document
        source = document.source
        self.problems += source.problems
        data = source.data
        uses = data.get("uses") if isinstance(data, dict) else None
        for index, used in enumerate(uses if isinstance(uses, list) else ()):
            if isinstance(used, str):
                self._use(source, used, source.place(("uses", index)), (*chain, key))
        self.finished.append(key)

    def _use(self, source: Source, used: str, asked: Place, chain: tuple[str, ...]) -> None:
        if used.startswith(LIBRARY):
            self._library(used, asked, chain)
        elif source.name.startswith(LIBRARY):
            folder = source.name.removeprefix(LIBRARY).rpartition("/")[0]
            name = os.path.normpath(f"{folder}/{used}" if folder else used).removesuffix(".yaml")
            self._library(LIBRARY + name.replace(os.sep, "/"), asked, chain)
        elif len(chain) > DEEPEST_USES:
            self.problems.append(Problem("uses-too-deep", asked, {"most": DEEPEST_USES}))
        elif FilePath(used).is_absolute():
            self.problems.append(Problem("uses-absolute", asked, {"file": used}))
        else:
            path = os.path.normpath(FilePath(source.name).parent / used)
            self._file(path, asked, chain)


def _key(path: str) -> str:
    return os.path.realpath(path)


def _sop_files(folder: str) -> Iterator[str]:
    return (name for name in yaml_files(folder) if not name.endswith(TESTS))


def _is_sop(source: Source) -> bool:
    """A file of a folder takes part if it has the key `sop`, or seems to, being broken."""
    if isinstance(source.data, dict):
        return "sop" in source.data or {"rules", "version"} <= source.data.keys()
    return source.root is None and bool(_LOOKS_LIKE_SOP.search(source.text))


def _neighbour(path: str, asked: Place | None) -> str | None:
    """The file beside a missing one that is called most like it, as it would be written in its place."""
    folder = FilePath(path).parent
    try:
        files = sorted(entry for entry in folder.iterdir() if entry.suffix in SUFFIXES)
    except OSError:
        return None
    user = FilePath(asked.file) if asked else None
    by_stem = {file.stem: file for file in files if file != user}
    near = by_stem.get(closest(FilePath(path).stem, by_stem) or "")
    if near is None:
        return None
    return os.path.relpath(near, user.parent) if user else str(near)
