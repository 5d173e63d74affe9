"""`sop hygiene`: which rules and signals of an SOP do no work on a corpus, or too much.

bench = Listening(sop, phrases)             # listening: an audit's bench that notes which phrases match
heard = Heard()                             # its report
found = examine(sop, tally, suites, ...)    # examine: what is silent, noisy, untested, nobody's
"""
