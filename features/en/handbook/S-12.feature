@S-12
Feature: S-12 Service recovery

  Background:
    Given the shipped SOP "service-recovery"

  Scenario: Heard, helped, and asked whether all is well
    When this conversation is judged:
      """
      14:00 customer: the sewing machine is broken after a week, I'm disappointed
      14:03 agent (gita): I'm sorry, I understand how frustrating that is. We'll send you a replacement today.
      14:09 action: replace {"order": "J-2"}
      16:00 agent (gita): Is everything working now?
      16:10 customer: yes, thank you
      """
    Then rule "recovery-essential" passes
    And rule "recovery-satisfaction-checked" passes

  Scenario: An apology and no way out
    When this conversation is judged:
      """
      14:00 customer: the sewing machine is broken after a week, I'm disappointed
      14:03 agent (gita): Sorry about that.
      """
    Then rule "recovery-essential" fails

  Scenario: A question is no complaint
    When this conversation is judged:
      """
      14:00 customer: do you have a portable sewing machine?
      14:03 agent (gita): We do, it weighs 3 kg.
      """
    Then rule "recovery-essential" does not apply
