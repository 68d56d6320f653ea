"""Charts over the months: who held a place, who held a post, what happened; as text or as a picture."""

from kharkivctl.render import View
from kharkivctl.rows import Answer


def render(answer: Answer, view: View) -> str:
    """The rows as a chart: bars of places or posts, or the events of each month."""
    if answer.verb == "when":
        from kharkivctl.render.chart import events

        return events.as_text(answer, view)
    from kharkivctl.render.chart import bars, places, posts
    from kharkivctl.render.holders import LOOKS

    chart = places.chart_of(answer) if answer.verb == "where" else posts.chart_of(answer)
    looks = LOOKS if answer.verb == "where" else posts.LOOKS
    return bars.as_text(chart, bars.looks_in(chart.bars, looks), view)
