"""Set-up, History: who did what and when, in words; read only."""

from datetime import datetime
from typing import ClassVar

from sgdesk.domain.dates import short_date
from sgdesk.services.file.undo import Deed, deeds
from sgdesk.ui.action_words import deed_fact, deed_wish
from sgdesk.ui.setup.section import Section
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Column, Note, RowsModel, SearchBox, Table, announce


class HistorySection(Section):
    """A table from the newest deed back, with a box to search in."""

    key: ClassVar[str] = "history"

    def _build(self) -> None:
        about = tr(
            "Everything that was saved, with nothing taken out. Undo adds a line of its own. "
            "Each line carries a check on the one before, so that a change by hand would show."
        )
        body = self.head(tr("History"), about, scrolls=False)
        self._search = SearchBox(tr("Search the history"))
        self._count = Note()
        self._model: RowsModel[Deed] = RowsModel(
            (
                Column(tr("When"), _when, sort=lambda deed: deed.id),
                Column(tr("Who"), lambda deed: deed.actor or tr("not known")),
                Column(tr("What"), deed_sentence),
            )
        )
        self._table = Table(tr("History"))
        self._table.setObjectName("setup-history")
        self._table.setModel(self._model)
        self._deeds: tuple[Deed, ...] = ()
        body.addWidget(self._search)
        body.addWidget(self._count)
        body.addWidget(self._table, 1)

    def _connect(self) -> None:
        self._search.searched.connect(lambda _: self._show())

    def _load(self) -> None:
        workspace = self.context.workspace
        self.fetch(lambda: deeds(workspace), self._fill)

    def _fill(self, found: tuple[Deed, ...]) -> None:
        self._deeds = found
        self._show()
        self._table.fit_columns()

    def _show(self) -> None:
        """Show the deeds that hold every word that is looked for."""
        words = self._search.text().casefold().split()
        found = [deed for deed in self._deeds if _holds(deed, words)]
        self._model.set_rows(found)
        one, many = "{n} entry", "{n} entries"
        text = tr_count(one, many, len(found))
        self._count.setText(text)
        if words:
            announce(self, text)


def deed_sentence(deed: Deed) -> str:
    """What was done: "Recorded Level 2 for 14 people", "Taken back: record Level 2 …"."""
    if deed.action not in ("undo", "redo"):
        return deed_fact(deed.action, deed.details)
    wish = deed_wish(str(deed.details.get("action", "")), deed.details.get("details", {}))
    said = "Taken back: {deed}" if deed.action == "undo" else "Done again: {deed}"
    return tr(said, deed=wish)


def _when(deed: Deed) -> str:
    moment = datetime.fromisoformat(deed.at)
    return f"{short_date(moment.date())}, {moment:%H:%M}"


def _holds(deed: Deed, words: list[str]) -> bool:
    text = f"{_when(deed)} {deed.actor} {deed_sentence(deed)}".casefold()
    return all(word in text for word in words)
