"""Benchmarks: what an audit costs, beside the floor that it cannot go below. `python -m bench` prints all."""
