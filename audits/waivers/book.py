"""The files: waivers as a YAML list, a baseline as one fingerprint a line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from audits.entries import Entry, Mistake, WrongList, read_entries, read_text, wrong_keys

KEYS = ("fingerprint", "reason", "owner", "expires", "note")
_NEEDED = KEYS[:4]
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One finding that does not count through the day `expires` (YYYY-MM-DD), why, and who answers for it."""

    fingerprint: str
    reason: str
    owner: str
    expires: str
    place: str = ""
    """File and line."""


@dataclass(frozen=True, slots=True)
class Book:
    """All waivers by fingerprint (of several, the one that lasts longest), and what baselines knew."""

    waivers: Mapping[str, Waiver] = field(default_factory=dict)
    baseline: frozenset[str] = frozenset()
    baselines: tuple[str, ...] = ()
    """The names of the baseline files."""


def is_fingerprint(text: str) -> bool:
    """Whether this could be a finding's fingerprint: 16 hexadecimal digits in small letters."""
    return _FINGERPRINT.fullmatch(text) is not None


def is_day(text: str) -> bool:
    """Whether this is a date of the form YYYY-MM-DD."""
    try:
        return len(text) == 10 and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def read_book(waivers: Sequence[str], baselines: Sequence[str]) -> Book:
    """Reads the files named. Raises WrongList with all that is wrong with them."""
    found: dict[str, Waiver] = {}
    mistakes: list[Mistake] = []
    for path in waivers:
        for entry in read_entries(path):
            wrong = _wrong(entry)
            mistakes += wrong
            if wrong:
                continue
            one = _waiver(entry)
            known = found.get(one.fingerprint)
            if known is None or known.expires <= one.expires:
                found[one.fingerprint] = one
    known_before: set[str] = set()
    for path in baselines:
        known_before |= _baseline(path, mistakes)
    if mistakes:
        raise WrongList(mistakes)
    return Book(found, frozenset(known_before), tuple(baselines))


def _wrong(entry: Entry) -> list[Mistake]:
    mistakes = wrong_keys(entry, KEYS, _NEEDED)
    values = entry.values
    if values.get("fingerprint") and not is_fingerprint(values["fingerprint"]):
        mistakes.append(
            entry.mistake(
                f"`{values['fingerprint']}` bukan sidik temuan (16 angka dan huruf a–f)",
                f"`{values['fingerprint']}` is no fingerprint of a finding (16 digits and letters a–f)",
            )
        )
    if values.get("expires") and not is_day(values["expires"]):
        mistakes.append(
            entry.mistake(
                f"`{values['expires']}` bukan tanggal; tulis misalnya 2026-12-31",
                f"`{values['expires']}` is no date; write 2026-12-31, for example",
            )
        )
    return mistakes


def _waiver(entry: Entry) -> Waiver:
    values = entry.values
    return Waiver(
        values["fingerprint"],
        values["reason"],
        values["owner"],
        values["expires"],
        f"{entry.file}:{entry.line}",
    )


def _baseline(path: str, mistakes: list[Mistake]) -> set[str]:
    """The fingerprints that begin the lines of a baseline; `#` begins a remark."""
    found: set[str] = set()
    wrong = 0
    for number, line in enumerate(read_text(path).splitlines(), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if is_fingerprint(words[0]):
            found.add(words[0])
        elif (wrong := wrong + 1) <= 5:
            said = words[0][:40]
            mistakes.append(
                Mistake(path, number, f"`{said}` bukan sidik temuan", f"`{said}` is no fingerprint")
            )
    return found
