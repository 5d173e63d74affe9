"""YAML values on one line, as people type them: for the examples in help texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_PLAIN = re.compile(r"[\w][\w.@/ +-]*(?:/[\w.-]+)*\Z")


def flow(value: Any) -> str:
    """The value in YAML's flow style."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(key)}: {flow(inside)}" for key, inside in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(inside) for inside in value) + "]"
    text = str(value)
    return text if not isinstance(value, str) or _PLAIN.match(text) else f'"{text}"'
