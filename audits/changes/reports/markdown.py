"""A review as one comment of a pull request: what was found and what to do, then the details, folded."""

from __future__ import annotations

from typing import TextIO

from audits.changes.reports.lines import SIGNS, headline
from audits.changes.step import Review, Step
from audits.changes.words import say
from audits.reports.marks import plain
from audits.reports.visible import one_line

MARK = "<!-- sop-review -->"
"""The first line, by which a workflow finds the comment that it wrote before."""
LARGEST = 60_000
"""Characters; GitHub takes 65,536 in a comment."""


def write(stream: TextIO, review: Review, language: str) -> None:
    """Never longer than LARGEST: the longest details go first, and it is said that they are gone.

    Long sentences are cut before anything in them is escaped: a cut in an escape would let the rest out.
    """
    tops = ["\n".join(_top(review, language, most)) for most in (None, 2_000, 200)]
    top = next((top for top in tops if len(top) <= LARGEST // 2), tops[-1])
    bodies = {step.name: _body(step, language) for step in review.steps if step.body}
    while sum(map(len, bodies.values())) + len(top) > LARGEST - 1_000:
        longest = max(bodies, key=lambda name: len(bodies[name]))
        cut = _cut(longest, review, language)
        if len(cut) >= len(bodies[longest]):
            break
        bodies[longest] = cut
    stream.write(top + "\n" + "".join(bodies.values()))


def _top(review: Review, language: str, most: int | None) -> list[str]:
    """The heading and the table, with `most` characters of each sentence."""

    def cell(text: str) -> str:
        return plain(one_line(text, most))

    titles = (say(language, code) for code in ("step", "found", "todo"))
    rows = [
        f"| {SIGNS[step.state]} | {say(language, step.name)} | {cell(step.found)} | {cell(step.todo)} |"
        for step in review.steps
    ]
    return [
        MARK,
        f"## {cell(say(language, 'review', title=review.title))}\n",
        f"**{headline(review, language)}**\n",
        f"| | {' | '.join(titles)} |",
        "|---|---|---|---|",
        *rows,
        "",
    ]


def _body(step: Step, language: str) -> str:
    opened = " open" if step.state == "wrong" else ""
    summary = f"{SIGNS[step.state]} {say(language, step.name)}"
    return f"<details{opened}><summary>{summary}</summary>\n\n{step.body.rstrip()}\n\n</details>\n\n"


def _cut(name: str, review: Review, language: str) -> str:
    command = f"`{review.commands.get(name, '')}`"
    return f"{say(language, name)}: {plain(say(language, 'cut', command=command))}\n\n"
