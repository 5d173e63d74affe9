"""Whether a version number moved when the meaning did, and what the next number would be.

The parts of a number `major.minor.patch` say what a change asks of those who work by the SOP:

- major: a rule that there was fails what it did not fail before, or is gone, so that results before and
  after cannot be compared (stricter, incomparable, applying to other conversations, removed, not decided);
- minor: a rule more, or one that asks for less; another severity, weight, calendar, time zone or exclusion;
- patch: other words (title, help, source, owner, pillar, dates of effect). It need not move for these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from audits.proving.diff import Difference, RuleDiff
from sop.guess import closest
from sop.model import Sop
from sop.problem import Place, Problem
from sop.source import read_source
from sop.words import listed

Part = Literal["major", "minor", "patch"]
"""The part of a version number that a change moves."""

_PARTS: tuple[Part, ...] = ("major", "minor", "patch")
_WORDS_ONLY = frozenset(
    ("title", "help", "source", "pillar", "owner", "id", "version", "language", "kind")
) | {"effective_from", "effective_until", "calendar"}
"""Fields that change no verdict by themselves; a calendar's hours do through the limits that they move."""
_NUMBER = re.compile(r"v?(\d{1,9}(?:\.\d{1,9}){0,3})\Z")


def part_of(found: Difference) -> Part | None:
    """The part that a change moves; None if nothing is different at all."""
    asked = [_of_rule(one) for one in found.rules]
    asked += ["patch" if name in _WORDS_ONLY else "minor" for name, _, _ in found.heads if name != "version"]
    asked += ["minor" for _ in found.signals]
    asked += ["minor" for name, before, after in found.heads if name == "calendar" and before and after]
    return next((part for part in _PARTS if part in asked), None)


def _of_rule(one: RuleDiff) -> Part | None:
    if one.change in ("stricter", "incomparable", "undecided", "removed") or one.scope in ("wider", "other"):
        return "major"
    if one.change in ("added", "looser") or one.scope or one.before:
        return "minor"
    if any(name in ("severity", "weight") for name, _, _ in one.fields):
        return "minor"
    return "patch" if one.fields else None


def next_version(version: str, part: Part) -> str | None:
    """The number after this one: 1.4.2 becomes 2.0.0, 1.5.0 or 1.4.3; None if it is no such number."""
    numbers = _numbers(version)
    if numbers is None:
        return None
    place = _PARTS.index(part)
    numbers += [0] * (place + 1 - len(numbers))
    raised = [*numbers[:place], numbers[place] + 1, *(0 for _ in numbers[place + 1 :])]
    return version[: version.startswith("v")] + ".".join(map(str, raised))


def went_back(old: str, new: str) -> bool:
    """Whether the new number is lower."""
    before, after = _numbers(old), _numbers(new)
    if before is None or after is None:
        return False
    longest = max(len(before), len(after))
    return after + [0] * (longest - len(after)) < before + [0] * (longest - len(before))


def _numbers(version: str) -> list[int] | None:
    found = _NUMBER.match(version)
    return [int(number) for number in found[1].split(".")] if found else None


def moved(found: Difference) -> list[str]:
    """The names of what changed its meaning: rules, then whatever else."""
    rules = [one.rule for one in found.rules if _of_rule(one) in ("major", "minor")]
    heads = [
        str(after or before) if name == "calendar" else name
        for name, before, after in found.heads
        if name not in _WORDS_ONLY or (name == "calendar" and before and after)
    ]
    return list(dict.fromkeys([*rules, *(one.name for one in found.signals), *heads]))


def unmoved(found: Difference, since: str) -> Iterator[Problem]:
    """A warning if the meaning moved and the number did not."""
    part = part_of(found)
    if part not in ("major", "minor") or found.old.version != found.new.version:
        return
    said = {
        "version": found.new.version,
        "names": ", ".join(f"`{name}`" for name in moved(found)[:12]),
        "since": since,
        "next": next_version(found.new.version, part) or "...",
        "part": part,
    }
    yield Problem("version-unmoved", version_place(found.new), said, level="warning")


def backwards(old: Sop, new: Sop, since: str) -> Iterator[Problem]:
    """A warning if the number went down."""
    if went_back(old.version, new.version):
        least = next_version(old.version, "patch") or "..."
        said = {"version": new.version, "before": old.version, "since": since, "next": least}
        yield Problem("version-backwards", version_place(new), said, level="warning")


def replaces_existing(sop: Sop) -> Iterator[Problem]:
    """Warnings for rules that say that they replace a rule which is still there."""
    rules = {rule.id for rule in sop.rules}
    for rule in sop.rules:
        for name in rule.replaces:
            if name in rules and rule.at is not None:
                said = {"rule": rule.id, "said": name}
                yield Problem("replaces-existing", rule.at, said, level="warning")


def replaces_unknown(old: Sop, new: Sop, since: str) -> Iterator[Problem]:
    """Warnings for rules that newly say that they replace a rule which never was."""
    before = {rule.id: rule for rule in old.rules}
    known = sorted({*before, *(name for rule in old.rules for name in rule.replaces)})
    for rule in new.rules:
        for name in rule.replaces:
            if name not in known and name not in {one.id for one in new.rules} and rule.at is not None:
                said = {
                    "rule": rule.id,
                    "said": name,
                    "since": since,
                    "guess": closest(name, known),
                    "known": listed(known),
                }
                yield Problem("replaces-unknown", rule.at, said, level="warning")


def renamed(old: Sop, new: Sop, since: str) -> Iterator[Problem]:
    """Warnings for new rules that ask exactly what a rule asked that is gone, without `replaces`."""
    now = {rule.id for rule in new.rules} | {name for rule in new.rules for name in rule.replaces}
    gone = [rule for rule in old.rules if rule.id not in now]
    before = {rule.id for rule in old.rules}
    for rule in new.rules:
        if rule.id in before or rule.replaces or rule.at is None:
            continue
        meant = (rule.kind, rule.calendar, rule.when)
        same = next((one for one in gone if (one.kind, one.calendar, one.when) == meant), None)
        if same is not None:
            said = {"rule": rule.id, "said": same.id, "since": since}
            yield Problem("rule-renamed", rule.at, said, level="warning")
            gone.remove(same)


def version_place(sop: Sop) -> Place:
    """Where an SOP says its version."""
    name = sop.files[0]
    try:
        return read_source(name, Path(name).read_bytes()).place(("version",))
    except OSError:
        return Place(name)
