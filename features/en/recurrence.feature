@kind:recurrence
Feature: The same matter comes again and again
  One complaint is an agent's to solve; the same complaint from many customers is the management's. And a customer who
  has to come back about one matter was not helped at first contact. This rule looks at all conversations together, so
  there is one verdict for the whole corpus, or one for each group.

  Background:
    Given this SOP:
      """
      signals:
        faulty: {any: [broken, damaged]}
      rules:
        - {id: serial-complaint, kind: recurrence, match: {signal: faulty, by: customer},
           topic: fields.product, customers: 3, within: 7d}
        - {id: repeat-contact, kind: recurrence, contacts: 2, within: 3d, topic: fields.product}
      """

  @pass
  Scenario: Two customers complain of one product and one of another
    When these conversations are judged:
      """
      == T-1
      customer id: c1
      product: kettle
      09:00 customer: The kettle arrived broken
      == T-2
      customer id: c2
      product: kettle
      11:00 customer: My kettle is damaged
      == T-3
      customer id: c3
      product: cup
      13:00 customer: The cup arrived broken
      """
    Then the corpus passes by rule "serial-complaint"
    And the figure is 2 of 3 measured
    And the corpus passes by rule "repeat-contact"

  @fail
  Scenario: Three customers complain of one product within a week
    When these conversations are judged:
      """
      == T-1
      customer id: c1
      product: kettle
      09:00 customer: The kettle arrived broken
      == T-2
      customer id: c2
      product: kettle
      2026-01-07
      11:00 customer: My kettle is damaged
      == T-3
      customer id: c3
      product: kettle
      2026-01-10
      13:02 customer: broken kettle again
      """
    Then the corpus fails by rule "serial-complaint"
    And the finding names T-1, T-2, T-3
    And the reason says "3 different customers within 7d about fields.product “kettle”, 2 allowed"

  Scenario: The same customer comes back the next day
    When these conversations are judged:
      """
      == T-1
      customer id: c1
      product: kettle
      09:00 customer: Is the kettle back in stock?
      09:05 agent (a7): I will find out.
      == T-2
      customer id: c1
      product: kettle
      2026-01-06
      09:00 customer: Any news of the kettle?
      """
    Then the corpus fails by rule "repeat-contact"
    And the agent is "a7"
