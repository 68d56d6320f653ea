"""Questions to the store: pure functions from its records to the rows of an answer."""
