"""The head of a document: does its time zone exist, and can anything be effective and not excluded?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sop.files import Document
from sop.meaning.calendars import timezone_problems
from sop.meaning.patterns import when_problems
from sop.meaning.scope import Scope
from sop.merge import Definition
from sop.moments import is_moment, parse_moment
from sop.problem import Problem
from sop.source import Path


def head_problems(document: Document, wrong: frozenset[Path], scope: Scope) -> Iterator[Problem]:
    """Time zone, effective dates and `exclude`; `wrong` are the paths that the schema objects to."""
    head = Definition("head", "", document.source.data, document.source, (), wrong)
    if "timezone" in head.raw and head.sound("timezone"):
        yield from timezone_problems(head.raw["timezone"], head.place("timezone"))
    if "effective" in head.raw and head.sound("effective"):
        yield from _effective(head)
    if "exclude" in head.raw:
        yield from when_problems(head, head.raw["exclude"], ("exclude",), scope)


def _effective(head: Definition) -> Iterator[Problem]:
    dates = head.raw["effective"]
    wrong = [key for key, text in dates.items() if not is_moment(text)]
    for key in wrong:
        yield Problem("no-such-date", head.place("effective", key), {"said": dates[key]})
    if not wrong and len(dates) == 2:
        start, end = parse_moment(dates["from"], "UTC"), parse_moment(dates["until"], "UTC", end=True)
        if end <= start:
            yield Problem("backwards", head.place("effective", "until"), dates)


def unused_heads(mains: Sequence[Document]) -> Iterator[Problem]:
    """What documents say that are merged under the head of the first one, which says otherwise."""
    for document in mains[1:]:
        for key in ("timezone", "effective"):
            first, own = mains[0].source.data.get(key), document.source.data.get(key)
            if own is not None and own != first:
                said = {"key": key, "first": mains[0].source.name}
                yield Problem("head-not-used", document.source.place((key,)), said, level="warning")
