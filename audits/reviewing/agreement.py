"""How verdicts and reviewers agree: shares, Cohen's kappa, precision and recall with Wilson's intervals.

Source: J. Cohen, A coefficient of agreement for nominal scales (1960).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from audits.intervals import Interval, share, wilson
from audits.reviewing.answers import UNCLEAR, Answer

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Agreed:
    """Two sets of answers to the same questions. `kappa` is None where chance alone would always agree."""

    count: int
    same: int
    kappa: float | None

    @property
    def share(self) -> float | None:
        """The share of equal answers."""
        return share(self.same, self.count)

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval of that share."""
        return wilson(self.same, self.count)


def agreed(pairs: Sequence[Pair]) -> Agreed:
    """Agreement of paired answers."""
    count = len(pairs)
    same = sum(one == other for one, other in pairs)
    if not count:
        return Agreed(0, 0, None)
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(left[answer] * right[answer] for answer in left)
    whole = count * count
    kappa = None if by_chance == whole else (same * count - by_chance) / (whole - by_chance)
    return Agreed(count, same, kappa)


@dataclass(slots=True)
class RuleFigures:
    """A rule's verdicts beside what reviewers say. A failure is what is looked for."""

    rule: str
    title: str = ""
    tp: int = 0
    fp: int = 0
    fn: int = 0
    tn: int = 0
    pairs: list[Pair] = field(default_factory=list)

    def add(self, verdict: str, review: str) -> None:
        """Counts one verdict with the reviewers' answer."""
        self.pairs.append((verdict, review))
        if verdict == "fail":
            self.tp += review == "fail"
            self.fp += review != "fail"
        else:
            self.fn += review == "fail"
            self.tn += review != "fail"

    @property
    def precision(self) -> tuple[float | None, Interval | None]:
        """Of the failures found, how many are some."""
        return share(self.tp, self.tp + self.fp), wilson(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> tuple[float | None, Interval | None]:
        """Of the failures there are among what was reviewed, how many were found."""
        return share(self.tp, self.tp + self.fn), wilson(self.tp, self.tp + self.fn)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A verdict with all its answers. `review` is what most say; None when they are split, or unclear."""

    answers: tuple[Answer, ...]
    review: str | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """All that was compared. `reviewers`: answers by reviewer; `between`: each two of them."""

    reviewed: tuple[Reviewed, ...]
    overall: Agreed
    rules: tuple[RuleFigures, ...]
    reviewers: dict[str, int]
    by_reviewer: dict[str, Agreed]
    between: dict[Pair, Agreed]
    disagreements: tuple[Reviewed, ...]
    undecided: int
    drawn: dict[str, int]


def calibrate(answers: Iterable[Answer]) -> Calibration:
    """Compares answers with the verdicts they are about, and with each other."""
    by_key: dict[str, list[Answer]] = {}
    for one in answers:
        by_key.setdefault(one.key, []).append(one)
    reviewed = tuple(Reviewed(tuple(group), _most(group)) for group in by_key.values())
    rules: dict[str, RuleFigures] = {}
    pairs: list[Pair] = []
    for each in reviewed:
        first = each.answers[0]
        figures = rules.setdefault(first.rule, RuleFigures(first.rule, first.title))
        if each.review is not None:
            figures.add(first.verdict, each.review)
            pairs.append((first.verdict, each.review))
    everybody = [one for each in reviewed for one in each.answers]
    return Calibration(
        reviewed,
        agreed(pairs),
        tuple(rules[name] for name in sorted(rules)),
        dict(sorted(Counter(one.reviewer for one in everybody).items())),
        _by_reviewer(everybody),
        _between(reviewed),
        _disagreements(reviewed),
        sum(each.review is None for each in reviewed),
        dict(sorted(Counter(each.answers[0].drawn or "?" for each in reviewed).items())),
    )


def _most(answers: Sequence[Answer]) -> str | None:
    """What most clear answers say; None without one, or when two are as frequent."""
    counts = Counter(one.review for one in answers if one.review != UNCLEAR).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
        return None
    return counts[0][0]


def _disagreements(reviewed: Sequence[Reviewed]) -> tuple[Reviewed, ...]:
    """What anybody sees otherwise; first what most see otherwise."""
    found = [
        each for each in reviewed if any(one.review not in (UNCLEAR, one.verdict) for one in each.answers)
    ]
    return tuple(sorted(found, key=lambda each: each.review in (None, each.answers[0].verdict)))


def _by_reviewer(answers: Sequence[Answer]) -> dict[str, Agreed]:
    pairs: dict[str, list[Pair]] = {}
    for one in answers:
        if one.review != UNCLEAR:
            pairs.setdefault(one.reviewer, []).append((one.verdict, one.review))
    return {name: agreed(pairs[name]) for name in sorted(pairs)}


def _between(reviewed: Sequence[Reviewed]) -> dict[Pair, Agreed]:
    pairs: dict[Pair, list[Pair]] = {}
    for each in reviewed:
        clear = sorted((one.reviewer, one.review) for one in each.answers if one.review != UNCLEAR)
        for (name, review), (other, said) in combinations(clear, 2):
            pairs.setdefault((name, other), []).append((review, said))
    return {names: agreed(pairs[names]) for names in sorted(pairs)}
