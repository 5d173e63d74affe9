"""Dependencies: what is imported is declared, what is declared is used, and each is accounted for."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
USED_UNSEEN = {"tzdata"}
"""The standard library reads it by itself."""
RUN_BY_NAME = {"pytest-xdist", "xlsxwriter"}
"""What the tests need, but only the program, or pytest, imports."""


def named(requirements: Iterable[str]) -> set[str]:
    names = (re.match(r"[\w-]+", requirement) for requirement in requirements)
    return {_normal(name.group()) for name in names if name} - {"sop-audit"}


def imported(*folders: str) -> set[str]:
    """Distributions of the third-party modules that the folders' Python files import."""
    distributions = packages_distributions()
    found = {module for folder in folders for module in _modules(ROOT / folder)}
    return {
        _normal(distributions[module][0])
        for module in found - sys.stdlib_module_names
        if module in distributions and "sop-audit" not in distributions[module]
    }


def _modules(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_program_declares_what_it_imports_and_nothing_else() -> None:
    extras = (EXTRAS[name] for name in ("parquet", "excel", "features", "history"))
    declared = named([*PROJECT["dependencies"], *(one for extra in extras for one in extra)])
    assert imported("rules", "sop", "engine", "audits") == declared - USED_UNSEEN


def test_the_tests_declare_what_they_import_and_nothing_else() -> None:
    of_tests = named(EXTRAS["test"])
    found = imported("tests", "features", "bench", "docs")
    assert found - named(PROJECT["dependencies"]) == of_tests - RUN_BY_NAME


def test_each_dependency_is_accounted_for() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    told = {_normal(name) for row in re.findall(r"^\| ([^|]+) \|", page, re.M) for name in row.split(", ")}
    declared = named([*PROJECT["dependencies"], *(one for extra in EXTRAS.values() for one in extra)])
    assert told - {"package", "setuptools"} == declared
