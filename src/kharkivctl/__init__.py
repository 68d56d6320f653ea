"""kharkivctl: facts about the Russian occupation of Kharkiv Oblast, each with its source."""

__version__ = "0.1.0"
