"""What the schema cannot say of an SOP: one file for each thing whose meaning is checked."""
