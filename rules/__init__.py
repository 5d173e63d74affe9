"""What a rule is: the kinds officers write, and the few constraint forms that all of them compile to."""

from __future__ import annotations

from rules.classify import Classify
from rules.closing import Closing
from rules.deadline import Deadline
from rules.escalation import Escalation
from rules.gaming import Gaming
from rules.greeting import Greeting
from rules.kind import CorpusKind, Kind
from rules.phrase import PhraseRule
from rules.prerequisite import Prerequisite
from rules.promise import Promise
from rules.recovery import Recovery
from rules.recurrence import Recurrence
from rules.repeated_question import RepeatedQuestion
from rules.sequence import Sequence
from rules.stages import StagesRule
from rules.style import Style
from rules.target import Target

KINDS: dict[str, type[Kind]] = {
    kind.name: kind
    for kind in (
        Greeting,
        Closing,
        PhraseRule,
        Style,
        Deadline,
        Gaming,
        Promise,
        Escalation,
        Recovery,
        Sequence,
        Prerequisite,
        RepeatedQuestion,
        Classify,
        StagesRule,
        Recurrence,
        Target,
    )
}
"""Every rule kind by the name that `kind:` says, in the order of the documentation."""

CONVERSATION_KINDS = tuple(name for name, kind in KINDS.items() if not issubclass(kind, CorpusKind))
"""The names of those that judge one conversation; the others judge all of them together."""

__all__ = ["CONVERSATION_KINDS", "KINDS", "CorpusKind", "Kind"]
