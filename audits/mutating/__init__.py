"""`sop mutate`: would the examples of an SOP notice a mistake in it?

for mutant in mutants(sop, phrases): ...        # mutants: the SOP with one plausible mistake each
stand = Stand(sop)                              # stand: judges a rule of a mutant, quickly
found = mutate(suite, paths, ...)               # mutate: which mutants the examples kill, which survive
witness(stand, mutant, chats)                   # search: a chat that tells a survivor from the SOP
"""
