Feature: sop prove and sop diff
  Rules are checked against each other, and a change is told by what it means, without any data.

  Scenario: An answer that must come soon and must not come soon
    Given this SOP in the file "sop.yaml":
      """
      rules:
        - {id: soon, kind: sequence, template: response, a: {action: pay}, b: {action: ship}, within: 30m}
        - {id: later, kind: sequence, template: not_response, a: {action: pay}, b: {action: ship}, within: 1h}
      """
    When running: sop prove sop.yaml --lang en
    Then the exit code is 1
    And the output says "CONTRADICTION: soon, later"
    And the output says "No times keep all of their limits."

  Scenario: A shorter limit is stricter
    Given this SOP in the file "old.yaml":
      """
      rules:
        - {id: reply, kind: deadline, metric: first_reply, within: 15m}
      """
    And this SOP in the file "new.yaml":
      """
      rules:
        - {id: reply, kind: deadline, metric: first_reply, within: 5m}
      """
    When running: sop diff old.yaml new.yaml --lang en --fail-on stricter
    Then the exit code is 1
    And the output says "reply: stricter"
    And the output says "Fails now:"
