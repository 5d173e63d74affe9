Feature: sop audit --resume
  A long audit may die on the way. What was judged is not judged again, and the result is the same to the byte as that
  of an audit that nobody disturbed.

  Scenario: The same command with --resume
    Given this SOP in the file "sop.yaml":
      """
      signals:
        promise: {by: agent, any: [we promise]}
      rules:
        - {id: no-promise, kind: phrase, signal: promise, must: never}
        - {id: first, kind: deadline, metric: first_reply, within: 15m}
      """
    And 4000 conversations like this in the file "chat.ndjson":
      """
      09:00 customer: where is my money?
      09:20 agent (a7): we promise it will come
      """
    When running: sop audit chat.ndjson --sop sop.yaml -o csv=whole.csv --jobs 1 --fail-on never
    And killed on the way: sop audit chat.ndjson --sop sop.yaml -o csv=found.csv --jobs 1
    And running: sop audit chat.ndjson --sop sop.yaml -o csv=found.csv --jobs 1 --fail-on never --resume
    Then the exit code is 0
    And the notice says "of 4,000 records had been judged already."
    And the files "whole.csv" and "found.csv" are the same
    And nothing is left to go on from
