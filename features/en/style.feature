@kind:style
Feature: Each message is tidy
  Every message of an agent is measured by itself, and every limit that it breaks is a finding. What has been sent does
  not change any more, so this rule only waits when it is about the last messages.

  @pass
  Scenario: Short and whole sentences
    Given this SOP:
      """
      rules:
        - {id: tidy, kind: style, at_most: {emoji: 1, longest_sentence: 15, questions: 1, repeated_letters: 0, capitals: 0.5}}
      """
    When this conversation is judged:
      """
      09:00 customer: WHERE IS MY KETTLE??? SOOO LATE
      09:02 agent (a7): Good morning Alex. Dr. Smith's order INV/2026/XK-0017 left us today 😊
      09:03 agent (a7): Is it for 7 St. James Road??
      """
    Then rule "tidy" passes
    And the rule applies 2 times, fulfilled 2 times

  @fail
  Scenario: One sentence goes on and on
    Given this SOP:
      """
      rules:
        - {id: short, kind: style, at_most: {longest_sentence: 10}}
      """
    When this conversation is judged:
      """
      09:00 customer: The lamp is dead
      09:02 agent (a7): Sorry. Please unplug it and wait for about five minutes before you plug it in again.
      """
    Then rule "short" fails
    And the reason says "15 words in one sentence, at most 10"
    And the evidence quotes "Sorry. Please unplug it and wait for about five minutes before you plug it in again."

  @fail
  Scenario: An answer in another language
    Given this SOP:
      """
      rules:
        - {id: language, kind: style, at_least: {english: 0.8}}
      """
    When this conversation is judged:
      """
      09:00 customer: Has it been sent?
      09:02 agent (a7): Sudah kami kirim tadi pagi ya Kak.
      """
    Then rule "language" fails
    And the reason says "share of English 0, at least 0.8"

  @pass @near-miss
  Scenario: Names, codes and very short messages are of no language
    Given this SOP:
      """
      rules:
        - {id: language, kind: style, at_least: {english: 0.8}}
      """
    When this conversation is judged:
      """
      09:00 customer: Which courier?
      09:02 agent (a7): JNE Express, Jakarta Selatan, INV/2026/001
      09:03 agent (a7): Makasih ya
      """
    Then rule "language" passes

  @pass
  Scenario: The opening follows the chat template
    Given this SOP:
      """
      rules:
        - id: opening
          kind: style
          first: 1
          at_least: {template: 0.8}
          templates: ["Good {morning}, {name}. Thank you for contacting Lamp Store. How can we help you today?"]
      """
    When this conversation is judged:
      """
      09:00 customer: Hi
      09:01 agent (a7): good afternoon Alex Jones, thanks for contacting Lamp Store. How can we help you today? 🙏
      09:02 agent (a7): One moment
      """
    Then rule "opening" passes
    And the rule applies 1 times, fulfilled 1 times

  @fail @near-miss
  Scenario: A greeting in one's own words is not the template
    Given this SOP:
      """
      rules:
        - id: opening
          kind: style
          first: 1
          at_least: {template: 0.8}
          templates: ["Good {morning}, {name}. Thank you for contacting Lamp Store. How can we help you today?"]
      """
    When this conversation is judged:
      """
      09:00 customer: Hi
      09:01 agent (a7): Good morning! What can I do for you?
      """
    Then rule "opening" fails
    And the reason says "nearness to the template"

  @pending
  Scenario: Another message may yet be the last
    Given this SOP:
      """
      rules:
        - {id: calm-ending, kind: style, last: 1, at_most: {exclamations: 0}}
      """
    When this conversation is judged:
      """
      status: open
      09:00 customer: Thank you
      09:01 agent (a7): You're welcome!
      """
    Then rule "calm-ending" is pending

  @pass
  Scenario: A question about how to do something is answered in numbered steps
    Given this SOP:
      """
      signals:
        how-to:
          any: [how do i, how can i, how to]
          by: customer
        numbered-steps:
          any: [{regex: '(?:^|\s)1[.)]\s?[a-z].*\s2[.)]\s?[a-z]'}]
          by: agent
      rules:
        - {id: steps, kind: sequence, template: response, a: {signal: how-to}, b: {signal: numbered-steps}}
      """
    When this conversation is judged:
      """
      09:00 customer: How do I fit the lamp?
      09:02 agent (a7): Like this: 1. Switch off the mains. 2. Unscrew the old lamp. 3. Fit the new one.
      """
    Then rule "steps" passes

  @fail @near-miss
  Scenario: A row of prices is no list of steps
    Given this SOP:
      """
      signals:
        how-to:
          any: [how do i, how can i, how to]
          by: customer
        numbered-steps:
          any: [{regex: '(?:^|\s)1[.)]\s?[a-z].*\s2[.)]\s?[a-z]'}]
          by: agent
      rules:
        - {id: steps, kind: sequence, template: response, a: {signal: how-to}, b: {signal: numbered-steps}}
      """
    When this conversation is judged:
      """
      09:00 customer: How do I choose one?
      09:02 agent (a7): Type A is 1.50 a piece, type B is 2.00. There is a video, too.
      """
    Then rule "steps" fails
    And the evidence quotes "How do I"
