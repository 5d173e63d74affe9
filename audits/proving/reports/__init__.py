"""Proofs and differences: one module a format, with `write_proof` and `write_diff`."""

FORMATS = ("text", "json", "markdown")
