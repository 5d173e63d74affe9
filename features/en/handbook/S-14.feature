@S-14
Feature: S-14 Ten types of complaint, each handled in its way

  Background:
    Given the shipped SOP "complaints"

  Scenario: A late parcel is tracked
    When this conversation is judged:
      """
      09:00 customer: my parcel has not arrived, it's been 9 days
      09:05 agent (reza): I'm sorry. Your tracking number is JP123456789, the parcel is at the depot in Leeds.
      """
    Then rule "complaint-delivery-details" passes

  Scenario: A broken product gets words only
    When this conversation is judged:
      """
      09:00 customer: the flask is broken, it leaks
      09:05 agent (reza): Sorry to hear that.
      """
    Then rule "complaint-product-remedy" fails

  Scenario: Asking about delivery is no complaint
    When this conversation is judged:
      """
      09:00 customer: how long does delivery to Leeds take?
      09:05 agent (reza): About a week.
      """
    Then rule "complaint-types" does not apply
