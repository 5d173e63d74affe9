"""People and the program: draw verdicts for review, read the filled sheets, compare.

`drawing` draws while an audit goes by, `sheet` writes what was drawn, `answers` reads what was filled in,
`agreement` compares it with the verdicts and the reviewers with each other.
"""
