"""From what was typed to what is wanted: names, dates, words, and the options of a question."""
