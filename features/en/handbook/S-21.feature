@S-21
Feature: S-21 Ten stages, from contact to follow-up

  Background:
    Given the shipped SOP "stages"

  Scenario: To the follow-up
    When this conversation is judged:
      """
      channel: whatsapp
      09:00 customer: my parcel has not arrived
      09:04 agent (nur): I'm so sorry about that. Please wait a moment.
      09:20 agent (nur): We'll send you a replacement today.
      09:21 agent (nur): Is there anything else I can help you with?
      """
    Then rule "service-stages" passes
    And its stages are "contact, channel, request, response, empathy, timeliness, resolution, follow-up"

  Scenario: Broken off after the response
    When this conversation is judged:
      """
      09:00 customer: how long do they keep?
      09:04 agent (nur): Three months.
      """
    Then rule "service-stages" passes
    And its furthest stage is "response"

  Scenario: Nothing was asked for yet
    When this conversation is judged:
      """
      status: open
      09:00 customer: good morning
      """
    Then rule "service-stages" passes
    And its stages are "contact"
