"""The steps of a review that take longer: planted mistakes, and the conversations that there are."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from audits.backtesting.both import Both
from audits.backtesting.expectations import Expectation, read_expectations
from audits.backtesting.flips import Flips
from audits.backtesting.reports import Setting, markdown
from audits.backtesting.result import Backtest
from audits.changes.material import Material
from audits.changes.step import State, Step
from audits.changes.words import say
from audits.problems.remark import Remark
from audits.readers import BadRecord
from audits.reports.marks import block
from sop.model import Sop
from sop.problem import Place, Problem

if TYPE_CHECKING:
    from audits.testing import Suite


class _Counting:
    """Watches a run and keeps what could not be read."""

    def __init__(self) -> None:
        self.unread: list[BadRecord] = []

    def bad(self, record: BadRecord) -> None:
        """A record that could not be read, or judged."""
        self.unread.append(record)

    def judged(self, records: int) -> None:
        """So many more records have been judged."""


def mutate(material: Material, suites: list[Suite]) -> Step:
    """Whether the examples notice planted mistakes; never a reason to fail."""
    from audits.mutating import text
    from audits.mutating.mutate import mutate as tried
    from audits.testing.cases import read_from

    asked, language = material.asked, material.asked.language
    found = [tried(suite, read_from([asked.new], suite), 0, asked.mutants, "", 60) for suite in suites]
    killed = sum(one.count("killed") for one in found)
    whole = killed + sum(one.count("survived") for one in found)
    said = say(language, "mutate-good", killed=killed, whole=whole)
    if killed == whole:
        return Step("mutate", "good", said)
    stream = StringIO()
    text.write(found, stream, language)
    return Step("mutate", "look", said, say(language, "mutate-todo"), 0, block(stream.getvalue()))


def backtest(material: Material) -> Step:
    """What the change would have done to the conversations, as `sop backtest` shows it. Raises InvalidSop."""
    from audits.readers import InputMissing
    from audits.readers.reasons import told

    asked, language = material.asked, material.asked.language
    old, new = _pair(material)
    bench = Both(old, new, new.language)
    rules = [one.id for one in (*bench.pairs, *bench.corpus_pairs) if one.new is not None]
    expected = read_expectations(asked.expect, rules) if asked.expect else []
    try:
        result, lost = _tried(material, bench, expected)
    except InputMissing as missing:
        found = say(language, "backtest-missing", reason=told(str(missing), language))
        return Step("backtest", "wrong", found, say(language, "backtest-data-todo"), 4)
    stream = StringIO()
    markdown.write(stream, result, Setting(language, asked.unmask))
    return _ended(result, lost, expected, stream.getvalue(), language)


def _pair(material: Material) -> tuple[Sop, Sop]:
    """The newest version that changed."""
    changed = [pair for pair in material.pairs if pair[0].digest != pair[1].digest]
    return (changed or material.pairs)[-1]


def _tried(material: Material, bench: Both, expected: list[Expectation]) -> tuple[Backtest, bool]:
    """The result, and whether a worker process died. Raises InputMissing."""
    from audits.audit import audit
    from audits.backtesting.gate import gated
    from audits.survey import survey

    asked, watcher, flips = material.asked, _Counting(), Flips(bench, 3)
    found = survey(asked.data, bench.zone.info)
    instant = bench.zone.read(asked.as_of) if asked.as_of else found.latest or 0
    ended = audit(bench, asked.data, found, instant, [flips], watcher, asked.jobs)
    result = flips.result(ended.tally, bench.zone.write(instant) if instant else None, asked.language)
    return gated(result, asked.fail_on_new, expected), bool(ended.incidents.deaths)


def _ended(result: Backtest, lost: bool, expected: list[Expectation], body: str, language: str) -> Step:
    count, now = result.conversations, result.now_failing.count + result.now_failing_groups
    less = result.no_longer_failing.count
    flipped = any(one.flipped for one in result.rules)
    found = say(language, "backtest-look" if flipped else "backtest-good", count=count, now=now, less=less)
    state: State = "look" if flipped else "good"
    todo, code = say(language, "backtest-todo") if flipped else "", 0
    if result.unmet or result.too_many_new:
        state, code = "wrong", 1
        found += say(language, "backtest-unmet")
        todo = say(language, "backtest-unmet-todo")
    if not count and not result.unreadable:
        found, todo = say(language, "backtest-empty"), say(language, "backtest-data-todo")
        state, code = "wrong", 4
    if result.unreadable:
        found += say(language, "backtest-unread", count=result.unreadable)
        todo, state, code = say(language, "backtest-unread-todo"), "wrong", 4
    if lost:
        found += say(language, "backtest-lost")
        state, code = "broken", 5
    return Step("backtest", state, found, todo, code, body, tuple(_places(result, expected)))


def _places(result: Backtest, expected: list[Expectation]) -> Iterator[Problem]:
    """Expectations that did not come true, where they are written."""
    from audits.backtesting.reports import words

    places = {f"{one.at.file}:{one.at.line}": one.at for one in expected}
    for one in result.unmet:
        said = {lang: words.unmet(one, Setting(lang)) for lang in ("id", "en")}
        yield Remark("expectation-unmet", places.get(one.place, Place(one.place)), words=said)
