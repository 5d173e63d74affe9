"""An SOP as the handbook that an agent is trained with, in Indonesian or English, as a page or as Markdown.

`speech` makes sentences of rules, `shown` conversations of examples, `book` puts the chapters together.
"""
