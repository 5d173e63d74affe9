@kind:escalation
Feature: Escalation to a higher tier
  A complaint that is not solved within half an hour goes to a supervisor. A higher tier will do as well.

  Background:
    Given this SOP:
      """
      ladders:
        support: [agent, supervisor, manager]
      rules:
        - id: raise
          kind: escalation
          trigger: {signal: complaint, by: customer}
          ladder: support
          to: supervisor
          within: 30m
          unless: {status: solved}
      """

  @pass
  Scenario: Raised in the thirtieth minute
    When this conversation is judged:
      """
      09:00 customer: The vase arrived broken
      09:02 agent (a7): I am sorry, let me bring in my supervisor.
      09:30 escalation: supervisor
      """
    Then rule "raise" passes
    And 30m of 30m were used

  @fail
  Scenario: Raised too late
    When this conversation is judged:
      """
      09:00 assigned: a7
      09:00 customer: The vase is cracked
      09:45 escalation: supervisor
      """
    Then rule "raise" fails
    And the reason says "escalation"
    And the reason says "45m"
    And the evidence quotes "cracked"
    And the agent is "a7"

  @fail
  Scenario: Never raised
    When this conversation is judged as of 12:00:
      """
      09:00 customer: The vase is cracked
      09:02 agent (a7): I see.
      11:00 agent (a7): Still checking.
      """
    Then rule "raise" fails
    And what is missing shows after 09:02

  @pass @near-miss
  Scenario: Straight to the manager is high enough
    When this conversation is judged:
      """
      09:00 customer: The vase arrived broken
      09:20 escalation: manager
      """
    Then rule "raise" passes

  @pass @near-miss
  Scenario: Solved in time, so nothing needs raising
    When this conversation is judged:
      """
      09:00 customer: The vase arrived broken
      09:10 agent (a7): I am sorry. We will send a replacement today.
      09:25 status: solved
      """
    Then rule "raise" passes

  @not-applicable @near-miss
  Scenario: Asking what happens if it breaks is no complaint
    When this conversation is judged:
      """
      09:00 customer: What happens if it arrives broken?
      09:02 agent (a7): We replace it, of course.
      """
    Then rule "raise" does not apply

  @pending
  Scenario: Half an hour has not passed yet
    When this conversation is judged as of 09:20:
      """
      status: open
      09:00 customer: The vase arrived broken
      """
    Then rule "raise" is pending
    And it was due at 09:30

  @cannot-be-evaluated
  Scenario: Nobody recorded when it was raised
    When this conversation is judged:
      """
      09:00 customer: The vase arrived broken
      --:-- escalation: supervisor
      """
    Then rule "raise" cannot be evaluated
    And the reason says "time"
