"""What `sop review` writes, one file a format: each has `write(stream, review, language)`."""
