"""The one layout of a store: what tomli-w writes, after the block of comments at the head of the file."""

import tomllib

import tomli_w


def canonical(text: str) -> str:
    """The same store in the one layout; a text that is in it already comes out unchanged.

    Comments below the head are not kept: see `lost_comment`.
    """
    text = text.replace("\r\n", "\n")
    comments = "\n".join(_head(text)).strip("\n")
    body = tomli_w.dumps(tomllib.loads(text))
    return f"{comments}\n\n{body}" if comments else body


def lost_comment(text: str) -> int | None:
    """The line of the first comment on a line of its own that `canonical` would lose; None without one."""
    lines = text.split("\n")
    below = enumerate(lines[len(_head(text)) :], start=len(_head(text)) + 1)
    return next((number for number, line in below if line.lstrip().startswith("#")), None)


def _head(text: str) -> list[str]:
    """The lines before the first that is neither a comment nor blank."""
    head: list[str] = []
    for line in text.split("\n"):
        if line.strip() and not line.startswith("#"):
            break
        head.append(line)
    return head
