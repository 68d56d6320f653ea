"""The store: its records, its file, the rules it keeps, and the copy kept of it."""
