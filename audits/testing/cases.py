"""Where tests come from: the examples of rules, and test files (`*.test.yaml`) beside the SOP.

A test file is for the SOP of its own name (`toko.test.yaml`: `toko.yaml`), or for the one it names (`for`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audits.testing.features import ENDING as FEATURE
from audits.testing.features import Asserted, Scenario, beside, features_in, scenarios, tested
from sop.examples import chat_problems, parse_example
from sop.files import LIBRARY, TESTS
from sop.guess import closest
from sop.load import load_versions
from sop.model import Example, Sop
from sop.problem import InvalidSop, Place, Problem, in_order
from sop.source import Source, read_source
from sop.validate import test_file_problems
from sop.words import listed


@dataclass(frozen=True, slots=True)
class Case:
    """One example, under a name that tells it apart from the others of its suite."""

    name: str
    example: Example
    asserted: tuple[Asserted, ...] = ()
    """What a feature says beyond the verdicts."""
    outside: bool = False
    """The SOP must not be about the conversation."""


@dataclass(frozen=True, slots=True)
class Suite:
    """An SOP, of several dated versions one of them, with its tests."""

    sop: Sop
    cases: tuple[Case, ...]


def suites_in(paths: Sequence[str], features: Sequence[str] = ()) -> list[Suite]:
    """The SOPs in `paths`, with the examples of their rules and the tests in the files that go with them.

    A test file or a feature among `paths` brings the SOP it is for; `features` are for the SOPs, too.
    Raises InvalidSop with all problems of SOP and tests.
    """
    named = [path for path in paths if path.endswith(TESTS)]
    told = [path for path in paths if path.endswith(FEATURE)]
    sops = [path for path in paths if path not in named and path not in told]
    sources = [_source(path) for path in named]
    if not sops:
        sops = list(dict.fromkeys([*map(_tested, sources), *map(tested, told)]))
    for path in sops:
        found = [_source(beside) for beside in _beside(path) if beside not in named]
        sources += (source for source in found if _is_for(source, path))
    versions = load_versions(sops)
    tests = [(source, _examples(source, versions)) for source in sources]
    told += [found for path in sops if not path.startswith(LIBRARY) for found in beside(path)]
    known = sorted({rule.id for sop in versions for rule in sop.rules})
    files = [name for sop in versions for name in sop.files]
    told = list(dict.fromkeys([*told, *features_in(features)]))
    stories = [one for path in told for one in scenarios(path, known, files)]
    return [
        Suite(
            sop,
            (
                *_cases(sop, [example for _, examples in tests for example in examples]),
                *_stories(sop, stories),
            ),
        )
        for sop in versions
    ]


def read_from(paths: Sequence[str], suite: Suite) -> list[str]:
    """The SOP files that `paths` name, test files left out; those of the suite where only tests are named."""
    return [path for path in paths if not path.endswith((*TESTS, FEATURE))] or list(suite.sop.files[:1])


def _cases(sop: Sop, tests: Sequence[Example]) -> Iterator[Case]:
    counted: dict[str, int] = {}
    rules = {rule.id for rule in sop.rules}
    own = [example for rule in sop.rules for example in rule.examples]
    for example in (*own, *(test for test in tests if rules.issuperset(test.expect))):
        if example.language not in (None, sop.language):
            continue
        rule = "+".join(example.expect)
        counted[rule] = counted.get(rule, 0) + 1
        title = f" {example.title}" if example.title else ""
        yield Case(f"{rule}#{counted[rule]}{title}", example)


def _stories(sop: Sop, stories: Sequence[Scenario]) -> Iterator[Case]:
    rules = {rule.id for rule in sop.rules}
    for one in stories:
        if rules.issuperset(one.example.expect):
            yield Case(one.name, one.example, one.asserted, one.outside)


def _beside(path: str) -> Iterator[str]:
    """The test files of an SOP file, or of every file of a folder."""
    if path.startswith(LIBRARY):
        return
    if Path(path).is_dir():
        yield from sorted(str(found) for found in Path(path).rglob("*") if found.name.endswith(TESTS))
        return
    stem = path.removesuffix(".yaml").removesuffix(".yml")
    yield from (stem + ending for ending in TESTS if Path(stem + ending).exists())


def _is_for(source: Source, path: str) -> bool:
    """Whether a test file beside an SOP, or in its folder, is for it. Raises InvalidSop if for no file."""
    tested = _tested(source)
    if tested.startswith(LIBRARY) or source.problems:
        return True
    if not Path(tested).exists():
        at = source.place(("for",))
        said = {"file": tested, "reason": "", "guess": None}
        raise InvalidSop((Problem("no-file", at, said),), {source.name: source.text})
    return Path(path).is_dir() or os.path.realpath(tested) == os.path.realpath(path)


def _source(path: str) -> Source:
    try:
        return read_source(path, Path(path).read_bytes())
    except OSError as error:
        problem = Problem("no-file", Place(path), {"file": path, "reason": error.strerror, "guess": None})
        raise InvalidSop((problem,), {}) from None


def _tested(source: Source) -> str:
    """The SOP that a test file is for."""
    given = source.data.get("for") if isinstance(source.data, dict) else None
    if isinstance(given, str):
        return given if given.startswith(LIBRARY) else os.path.normpath(Path(source.name).parent / given)
    ending = next(ending for ending in TESTS if source.name.endswith(ending))
    return source.name.removesuffix(ending) + ending.removeprefix(".test")


def _examples(source: Source, versions: Sequence[Sop]) -> list[Example]:
    """The tests of a file. Raises InvalidSop."""
    problems = [*source.problems]
    known = sorted({rule.id for sop in versions for rule in sop.rules})
    renamed = {old: rule.id for sop in versions for rule in sop.rules for old in rule.replaces}
    if not problems:
        problems += (problem for _, problem in test_file_problems(source))
    if not problems:
        for number, raw in enumerate(source.data["tests"]):
            problems += _meaning(source, number, raw, known, renamed)
    if problems:
        raise InvalidSop(in_order(problems, [source.name]), {source.name: source.text})
    return [
        parse_example(raw, raw.get("rule"), source.place(("tests", number)))
        for number, raw in enumerate(source.data["tests"])
    ]


def _meaning(
    source: Source, number: int, raw: Mapping[str, Any], known: list[str], renamed: Mapping[str, str]
) -> Iterator[Problem]:
    path = ("tests", number)
    yield from chat_problems(source, path, raw)
    if isinstance(raw["expect"], str) and "rule" not in raw:
        yield Problem("test-no-rule", source.opening(path))
    named = "rule" in raw
    for rule in [raw["rule"]] if named else [] if isinstance(raw["expect"], str) else raw["expect"]:
        if rule not in known:
            guess = renamed.get(rule) or closest(rule, known)
            said = {"said": rule, "guess": guess, "known": listed(known)}
            inside = ("rule",) if named else ("expect", rule)
            yield Problem("test-unknown-rule", source.place((*path, *inside), key=not named), said)
