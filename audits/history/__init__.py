"""History: runs of audits in a DuckDB file, and how scores and pass rates change over time (docs/history.md).

    with Store(path, setting) as store: ...      # a report like others: add, add_corpus, close
    with reading(path, language) as opened:
        trend(opened, Asked(by="agent"))

The file is there for business-intelligence tools too: schema.py says what its tables and views mean.
"""
