"""Zones: sets of clock values as bounds on clocks and their differences, for whole seconds.

A zone of n clocks is a tuple of (n + 1)² bounds, row by row: row i, column j bounds clock i less clock j;
clock 0 is always 0. Only the clocks whose values matter are in it: which they are, whoever works with it
knows. Source: the difference bound matrices of timed automata (Dill 1989).
"""

from __future__ import annotations

from collections.abc import Sequence

INFINITE = 1 << 60

Zone = tuple[int, ...]

START: Zone = (0,)
"""The zone without clocks."""


def later(zone: Zone, size: int, gap: int) -> list[int]:
    """The zone after any wait of at least `gap` seconds. `size` is the number of clocks and one."""
    made = list(zone)
    for clock in range(1, size):
        made[clock * size] = INFINITE
        made[clock] -= gap
    return made


def at_most(zone: list[int], size: int, clock: int, limit: int) -> None:
    """Only values up to a limit; clocks count from 1. Needs `closed` after it."""
    place = clock * size
    zone[place] = min(zone[place], limit)


def at_least(zone: list[int], clock: int, limit: int) -> None:
    """Only values from a limit on. Needs `closed` after it."""
    zone[clock] = min(zone[clock], -limit)


def closed(zone: list[int], size: int) -> bool:
    """Makes every bound as tight as the others make it; False if nothing is left."""
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


def chosen(zone: Sequence[int], size: int, clocks: Sequence[int]) -> list[int]:
    """The zone of some of its clocks, in this order; 0 for one that starts at this moment."""
    rows = (0, *clocks)
    return [zone[i * size + j] for i in rows for j in rows]


def widened(zone: list[int], largest: Sequence[int]) -> Zone:
    """The same as far as limits can tell: beyond the `largest` of each clock, values are all alike."""
    size = len(largest) + 1
    limits = (0, *largest)
    changed = False
    for i in range(size):
        for j in range(size):
            bound = zone[i * size + j]
            if i != j and bound < INFINITE:
                if bound > limits[i]:
                    zone[i * size + j], changed = INFINITE, True
                elif bound < -limits[j] - 1:
                    zone[i * size + j], changed = -limits[j] - 1, True
    if changed:
        closed(zone, size)
    return tuple(zone)


def inside(zone: Zone, other: Zone) -> bool:
    """Whether every value of a zone is one of the other."""
    return all(mine <= its for mine, its in zip(zone, other, strict=True))
