"""Loading SOP files: from YAML to the values of `sop.model`, with every problem found on the way."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rules import KINDS
from rules.pattern import Pattern, either, parse_pattern
from sop.calendars import parse_calendar
from sop.examples import parse_example
from sop.files import Document, Gathered, gather
from sop.merge import SECTIONS, Definition, Merged, merge
from sop.model import CalendarSpec, Rule, Signal, Sop
from sop.moments import parse_moment
from sop.problem import InvalidSop, Problem, in_order
from sop.signals import extend_signal, parse_signal, parse_text, texts
from sop.source import Path
from sop.validate import schema_problems
from sop.versions import Versions, versions_in

_HARMLESS = frozenset(
    ("unknown-key", "key-of-other-kind", "text-in-pattern", "event-key-in-when", "record-key-in-pattern")
)
"""Mistakes that leave the rest of a definition readable, so that its meaning is checked in the same run."""

Names = Mapping[str, frozenset[str]]
"""Names by section."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading SOP files: the SOP, unless there are errors, and all problems in reading order."""

    sop: Sop | None
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    """The files' texts by name, for showing the lines that problems point to."""
    skipped: tuple[str, ...] = ()


def load(paths: Sequence[str | os.PathLike[str]]) -> Sop:
    """The SOP in `paths`: files, folders (their .yaml and .yml files with the key `sop`), `library:NAME`.

    Several documents become one SOP. The first names it and gives language, time zone and effective dates;
    calendars, signals, ladders and rules of all are put together, what one excludes is excluded from all.
    Files that a document `uses` come before it. The same name defined twice is an error, unless the
    definition says `override: true`, or for signals `extend: true`.

    Raises InvalidSop with every problem of every file.
    """
    reading = read(paths)
    if reading.sop is None:
        raise InvalidSop(reading.problems, reading.texts)
    return reading.sop


def read(paths: Sequence[str | os.PathLike[str]]) -> Reading:
    """Like `load`, with warnings, and without raising."""
    return _reading(gather(paths), {})


def load_versions(paths: Sequence[str | os.PathLike[str]]) -> tuple[Sop, ...]:
    """The dated versions of the SOP in `paths`, the oldest first; one SOP where there are no others.

    Documents that share the key `sop` and differ in `version` and `effective` are versions of one another
    (`sop.versions`) and are not put together; every other document in `paths` takes part in each of them.

    Raises InvalidSop like `load`, and where two versions are in force on one date.
    """
    together = gather(paths)
    found = versions_in(together)
    if not found.versions:
        readings = [_reading(together, {})]
    else:
        readings = [_reading(gather(found.names(version)), {}) for version in found.versions]
    problems = [*together.problems, *found.problems]
    problems += (problem for reading in readings for problem in reading.problems)
    if any(problem.level == "error" for problem in problems):
        texts = {name: text for reading in readings for name, text in reading.texts.items()}
        raise InvalidSop(in_order(problems, list(texts)), texts)
    return tuple(reading.sop for reading in readings if reading.sop is not None)


def read_each(paths: Sequence[str | os.PathLike[str]]) -> tuple[Reading, ...]:
    """One reading for each document in `paths`, as an SOP of its own.

    Names that another of these documents defines count as known, for they may be meant to be loaded together.
    Versions of one SOP know nothing of each other.
    """
    together = gather(paths)
    found = versions_in(together)
    own_names, common = _known(together, found)
    mains = [document for document in together.files if document.main or document.source.name in own_names]
    missing = Reading(None, together.problems, {}, together.skipped)
    if len(mains) < 2:
        return (_reading(together, {}),) if mains else (missing,)
    names = [document.source.name for document in mains]
    read_ones = [_reading(gather([name]), own_names.get(name, common)) for name in names]
    own = {(problem.code, problem.at) for reading in read_ones for problem in reading.problems}
    problems = [*together.problems, *found.problems]
    rest = tuple(problem for problem in problems if (problem.code, problem.at) not in own)
    return (*read_ones, Reading(None, rest, {}, together.skipped))


def _known(together: Gathered, found: Versions) -> tuple[Mapping[str, Names], Names]:
    """The names that each version's documents may rely on, by file; and those that all others may."""
    if not found.versions:
        return {}, _plainly_defined(merge(together.documents, {})[0])
    by_file: dict[str, Names] = {}
    for version in found.versions:
        own = {document.source.name for document in version.documents}
        siblings = {one.source.name for other in found.versions for one in other.documents} - own
        documents = [one for one in together.documents if one.source.name not in siblings]
        by_file |= dict.fromkeys(own, _plainly_defined(merge(documents, {})[0]))
    common = {
        section: frozenset.intersection(*(names[section] for names in by_file.values()))
        for section in SECTIONS
    }
    return by_file, common


def _harmless(path: Path, problem: Problem) -> bool:
    misspelt = bool(problem.said.get("guess")) or len(path) not in (0, 2)
    return problem.code in _HARMLESS and not (problem.code == "unknown-key" and misspelt)


def _plainly_defined(merged: Merged) -> Names:
    return {
        section: frozenset(name for name, found in names.items() if any(d.plain for d in found))
        for section, names in merged.items()
    }


def _reading(gathered: Gathered, known: Names) -> Reading:
    from sop.check import check

    problems = list(gathered.problems)
    broken: dict[str, frozenset[Path]] = {}
    for document in gathered.documents:
        if document.source.root is None and document.source.problems:
            continue
        found = [] if document.shipped else list(schema_problems(document.source, document.main))
        problems += (problem for _, problem in found)
        broken[document.source.name] = frozenset(
            path for path, problem in found if not _harmless(path, problem)
        )
    merged, contradictions = merge(gathered.documents, broken, known)
    problems += contradictions
    problems += check(gathered, merged, broken, known)
    names = [document.source.name for document in gathered.files]
    wrong = any(problem.level == "error" for problem in problems)
    return Reading(
        sop=None if wrong or not gathered.files else _sop(gathered, merged),
        problems=in_order(problems, names),
        texts={document.source.name: document.source.text for document in gathered.files},
        skipped=gathered.skipped,
    )


def _sop(gathered: Gathered, merged: Merged) -> Sop:
    mains = [document.source.data for document in gathered.files if document.main]
    head = mains[0]
    zone = head["timezone"]
    effective = head.get("effective", {})
    return Sop(
        id=head["sop"],
        version=head["version"],
        title=parse_text(head["title"]),
        language=head["language"],
        timezone=zone,
        rules=tuple(_rule(found[0]) for found in merged["rules"].values()),
        signals={name: _signal(found) for name, found in merged["signals"].items()},
        words={name: _united(found) for name, found in merged["words"].items()},
        spellings={name: _united(found) for name, found in merged["spellings"].items()},
        calendars={name: _calendar(found[0], zone) for name, found in merged["calendars"].items()},
        ladders={name: tuple(found[0].raw) for name, found in merged["ladders"].items()},
        exclude=_exclude(gathered),
        effective_from=_moment(effective.get("from"), zone, end=False),
        effective_until=_moment(effective.get("until"), zone, end=True),
        source=texts(head.get("source")),
        owner=head.get("owner"),
        files=tuple(document.source.name for document in gathered.files),
        digest=_digest(gathered.files),
    )


def _rule(definition: Definition) -> Rule:
    raw = definition.raw
    kind = KINDS[raw["kind"]]
    return Rule(
        id=raw["id"],
        kind=kind.parse({key: value for key, value in raw.items() if key in kind.options}),
        title=parse_text(raw.get("title")),
        help=parse_text(raw.get("help")),
        severity=raw.get("severity", "info" if kind.never_fails else "major"),
        weight=raw.get("weight", 0 if kind.never_fails else 1),
        source=texts(raw.get("source")),
        pillar=raw.get("pillar"),
        owner=raw.get("owner"),
        replaces=texts(raw.get("replaces")),
        calendar=raw.get("calendar"),
        when=parse_pattern(raw["when"]) if "when" in raw else None,
        examples=tuple(
            parse_example(example, raw["id"], definition.place("examples", number))
            for number, example in enumerate(raw.get("examples", ()))
        ),
        at=definition.name_place,
    )


def _signal(found: Sequence[Definition]) -> Signal:
    signal = parse_signal(found[0].name, found[0].raw)
    for more in found[1:]:
        signal = extend_signal(signal, parse_signal(more.name, more.raw))
    return signal


def _united(found: Sequence[Definition]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for definition in found for word in definition.raw))


def _calendar(definition: Definition, zone: str) -> CalendarSpec:
    own_zone: Any = definition.source.data.get("timezone")
    return parse_calendar(definition.name, definition.raw, own_zone or zone)


def _exclude(gathered: Gathered) -> Pattern | None:
    found = [d.source.data["exclude"] for d in gathered.documents if "exclude" in d.source.data]
    return either(*(parse_pattern(raw) for raw in found)) if found else None


def _moment(text: str | None, zone: str, end: bool) -> datetime | None:
    return None if text is None else parse_moment(text, zone, end)


def _digest(files: Sequence[Document]) -> str:
    """Over each file's own hash, so that moving text from one file to the next is seen."""
    whole = hashlib.sha256()
    for document in files:
        whole.update(hashlib.sha256(document.content).digest())
    return whole.hexdigest()
