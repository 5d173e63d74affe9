"""Measuring signals against labelled messages: how often they are right, and which phrases make them wrong.

messages, bad = read(paths)                     # labelled: messages with the labels somebody gave them
measured = choose(labels, messages, sop)        # labels: which label is the truth of which signal
result = measure(sop, measured, ...)            # score: counts, intervals, confusions, phrases
compare(result, earlier)                        # compare: what a change did
"""
