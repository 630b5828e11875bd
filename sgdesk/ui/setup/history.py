"""Set-up, History: who did what and when, in words; read only."""

from datetime import datetime
from typing import ClassVar

from sgdesk.domain.dates import short_date
from sgdesk.services.file.undo import Action, actions
from sgdesk.ui.action_words import action_fact, action_wish
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
        self._model: RowsModel[Action] = RowsModel(
            (
                Column(tr("When"), _when, sort=lambda action: action.id),
                Column(tr("Who"), lambda action: action.actor or tr("not known")),
                Column(tr("What"), action_sentence),
            )
        )
        self._table = Table(tr("History"))
        self._table.setObjectName("setup-history")
        self._table.setModel(self._model)
        self._actions: tuple[Action, ...] = ()
        body.addWidget(self._search)
        body.addWidget(self._count)
        body.addWidget(self._table, 1)

    def _connect(self) -> None:
        self._search.searched.connect(lambda _: self._show())

    def _load(self) -> None:
        workspace = self.context.workspace
        self.fetch(lambda: actions(workspace), self._fill)

    def _fill(self, found: tuple[Action, ...]) -> None:
        self._actions = found
        self._show()
        self._table.fit_columns()

    def _show(self) -> None:
        """Show the actions that hold every word that is looked for."""
        words = self._search.text().casefold().split()
        found = [action for action in self._actions if _holds(action, words)]
        self._model.set_rows(found)
        one, many = "{n} entry", "{n} entries"
        text = tr_count(one, many, len(found))
        self._count.setText(text)
        if words:
            announce(self, text)


def action_sentence(action: Action) -> str:
    """What was done: "Recorded Level 2 for 14 people", "Taken back: record Level 2 …"."""
    if action.code not in ("undo", "redo"):
        fact = action_fact(action.code, action.details)
        gone = "erased" in action.details
        return tr("{fact} (somebody who was erased)", fact=fact) if gone else fact
    wish = action_wish(str(action.details.get("action", "")), action.details.get("details", {}))
    said = "Taken back: {action}" if action.code == "undo" else "Done again: {action}"
    return tr(said, action=wish)


def _when(action: Action) -> str:
    moment = datetime.fromisoformat(action.at)
    return f"{short_date(moment.date())}, {moment:%H:%M}"


def _holds(action: Action, words: list[str]) -> bool:
    text = f"{_when(action)} {action.actor} {action_sentence(action)}".casefold()
    return all(word in text for word in words)
