"""`python -m audits` is the command `sop`."""

from __future__ import annotations

import sys

from audits.cli import main

if __name__ == "__main__":
    sys.exit(main())
