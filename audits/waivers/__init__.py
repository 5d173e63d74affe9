"""Waivers and baselines: findings that are known, stay listed, and do not count.

    book = read_book(["waivers.yaml"], ["baseline.txt"])
    settled = book.at("2026-01-31")                       # the day of the as-of decides what has expired
    verdicts = settled.applied(verdicts, settling)        # workers; `settling` counts what was met
    standing(book, settled.day, settling)                 # which waivers were used, expired, unused

A verdict whose findings are all waived keeps its record, but counts neither as passed nor as failed.
"""

from __future__ import annotations

from audits.waivers.book import Book, Waiver, read_book
from audits.waivers.settling import Settled, Settling, settle, waived
from audits.waivers.standing import Standing, standing

__all__ = ["Book", "Settled", "Settling", "Standing", "Waiver", "read_book", "settle", "standing", "waived"]
