"""Which verdicts the examples of a rule must show.

    every rule                       pass, fail
    kinds that find no fault         pass (classify, stages)
    rules with `when`                also not_applicable: a conversation outside it
    rules over the corpus            none: no single conversation has a verdict of theirs

`pending` and `not_evaluable` come of records that go on or lack times, not of what a rule says: examples may
show them, and need not.
"""

from __future__ import annotations

from rules.kind import CorpusKind
from sop.model import Rule, Sop


def possible(rule: Rule, sop: Sop) -> tuple[str, ...]:
    """The verdicts that examples must show, in the order of a report."""
    if isinstance(rule.kind, CorpusKind):
        return ()
    found = ("pass",) if rule.kind.never_fails else ("pass", "fail")
    return found if rule.when is None else (*found, "not_applicable")
