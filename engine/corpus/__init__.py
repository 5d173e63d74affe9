"""Rules over the whole corpus: facts are collected from each conversation, and judged after the last one.

    facts = [row for judgement in judge(bench, conversations, as_of) for row in judgement.facts]
    verdicts = judge_corpus(bench.corpus, sorted_rows(facts), as_of)

Facts are rows that sort as bytes, so that they can be kept on disk in any order and read back in one: what
comes out does not depend on the order of the conversations, nor on who collected which. Nothing here holds
more than one group's counts, or one customer's contacts, at a time.
"""

from __future__ import annotations

from engine.corpus.judging import judge_corpus
from engine.corpus.rows import Row, combined, sorted_rows

__all__ = ["Row", "combined", "judge_corpus", "sorted_rows"]
