"""Sentences for what only shows beside an earlier version."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, ...]] = {
    "version-unmoved": (
        "the meaning changed since {since} ({names}), but the version is still `{version}`",
        "Write `version: {next}` ({part}). A rule must not change its meaning under an old number.",
    ),
    "version-backwards": (
        "the version went back from `{before}` ({since}) to `{version}`",
        "Numbers only rise: write `version: {next}` or a higher one.",
    ),
    "rule-renamed": (
        "the rule `{rule}` asks the same as `{said}`, which {since} has and which is gone now",
        "If `{rule}` is only its new name, write `replaces: {said}` in the rule: its history goes on then.",
    ),
    "replaces-existing": (
        "the rule `{rule}` says that it replaces `{said}`, which is still there",
        "Remove the rule `{said}`, or remove it from `replaces`.",
    ),
    "replaces-unknown": (
        "the rule `{rule}` says that it replaces `{said}`, but {since} has no such rule",
        "Rules there: {known}.",
    ),
}
