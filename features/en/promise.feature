@kind:promise
Feature: A promised time is kept, or renewed before it passes
  "We'll call you by 5 pm" is a promise: by then somebody has, or has said until when it will take instead.

  Background:
    Given this SOP:
      """
      signals:
        promise-time: {by: agent, any: [we'll call, we'll send, get back to you, bear with us]}
        done: {by: agent, any: [good news, "it's on its way"]}
      rules:
        - {id: promise, kind: promise, signal: promise-time, kept_by: {any: [{signal: done}, {action: call}]}}
      """

  @pass
  Scenario: Kept at the last minute
    When this conversation is judged:
      """
      14:00 customer: Where is my order?
      14:05 agent (a7): Let me ask. We'll get back to you by 5 pm.
      17:00 agent (a7): Good news, it was found.
      """
    Then rule "promise" passes
    And it was due at 2026-01-05 17:00

  @fail
  Scenario: The time passes in silence
    When this conversation is judged as of 2026-01-08 09:00:
      """
      14:05 agent (a7): We'll send a new one within 2 days.
      15:00 customer: Great, thanks
      """
    Then rule "promise" fails
    And the reason says "promise “2 days” neither kept nor renewed"
    And the evidence quotes "2 days"
    And what is missing shows after 15:00

  Scenario: Renewed in time
    When this conversation is judged:
      """
      14:05 agent (a7): We'll call in 30 minutes.
      14:30 agent (a9): Please bear with us until tomorrow morning.
      """
    Then rule "promise" is pending
    And the rule applies 2 times, fulfilled 1 times

  Scenario: No time is named
    When this conversation is judged:
      """
      14:05 agent (a7): We'll send the watch with a 2 year warranty. Our hours are 9 to 5.
      """
    Then rule "promise" does not apply
