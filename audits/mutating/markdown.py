"""Mutation results as Markdown, for a pull request: the score, a table by sort, survivors folded away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from audits.mutating.mutate import Fate, Mutation
from audits.mutating.text import change_of, counts_by_sort, example_lines, said, summary
from audits.reports.marks import block, plain


def write(found: Sequence[Mutation], stream: TextIO, language: str) -> None:
    """A section for each SOP."""
    for one in found:
        stream.write("\n".join(_section(one, language)) + "\n")


def _section(one: Mutation, language: str) -> Iterator[str]:
    head, *rest = summary(one, language)
    yield f"### {plain(head)}\n"
    yield from (f"- {plain(line.strip())}" for line in rest)
    yield from ([""] if rest else [])
    counts = list(counts_by_sort(one))
    if counts:
        yield f"| {said('sort', language)} | {said('noticed', language)} |\n|---|---:|"
        yield from (f"| {said(sort, language)} | {caught} / {whole} |" for sort, caught, whole in counts)
    survived = [fate for fate in one.fates if fate.fate == "survived"]
    if survived:
        yield f"\n<details><summary>{said('survivors', language)}</summary>\n"
        for fate in survived:
            yield from _survivor(fate, language)
        yield "</details>"


def _survivor(fate: Fate, language: str) -> Iterator[str]:
    yield f"- `{', '.join(fate.rules)}`: {plain(change_of(fate, language))}\n"
    if fate.chat is not None:
        shown = block("\n".join(example_lines(fate)), "yaml")
        yield from (f"  {line}" for line in shown.splitlines())
        yield ""
