Feature: sop explain --repair
  For each rule that a conversation fails, the least that would have to be different, confirmed by both judges.

  Background:
    Given this SOP in the file "sop.yaml":
      """
      timezone: Asia/Jakarta
      signals:
        regret: {by: agent, any: [so sorry]}
        consent: {by: customer, any: [go ahead]}
      rules:
        - {id: reply, kind: deadline, metric: first_reply, within: 15m}
        - id: recover
          kind: recovery
          trigger: {action: complaint}
          steps: [{id: sorry, signal: regret}, {id: mend, action: replace}]
        - {id: ask, kind: prerequisite, before: {action: book}, needs: [{signal: consent, by: customer}]}
      """
    And the file "chat.ndjson" with:
      """
      {"id": "T-1", "status": "solved", "events": [{"at": "2026-01-05T09:00:00+07:00", "type": "message", "by": "customer", "text": "My cup broke"}, {"at": "2026-01-05T09:20:00+07:00", "type": "action", "by": "agent", "name": "complaint"}, {"at": "2026-01-05T09:30:00+07:00", "type": "action", "by": "agent", "name": "replace"}, {"at": "2026-01-05T09:40:00+07:00", "type": "action", "by": "agent", "name": "book"}, {"at": "2026-01-05T09:50:00+07:00", "type": "status", "to": "solved"}]}
      """

  Scenario: A reply that never came
    When running: sop explain chat.ndjson T-1 --sop sop.yaml --rule reply --repair --lang en
    Then the exit code is 0
    And the output says "Smallest repair (1 change)"
    And the output says "Add an agent message between #0 (09:00) and #1 (09:20), by 09:15 at the latest"
    And the output says "+ 09:01 A: "

  Scenario: A step that is missing
    When running: sop explain chat.ndjson T-1 --sop sop.yaml --rule recover --repair --lang en
    Then the output says "Add an agent message with ‘regret’, such as “So sorry”, between #1 (09:20) and #2 (09:30)"

  Scenario: Something that only the customer can say
    When running: sop explain chat.ndjson T-1 --sop sop.yaml --rule ask --repair --lang en
    Then the output says "Add a customer message with ‘consent’"
    And the output says "Or, without waiting for the customer: leave out #3"

  Scenario: Too little time
    When running: sop explain chat.ndjson T-1 --sop sop.yaml --rule reply --repair --timeout 0 --lang en
    Then the exit code is 2
