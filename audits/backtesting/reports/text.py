"""Backtests for people: which rules judge differently now, with conversations that show it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from audits.backtesting.reports import Setting, words
from audits.backtesting.result import Backtest, RuleChange
from audits.reports.visible import one_line


def write(stream: TextIO, result: Backtest, setting: Setting) -> None:
    """The change as a whole, then rule by rule, the most flips first."""
    stream.write("\n".join(_lines(result, setting)) + "\n")


def _lines(result: Backtest, setting: Setting) -> Iterator[str]:
    yield words.head(result, setting)
    if result.groups:
        yield "  " + words.say(setting, "groups", count=result.groups)
    changed = sorted((one for one in result.rules if one.flipped), key=lambda one: -one.flipped)
    if changed:
        yield "  " + words.say(setting, "now", share=words.rate(result.now_failing, setting))
        yield "  " + words.say(setting, "no-longer", share=words.rate(result.no_longer_failing, setting))
    else:
        yield words.unchanged(result, setting)
    for rule in changed:
        yield ""
        yield from _rule(rule, setting)
    if changed:
        yield ""
        if result.agents:
            yield f"{words.say(setting, 'agents')}: {words.affected(result.agents, setting)}"
        if result.channels:
            yield f"{words.say(setting, 'channels')}: {words.affected(result.channels, setting)}"
        if len(result.rules) > len(changed):
            yield words.say(setting, "unchanged", count=len(result.rules) - len(changed))
    yield from words.ends(result, setting)


def _rule(rule: RuleChange, setting: Setting) -> Iterator[str]:
    title = f" {one_line(rule.title)}" if rule.title else ""
    yield f"{rule.rule}{words.aside(rule, setting)}{title}"
    if rule.status == "both":
        before, after = (words.only(side, setting) for side in (rule.failing_before, rule.failing_after))
        yield "  " + words.say(setting, "failing", before=before, after=after)
    for direction in rule.directions:
        arrow = words.arrow(direction.old, direction.new, setting)
        yield f"  {arrow}: {words.rate(direction.share, setting)}"
        yield from (f"    {words.sample(sample, setting)}" for sample in direction.samples)
