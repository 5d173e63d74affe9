"""A review on a terminal: a line a step, what to do, and the command that shows more."""

from __future__ import annotations

from typing import TextIO

from audits.changes.reports.lines import MARKS, headline
from audits.changes.step import Review
from audits.changes.words import say
from audits.problems.colour import paint_for
from audits.reports.visible import one_line

_STYLES = {"good": "help", "look": "warning", "wrong": "error", "skipped": "quiet", "broken": "error"}


def write(stream: TextIO, review: Review, language: str) -> None:
    """The headline comes last, where the eye is."""
    paint = paint_for(stream)
    stream.write(f"{say(language, 'review', title=one_line(review.title))}\n\n")
    for step in review.steps:
        mark = paint(MARKS[step.state], _STYLES[step.state])
        stream.write(f"{mark} {say(language, step.name)}: {one_line(step.found)}\n")
        if step.todo:
            stream.write(f"    {paint('→', 'help')} {one_line(step.todo)}\n")
        if step.body or step.state in ("wrong", "broken"):
            command = one_line(review.commands.get(step.name, ""))
            stream.write(f"    {paint(f'$ {command}', 'quiet')}\n")
    stream.write(f"\n{headline(review, language)}\n")
