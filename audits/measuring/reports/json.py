"""json: the result as it is (`measure/1`), texts exact; what `--baseline` reads."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from audits.measuring.reports import Setting


def write(stream: BinaryIO, setting: Setting) -> None:
    """Writes the result; the same input gives the same bytes."""
    encoded = msgspec.json.encode(setting.result)
    stream.write(msgspec.json.format(encoded, indent=1) + b"\n")
