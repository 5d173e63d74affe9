"""Zones: sets of clock values as bounds on clocks and their differences, for whole seconds.

A zone of n clocks is a tuple of (n + 1)² bounds, row by row: row i, column j bounds clock i less clock j;
clock 0 is always 0. Source: the difference bound matrices of timed automata (Dill 1989).
"""

from __future__ import annotations

INFINITE = 1 << 60

Zone = tuple[int, ...]


def start(clocks: int) -> Zone:
    """All clocks at 0."""
    return (0,) * (clocks + 1) ** 2


class Room:
    """Works on zones of so many clocks, each of which is compared with limits up to its `largest`."""

    def __init__(self, largest: tuple[int, ...], gap: int) -> None:
        self.size = len(largest) + 1
        self.largest = (0, *largest)
        self.gap = gap
        """Seconds at least from one event to the next."""

    def later(self, zone: Zone) -> list[int]:
        """The zone after any wait."""
        size, made = self.size, list(zone)
        for clock in range(1, size):
            made[clock * size] = INFINITE
            made[clock] -= self.gap
        return made

    def at_most(self, zone: list[int], clock: int, limit: int) -> None:
        """Only values up to a limit; clocks count from 0. Needs `closed` after it."""
        place = (clock + 1) * self.size
        zone[place] = min(zone[place], limit)

    def at_least(self, zone: list[int], clock: int, limit: int) -> None:
        """Only values from a limit on. Needs `closed` after it."""
        zone[clock + 1] = min(zone[clock + 1], -limit)

    def closed(self, zone: list[int]) -> bool:
        """Makes every bound as tight as the others make it; False if nothing is left."""
        size = self.size
        for k in range(size):
            row = zone[k * size : (k + 1) * size]
            for i in range(size):
                through = zone[i * size + k]
                if through >= INFINITE:
                    continue
                base = i * size
                for j in range(size):
                    if row[j] < INFINITE and through + row[j] < zone[base + j]:
                        zone[base + j] = through + row[j]
        return all(zone[i * size + i] >= 0 for i in range(size))

    def reset(self, zone: list[int], clock: int) -> None:
        """The clock starts again at 0."""
        size, place = self.size, clock + 1
        for other in range(size):
            zone[place * size + other] = zone[other]
            zone[other * size + place] = zone[other * size]
        zone[place * size + place] = 0

    def widened(self, zone: list[int]) -> Zone:
        """The same as far as limits can tell: beyond the largest, values are all alike."""
        size = self.size
        for i in range(size):
            for j in range(size):
                bound = zone[i * size + j]
                if i != j and bound < INFINITE:
                    if bound > self.largest[i]:
                        zone[i * size + j] = INFINITE
                    elif bound < -self.largest[j] - 1:
                        zone[i * size + j] = -self.largest[j] - 1
        self.closed(zone)
        return tuple(zone)


def inside(zone: Zone, other: Zone) -> bool:
    """Whether every value of a zone is one of the other."""
    return all(mine <= its for mine, its in zip(zone, other, strict=True))
