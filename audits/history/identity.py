"""What makes two audits the same run: corpus, SOP, engine, as-of, waivers and roster."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.resources import files
from typing import Any

import msgspec

from audits.reports import Setting
from audits.reports.manifest import versions
from audits.work import Task

_JUDGING = ("rules", "sop", "engine")
"""The packages whose code decides verdicts."""


class CorpusHash:
    """A hash of the records in their order, however files cut, name or compress them."""

    def __init__(self) -> None:
        self._hash = sha256()

    def add(self, task: Task) -> None:
        """Takes a chunk; they come in the order of the data."""
        lines = [line for line in task.chunk.lines if line]
        self._hash.update(b"\n".join(lines) + b"\n" if lines else b"")

    def hex(self) -> str:
        """The hash of what was added."""
        return self._hash.hexdigest()


def engine_hash(zone: str) -> str:
    """A hash of the judging code and the versions of what it computes with, time zones included."""
    hashed = sha256(json.dumps(versions(zone), sort_keys=True).encode())
    for package in _JUDGING:
        root = files(package)
        for name, text in sorted(_sources(root, package)):
            hashed.update(f"{name}\0".encode())
            hashed.update(text)
    return hashed.hexdigest()


def _sources(folder: Any, name: str) -> list[tuple[str, bytes]]:
    found = []
    for one in folder.iterdir():
        if one.is_dir():
            found += _sources(one, f"{name}/{one.name}")
        elif one.name.endswith(".py"):
            found.append((f"{name}/{one.name}", one.read_bytes()))
    return found


def sop_hash(setting: Setting) -> str:
    """A hash of the SOP's files, of all its dated versions if it has several."""
    sops = setting.versions or (setting.sop,)
    return sha256(json.dumps([[sop.name, sop.digest] for sop in sops]).encode()).hexdigest()


def run_key(setting: Setting, corpus: str, engine: str) -> str:
    """The hash of everything that decides what is stored, quotes apart."""
    settled = setting.settled
    waivers = None
    if settled is not None:
        known = sorted(
            (one.fingerprint, one.reason, one.owner, one.expires) for one in settled.book.waivers.values()
        )
        waivers = [settled.day, known, sorted(settled.book.baseline)]
    roster = {agent: list(map(msgspec.to_builtins, found)) for agent, found in setting.roster.members.items()}
    parts = [corpus, sop_hash(setting), engine, setting.as_of, setting.zone.name, waivers, roster]
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
