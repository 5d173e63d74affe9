"""The durable-rules engine, loaded so that it also works where Python lacks a function it never calls.

Its callbacks to Python use PyEval_CallObject, which Python 3.13 no longer has. This program sets no
callbacks, so the name may stay unresolved: with RTLD_LAZY it is looked up when it is called.
"""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import durable_rules_engine as durable
else:
    _flags = sys.getdlopenflags()
    sys.setdlopenflags(os.RTLD_LAZY)
    try:
        import durable_rules_engine as durable
    finally:
        sys.setdlopenflags(_flags)

__all__ = ["durable"]
