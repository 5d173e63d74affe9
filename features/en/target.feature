@kind:target
Feature: Targets over the whole corpus
  Satisfaction, resolution time, first contact resolution: figures that mean something only over many conversations.
  Each comes with how many were measured; with too few of them a target cannot be evaluated.

  Background:
    Given this SOP:
      """
      rules:
        - {id: csat, kind: target, metric: csat, at_least: 0.75, per: agent, min_count: 2}
        - {id: solved, kind: target, metric: resolution_time, at_most: 2h, min_count: 2}
      """

  @pass
  Scenario: Good ratings, solved within two hours
    When these conversations are judged:
      """
      == T-1
      status: solved
      09:00 customer: Where is my order?
      09:10 agent (a7): With the courier.
      09:30 status: open -> solved
      09:31 rating: csat 5/5
      == T-2
      status: solved
      10:00 customer: May I change the address?
      10:10 agent (a7): You may.
      11:00 status: open -> solved
      11:01 rating: csat 8/10
      """
    Then group "a7" passes by rule "csat"
    And the figure is 1 of 2 measured
    And the corpus passes by rule "solved"
    And the figure is 1800 of 2 measured

  @fail
  Scenario: An agent disappoints half the customers
    When these conversations are judged:
      """
      == T-1
      status: solved
      09:00 customer: Where is my order?
      09:10 agent (a7): Be patient.
      09:31 rating: csat 2/5
      == T-2
      status: solved
      10:00 customer: May I change the address?
      10:10 agent (a7): You may.
      11:01 rating: csat 4/5
      == T-3
      status: solved
      10:00 customer: May I change the address?
      10:10 agent (a8): No.
      11:01 rating: csat 1/5
      """
    Then group "a7" fails by rule "csat"
    And the figure is 0.5 of 2 measured
    And the reason says "CSAT 50.0% of 2 measured (9.5% to 90.5%), at least 75.0% needed"
    And group "a8" cannot be evaluated by rule "csat"
    And the reason says "only 1 measured, 2 needed"
