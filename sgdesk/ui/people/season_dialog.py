"""A season's posts again: choose which season, type the new days, see whom it gives which role."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.services.people.several.season import (
    PostAgain,
    Season,
    WhyNot,
    begin_season,
    past_seasons,
    preview_season,
)
from sgdesk.ui.context import Context
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import LinkButton, MonthAlone, Note
from sgdesk.ui.widgets.arranging import row_of, size_dialog
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.tick import Tick

_WHY_NOT = {
    WhyNot.HOLDS_IT: "holds this role on these days already",
    WhyNot.AWAY: "is away then",
    WhyNot.ROLE_GONE: "the role was put away",
    WhyNot.LEFT_LATER: "leaves before these days are over",
    WhyNot.TO_BE_ERASED: "is to be erased: see Set-up, Privacy",
}
if set(_WHY_NOT) != set(WhyNot):
    raise TypeError("every reason why a post does not begin needs its words")


def open_season(context: Context, parent: QWidget) -> None:
    """Open it over a page, or say that no season is over yet."""

    def show(found: tuple[Season, ...]) -> None:
        if found:
            SeasonDialog(context, found, parent).open()
            return
        context.alerts.tell(
            tr("No season to take up yet"),
            tr(
                "Roles that were held from one day to another, such as 18 February to 17 March, "
                "are offered here again once they are over."
            ),
        )

    context.tasks.run(lambda: past_seasons(context.workspace), show, owner=parent)


class SeasonDialog(ActionDialog):
    """Each post of the season has a tick; what cannot begin says why. One Undo takes all back."""

    def __init__(
        self, context: Context, seasons: Sequence[Season], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tr("A season’s roles again"), tr("Begin them"), parent)
        self._newest = Newest()
        choices: list[tuple[str, object]] = [(_season_words(each), each) for each in seasons]
        self.season = self.add_choice("season", tr("&As in"), choices)
        self.first = self.add_date("first", tr("&First day"), ahead=True, month=MonthAlone.FIRST)
        self.last = self.add_date("last", tr("&Last day"), ahead=True, month=MonthAlone.LAST)
        self.told = Note()
        self.all = LinkButton(tr("Tick all"))
        self.none = LinkButton(tr("Untick all"))
        self.form.column.addWidget(self.told)
        self.form.column.addLayout(row_of(self.all, self.none))
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TINY)
        self.form.column.addWidget(self._list)
        self.ticks: dict[int, Tick] = {}
        self.season.currentIndexChanged.connect(lambda _: self._take_days())
        for box in (self.first, self.last):
            box.changed.connect(self._look)
        self.all.clicked.connect(lambda: self._tick_all(on=True))
        self.none.clicked.connect(lambda: self._tick_all(on=False))
        size_dialog(self, 40, 44)
        self._take_days()
        self.first.setFocus()

    def _take_days(self) -> None:
        """The same days of the next year, until others are typed."""
        season: Season = self.season.currentData()
        first, last = season.next_days(self.today)
        self.first.set_value(first)
        self.last.set_value(last)
        self._look()

    def _days(self) -> tuple[date, date] | None:
        first, last = self.first.value(), self.last.value()
        return None if first is None or last is None or last < first else (first, last)

    def _look(self) -> None:
        """Read anew what would begin on the days that stand here."""
        days, season = self._days(), self.season.currentData()
        if days is None:
            self._newest.forget()
            self._show(())
            return
        workspace = self.context.workspace
        self.context.tasks.run(
            lambda: preview_season(workspace, season.post_ids, *days),
            self._newest.only(self._show),
            self.form.show_error,
            owner=self,
        )

    def _show(self, found: Sequence[PostAgain]) -> None:
        unticked = {number for number, tick in self.ticks.items() if not tick.isChecked()}
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.ticks = {}
        for each in found:
            if each.why_not is not None:
                self._column.addWidget(Note(f"✕ {again_words(each)}"))
                continue
            tick = Tick(again_words(each).replace("&", "&&"))
            tick.setMinimumHeight(TARGET)
            tick.setChecked(each.post_id not in unticked)
            tick.toggled.connect(lambda _: self._count())
            self.ticks[each.post_id] = tick
            self._column.addWidget(tick)
        for link in (self.all, self.none):
            link.setVisible(len(self.ticks) > 1)
        self._count()

    def _tick_all(self, *, on: bool) -> None:
        for tick in self.ticks.values():
            tick.setChecked(on)

    def chosen(self) -> tuple[int, ...]:
        """The posts that are ticked."""
        return tuple(number for number, tick in self.ticks.items() if tick.isChecked())

    def _count(self) -> None:
        days, n = self._days(), len(self.chosen())
        self.verb.setEnabled(n > 0)
        if days is None:
            self.told.setText(tr("Type the first and the last day to see who begins again."))
            return
        if not self.ticks:
            self.told.setText(tr("Nobody of that season can begin again on these days."))
            return
        first, last = (long_date(each) for each in days)
        self.told.setText(
            tr_count(
                "{n} role begins on {first} and ends by itself on {last}.",
                "{n} roles begin on {first} and end by themselves on {last}.",
                n,
                first=first,
                last=last,
            )
        )

    def problems(self) -> dict[str, str]:
        first, last = self.first.value(), self.last.value()
        ends_first = first is not None and last is not None and last < first
        return {
            "first": self.first.problem(),
            "last": self.last.problem()
            or (tr("The last day has to be on or after the first day") if ends_first else ""),
        }

    def action(self) -> Callable[[], object]:
        workspace, chosen = self.context.workspace, self.chosen()
        first, last = self.first.value() or self.today, self.last.value() or self.today
        return lambda: begin_season(workspace, chosen, first, last)


def _season_words(season: Season) -> str:
    """``18 February to 17 March 2026: 12 people``."""
    days = tr("{first} to {last}", first=long_date(season.first), last=long_date(season.last))
    people = tr_count("{n} person", "{n} people", season.people)
    return tr("{days}: {people}", days=days, people=people)


def again_words(each: PostAgain) -> str:
    """Whose role it is, that they come back with it, or why it does not begin."""
    said = tr("{name}: {role}", name=each.name, role=each.role)
    if each.why_not is not None:
        return tr("{said} ({why})", said=said, why=tr(_WHY_NOT[each.why_not]))
    if each.left is not None:
        day = long_date(each.left)
        return tr("{said} (left on {day}, comes back on the first day)", said=said, day=day)
    return said
