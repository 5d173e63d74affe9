Feature: sop measure
  A verdict is worth what its signals are worth. This command measures signals against messages that people labelled:
  how many are right, which are false alarms, which are missed, and which phrases are to blame.

  Background:
    Given this SOP in the file "sop.yaml":
      """
      signals:
        unhappy:
          by: customer
          any: [broken, so disappointed, taking ages]
          none: [not broken]
          is: [It is broken!, I am so disappointed]
          not: [It is not broken]
        welcome: {any: [hello, good morning]}
      """
    And the file "messages.ndjson" with:
      """
      {"id": "1", "by": "customer", "text": "Hello, my kettle is broken", "angry": true, "tags": ["welcome", "unhappy"]}
      {"id": "2", "by": "customer", "text": "If it is broken, is there a warranty? Call 0812-3456-7890", "angry": false, "tags": []}
      {"id": "3", "by": "customer", "text": "A week without an answer", "angry": true, "tags": ["unhappy"]}
      {"id": "4", "by": "agent", "text": "Good morning", "angry": false, "tags": ["welcome"]}
      """

  Scenario: Precision and recall, with quotes of what is false and what is missed
    When running: sop measure messages.ndjson --signals sop.yaml --label angry=unhappy
    Then the exit code is 0
    And the output says "50.0%"
    And the output says "1 by others left out"
    And the output says "If it is «broken», is there a warranty?"
    And the output says "A week without an answer"
    And the output says "Never found (3): so disappointed, taking ages, not broken (none)"

  Scenario: Personal data in quotes are masked unless asked for
    When running: sop measure messages.ndjson --signals sop.yaml --label angry=unhappy
    Then the output says "[phone]"
    And "0812-3456-7890" is not shown
    When running: sop measure messages.ndjson --signals sop.yaml --label angry=unhappy --unmask
    Then the output says "0812-3456-7890"

  Scenario: A field that lists labels measures all of them at once
    When running: sop measure messages.ndjson --signals sop.yaml --label tags
    Then the exit code is 0
    And the output says "welcome"
    And the output says "unhappy"

  Scenario: A better phrase is compared with the result before
    When running: sop measure messages.ndjson --signals sop.yaml --label angry=unhappy -o json=before.json
    Then there is a file "before.json" that says "measure/1"
    Given this SOP in the file "sop.yaml":
      """
      signals:
        unhappy: {by: customer, any: [broken, without an answer], none: [if it is broken]}
      """
    When running: sop measure messages.ndjson --signals sop.yaml --label angry=unhappy --baseline before.json
    Then the output says "Against before.json"
    And the output says "unhappy: fixed 2"
    And the output says "was missed"
    And the output says "was a false alarm"

  Scenario: The examples in the signals' file are its own test
    When running: sop measure --signals sop.yaml --examples --fail-under F1=1
    Then the exit code is 0
    And the output says "3 examples"

  Scenario: A limit that is not reached
    When running: sop measure messages.ndjson --signals sop.yaml --label angry=unhappy --fail-under recall=.8
    Then the exit code is 1
    And the notice says "Under the limit: unhappy: recall 0.5000, asked 0.8"

  Scenario: A mistyped name
    When running: sop measure messages.ndjson --signals sop.yaml --label angri=unhappy
    Then the exit code is 2
    And the notice says "no message has the field `angri`. Did you mean `angry`?"

  Scenario: A line that cannot be read is named, and the rest is measured
    Given this line in the file "messages.ndjson":
      """
      {"id": "5", "by": "customer"}
      """
    When running: sop measure messages.ndjson --signals sop.yaml --label angry=unhappy
    Then the exit code is 4
    And the notice says "messages.ndjson:5:"
    And the output says "50.0%"
