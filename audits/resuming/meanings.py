"""What verdicts depend on beside the data, by name, so that it can be said what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

import msgspec

from audits.work import Beside
from engine.instants import Zone
from sop.model import Sop

_PACKAGES = ("rules", "sop", "engine", "audits")


def meaning(
    sops: Sequence[Sop], zone: Zone, as_of: int, beside: Beside, *, language: str, judge: str, ledger: bool
) -> dict[str, str]:
    """Name -> hash or value: audits of the same data for which all are the same have the same verdicts."""
    from audits.reports.manifest import versions

    return {
        "program": _hash(versions(zone.name), _code()),
        "sop": _hash([sop.digest for sop in sops]),
        "as_of": str(as_of),
        "language": language,
        "judge": judge,
        "ledger": str(ledger),
        "waivers": _hash(beside.settled),
        "roster": _hash(beside.grouping and beside.grouping.roster),
    }


def _hash(*values: object) -> str:
    plain = msgspec.to_builtins(values, order="deterministic", enc_hook=repr)
    return blake2b(repr(plain).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def _code() -> list[tuple[str, int, int]]:
    """The program's own files with their sizes and times, for those who change it without a new version."""
    found = []
    for package in _PACKAGES:
        spec = find_spec(package)
        for folder in map(Path, (spec and spec.submodule_search_locations) or ()):
            for path in sorted(folder.rglob("*.py")):
                known = path.stat()
                found.append((path.relative_to(folder).as_posix(), known.st_size, known.st_mtime_ns))
    return found
