@S-13
Feature: S-13 Do's and don'ts

  Background:
    Given the shipped SOP "conduct"

  Scenario: The policy explained with patience
    When this conversation is judged:
      """
      11:00 customer: why can't I return it
      11:03 agent (luki): I'm sorry. Underwear can be returned while the seal is unbroken. Let me see what else we can do.
      """
    Then rule "no-arguing" passes
    And rule "no-dismissing" passes
    And rule "no-blaming" passes

  Scenario: Asked to wait, again and again
    When this conversation is judged:
      """
      11:00 customer: where is my refund
      11:03 agent (luki): Please wait a moment.
      11:40 customer: still waiting
      11:42 agent (luki): Please wait a moment.
      """
    Then rule "no-stalling" fails

  Scenario: Asked to wait twice, with news in between
    When this conversation is judged:
      """
      11:00 customer: where is my refund
      11:03 agent (luki): Please wait a moment.
      11:20 agent (luki): It was approved, the bank has it now.
      11:21 agent (luki): Please wait a moment.
      """
    Then rule "no-stalling" passes

  Scenario: Asks for what the customer has written
    When this conversation is judged:
      """
      11:00 customer: AB-100234 is late
      11:03 agent (luki): Hello! Could I have your order number, please?
      """
    Then rule "no-asking-again" fails
