"""Templates of the English Wikipedia (Citation Style 1), one line each.

Names and titles stay in their script, as `script-title` has it. An archive date is given only with the
address of the copy, and a day of reading only with an address, since the templates refuse them alone.
"""

import re
from collections.abc import Mapping, Sequence

from kharkivctl.citation.elements import ALONE, Issued, issued, month_and_day, name, not_opened, whole_date
from kharkivctl.store.model import Source

# Type of source -> template and the parameter that names where the work appeared.
_TEMPLATES = {
    "article-newspaper": ("cite news", "work"),
    "article-magazine": ("cite magazine", "magazine"),
    "report": ("cite report", "work"),
    "map": ("cite map", "work"),
    "broadcast": ("cite AV media", "publisher"),
    "entry-encyclopedia": ("cite encyclopedia", "encyclopedia"),
}
_OTHER = ("cite web", "website")
_OFFLINE = ("citation |mode=cs1", "work")  # "cite web" is an error without an address.
_ESCAPES = {
    "|": "{{!}}",
    "[": "&#91;",
    "]": "&#93;",
    "{": "&#123;",
    "}": "&#125;",
    "<": "&lt;",
    ">": "&gt;",
    "~": "&#126;",
}


def cite(sources: Sequence[Source], works: Mapping[str, Source] = ALONE) -> list[str]:
    """The template of each source, filled from what is known."""
    return [_template(source) + commented(_aside(source, works)) for source in sources]


def _template(source: Source) -> str:
    tweet = re.fullmatch(r"https?://(?:www\.)?(?:twitter|x)\.com/(\w+)/status/(\d+).*", source.url or "")
    if source.type == "post" and tweet:
        parameters = {"user": tweet[1], "number": tweet[2], **_authors(source), **_title(source)}
        parameters |= {key: value for key, value in _found(source).items() if key not in ("url", "via")}
        return _written("cite tweet", parameters)
    template, work = _TEMPLATES.get(source.type, _OTHER if source.url else _OFFLINE)
    if template == _OFFLINE[0] and not source.container_title and source.type != "dataset":
        template = "cite news"  # {{citation}} sets the title of what is in no work as that of a book.
    parameters = {
        **_authors(source),
        **_title(source),
        work: source.container_title,
        "version": source.version,
        "publisher": source.publisher or (source.container_title if work == "publisher" else None),
        "agency": source.agency,
        **_found(source),
    }
    return _written(template, parameters)


def _aside(source: Source, works: Mapping[str, Source]) -> str:
    """What has no parameter: that nobody here opened the work, and where a version without an address is."""
    return not_opened(source, works) or (source.note if source.version and not source.url else "") or ""


def commented(text: str | None) -> str:
    """A comment, which only who edits the article sees; nothing in it ends it."""
    return f"<!-- {re.sub('-{2,}|[<>]', '-', ' '.join(text.split()))} -->" if text else ""


def _written(template: str, parameters: dict[str, str | None]) -> str:
    filled = [
        f"|{key}={value if 'url' in key else escaped(value)}" for key, value in parameters.items() if value
    ]
    return f"{{{{{' '.join([template, *filled])}}}}}"


def _authors(source: Source) -> dict[str, str | None]:
    """Numbered from the second author on; a body, and an account, whole."""
    found: dict[str, str | None] = {}
    for n, author in enumerate(map(name, source.author), start=1):
        number = str(n) if len(source.author) > 1 else ""
        if author.given:
            found |= {f"last{number}": author.family, f"first{number}": author.given}
        else:
            found[f"author{number}"] = author.family
    return found


def _title(source: Source) -> dict[str, str | None]:
    """The title; one in another script as `script-title`, with the language in front."""
    foreign = source.language and re.search("[\u0370-\u1fff\u3040-\ud7ff]", source.title)
    key, before = ("script-title", f"{source.language}:") if foreign else ("title", "")
    return {key: before + source.title, "trans-title": source.title_translated}


def _found(source: Source) -> dict[str, str | None]:
    """When it was issued, where it is found, and in which language if not English."""
    url = web_safe(source.url)
    archive = web_safe(source.archive_url)
    return {
        "date": _date(source.issued),
        "url": url,
        "access-date": _date(source.accessed) if url else None,
        # The template wants both or none.
        "archive-url": archive if url and source.archived else None,
        "archive-date": _date(source.archived) if url and archive else None,
        "language": source.language if source.language != "en" else None,
        "via": source.via,
    }


def _date(text: str | None) -> str | None:
    date = issued(text)
    if date is None:
        return None
    if date.last and date.last[0] != date.first[0] and len(date.first) > 1:
        return " – ".join(whole_date(Issued(end), day_first=True) for end in (date.first, date.last))
    between = month_and_day(date, day_first=True)
    if between.count(" ") > 1:
        between = between.replace("–", " – ")
    if date.about:  # The template takes "c." before a year alone.
        return f"c. {date.year}"
    return f"{between} {date.year}".replace("  ", " ").strip()


def web_safe(url: str | None) -> str | None:
    """An address in which nothing ends the template, the link, or the parameter."""
    return re.sub(r'[|\[\]{}<>"\s]', lambda found: f"%{ord(found[0]):02X}", url) if url else None


def escaped(text: str) -> str:
    """Text that the wiki shows as it is: no new parameter, link, template, tag or italics; one line."""
    text = " ".join(text.split()).replace("&#", "&amp;#")
    text = re.sub(r"[|\[\]{}<>~]", lambda found: _ESCAPES[found[0]], text)
    text = text.replace("__", "&#95;&#95;")  # Behaviour switches: __NOTOC__
    return text.replace("''", "&#39;&#39;").replace("://", ":&#47;&#47;")
