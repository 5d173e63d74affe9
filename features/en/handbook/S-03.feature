@S-03
Feature: S-03 Answer quickly, and leave no message behind
  Chats are answered in minutes of service time, and no message is left unanswered.

  Background:
    Given the shipped SOP "service-levels"

  Scenario: Answered within minutes
    When this conversation is judged:
      """
      channel: whatsapp
      10:00 customer: do you have the 125 watt pump?
      10:06 agent (eko): Good morning! We do, seven of them.
      10:09 customer: can you send it today?
      10:20 agent (eko): Yes, before three.
      """
    Then rule "first-reply" passes
    And 6m of 15m were used
    And rule "no-message-unanswered" passes

  Scenario: The first reply after more than half an hour
    When this conversation is judged:
      """
      channel: whatsapp
      10:00 customer: do you have the 125 watt pump?
      10:41 agent (eko): We do.
      """
    Then rule "first-reply" fails

  Scenario: The last question is left behind
    When this conversation is judged:
      """
      channel: whatsapp
      10:00 customer: do you have the 125 watt pump?
      10:06 agent (eko): We do.
      10:07 customer: how long is the warranty?
      """
    Then rule "no-message-unanswered" fails

  Scenario: Thanks ask for no reply
    When this conversation is judged:
      """
      channel: whatsapp
      10:00 customer: do you have the 125 watt pump?
      10:06 agent (eko): We do.
      10:07 customer: ok thanks!
      """
    Then rule "no-message-unanswered" passes
