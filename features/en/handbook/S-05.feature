@S-05
Feature: S-05 Orders are handled step by step, and sent as promised
  Confirmed, address checked, made, packed, and shipped on the day that was promised.

  Background:
    Given the shipped SOP "online-shop"

  Scenario: From the order to the parcel
    When this conversation is judged:
      """
      09:10 customer: two jars of cookies please
      09:11 action: create_order {"order": "L-31"}
      09:15 agent (nia): Got it! We'll ship your parcel tomorrow.
      09:16 action: confirm_address {"order": "L-31"}
      16:00 action: pack {"order": "L-31"}
      Tuesday 2026-01-06
      10:30 action: ship {"order": "L-31"}
      """
    Then rule "order-acknowledged" passes
    And rule "order-steps-in-order" passes
    And rule "shipping-promise-kept" passes

  Scenario: Promised for tomorrow, shipped three days later
    When this conversation is judged:
      """
      09:10 customer: when will you ship my cookies?
      09:15 agent (nia): We'll ship your parcel tomorrow.
      Thursday 2026-01-08
      10:30 action: ship {"order": "L-31"}
      """
    Then rule "shipping-promise-kept" fails

  Scenario: Another order is packed after the first has gone
    When this conversation is judged:
      """
      09:10 customer: two orders please
      09:30 action: ship {"order": "L-31"}
      09:45 action: pack {"order": "L-32"}
      """
    Then rule "order-steps-in-order" passes
