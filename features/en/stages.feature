@kind:stages
Feature: How far service got
  A head of service wants to know where conversations break off. Stages never fail: they tell what was reached.

  Background:
    Given this SOP:
      """
      signals:
        way-out: {any: [replace it, send a new one]}
      rules:
        - id: journey
          kind: stages
          stages:
            - {id: contact, title: Contact, type: message, by: customer}
            - {id: answer, title: Answer, type: message, by: agent}
            - {id: solution, title: Solution, signal: way-out, by: agent}
        - {id: replaced, kind: phrase, signal: way-out, must: {at_least: 1}}
      """

  @pass
  Scenario: To the solution
    When this conversation is judged:
      """
      09:00 customer: The mug is broken
      09:04 agent (a7): So sorry! We'll replace it today.
      """
    Then rule "journey" passes
    And its stages are "contact, answer, solution"
    And its furthest stage is "solution"

  @fail
  Scenario: Broken off after the answer
    When this conversation is judged:
      """
      09:00 customer: The mug is broken
      09:04 agent (a7): Thanks for telling us.
      """
    Then rule "journey" passes
    And its furthest stage is "answer"
    And rule "replaced" fails

  Scenario: Nobody wrote
    When this conversation is judged:
      """
      09:00 system: Chat created
      """
    Then rule "journey" does not apply
