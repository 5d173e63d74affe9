@kind:deadline
Feature: Replies and solutions come in time
  A deadline is counted in working time if the rule names a calendar, in wall-clock time if not. Exactly at the limit
  is in time. Until the limit is used up, the verdict is pending.

  Background:
    Given this SOP:
      """
      calendars:
        office: {hours: {mon-fri: ["08:00-12:00", "13:00-17:00"]}}
      rules:
        - id: first-reply
          kind: deadline
          metric: first_reply
          within: 15m
          calendar: office
          targets: [{when: {customer.new: true}, within: 5m}]
        - {id: solved, kind: deadline, metric: resolution, within: 1d, pause_on: [pending]}
      """

  @pass
  Scenario: Answered exactly at the limit
    When this conversation is judged:
      """
      09:00 customer: Is the cooker still under warranty?
      09:15 agent (a7): Good morning. Yes, until June.
      """
    Then rule "first-reply" passes
    And 15m of 15m were used
    And it was due at 09:15

  @fail
  Scenario: The first reply comes six minutes late
    When this conversation is judged:
      """
      09:00 customer: Is the cooker still under warranty?
      09:05 customer: Hello?
      09:21 agent (a7): Sorry to keep you waiting. Yes, until June.
      """
    Then rule "first-reply" fails
    And the reason says "first reply"
    And the reason says "21m"
    And the evidence quotes "Is the cooker still under warranty?"
    And the evidence quotes "Sorry to keep you waiting. Yes, until June."
    And the agent is "a7"

  @fail
  Scenario: A new customer is answered sooner
    When this conversation is judged:
      """
      new customer: yes
      09:00 customer: First time here. Do you gift-wrap?
      09:07 agent (a7): Welcome! We do.
      """
    Then rule "first-reply" fails
    And 7m of 5m were used

  @pass @near-miss
  Scenario: The lunch break is not waiting time
    When this conversation is judged:
      """
      11:50 customer: Do you have oak shelves?
      13:05 agent (a7): Hello, we do. Which size?
      """
    Then rule "first-reply" passes
    And 15m of 15m were used

  @not-applicable
  Scenario: The customer has asked nothing
    When this conversation is judged:
      """
      09:00 agent (a7): Hello, your parcel has arrived. Enjoy!
      """
    Then rule "first-reply" does not apply

  @pending
  Scenario: Not yet due at the time of the audit
    When this conversation is judged as of 09:10:
      """
      status: open
      09:00 customer: Is the cooker still under warranty?
      """
    Then rule "first-reply" is pending
    And it was due at 09:15

  @cannot-be-evaluated
  Scenario: Nobody recorded when the reply was sent
    When this conversation is judged:
      """
      09:00 customer: Is the cooker still under warranty?
      --:-- agent (a7): Good morning. Yes.
      """
    Then rule "first-reply" cannot be evaluated
    And the reason says "time"

  @pass @near-miss
  Scenario: Waiting for the customer does not count towards the solution
    When this conversation is judged:
      """
      created: 09:00
      09:00 customer: The cooker smells of gas
      09:06 agent (a7): Could you send a photo?
      09:06 status: open -> pending
      Wednesday 2026-01-07
      09:00 customer: [photo]
      09:00 status: pending -> open
      09:30 status: solved
      """
    Then rule "solved" passes
    And 36m of 1d were used
