"""A change of an SOP, looked at as a whole before it is merged: `sop review`, and `sop check --since`."""
