"""The parts of the HTML report: what is kept of a corpus while it goes by, and the page made of it.

All of it is bounded: agents, findings and conversations are kept up to a number, the rest is counted.
"""
