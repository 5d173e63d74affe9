"""What a change of an SOP does to conversations that there are: two SOPs judge the same data, once.

bench = Both(old, new)                          # both: judges a conversation by both, tells what differs
flips = Flips(bench, show=3)                    # flips: collects it, as a report of `audits.audit.audit`
result = flips.result(tally)                    # result: rules, directions, samples, agents and channels
broken = list(unmet(expectations, result))      # expectations: what the change was meant to do
"""
