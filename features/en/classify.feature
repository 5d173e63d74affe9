@kind:classify
Feature: What sort of conversation it is
  A complaint about delivery is handled unlike one about a product. Classes never fail: they say what a conversation
  is about, so that other rules are for those that need them.

  Background:
    Given this SOP:
      """
      signals:
        about-delivery: {any: [not arrived, courier, tracking]}
        about-product: {any: [broken, scratched]}
        replacement: {by: agent, any: [send a new one, replace it]}
      rules:
        - id: sort
          kind: classify
          labels:
            delivery: {signal: about-delivery, by: customer}
            product: {signal: about-product, by: customer}
            hyperactive: {type: message, by: customer, at_least: 4}
            new-customer: {when: {customer.new: true}}
        - {id: replaced, kind: phrase, signal: replacement, must: {at_least: 1}, when: {class.sort: product}}
      """

  @pass
  Scenario: Two classes at once
    When this conversation is judged:
      """
      09:00 customer: The courier dropped it, the mug is broken
      09:04 agent (a7): So sorry! We'll replace it today.
      """
    Then rule "sort" passes
    And its classes are "delivery, product"
    And rule "replaced" passes

  @fail
  Scenario: A rule for one class fails
    When this conversation is judged:
      """
      09:00 customer: The mug is scratched
      09:04 agent (a7): Thanks for telling us.
      """
    Then rule "sort" passes
    And its classes are "product"
    And rule "replaced" fails

  Scenario: None of them
    When this conversation is judged:
      """
      09:00 customer: Do you have it in blue?
      09:04 agent (a7): We do, the courier could bring it today.
      """
    Then rule "sort" does not apply
    And rule "replaced" does not apply
