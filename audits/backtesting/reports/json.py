"""Backtests for programs: `backtest/1`, one object. Quotes are masked as in every other report."""

from __future__ import annotations

from typing import TextIO

import msgspec

from audits.backtesting.reports import Setting
from audits.backtesting.result import Backtest, Direction, RuleChange, Sample
from audits.masking import mask

_replaced = msgspec.structs.replace


def write(stream: TextIO, result: Backtest, setting: Setting) -> None:
    """The whole result."""
    rules = result.rules if setting.unmask else [_rule(one, setting) for one in result.rules]
    whole = _replaced(result, rules=rules)
    stream.write(msgspec.json.format(msgspec.json.encode(whole)).decode() + "\n")


def _rule(rule: RuleChange, setting: Setting) -> RuleChange:
    return _replaced(rule, directions=[_direction(one, setting) for one in rule.directions])


def _direction(direction: Direction, setting: Setting) -> Direction:
    return _replaced(direction, samples=[_sample(one, setting) for one in direction.samples])


def _sample(sample: Sample, setting: Setting) -> Sample:
    message = None if sample.message is None else mask(sample.message, setting.language)
    quote = None if sample.quote is None else mask(sample.quote, setting.language)
    return _replaced(sample, message=message, quote=quote)
