"""Every scenario of every .feature file in this folder, run by pytest-bdd."""

from __future__ import annotations

from pytest_bdd import scenarios

scenarios(".")
