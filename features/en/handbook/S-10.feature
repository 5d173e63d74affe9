@S-10
Feature: S-10 Receiving a complaint
  It is heard out, neither denied nor cut off; its core is restated, and the agent apologises.

  Background:
    Given the shipped SOP "complaints"

  Scenario: Heard and apologised for
    When this conversation is judged:
      """
      19:20 customer: my dish rack arrived broken, I'm very disappointed
      19:24 agent (fitri): I'm so sorry about your dish rack. We'll send you a replacement tomorrow.
      """
    Then rule "complaint-taken-up" passes
    And rule "complaint-apology" passes
    And rule "complaint-not-denied" passes

  Scenario: Blamed on the customer
    When this conversation is judged:
      """
      19:20 customer: my dish rack arrived broken, I'm very disappointed
      19:24 agent (fitri): That's your own fault, you must have dropped it.
      """
    Then rule "complaint-not-denied" fails

  Scenario: Closed at once
    When this conversation is judged:
      """
      19:20 customer: my dish rack arrived broken, I'm very disappointed
      19:24 agent (fitri): Ok. Is there anything else I can help you with?
      """
    Then rule "complaint-not-closed-first" fails

  Scenario: A remedy and the closing question in one message
    When this conversation is judged:
      """
      19:20 customer: my dish rack arrived broken, I'm very disappointed
      19:24 agent (fitri): I'm sorry! We'll send you a replacement today. Is there anything else I can help you with?
      """
    Then rule "complaint-not-closed-first" passes
