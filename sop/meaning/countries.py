"""Which countries the `holidays` package knows, without importing all of them where a glance will do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sop.guess import closest


def observed(code: str, categories: Iterable[Any]) -> bool:
    """Whether the package certainly has the country and the categories; False says nothing.

    Looks into the package's source text: importing it would take longer than all other checks together.
    """
    module = _module(code)
    if module is None:
        return False
    text = _text(f"countries/{module}.py")
    found = re.search(r"supported_categories(?:: [^=]+)? = \(([A-Z_, \n]+)\)", text)
    known = set(re.findall("[A-Z_]+", found[1])) if found else {"PUBLIC"}
    return all(isinstance(category, str) and category.upper() in known for category in categories)


def country_codes() -> list[str]:
    """The two-letter codes of all countries, in order."""
    return sorted(code for code in _registry().values() if len(code) == 2)


def country_guess(said: str) -> str | None:
    """The code of the country whose name or code is nearest to what was said."""
    codes = _registry()
    word = said.strip().casefold().replace(" ", "_")
    near = word.upper() if word.upper() in codes.values() else closest(word, codes)
    return codes.get(near, near) if near else None


def _module(code: str) -> str | None:
    return next((name for name, known in _registry().items() if known == code), None)


@cache
def _registry() -> dict[str, str]:
    """Two-letter codes by the name of the country's module."""
    entries = re.findall(r'"(\w+)": \("\w+", "([A-Z]{2})"', _text("registry.py").partition("FINANCIAL")[0])
    return dict(entries)


def _text(name: str) -> str:
    spec = find_spec("holidays")
    assert spec is not None
    assert spec.origin is not None
    return (Path(spec.origin).parent / name).read_text(encoding="utf-8")
