"""Ticking off the points that the partnership's document wants a course to cover."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.services.courses.courses import ContentLine, ContentList
from sgdesk.services.courses.quality import check_content
from sgdesk.ui.context import Context
from sgdesk.ui.courses.catalogue.small_dialogs import Named
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TextSize, em, sized
from sgdesk.ui.widgets.arranging import size_dialog
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog

_KEY = Qt.ItemDataRole.UserRole


class ContentDialog(ActionDialog):
    """A list to go through with Space; what was looked at before says when and by whom.

    ``heading`` says what is ticked off, where that is not what the course covers.
    """

    def __init__(
        self,
        context: Context,
        course: Named,
        lists: Sequence[ContentList],
        parent: QWidget | None = None,
        heading: str = "",
    ) -> None:
        self._course, title = course
        asks = heading or tr("What {course} covers", course=title)
        super().__init__(context, asks, tr("Tick them off"), parent)
        hint = tr("Tick what you looked at now. Space ticks the line that is marked.")
        self.points = self.form.add("points", tr("&Points"), QListWidget(), hint)
        self.points.setWordWrap(True)
        self.points.setResizeMode(QListView.ResizeMode.Adjust)
        self.points.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.points.setMinimumHeight(em(self, 14))
        self.day = self.add_date("day", tr("&Looked at on"))
        self.day.set_value(self.today)
        self.by = self.add_line("by", tr("&By whom"))
        for listed in lists:
            self.points.addItem(_heading(listed.title))
            for line in listed.lines:
                self.points.addItem(_point(line))
        self.points.setCurrentRow(1)
        size_dialog(self, 40, 34)
        self.points.setFocus()

    def ticked(self) -> tuple[str, ...]:
        """The keys of the points that are ticked."""
        return tuple(
            str(item.data(_KEY))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )

    def _items(self) -> Iterator[QListWidgetItem]:
        items = (self.points.item(row) for row in range(self.points.count()))
        return (item for item in items if item.data(_KEY))

    def problems(self) -> dict[str, str]:
        return {
            "points": "" if self.ticked() else tr("Tick at least one point"),
            "day": self.day.problem(),
            "by": "" if self.by.text().strip() else tr("Say who looked at it"),
        }

    def action(self) -> Callable[[], object]:
        workspace, course, keys = self.context.workspace, self._course, self.ticked()
        day, by = self.day.value() or self.today, self.by.text()
        return lambda: check_content(workspace, course, keys, day, by)


def _heading(text: str) -> QListWidgetItem:
    item = QListWidgetItem(text)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    item.setFont(sized(TextSize.BODY, bold=True))
    return item


def _point(line: ContentLine) -> QListWidgetItem:
    said = line.text
    if line.checked_on is not None:
        day = long_date(line.checked_on)
        said += "\n" + tr("Last on {day}, {name}", day=day, name=line.checked_by)
    item = QListWidgetItem(said)
    item.setData(_KEY, line.key)
    item.setFlags(
        Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
    )
    item.setCheckState(Qt.CheckState.Unchecked)
    return item
