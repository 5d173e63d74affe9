"""What a measurement looks like: text for a terminal, one page of HTML, JSON for programs and baselines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from audits.measuring.result import Result
from engine.conversation import Conversation

FORMATS = ("text", "json", "html")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report knows beside the result.

    `show` quotes a list; `records`: by a message's id its conversation, whose customer's names are hidden.
    """

    result: Result
    language: str = "en"
    unmask: bool = False
    show: int = 3
    color: bool = False
    width: int = 100
    records: Mapping[str, Conversation] = field(default_factory=dict)
