@S-07
Feature: S-07 Close with a closed question, thanks and a farewell

  Background:
    Given this SOP:
      """
      uses: [library:signals/en, library:rules/closing, library:rules/closing-strict]
      """

  Scenario: A whole closing
    When this conversation is judged:
      """
      14:58 customer: can I pay on delivery?
      14:59 agent (yuni): Hello! In town you can.
      15:00 customer: so I pay the driver
      15:02 agent (yuni): Exactly. Is there anything else I can help you with?
      15:03 customer: no
      15:04 agent (yuni): Thank you for contacting us. Goodbye!
      """
    Then rule "closing-question" passes
    And rule "closing-thanks" passes

  Scenario: It just stops
    When this conversation is judged:
      """
      14:58 customer: can I pay on delivery?
      14:59 agent (yuni): Hello! In town you can.
      15:00 agent (yuni): It costs the same.
      15:01 customer: so I pay the driver
      15:02 agent (yuni): Yes.
      """
    Then rule "closing-question" fails
    And rule "closing-thanks" fails

  Scenario: A running chat need not be closed yet
    When this conversation is judged:
      """
      status: open
      14:58 customer: can I pay on delivery?
      14:59 agent (yuni): Hello! In town you can.
      15:00 agent (yuni): It costs the same.
      15:02 agent (yuni): The driver takes cash or card.
      """
    Then rule "closing-question" is pending
