"""`--fail-on-new`, how many conversations may newly fail; and `--expect`, what a change was meant to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from audits.backtesting.expectations import Expectation, unmet
from audits.backtesting.result import Backtest

LIMIT = re.compile(r"(\d{1,12})(?:([.,]\d{1,6})?(%))?\Z")
"""A number, or a share with a percent sign."""


def gated(result: Backtest, limit: str | None, expectations: Sequence[Expectation]) -> Backtest:
    """The result held against expectations, and a limit that LIMIT matches (None: there is none).

    A result of no conversations is held against nothing.
    """
    if not result.compared:
        return msgspec.structs.replace(result, fail_on_new=limit)
    many = False
    found = LIMIT.match(limit) if limit else None
    if found is not None:
        allowed = float((found[1] + (found[2] or "")).replace(",", "."))
        new = result.now_failing.count + result.now_failing_groups
        whole = result.conversations + result.groups
        many = new * 100 > allowed * whole if found[3] else new > allowed
    return msgspec.structs.replace(
        result,
        fail_on_new=limit,
        too_many_new=many,
        expectations=len(expectations),
        unmet=list(unmet(expectations, result)),
    )
