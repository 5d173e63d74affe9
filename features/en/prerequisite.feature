@kind:prerequisite
Feature: What must have been done before
  Some things may be done only after others: money is paid back once the customer is known and the order was looked up, and
  a booking is cancelled once the customer has said yes to it.

  Background:
    Given this SOP:
      """
      signals:
        yes: {by: customer, any: ["yes, please", go ahead]}
      rules:
        - id: checked
          kind: prerequisite
          before: {action: refund}
          needs:
            - {any: [{action: verify_id}, {all: [{action: verify_phone}, {action: verify_email}]}]}
            - {action: get_order, same: [args.order]}
        - id: agreed
          kind: prerequisite
          before: {action: refund}
          needs: [{signal: yes, by: customer, since: {type: message, by: agent}}]
      """

  @pass
  Scenario: Known, looked up, agreed to
    When this conversation is judged:
      """
      09:00 customer: I'd like my money back for O-1
      09:01 action (a7): verify_id {"user": "u3"}
      09:02 action (a7): get_order {"order": "O-1"}
      09:03 agent (a7): I can pay back 30 dollars to your card. Shall I?
      09:04 customer: Yes, please
      09:05 action (a7): refund {"order": "O-1"}
      """
    Then rule "checked" passes
    And the rule applies 1 times, fulfilled 1 times
    Then rule "agreed" passes

  @pass @near-miss
  Scenario: Phone and e-mail together are as good as a passport, in whatever order
    When this conversation is judged:
      """
      09:00 customer: I'd like my money back for O-1
      09:01 action (a7): verify_email {"user": "u3"}
      09:02 action (a7): get_order {"order": "O-1"}
      09:03 action (a7): verify_phone {"user": "u3"}
      09:05 action (a7): refund {"order": "O-1"}
      """
    Then rule "checked" passes

  @fail
  Scenario: Only half of an alternative was done
    When this conversation is judged:
      """
      09:00 customer: I'd like my money back for O-1
      09:01 action (a7): verify_phone {"user": "u3"}
      09:02 action (a7): get_order {"order": "O-1"}
      09:05 action (a7): refund {"order": "O-1"}
      """
    Then rule "checked" fails
    And the reason says "verify_email"
    And there are 1 findings

  @fail
  Scenario: Another order was looked up
    When this conversation is judged:
      """
      09:00 customer: I'd like my money back for O-1
      09:01 action (a7): verify_id {"user": "u3"}
      09:02 action (a7): get_order {"order": "O-2"}
      09:05 action (a7): refund {"order": "O-1"}
      """
    Then rule "checked" fails
    And the reason says "get_order"

  @fail
  Scenario: Several needs are lacking: one activation, several findings
    When this conversation is judged:
      """
      09:00 customer: I'd like my money back for O-1
      09:05 action (a7): refund {"order": "O-1"}
      09:06 action (a7): verify_id {"user": "u3"}
      """
    Then rule "checked" fails
    And the rule applies 1 times, fulfilled 0 times
    And there are 3 findings

  @fail
  Scenario: The yes came before the agent changed the proposal
    When this conversation is judged:
      """
      09:00 customer: I'd like my money back for O-1
      09:01 agent (a7): I can pay back 30 dollars. Shall I?
      09:02 customer: Yes, please
      09:03 agent (a7): I see now that it can be 20 dollars only.
      09:05 action (a7): refund {"order": "O-1"}
      """
    Then rule "agreed" fails
    And the evidence quotes "I see now that it can be 20 dollars only."

  @not-applicable @near-miss
  Scenario: Nothing is paid back, so nothing is needed
    When this conversation is judged:
      """
      09:00 customer: Where is O-1?
      09:01 action (a7): get_order {"order": "O-1"}
      """
    Then rule "checked" does not apply

  @cannot-be-evaluated
  Scenario: With a limit, an event without a time cannot be placed
    Given this SOP:
      """
      rules:
        - {id: fresh, kind: prerequisite, before: {action: refund}, needs: [{action: verify_id}], within: 10m}
      """
    When this conversation is judged:
      """
      09:00 customer: I'd like my money back for O-1
      --:-- action (a7): verify_id {"user": "u3"}
      09:05 action (a7): refund {"order": "O-1"}
      """
    Then rule "fresh" cannot be evaluated
    And the reason says "time"
