"""What judged conversations have shown: which rules pass together, which break while others are kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping


class Known:
    """Remembers verdicts: for each rule a bit for every conversation that passes, keeps or breaks it."""

    def __init__(self, rules: Iterable[str]) -> None:
        self._passed = dict.fromkeys(rules, 0)
        self._kept = dict.fromkeys(self._passed, 0)
        self._broken = dict.fromkeys(self._passed, 0)
        self._count = 0

    def learn(self, verdicts: Mapping[str, str]) -> None:
        """Verdicts of one conversation, by rule, on which the judges agree."""
        bit = 1 << self._count
        self._count += 1
        for name, verdict in verdicts.items():
            if name in self._passed:
                self._passed[name] |= bit if verdict == "pass" else 0
                self._kept[name] |= bit if verdict in ("pass", "not_applicable") else 0
                self._broken[name] |= bit if verdict == "fail" else 0

    def passed(self, names: Collection[str]) -> bool:
        """Whether some conversation passes all of these rules."""
        return bool(self._all(self._passed, names))

    def broken(self, name: str, keeping: Collection[str]) -> bool:
        """Whether some conversation breaks a rule and keeps the others."""
        return bool(self._broken[name] & self._all(self._kept, keeping))

    def _all(self, bits: Mapping[str, int], names: Collection[str]) -> int:
        found = (1 << self._count) - 1
        for name in names:
            found &= bits[name]
            if not found:
                break
        return found
