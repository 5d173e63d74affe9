@S-01
Feature: S-01 Greet at the start
  Each chat opens with a friendly, polite and neutral greeting.

  Background:
    Given the shipped SOP "online-shop"

  Scenario: A greeting, then the answer
    When this conversation is judged:
      """
      10:12 customer: do you still have the navy backpack
      10:15 agent (rina): Good morning! Yes, four left.
      """
    Then rule "greet-customer" passes

  Scenario: Straight to the answer
    When this conversation is judged:
      """
      10:12 customer: do you still have the navy backpack
      10:15 agent (rina): four left
      10:16 customer: one please
      10:18 agent (rina): That's 18 pounds.
      """
    Then rule "greet-customer" fails
    And the agent is "rina"

  Scenario: The morning as a time is no greeting
    When this conversation is judged:
      """
      10:12 customer: when will my backpack be sent
      10:15 agent (rina): The courier comes tomorrow morning.
      """
    Then rule "greet-customer" fails
