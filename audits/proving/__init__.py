"""`sop prove` and `sop diff`: the proofs of `sop.proof` with clocks, texts and both judges at hand."""
