"""manifest: what was audited and by what: hashes of SOP and data, versions of all that can change a verdict.

The same input, SOP, as-of and versions give the same bytes: there is no time of the run in it.
"""

from __future__ import annotations

import json
import platform
import zoneinfo
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, BinaryIO

from audits.readers import InputMissing, Source, find
from audits.reports import Setting
from audits.tally import Tally
from audits.waivers import standing
from audits.work import Batch, Task
from engine.verdict import Verdict
from sop.files import LIBRARY, library_text
from sop.model import Sop

PACKAGES = ("sop-audit", "durable-rules", "hyperscan", "holidays", "msgspec")


class Manifest:
    """Writes everything in the end."""

    def __init__(self, stream: BinaryIO, setting: Setting) -> None:
        self._stream = stream
        self._setting = setting

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""

    def close(self, tally: Tally) -> None:
        """See Report."""
        setting = self._setting
        told = {
            "schema": "manifest/1",
            "sop": _sop(setting.sop),
            **_sop_versions(setting, tally),
            "data": [_source(source, setting.survey.sources) for source in _sources(setting)],
            "as_of": setting.as_of_text,
            "timezone": setting.zone.name,
            "versions": versions(setting.zone.name),
            "counts": _counts(setting, tally),
        }
        text = json.dumps(told, ensure_ascii=False, indent=2)
        self._stream.write(f"{text}\n".encode("utf-8", "backslashreplace"))


def versions(zone: str) -> dict[str, str | None]:
    """Versions of the program, Python, the engines, holidays and the time zone data in use for `zone`."""
    told: dict[str, str | None] = {name: _version(name) for name in PACKAGES}
    told["python"] = platform.python_version()
    told["tzdata"] = _zone_data(zone)
    return told


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _zone_data(zone: str) -> str | None:
    """The release of the time zone database; Python looks in the system's folders before the package."""
    for folder in map(Path, zoneinfo.TZPATH):
        if (folder / zone).is_file():
            return f"{_release(folder) or 'unknown'} (system)"
    packaged = _version("tzdata")
    return packaged and f"{packaged} (package)"


def _release(folder: Path) -> str | None:
    """What the folder says of itself: `# version 2025b` heads tzdata.zi."""
    try:
        with (folder / "tzdata.zi").open(encoding="ascii", errors="replace") as file:
            words = file.readline().split()
    except OSError:
        return None
    return words[2] if words[:2] == ["#", "version"] and len(words) > 2 else None


def _sop(sop: Sop) -> dict[str, Any]:
    return {
        "name": sop.name,
        "sha256": sop.digest,
        "files": [{"file": name, "sha256": _sop_file(name)} for name in sop.files],
    }


def _sop_versions(setting: Setting, tally: Tally) -> dict[str, Any]:
    """Every dated version with how many conversations it judged; nothing where there is one."""
    if not setting.versions:
        return {}
    told = [
        {
            **_sop(sop),
            "effective": {
                "from": sop.effective_from and sop.effective_from.isoformat(),
                "until": sop.effective_until and sop.effective_until.isoformat(),
            },
            "conversations": tally.versions[sop.name],
        }
        for sop in setting.versions
    ]
    return {"sop_versions": told}


def _sop_file(name: str) -> str | None:
    try:
        if name.startswith(LIBRARY):
            return sha256(library_text(name.removeprefix(LIBRARY)).encode()).hexdigest()
        return sha256(Path(name).read_bytes()).hexdigest()
    except OSError:
        return None


def _sources(setting: Setting) -> list[Source]:
    """The data files; if one has gone since it was read, all by name, and what is left is hashed."""
    try:
        return find(setting.paths)
    except InputMissing:
        return [Source(name, Path(name)) for name in setting.survey.sources]


def _source(source: Source, records: dict[str, int]) -> dict[str, Any]:
    """One data file, hashed as it lies on disk (compressed, if it is); null for what cannot be read."""
    told: dict[str, Any] = {"source": source.name, "sha256": None, "bytes": None}
    try:
        with source.open() as file:
            hashed, size = sha256(), 0
            while block := file.read(1 << 20):
                hashed.update(block)
                size += len(block)
        told |= {"sha256": hashed.hexdigest(), "bytes": size}
    except OSError:
        pass
    return {**told, "records": records.get(source.name, 0)}


def _counts(setting: Setting, tally: Tally) -> dict[str, Any]:
    return {
        "records": setting.survey.records,
        "conversations": tally.conversations,
        "clean": tally.clean,
        "excluded": tally.excluded,
        "not_effective": tally.not_effective,
        "unreadable": tally.unreadable,
        "lost": tally.lost,
        "repeated_ids": len(setting.survey.duplicates),
        "scored": tally.scored,
        "score": None if tally.score is None else round(tally.score, 4),
        "repairs": asdict(tally.repairs),
        "rules": {
            rule.id: {**counted.verdicts, "findings": counted.findings}
            for rule, counted in zip(setting.sop.rules, tally.rules, strict=True)
        },
        **_waived(setting, tally),
    }


def _waived(setting: Setting, tally: Tally) -> dict[str, Any]:
    """What waivers and baselines did; nothing where there are none."""
    if setting.settled is None:
        return {}
    met, found = tally.settling, standing(setting.settled, tally.settling)
    told = {
        "verdicts": met.verdicts,
        "findings": met.waived,
        "known_from_baseline": met.known,
        "used": found.used,
        "expired": [waiver.fingerprint for waiver, _ in found.expired],
        "unused": [waiver.fingerprint for waiver in found.unused],
        "baseline_gone": found.gone,
    }
    return {"waived": told}


def report(stream: BinaryIO, setting: Setting) -> Manifest:
    """See audits.reports.report."""
    return Manifest(stream, setting)
