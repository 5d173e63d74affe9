"""Backtests as Markdown, for a pull request: a table of the rules, the conversations folded away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from audits.backtesting.reports import Setting, words
from audits.backtesting.result import Backtest, RuleChange
from audits.reports.marks import plain


def write(stream: TextIO, result: Backtest, setting: Setting) -> None:
    """A heading, a table, samples, who is affected."""
    stream.write("\n".join(_lines(result, setting)) + "\n")


def _lines(result: Backtest, setting: Setting) -> Iterator[str]:
    yield f"### {plain(words.head(result, setting))}\n"
    changed = sorted((one for one in result.rules if one.flipped), key=lambda one: -one.flipped)
    yield from (f"**{plain(line)}**\n" for line in words.ends(result, setting))
    if not changed:
        yield words.unchanged(result, setting)
        return
    yield "- " + words.say(setting, "now", share=words.rate(result.now_failing, setting))
    yield "- " + words.say(setting, "no-longer", share=words.rate(result.no_longer_failing, setting)) + "\n"
    yield "| " + " | ".join(words.say(setting, code) for code in ("rule", "newly", "fixed", "fails")) + " |"
    yield "|---|---:|---:|---|"
    for rule in changed:
        before, after = (words.only(side, setting) for side in (rule.failing_before, rule.failing_after))
        name = f"`{rule.rule}`{plain(words.aside(rule, setting))}"
        yield f"| {name} | {rule.now_fail} | {rule.no_longer_fail} | {before} → {after} |"
    yield f"\n<details><summary>{words.say(setting, 'samples')}</summary>\n"
    for rule in changed:
        yield from _rule(rule, setting)
    yield "</details>\n"
    for code, some in (("agents", result.agents), ("channels", result.channels)):
        if some:
            yield f"{words.say(setting, code)}: {plain(words.affected(some, setting))}\n"


def _rule(rule: RuleChange, setting: Setting) -> Iterator[str]:
    for direction in rule.directions:
        arrow = words.arrow(direction.old, direction.new, setting)
        yield f"- `{rule.rule}` {arrow}: {words.rate(direction.share, setting)}"
        yield from (f"  - {plain(words.sample(sample, setting))}" for sample in direction.samples)
    yield ""
