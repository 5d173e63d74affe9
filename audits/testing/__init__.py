"""Rule tests: chats with the verdicts they must get, run by `sop test`.

for result in run(cases_in(["sop.yaml"])):
    result.wrong
"""

from audits.testing.cases import Case, Suite, suites_in
from audits.testing.run import Result, run

__all__ = ["Case", "Result", "Suite", "run", "suites_in"]
