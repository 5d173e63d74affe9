"""What `sop hygiene` writes, one file a format: each has `write(stream, result, language)`."""
