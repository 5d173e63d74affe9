"""Proofs and differences as SARIF, which code hosts show beside the lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from audits.problems import sarif
from audits.proving.diff import Difference
from audits.proving.prove import Proof
from audits.proving.reports.places import of_diff, of_proof


def write_proof(proofs: Sequence[Proof], stream: TextIO, language: str, witnesses: bool) -> None:
    """Every fault and every redundant rule; shortest conversations have no place in it."""
    sarif.write([remark for proof in proofs for remark in of_proof(proof)], {}, stream, language)


def write_diff(found: Difference, stream: TextIO, language: str) -> None:
    """Every rule that changed."""
    sarif.write(list(of_diff(found)), {}, stream, language)
