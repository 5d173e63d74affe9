@kind:greeting
Feature: A greeting opens the conversation
  Customers are greeted before their order is discussed. Only what an agent writes for the customer to read counts;
  bots and internal notes do not. The rule needs no times, so it can always be evaluated.

  Background:
    Given this SOP:
      """
      rules:
        - {id: greeting, kind: greeting, within_messages: 1, signal: greeting}
      """

  @pass
  Scenario: The agent's first message greets
    When this conversation is judged:
      """
      09:00 customer: Do you still have the blue kettle?
      09:03 agent (a7): Good morning Alex, we do. Shall I put one aside?
      """
    Then rule "greeting" passes
    And the agent is "a7"

  @fail
  Scenario: The agent answers without greeting
    When this conversation is judged:
      """
      09:00 customer: Hi, my tracking number is missing
      09:03 agent (a7): It was sent by e-mail.
      09:05 agent (a7): Hello, anything else?
      """
    Then rule "greeting" fails
    And the reason says "no greeting"
    And what is missing shows after 09:03
    And there are 1 findings
    And the agent is "a7"

  @pass @near-miss
  Scenario: A note to colleagues and a bot's answer are not the agent's first message
    When this conversation is judged:
      """
      09:00 customer: My desk lamp is dead
      09:00 bot: We have received your request.
      09:01 note by agent (a7): Long-standing customer, check the warranty.
      09:02 agent (a7): Hello Rudy, when did it stop working?
      """
    Then rule "greeting" passes

  @fail @near-miss
  Scenario: Wishing a good evening at the end is not a greeting
    When this conversation is judged:
      """
      18:00 customer: Where is my parcel?
      18:04 agent (a3): It left the warehouse this morning. Have a good evening!
      """
    Then rule "greeting" fails

  @not-applicable
  Scenario: No agent has written
    When this conversation is judged:
      """
      22:10 customer: Hello, are you open?
      22:10 bot: Hello! We open at 8 tomorrow.
      """
    Then rule "greeting" does not apply

  @pending
  Scenario: The conversation runs on and the second message is still to come
    Given this SOP:
      """
      rules:
        - {id: greeting, kind: greeting, within_messages: 2}
      """
    When this conversation is judged:
      """
      status: open
      09:00 customer: One plate is missing from my order
      09:02 agent (a7): One moment please, I am checking.
      """
    Then rule "greeting" is pending
