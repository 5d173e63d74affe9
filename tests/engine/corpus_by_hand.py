"""Rules over the corpus judged the obvious way: every record held, every pair compared, no rows and no order.

Reads plain records: times with offsets, each event timed and in order, complete unless their status is open.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import product
from math import ceil
from statistics import fmean
from typing import Any
from zoneinfo import ZoneInfo

from rules.corpus import Indicator, Recurrent

Record = dict[str, Any]
ZONE = ZoneInfo("Asia/Jakarta")
SOLVED = ("solved", "closed")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def start(record: Record) -> datetime:
    return moment(record.get("created_at") or record["events"][0]["at"])


def end(record: Record) -> datetime | None:
    """The beginning of the last solved stretch; without one the last event of a complete record."""
    changes = [(event["to"] in SOLVED, moment(event["at"])) for event in _of(record, "status")]
    last: datetime | None = None
    for place, (solved, at) in enumerate(changes):
        if solved and (place == 0 or not changes[place - 1][0]):
            last = at
        elif not solved:
            last = None
    if last is not None:
        return last
    return None if record.get("status") == "open" else moment(record["events"][-1]["at"])


def values(record: Record, name: str) -> list[str]:
    if name == "agent":
        found: Any = next((e["author"] for e in reversed(record["events"]) if e.get("by") == "agent"), None)
    elif name == "month":
        found = start(record).astimezone(ZONE).strftime("%Y-%m")
    else:
        found = record
        for step in name.split("."):
            found = (found or {}).get(step)
    several = found if isinstance(found, list) else [found]
    return [one if isinstance(one, str) else json.dumps(one) for one in several if one is not None]


def groups(record: Record, per: Sequence[str]) -> set[tuple[str | None, ...]]:
    return set(product(*(values(record, name) or [None] for name in per)))


def topics(record: Record, topic: Sequence[str]) -> set[tuple[str, ...]]:
    return set(product(*(values(record, name) for name in topic)))


def matching(record: Record, word: str | None) -> datetime | None:
    """When the conversation takes part: at the customer's first message with the word, else at its start."""
    if word is None:
        return start(record)
    said = [e for e in _of(record, "message") if e["by"] == "customer" and word in e["text"].split()]
    return moment(said[0]["at"]) if said else None


def judged(
    asked: Recurrent | Indicator, word: str | None, records: Sequence[Record], as_of: datetime
) -> dict[tuple[str | None, ...], dict[str, Any]]:
    """By group what the record should say."""
    if isinstance(asked, Indicator):
        return _indicated(asked, word, records, as_of)
    part = [r for r in records if matching(r, word) is not None and topics(r, asked.topic)]
    if asked.counts == "customers":
        found = {group for record in part for group in groups(record, asked.per)}
        told = {g: _customers(asked, word, [r for r in part if g in groups(r, asked.per)]) for g in found}
    else:
        told = _contacts(asked, part)
    for group, one in told.items():
        inside = [record for record in part if group in groups(record, asked.per)]
        unknown = sum(_who(record, asked.same) is None for record in inside)
        one["unknown"], one["conversations"] = unknown, len(inside)
        none = "pass" if one["largest"] else "not_applicable"
        one["verdict"] = "fail" if one["found"] else "not_evaluable" if unknown else none
    return told


def _who(record: Record, same: Sequence[str]) -> tuple[str, ...] | None:
    found = [tuple(values(record, name)) for name in same]
    return tuple(one for several in found for one in several) if all(found) else None


def _customers(asked: Recurrent, word: str | None, records: Sequence[Record]) -> dict[str, Any]:
    found: list[tuple[datetime, int, int]] = []
    largest = 0
    within = timedelta(seconds=asked.within.seconds)
    for topic in {topic for record in records for topic in topics(record, asked.topic)}:
        visits = sorted(
            (matching(record, word), record["id"], _who(record, asked.same))
            for record in records
            if topic in topics(record, asked.topic) and _who(record, asked.same)
        )
        windows: list[set[int]] = []
        sizes: dict[int, int] = {}
        for last in range(len(visits)):
            inside = [n for n in range(last + 1) if visits[last][0] - visits[n][0] <= within]
            size = len({visits[n][2] for n in inside})
            largest = max(largest, size)
            if size >= asked.threshold:
                first = next(
                    n
                    for n in range(last, -1, -1)
                    if len({v[2] for v in visits[n : last + 1]}) == asked.threshold
                )
                windows.append(set(range(first, last + 1)))
                sizes[last] = size
        for burst in _joined(windows):
            size = max(size for last, size in sizes.items() if last in burst)
            found.append((visits[min(burst)][0], size, len(burst)))
    return {"found": sorted(found), "largest": largest}


def _joined(windows: Iterable[set[int]]) -> list[set[int]]:
    """Windows that share a visit are one."""
    found: list[set[int]] = []
    for window in windows:
        touching = [one for one in found if one & window]
        found = [one for one in found if not one & window]
        found.append(window.union(*touching))
    return found


def matters(
    records: Sequence[Record], same: Sequence[str], topic: Sequence[str], within: timedelta
) -> Iterator[tuple[list[Record], datetime | None]]:
    """One customer's conversations that follow one another, and until when another would; None: for ever."""
    known = {(_who(r, same), t) for r in records if _who(r, same) for t in topics(r, topic)}
    for who, about in known:
        theirs = [r for r in records if _who(r, same) == who and about in topics(r, topic)]
        chain: list[Record] = []
        for record in sorted(theirs, key=lambda one: (start(one), one["id"])):
            until = _until(chain, within)
            if chain and until is not None and start(record) > until:
                yield chain, until
                chain = []
            chain.append(record)
        yield chain, _until(chain, within)


def _until(chain: Sequence[Record], within: timedelta) -> datetime | None:
    ends = [end(record) for record in chain]
    known = [one for one in ends if one is not None]
    return max(known) + within if chain and len(known) == len(ends) else None


def _contacts(asked: Recurrent, records: Sequence[Record]) -> dict[tuple[str | None, ...], dict[str, Any]]:
    told: dict[tuple[str | None, ...], dict[str, Any]] = {
        group: {"found": [], "largest": 0} for record in records for group in groups(record, asked.per)
    }
    within = timedelta(seconds=asked.within.seconds)
    for chain, _ in matters(records, asked.same, asked.topic, within):
        for group in groups(chain[0], asked.per):
            one = told[group]
            one["largest"] = max(one["largest"], len(chain))
            if len(chain) >= asked.threshold:
                one["found"] = sorted([*one["found"], (start(chain[0]), len(chain), len(chain))])
    return told


def _indicated(
    asked: Indicator, word: str | None, records: Sequence[Record], as_of: datetime
) -> dict[tuple[str | None, ...], dict[str, Any]]:
    found: dict[tuple[str | None, ...], list[Any]] = {
        group: [] for record in records for group in groups(record, asked.per)
    }
    within = timedelta(seconds=asked.within.seconds) if asked.within else timedelta()
    for group, value in _readings(asked, word, records, as_of, within):
        found[group].append(value)
    return {
        group: {"count": len(told), "value": _figure(asked, told), "verdict": _verdict(asked, told)}
        for group, told in found.items()
    }


def _readings(
    asked: Indicator, word: str | None, records: Sequence[Record], as_of: datetime, within: timedelta
) -> Iterator[tuple[tuple[str | None, ...], Any]]:
    if asked.metric == "fcr":
        part = [record for record in records if matching(record, word) is not None]
        for chain, until in matters(part, asked.same, asked.topic, within):
            if len(chain) > 1 or (until is not None and until <= as_of):
                yield from ((group, len(chain) == 1) for group in groups(chain[0], asked.per))
        return
    customers = {who for record in records if (who := _who(record, asked.same))}
    theirs = {who: [r for r in records if _who(r, asked.same) == who] for who in customers}
    if asked.metric == "retention":
        for some in theirs.values():
            bought = sorted((at, r["id"], r) for r in some if (at := matching(r, word)) is not None)
            if bought:
                until = bought[0][0] + within
                back = len(bought) > 1 and bought[1][0] <= until
                if back or until <= as_of:
                    yield from ((group, back) for group in groups(bought[0][2], asked.per))
        return
    if asked.metric == "cltv":
        for some in theirs.values():
            rich = sorted(
                (r for r in some if "cltv" in r.get("fields", {})), key=lambda r: (start(r), r["id"])
            )
            last = {group: record["fields"]["cltv"] for record in rich for group in groups(record, asked.per)}
            yield from last.items()
        return
    for record in records:
        value = _reading(asked, record)
        if value is not None:
            yield from ((group, value) for group in groups(record, asked.per))


def _reading(asked: Indicator, record: Record) -> Any:
    match asked.metric:
        case "csat" | "nps":
            given = [e for e in _of(record, "rating") if e["scale"] == asked.metric]
            if not given:
                return None
            value, top = given[-1]["value"], given[-1].get("out_of", asked.out_of)
            if asked.metric == "nps":
                return 1 if value >= 9 else -1 if value <= 6 else 0
            return Fraction(value, top) >= Fraction(4, 5) if asked.statistic == "share" else value * 5 / top
        case "resolution_time":
            ended = end(record)
            return (
                None if ended is None else (ended - start(record) - _solved_between(record)).total_seconds()
            )
        case "reopened":
            states = [event["to"] in SOLVED for event in _of(record, "status")]
            return any(not one for one in states[states.index(True) :]) if True in states else None
        case "escalated":
            return bool(_of(record, "escalate"))
        case "unanswered":
            asks = [moment(e["at"]) for e in _of(record, "message") if e["by"] == "customer"]
            replies = [moment(e["at"]) for e in _of(record, "message") if e["by"] == "agent"]
            if not asks:
                return None
            position = record["events"].index(
                next(e for e in _of(record, "message") if e["by"] == "customer")
            )
            after = [e for e in record["events"][position:] if e["type"] == "message" and e["by"] == "agent"]
            if after and replies:
                return False
            return None if record.get("status") == "open" else True
    raise AssertionError(asked.metric)


def _solved_between(record: Record) -> timedelta:
    """The time between being solved and being reopened."""
    lost, since = timedelta(), None
    for event in _of(record, "status"):
        solved = event["to"] in SOLVED
        if solved and since is None:
            since = moment(event["at"])
        elif not solved and since is not None:
            lost, since = lost + moment(event["at"]) - since, None
    return lost


def _figure(asked: Indicator, told: Sequence[Any]) -> float | None:
    if not told:
        return None
    match asked.statistic:
        case "share" | "mean":
            return fmean(told)
        case "net":
            return 100 * fmean(told)
        case "median" | "p90":
            percent = 50 if asked.statistic == "median" else 90
            return sorted(told)[max(1, ceil(Fraction(len(told) * percent, 100))) - 1]
    raise AssertionError(asked.statistic)


def _verdict(asked: Indicator, told: Sequence[Any]) -> str:
    value = _figure(asked, told)
    if value is None or len(told) < asked.min_count:
        return "not_evaluable"
    low = asked.at_least is not None and value < asked.at_least - 1e-12
    high = asked.at_most is not None and value > asked.at_most + 1e-12
    return "fail" if low or high else "pass"


def _of(record: Mapping[str, Any], sort: str) -> list[Any]:
    return [event for event in record["events"] if event["type"] == sort]
