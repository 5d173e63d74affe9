"""The sentences that a feature beside an SOP may use: what is looked at, and how it must be.

They are those of `features/` that speak of one conversation, in Indonesian and English (docs/policy-repo.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from rules.duration import format_seconds, parse_duration
from sop.chat import MONDAY

VERDICTS = {
    "lulus": "pass",
    "gagal": "fail",
    "menunggu": "pending",
    "tidak dapat dinilai": "not_evaluable",
    "tidak berlaku": "not_applicable",
    "passes": "pass",
    "fails": "fail",
    "is pending": "pending",
    "cannot be evaluated": "not_evaluable",
    "does not apply": "not_applicable",
}

JUDGED = re.compile(
    r"(?:percakapan ini dinilai(?: per (?P<per>[^:]+(?::\d\d)*))?"
    r"|this conversation is judged(?: as of (?P<of>[^:]+(?::\d\d)*))?):?\Z"
)
"""When: the chat follows between triple quotes."""
GIVEN = re.compile(r'(?:SOP|the SOP) "(?P<file>[^"]+)"\Z')
"""Given: the file, where it is not called like the feature."""
OUTSIDE = re.compile(r"(?:percakapan itu tidak dinilai|the conversation is not judged)\Z")
RULE = re.compile(rf'(?:aturan|rule) "(?P<rule>[^"]+)" (?P<said>{"|".join(VERDICTS)})\Z')

Verdict = Mapping[str, Any]
"""A verdict record, as plain values."""
Check = Callable[[Verdict, Mapping[str, str]], str | None]
"""From the verdict and what the sentence names: None if it is so, else how it is instead."""


def check_for(text: str) -> tuple[Check, dict[str, str]] | None:
    """The check that a sentence about the rule named last means; None if it is none of these."""
    for pattern, check in CHECKS:
        found = pattern.match(text)
        if found:
            return check, found.groupdict()
    return None


def _reason(verdict: Verdict, said: Mapping[str, str]) -> str | None:
    told = [one["message"] for one in verdict["findings"]] or [verdict.get("reason") or "-"]
    return None if any(said["words"] in one for one in told) else "; ".join(told)


def _quote(verdict: Verdict, said: Mapping[str, str]) -> str | None:
    quotes = [one["quote"] for one in _evidence(verdict)]
    return None if said["words"] in quotes else "; ".join(quotes) or "-"


def _missing(verdict: Verdict, said: Mapping[str, str]) -> str | None:
    times = [one["at"] or "-" for one in _evidence(verdict) if one["missing"]]
    return None if any(f"T{said['time']}" in one for one in times) else ", ".join(times) or "-"


def _findings(verdict: Verdict, said: Mapping[str, str]) -> str | None:
    return _same(len(verdict["findings"]), int(said["number"]))


def _agent(verdict: Verdict, said: Mapping[str, str]) -> str | None:
    return _same(verdict["agent"], said["agent"])


def _counts(verdict: Verdict, said: Mapping[str, str]) -> str | None:
    asked = (int(said["times"]), int(said["kept"]))
    got = (verdict["activations"], verdict["fulfilled"])
    return None if got == asked else f"{got[0]}, {got[1]}"


def _measured(verdict: Verdict, said: Mapping[str, str]) -> str | None:
    found = verdict.get("measured") or {}
    for key, asked in (("elapsed_seconds", said["elapsed"]), ("limit_seconds", said["limit"])):
        try:
            seconds = parse_duration(asked).seconds
        except ValueError:
            return f"? {asked}"
        if found.get(key) != seconds:
            return " / ".join(_span(found.get(name)) for name in ("elapsed_seconds", "limit_seconds"))
    return None


def _span(seconds: float | None) -> str:
    return "-" if seconds is None else format_seconds(int(seconds))


def _due(verdict: Verdict, said: Mapping[str, str]) -> str | None:
    due = (verdict.get("measured") or {}).get("due_at") or "-"
    return None if due.startswith(moment(said["moment"])) else due


def _classes(verdict: Verdict, said: Mapping[str, str]) -> str | None:
    got = (verdict.get("measured") or {}).get("classes") or []
    return None if got == said["names"].split(", ") else ", ".join(got) or "-"


def _stages(verdict: Verdict, said: Mapping[str, str]) -> str | None:
    got = (verdict.get("measured") or {}).get("stages") or []
    return None if got == said["names"].split(", ") else ", ".join(got) or "-"


def _furthest(verdict: Verdict, said: Mapping[str, str]) -> str | None:
    return _same((verdict.get("measured") or {}).get("last"), said["names"])


def _same(got: object, asked: object) -> str | None:
    return None if got == asked else "-" if got is None else str(got)


def _evidence(verdict: Verdict) -> list[Verdict]:
    return [evidence for finding in verdict["findings"] for evidence in finding["evidence"]]


def moment(said: str) -> str:
    """`2026-01-06 09:00` or, on the first Monday, `09:00`, as the data write it."""
    day, _, time = said.strip().rpartition(" ")
    return f"{day or MONDAY}T{time.zfill(5)}"


def is_moment(said: str) -> bool:
    """Whether `moment` can tell when that is."""
    try:
        return bool(datetime.fromisoformat(moment(said)))
    except ValueError:
        return False


CHECKS: tuple[tuple[re.Pattern[str], Check], ...] = tuple(
    (re.compile(rf"(?:{pattern})\Z"), check)
    for pattern, check in (
        (r'alasannya memuat "(?P<words>[^"]+)"', _reason),
        (r'the reason says "(?P<words>[^"]+)"', _reason),
        (r'buktinya mengutip "(?P<words>.+)"', _quote),
        (r'the evidence quotes "(?P<words>.+)"', _quote),
        (r"yang kurang tampak sesudah pukul (?P<time>[\d:]+)", _missing),
        (r"what is missing shows after (?P<time>[\d:]+)", _missing),
        (r"ada (?P<number>\d{1,6}) temuan", _findings),
        (r"there are (?P<number>\d{1,6}) findings", _findings),
        (r'agennya "(?P<agent>[^"]+)"', _agent),
        (r'the agent is "(?P<agent>[^"]+)"', _agent),
        (r"aturan itu berlaku (?P<times>\d{1,6}) kali, terpenuhi (?P<kept>\d{1,6}) kali", _counts),
        (r"the rule applies (?P<times>\d{1,6}) times, fulfilled (?P<kept>\d{1,6}) times", _counts),
        (r"terukur (?P<elapsed>\w+) dari batas (?P<limit>\w+)", _measured),
        (r"(?P<elapsed>\w+) of (?P<limit>\w+) were used", _measured),
        (r"tenggatnya (?P<moment>[\d: -]+)", _due),
        (r"it was due at (?P<moment>[\d: -]+)", _due),
        (r'golongannya "(?P<names>[^"]+)"', _classes),
        (r'its classes are "(?P<names>[^"]+)"', _classes),
        (r'tahapnya "(?P<names>[^"]+)"', _stages),
        (r'its stages are "(?P<names>[^"]+)"', _stages),
        (r'tahap terjauhnya "(?P<names>[^"]+)"', _furthest),
        (r'its furthest stage is "(?P<names>[^"]+)"', _furthest),
    )
)

SENTENCES: Mapping[str, tuple[str, ...]] = {
    "id": (
        "percakapan ini dinilai:",
        "percakapan ini dinilai per 09:30:",
        'aturan "salam" lulus',
        'aturan "salam" gagal',
        "percakapan itu tidak dinilai",
        'alasannya memuat "..."',
        'buktinya mengutip "..."',
        "yang kurang tampak sesudah pukul 09:03",
        "ada 2 temuan",
        'agennya "a7"',
        "aturan itu berlaku 2 kali, terpenuhi 1 kali",
        "terukur 21m dari batas 15m",
        "tenggatnya 2026-01-06 09:00",
        'golongannya "pengiriman, produk"',
        'tahapnya "kontak, solusi"',
        'tahap terjauhnya "solusi"',
    ),
    "en": (
        "this conversation is judged:",
        "this conversation is judged as of 09:30:",
        'rule "greeting" passes',
        'rule "greeting" fails',
        "the conversation is not judged",
        'the reason says "..."',
        'the evidence quotes "..."',
        "what is missing shows after 09:03",
        "there are 2 findings",
        'the agent is "a7"',
        "the rule applies 2 times, fulfilled 1 times",
        "21m of 15m were used",
        "it was due at 2026-01-06 09:00",
        'its classes are "delivery, product"',
        'its stages are "contact, solution"',
        'its furthest stage is "solution"',
    ),
}
"""One of each, to show to whoever wrote another."""
