"""What an SOP is: `load` reads its files; a wrong one raises InvalidSop, which holds every Problem.

`load` is imported at once, for a lazy one would give way to the module of the same name; it costs little, as
the loader imports its own needs when they arise.
"""

from __future__ import annotations

from sop.load import load
from sop.model import Sop
from sop.problem import InvalidSop, Problem

__all__ = ["InvalidSop", "Problem", "Sop", "load"]
