"""Sentences for what only shows beside an earlier version."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, ...]] = {
    "version-unmoved": (
        "the meaning changed since {since} ({names}), but the version is still `{version}`",
        "Write `version: {next}` ({part}). A rule must not change its meaning under an old number.",
    ),
    "version-backwards": (
        "the version went back from `{before}` ({since}) to `{version}`",
        "Numbers only rise; write a higher one.",
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
