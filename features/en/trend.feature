Feature: sop trend
  `sop audit --store` keeps each audit once, and `sop trend` shows whether service gets better: each conversation counts
  once, from the latest audit that has it, in the month in which it began.

  Background:
    Given this SOP in the file "sop.yaml":
      """
      sop: shop
      version: 1.0.0
      signals:
        welcome: {by: agent, any: [hello]}
      rules:
        - {id: greeting, kind: greeting, signal: welcome}
      """
    And the file "january.ndjson" with:
      """
      {"id": "T-1", "events": [{"at": "2026-01-05T09:00:00+07:00", "type": "message", "by": "agent", "author": "a7", "text": "Yes?"}]}
      """
    And the file "february.ndjson" with:
      """
      {"id": "T-2", "events": [{"at": "2026-02-05T09:00:00+07:00", "type": "message", "by": "agent", "author": "a8", "text": "Hello!"}]}
      """

  Scenario: Score and pass rate by month
    When running: sop audit january.ndjson --sop sop.yaml --store history.duckdb --lang en
    And running: sop audit february.ndjson --sop sop.yaml --store history.duckdb --lang en
    And running: sop trend history.duckdb --lang en
    Then the exit code is 0
    And the output says "shop: 2 conversations from 2 audits, 2026-01 to 2026-02"
    And the output says "2026-01 1* 0.0"
    And the output says "2026-02 1* 100.0"
    And the output says "conclude nothing from them"
