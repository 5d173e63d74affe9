"""Judging conversations: `compile` an SOP, then `judge` conversations by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.conversation import Conversation, decode
    from engine.judging import Compiled, Judgement, compile, judge

__all__ = ["Compiled", "Conversation", "Judgement", "compile", "decode", "judge"]


def __getattr__(name: str) -> Any:
    """The names above, loaded when they are first asked for: checking an SOP needs no engine."""
    if name in ("Conversation", "decode"):
        from engine import conversation

        return getattr(conversation, name)
    if name in __all__:
        from engine import judging

        return getattr(judging, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
