"""The map of `where`: who held which place of the oblast on a day, as text or as a picture."""

from kharkivctl.render import View
from kharkivctl.render.map.places import map_of
from kharkivctl.rows import Answer


def render(answer: Answer, view: View) -> str:
    """The places of the answer on a map."""
    if view.picture:
        from kharkivctl.render.map.picture import as_picture

        return as_picture(map_of(answer))
    from kharkivctl.render.map.text import as_text

    return as_text(map_of(answer), view)
