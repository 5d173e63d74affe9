"""The words of the features.

chat       how officers jot a conversation down, one line an event
judging    an SOP, a conversation, and what the rules say of it (both judges, which must agree)
commands   files, a command line, and what it prints
"""
