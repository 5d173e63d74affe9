"""What a rule is: the kinds officers write, and the few constraint forms that all of them compile to."""

from __future__ import annotations

from rules.closing import Closing
from rules.deadline import Deadline
from rules.escalation import Escalation
from rules.gaming import Gaming
from rules.greeting import Greeting
from rules.kind import Kind
from rules.phrase import PhraseRule
from rules.recovery import Recovery
from rules.sequence import Sequence
from rules.style import Style

KINDS: dict[str, type[Kind]] = {
    kind.name: kind
    for kind in (Greeting, Closing, PhraseRule, Style, Deadline, Gaming, Escalation, Recovery, Sequence)
}
"""Every rule kind by the name that `kind:` says, in the order of the documentation."""

__all__ = ["KINDS", "Kind"]
