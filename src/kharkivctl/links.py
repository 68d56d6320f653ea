"""From the records of a store to the references and accounts that rows carry."""

from kharkivctl import dates
from kharkivctl.rows import AccountRow, EventRow, FigureRow, NamesRow, Ref, SourceRef
from kharkivctl.store.model import Event, Figure, Names, Source, Store


class Links:
    """The references and accounts of a store, as rows carry them."""

    def __init__(self, store: Store) -> None:
        self.records = store.by_id()
        self._sources: dict[str, SourceRef] = {}

    def ref(self, record_id: str | None) -> Ref | None:
        """A reference to a record; None for no id and for a source that --known-by leaves out."""
        record = self.records.get(record_id) if record_id else None
        return Ref(record.id, record.name) if record else None

    def refs(self, ids: tuple[str, ...]) -> tuple[Ref, ...]:
        """References to records, in the order of their ids."""
        return tuple(Ref(record_id, self.records[record_id].name) for record_id in ids)

    def sources(self, ids: tuple[str, ...]) -> tuple[SourceRef, ...]:
        """References to sources, without those that --known-by leaves out of the store."""
        return tuple(self._source(source_id) for source_id in ids if source_id in self.records)

    def _source(self, source_id: str) -> SourceRef:
        known = self._sources.get(source_id)
        if known is None:
            source = self.records[source_id]
            assert isinstance(source, Source)
            known = SourceRef(
                source.id,
                source.title,
                source.outlet,
                source.issued,
                source.url,
                source.known_through,
                source.title_translated,
            )
            self._sources[source_id] = known
        return known

    def _text(self, event: Event, place: str | None) -> str:
        """The text of an event; in words of a place asked for, if it is one of several that it tells of."""
        if event.each is None or place not in event.places:
            return event.text
        return event.each.replace("{place}", self.records[place].name)

    def account(self, event: Event, place: str | None = None) -> AccountRow:
        """An event in short, as an account of who held a place or of what a question asks.

        `place` is the id of the place asked for, in whose words it is told.
        """
        return AccountRow(
            event.id,
            event.date,
            event.date_words,
            event.kind,
            event.control,
            self._text(event, place),
            event.standing,
            event.said,
            self.refs(event.said_by),
            self.sources(event.sources),
            event.partial,
            event.retracted,
            self.refs(event.questions),
        )

    def event(
        self,
        event: Event,
        *,
        possible: bool = False,
        beside: bool = False,
        others: tuple[Event, ...] = (),
        place: str | None = None,
    ) -> EventRow:
        """An event as a row, with the `others` that answer its questions; the marks are those of EventRow.

        `place` is the id of the place asked for, in whose words it is told.
        """
        when = dates.parse(event.date) if event.date else None
        return EventRow(
            id=event.id,
            date=event.date,
            date_words=event.date_words,
            earliest=when.earliest if when else None,
            latest=when.latest if when else None,
            kind=event.kind,
            text=self._text(event, place),
            places=self.refs(event.places),
            people=self.refs(event.people),
            organizations=self.refs(event.organizations),
            control=event.control,
            figures=tuple(_figure(figure) for figure in event.figures),
            standing=event.standing,
            said=event.said,
            said_by=self.refs(event.said_by),
            questions=self.refs(event.questions),
            sources=self.sources(event.sources),
            note=event.note,
            possible=possible,
            other_accounts=tuple(self.account(other, place) for other in others),
            partial=event.partial,
            retracted=event.retracted,
            beside=beside,
        )


def names_row(names: Names, aliases: tuple[str, ...]) -> NamesRow:
    """The names of a record as a row has them."""
    return NamesRow(names.uk, names.ru, aliases)


def _figure(figure: Figure) -> FigureRow:
    return FigureRow(*(getattr(figure, name) for name in FigureRow.__struct_fields__))
