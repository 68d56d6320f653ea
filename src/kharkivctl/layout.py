"""The one layout of a store: what tomli-w writes, after the block of comments at the head of the file."""

import tomllib

import tomli_w


def canonical(text: str) -> str:
    """The same store in the canonical layout; writing what was read gives the same bytes again."""
    text = text.replace("\r\n", "\n")
    head: list[str] = []
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            break
        head.append(line)
    comments = "\n".join(head).strip("\n")
    body = tomli_w.dumps(tomllib.loads(text))
    return f"{comments}\n\n{body}" if comments else body
