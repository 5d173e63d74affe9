@S-16
Feature: S-16 Up the ladder where needed, and only there

  Background:
    Given the shipped SOP "service-recovery"

  Scenario: The customer asks for a manager and gets one
    When this conversation is judged:
      """
      10:00 customer: I want to speak to your supervisor
      10:03 agent (vera): Of course, I'll put you through.
      10:05 escalate: supervisor
      """
    Then rule "escalation-on-request" passes

  Scenario: The supervisor is skipped
    When this conversation is judged:
      """
      10:00 customer: my refund has not arrived, I'm disappointed
      10:03 escalate: manager
      """
    Then rule "escalation-ladder" fails

  Scenario: A plain question goes up
    When this conversation is judged:
      """
      10:00 customer: do you have it in green?
      10:01 escalate: supervisor
      """
    Then rule "escalation-reasoned" fails
