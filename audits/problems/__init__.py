"""Problems of SOP files for their readers: one file a format, each with `write`."""
