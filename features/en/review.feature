Feature: sop review tells whether a change can be merged
  All checks at once, with what failed and what to do. A feature beside an SOP is one of its tests.

  Background:
    Given this SOP in the file "old.yaml":
      """
      rules:
        - id: reply
          kind: deadline
          metric: first_reply
          within: 15m
      """
    And the file "new.feature" with:
      """
      Feature: Replies
        Scenario: A quarter of an hour is in time
          When this conversation is judged:
            ```
            09:00 customer: Hello
            09:15 agent (a7): Hello Kim
            ```
          Then rule "reply" passes
          And 15m of 15m were used
      """

  Scenario: A limit made shorter is noticed from all sides
    Given this SOP in the file "new.yaml":
      """
      rules:
        - id: reply
          kind: deadline
          metric: first_reply
          within: 5m
      """
    When running: sop review old.yaml new.yaml --lang en
    Then the exit code is 1
    And the output says "new.feature: A quarter of an hour is in time"
    And the output says "`reply`: stricter"
    And the output says "Write `version: 2.0.0` (major)"
    And the output says "Not ready to merge"

  Scenario: Conversations that are not there leave the review incomplete
    Given this SOP in the file "new.yaml":
      """
      rules:
        - id: reply
          kind: deadline
          metric: first_reply
          within: 15m
      """
    When running: sop review old.yaml new.yaml --data nothing --lang en
    Then the exit code is 4
    And the output says "the data are not there"
    And the output says "This review is incomplete"
