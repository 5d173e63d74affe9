"""Every problem has its sentences, in both languages, about the same things."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

from sop.words import en, id

ROOT = Path(__file__).parent.parent.parent
SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("sop", "rules", "audits")
    for path in (ROOT / folder).rglob("*.py")
    if "words" not in path.parts
)


def _names(sentences: tuple[str, ...]) -> set[str]:
    return {name for sentence in sentences for _, name, _, _ in Formatter().parse(sentence) if name}


def test_both_languages_say_the_same_problems() -> None:
    assert en.PROBLEMS.keys() == id.PROBLEMS.keys()
    assert (en.NOTES.keys(), en.TERMS.keys()) == (id.NOTES.keys(), id.TERMS.keys())


def test_sentences_name_nothing_that_the_other_language_does_not_know() -> None:
    extra = {code: _names(en.PROBLEMS[code]) ^ _names(id.PROBLEMS[code]) for code in en.PROBLEMS}
    assert {code: names for code, names in extra.items() if names - {"hours"}} == {}


def test_no_sentence_is_left_over() -> None:
    made = {f"{word}-{part}" for word in ("duplicate", "unknown", "uses", "override", "extend")
            for part in ("rules", "signals", "calendars", "ladders", "calendar", "subdivision", "category",
                         "no-file", "unreadable-file", "nothing")}  # fmt: skip
    made |= {"default-signal-own", "quantity-signal-own"}
    assert [code for code in id.PROBLEMS if f'"{code}"' not in SOURCES and code not in made] == []


def test_every_code_of_a_kind_has_a_sentence() -> None:
    kinds = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "rules").glob("*.py"))
    codes = re.findall(r'yield "\w+", "([\w-]+)"', kinds)
    assert codes
    assert [code for code in codes if code not in id.PROBLEMS] == []
