"""Sentences about rules over the corpus."""

from __future__ import annotations

_ATTRIBUTES = "channel, priority, status, subject, tags, customer.id, fields.product and the like"

PROBLEMS: dict[str, tuple[str, ...]] = {
    "not-an-attribute": (
        "`{option}` names something that conversations do not have",
        f"Write attributes of the record: {_ATTRIBUTES}.",
    ),
    "not-a-group": (
        "`per` names something that conversations cannot be grouped by",
        f"Write agent, team, day, week, month, quarter, year, or attributes of the record: {_ATTRIBUTES}.",
    ),
    "target-statistic": (
        "`{metric}` is not told as `{said}`",
        "It can be told as: {known}.",
    ),
    "target-no-limit": (
        "this target sets no limit",
        "Add `at_least: ...` or `at_most: ...`.",
    ),
    "target-limit-number": (
        "`{metric}` is no time, so its limit cannot be a duration",
        "Write a number, for example `{option}: 0.9`.",
    ),
    "target-limit-duration": (
        "`{metric}` is a time, so its limit has to say a unit",
        "Write a duration, for example `{option}: 4h`.",
    ),
    "target-limit-working-days": (
        "the limit of a target cannot be in working days (bd)",
        "Write the working hours, for example `{option}: 16h` with a `calendar`.",
    ),
    "target-limit-share": (
        "`{metric}` is a share from 0 to 1",
        "For 85 percent write `{option}: 0.85`.",
    ),
    "target-limit-points": (
        "`{metric}` runs from -100 to 100",
        "Write whole points, for example `{option}: 40`.",
    ),
    "target-limits-crossed": (
        "`at_least` is more than `at_most`: that is impossible",
        "Swap the two.",
    ),
    "target-needs-within": (
        "`{metric}` needs to know the time allowed",
        "Add for example `within: 15m` (replies_within) or `within: 90d` (retention).",
    ),
    "target-needs-of": (
        "`{metric}` needs to know which rule it is about",
        "Add `of: id-of-the-rule`.",
    ),
    "target-needs-match": (
        "`{metric}` needs to know what shows that a customer buys",
        "Add for example `match: {{action: order}}`.",
    ),
    "target-option-not-wanted": (
        "`{option}` means nothing for `{metric}`",
        "Remove `{option}`.",
    ),
    "target-unknown-rule": (
        "there is no rule `{said}`",
        "Rules that judge conversations: {known}.",
        "",
    ),
    "target-rate-of-corpus": (
        "`{said}` is judged over the whole corpus, so no conversation passes it",
        "Name a rule that judges conversations.",
    ),
}
