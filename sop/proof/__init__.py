"""Proofs about rules without any data: what conversations their constraints allow, forbid and never meet.

`events` and `alphabet` make the abstract events that the rules of a question can tell apart; `machines` turn
each constraint into an automaton with clocks over them; `search` explores the product of automata and zones
of clock values, exactly and to the end; `questions` asks what `sop prove` and `sop diff` want to know.

What is proved is about complete conversations (solved, judged long after their last event) whose times are
all known, in whole seconds. docs/proving.md says what is left out.
"""
