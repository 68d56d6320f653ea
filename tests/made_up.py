"""The made-up store that the tests of reading, rules, cache and --known-by begin with."""

HEAD = """\
[store]
title = "A made-up store"
version = "2026.01.02"
covers = "2022-02-24/2024-02-29"
licence = "CC0-1.0"
origin = "paper"
"""
PAPER = """
[[sources]]
id = "paper"
type = "report"
title = "A made-up paper"
"""
