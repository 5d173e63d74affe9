@kind:repeated_question
Feature: Nothing is asked for that was given already
  Whoever took over the chat knows what the customer has told the one before.

  Background:
    Given this SOP:
      """
      signals:
        ask-order: {by: agent, any: [order number]}
      rules:
        - {id: again, kind: repeated_question, topics: {order-number: {ask: {signal: ask-order}, given: number}}}
        - {id: same, kind: repeated_question, same_question: true}
      """

  @pass
  Scenario: Asked once and answered
    When this conversation is judged:
      """
      09:00 customer: My parcel is late
      09:01 agent (a7): Could I have the order number, please?
      09:02 customer: AB-100234
      09:05 agent (a7): Thank you, one moment.
      """
    Then rule "again" passes

  @fail
  Scenario: Asked again after a handover
    When this conversation is judged:
      """
      09:00 customer: AB-100234 is late
      09:01 assigned: a9
      09:03 agent (a9): Could I have the order number, please?
      """
    Then rule "again" fails
    And the reason says "asks for “order-number”, which the customer has given already"
    And the evidence quotes "AB-100234"
    And the agent is "a9"

  Scenario: The same question twice, with an answer in between
    When this conversation is judged:
      """
      09:00 agent (a7): Does the light on the front blink red?
      09:02 customer: No, it is off
      09:03 agent (a7): Does the light on the front blink red?
      """
    Then rule "same" fails
    And the reason says "asks the same question again"
