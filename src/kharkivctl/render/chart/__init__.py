"""Charts over the months: who held a place, who held a post, what happened; as text or as a picture."""

from kharkivctl.render import View
from kharkivctl.rows import Answer


def render(answer: Answer, view: View) -> str:
    """The rows as a chart: bars of places or posts, or the events of each month."""
    if answer.verb == "when":
        return _events(answer, view)
    from kharkivctl.render.chart import bars, places, posts
    from kharkivctl.render.holders import LOOKS

    chart = places.chart_of(answer) if answer.verb == "where" else posts.chart_of(answer)
    legend = bars.looks_in(chart.bars, LOOKS if answer.verb == "where" else posts.LOOKS)
    if view.picture:
        from kharkivctl.render.chart.picture import bars_as_picture

        return bars_as_picture(chart, legend)
    return bars.as_text(chart, legend, view)


def _events(answer: Answer, view: View) -> str:
    from kharkivctl.render.chart import events

    if not view.picture:
        return events.as_text(answer, view)
    from kharkivctl.render.captions import credit
    from kharkivctl.render.chart.picture import events_as_picture

    return events_as_picture(events.counted(answer, events.MOST_CELLS), credit(answer))
