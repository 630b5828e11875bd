"""Set-up, History: who did what and when, in words; read only."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from sgdesk.domain.dates import short_date
from sgdesk.domain.text import holds_all, plain_letters, search_words
from sgdesk.services.views.history_page import HistoryLine, history_lines
from sgdesk.ui.setup.history_words import line_sentence
from sgdesk.ui.setup.section import SetupSection
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Column, Note, RowsModel, SearchBox, Table, announce


class HistorySection(SetupSection):
    """A table from the newest action back, with a box to search in."""

    key: ClassVar[str] = "history"

    def _build(self) -> None:
        about = tr(
            "Everything that was saved. Undo adds a line of its own; only what was said of "
            "somebody who was erased is taken out. Each line carries a check on the one before, "
            "so that a change by hand would show."
        )
        body = self.head(tr("History"), about, scrolls=False)
        self._search = SearchBox(tr("Search the history"))
        self._count = Note()
        self._model: RowsModel[HistoryLine] = RowsModel(
            (
                Column(tr("When"), _when, sort=lambda line: line.action.id),
                Column(tr("Who"), lambda line: line.action.actor or tr("not known")),
                Column(tr("What"), line_sentence, is_main=True),
            )
        )
        self._table = Table(tr("History"))
        self._table.setObjectName("setup-history")
        self._table.is_of_today = True
        self._table.setModel(self._model)
        self._table.tells = self._tells
        self._lines: tuple[HistoryLine, ...] = ()
        body.addWidget(self._search)
        body.addWidget(self._count)
        body.addWidget(self._table, 1)

    def _connect(self) -> None:
        self._search.searched.connect(lambda _: self._show())

    def _load(self) -> None:
        workspace = self.context.workspace
        self.fetch(lambda: history_lines(workspace), self._fill)

    def _fill(self, found: tuple[HistoryLine, ...]) -> None:
        self._lines = found
        self._show()
        self._table.fit_columns()

    def _tells(self) -> str:
        """How many entries stand in the list, and by which words they were found."""
        wanted = self._search.text().strip()
        said = tr("{n:,} of {among:,} entries.", n=len(self._model.rows), among=len(self._lines))
        return tr("{said} Found by “{wanted}”.", said=said, wanted=wanted) if wanted else said

    def _show(self) -> None:
        """Show the entries that hold every word that is looked for."""
        words = search_words(self._search.text())
        found = [line for line in self._lines if _holds(line, words)]
        self._model.set_rows(found)
        one, many = "{n} entry", "{n} entries"
        text = tr_count(one, many, len(found))
        self._count.setText(text)
        if words:
            announce(self, text)


def _when(line: HistoryLine) -> str:
    moment = datetime.fromisoformat(line.action.at)
    return f"{short_date(moment.date())}, {moment:%H:%M}"


def _holds(line: HistoryLine, words: Sequence[str]) -> bool:
    said = (_when(line), line.action.actor, line_sentence(line), *line.people, *line.things)
    return holds_all(words, plain_letters(" ".join(said)))
