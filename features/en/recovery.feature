@kind:recovery
Feature: Recovery after a complaint
  After a complaint the agent first shows respect (an apology or empathy), then listens (repeats or asks), and only
  then offers a solution. One message may do several steps, and other talk may come between.

  Background:
    Given this SOP:
      """
      rules:
        - id: recovery
          kind: recovery
          trigger: {signal: complaint, by: customer}
          order: strict
          steps:
            - {id: respect, any: [{signal: apology}, {signal: empathy}]}
            - {id: listen, any: [{signal: acknowledge}, {signal: explore}]}
            - {id: solve, any: [{signal: solution}, {action: offer}]}
      """

  @pass
  Scenario: All three steps, in order
    When this conversation is judged:
      """
      09:00 customer: Two plates arrived broken, so disappointed
      09:02 agent (a7): I am sorry, that must be a nasty surprise before the party.
      09:03 agent (a7): So the problem is two broken plates, is that correct?
      09:04 customer: yes
      09:06 agent (a7): We will send a replacement today, free of charge.
      """
    Then rule "recovery" passes
    And the rule applies 1 times, fulfilled 1 times

  @fail
  Scenario: Nobody listens and nothing is solved
    When this conversation is judged:
      """
      09:00 customer: Two plates are cracked
      09:02 agent (a7): Sorry.
      09:10 agent (a7): Next time choose the wooden crate.
      """
    Then rule "recovery" fails
    And the reason says "listen"
    And the reason says "solve"
    And the evidence quotes "cracked"
    And what is missing shows after 09:10
    And there are 2 findings

  @fail
  Scenario: The solution comes before anyone listened
    When this conversation is judged:
      """
      09:00 customer: Two plates arrived broken
      09:02 agent (a7): I am sorry. We can offer 10 % off.
      09:05 agent (a7): Could you send a photo?
      """
    Then rule "recovery" fails
    And the reason says "solve"
    And there are 1 findings

  @pass @near-miss
  Scenario: Offering in the system counts as much as saying so
    When this conversation is judged:
      """
      09:00 customer: These curtains are the wrong colour!
      09:03 agent (a7): I apologise for the mix-up. Could you send a photo?
      09:05 customer: [photo]
      09:08 action (a7): offer {"order": "O-3"}
      """
    Then rule "recovery" passes

  @not-applicable @near-miss
  Scenario: Praise needs no recovery
    When this conversation is judged:
      """
      09:00 customer: No complaints at all, lovely service!
      09:02 agent (a7): That is kind of you.
      """
    Then rule "recovery" does not apply

  @pending
  Scenario: The conversation runs on, so a solution may still come
    When this conversation is judged:
      """
      status: open
      09:00 customer: Two plates arrived broken
      09:02 agent (a7): I am so sorry. Could you send a photo?
      """
    Then rule "recovery" is pending

  @cannot-be-evaluated
  Scenario: With a limit, a step without a time cannot be placed
    Given this SOP:
      """
      rules:
        - id: swift
          kind: recovery
          trigger: {signal: complaint, by: customer}
          within: 1h
          steps: [{id: apology, signal: apology}]
      """
    When this conversation is judged as of 12:00:
      """
      09:00 customer: Two plates arrived broken
      --:-- agent (a7): I am so sorry.
      """
    Then rule "swift" cannot be evaluated
    And the reason says "time"
