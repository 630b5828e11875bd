"""Set-up, Settings: what is set by us, whose rule each is, and from when it holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from sgdesk.domain.organisation.pack import Pack, PackKind
from sgdesk.domain.organisation.pathway import may_lengthen
from sgdesk.services.file.changes import Area
from sgdesk.services.organisation.organisation import (
    OrganisationView,
    change_settings,
    organisation_view,
    preview_settings,
    settings_since,
)
from sgdesk.services.training.effects import Effect
from sgdesk.ui.page import Unsaved
from sgdesk.ui.setup.effect_note import EffectNote
from sgdesk.ui.setup.number_box import NumberBox
from sgdesk.ui.setup.section import SetupSection, bring_to
from sgdesk.ui.setup.setting_fields import SettingField, setting_fields
from sgdesk.ui.setup.since_box import SinceBox
from sgdesk.ui.setup.topics import TopicDialog
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, TextSize, em
from sgdesk.ui.widgets import Form, Heading, Note, PushButton
from sgdesk.ui.widgets.arranging import narrow, row_of
from sgdesk.ui.widgets.pause import pause

_WAIT_MS = 300


@dataclass(frozen=True, slots=True)
class _Found:
    view: OrganisationView
    since: Mapping[str, date | None]


class SettingsSection(SetupSection):
    """One form; what differs is saved as one action from the day that is chosen."""

    key: ClassVar[str] = "settings"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.ORGANISATION, Area.ROLES})

    def _build(self) -> None:
        self._body = self.head(
            tr("Settings of your own"),
            tr("What the documents leave open. Each says whose rule it is."),
        )
        self._form = Form()
        self._row = narrow(self._form, em(self, 44))
        self._body.addLayout(self._row)
        self._body.addStretch()
        self._found: _Found | None = None
        self._fields: tuple[SettingField, ...] = ()
        self._boxes: dict[str, NumberBox | QComboBox] = {}
        self._since: SinceBox | None = None
        self._reason: QLineEdit | None = None
        self._wanted = ""
        self._effect = EffectNote()
        self._save = PushButton(tr("&Save"), "save", main=True)
        self._topic = PushButton(tr("&Add a topic of your own …"), "add")
        self._pause = pause(self, _WAIT_MS)

    def _connect(self) -> None:
        self._save.clicked.connect(self.save)
        self._topic.clicked.connect(self._open_topic)
        self._pause.timeout.connect(self.preview)

    def _load(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        self.fetch(
            lambda: _Found(organisation_view(workspace, as_at), settings_since(workspace, as_at)),
            self._fill,
        )

    def go_to(self, key: str) -> None:
        """Go to the box of a setting, once it is filled."""
        self._wanted = key
        if self._found is not None:
            self._show_wanted()

    def _show_wanted(self) -> None:
        box, self._wanted = self._boxes.get(self._wanted), ""
        if box is not None:
            bring_to(box)

    def _fill(self, found: _Found) -> None:
        if self._found is not None and self._changed():
            return
        self._found = found
        old, self._form = self._form, Form()
        for kept in (self._effect, self._save, self._topic):
            kept.setParent(self)
        self._fields, self._boxes = (), {}
        for title, note, fields in setting_fields(found.view, found.since):
            self._form.column.addWidget(Heading(title, TextSize.LARGE))
            if note:
                self._form.column.addWidget(Note(note))
            self._fields += fields
            for field in fields:
                self._boxes[field.key] = self._add(field)
        self._add_foot(found)
        self._form.setMaximumWidth(em(self, 44))
        self._row.replaceWidget(old, self._form)
        old.hide()
        old.deleteLater()
        may = self.context.may_write
        for each in (*self._boxes.values(), self._save, self._topic):
            each.setEnabled(may)
        self._show_wanted()

    def _add(self, field: SettingField) -> NumberBox | QComboBox:
        if field.choices:
            combo = self._form.add(field.key, field.label, QComboBox(), field.hint)
            combo.addItems([words for _, words in field.choices])
            combo.setCurrentIndex([kept for kept, _ in field.choices].index(field.value))
            combo.setMinimumHeight(TARGET)
            least = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            combo.setSizeAdjustPolicy(least)
            combo.currentIndexChanged.connect(lambda _: self._pause.start())
            combo.currentIndexChanged.connect(lambda _: self.touched.emit())
            return combo
        box = self._form.add(field.key, field.label, NumberBox(field.value), field.hint)
        box.changed.connect(self._pause.start)
        box.changed.connect(self.touched)
        return box

    def _add_foot(self, found: _Found) -> None:
        if found.view.topics:
            names = ", ".join(title for _, title in found.view.topics)
            self._form.column.addWidget(Note(tr("Topics of your own: {names}.", names=names)))
        self._form.column.addLayout(row_of(self._topic))
        self._form.column.addWidget(Heading(tr("Save"), TextSize.LARGE))
        since = SinceBox(
            self.context.workspace.today(),
            tr("What you change holds from this day on"),
            tr("Since always: it was wrong and is put right"),
        )
        since.offer(is_first=not found.since)
        since.changed.connect(self._pause.start)
        self._since = self._form.add("from", tr("From when it holds"), since)
        hint = tr("Only where one is. Name the law, or say why: the return tells it.")
        label = tr("&Why an interval is longer than the document’s")
        self._reason = self._form.add("reason", label, QLineEdit(), hint)
        self._reason.setMinimumHeight(TARGET)
        self._form.set_shown("reason", shown=_may_lengthen_any(found.view.pack))
        self._form.column.addWidget(self._effect)
        self._effect.hide()
        self._form.column.addLayout(row_of(self._save))

    def _text(self, field: SettingField) -> str:
        """What a box holds, as it would be kept."""
        box = self._boxes[field.key]
        if isinstance(box, QComboBox):
            return field.choices[box.currentIndex()][0]
        return box.text()

    def _changed(self) -> dict[str, str]:
        """What differs from what is kept."""
        said = {field.key: self._text(field) for field in self._fields}
        return {
            field.key: said[field.key] for field in self._fields if said[field.key] != field.value
        }

    def _problems(self) -> dict[str, str]:
        return {field.key: field.problem(self._text(field)) for field in self._fields}

    def preview(self) -> None:
        """Say whom what is typed would turn; nothing where it is not usable yet."""
        values, since = self._changed(), self._since
        if not values or any(self._problems().values()) or since is None or since.problem():
            self._effect.hide()
            return
        workspace, day = self.context.workspace, since.preview_day()

        def show(effect: Effect) -> None:
            if values == self._changed():
                self._effect.show_effect(effect)

        self.fetch(lambda: preview_settings(workspace, values, day), show, about="effect")

    def save(self) -> None:
        """Check every box, then save what differs."""
        self._save_then(lambda: None)

    def _save_then(self, then: Callable[[], object]) -> None:
        since = self._since
        if since is None:
            return
        problems = self._problems() | {"from": since.problem()}
        if not self._form.show_problems(problems):
            return
        values, workspace, day = self._changed(), self.context.workspace, since.value()
        reason = self._reason.text() if self._reason else ""
        if not values:
            self.context.say(tr("Nothing has changed, so nothing was saved."))
            return

        def saved(_: object) -> None:
            self._forget()
            then()

        self.context.perform(
            lambda: change_settings(workspace, values, day, reason=reason),
            saved,
            self._form.show_error,
            owner=self,
        )

    def unsaved(self) -> Unsaved | None:
        if self._found is None or not self._changed() or not self.context.may_write:
            return None
        sentence = tr("The settings that you changed are not saved yet.")
        return Unsaved(sentence, tr("settings"), self._save_then, self._drop)

    def _drop(self) -> None:
        found = self._found
        self._forget()
        if found is not None:
            self._fill(found)

    def _forget(self) -> None:
        """Take the next reading of the file as it is."""
        self._found = None
        self.touched.emit()

    def _open_topic(self) -> None:
        TopicDialog(self.context, self).open()

    def boxes(self) -> Mapping[str, QWidget]:
        """The boxes by the setting that each is for."""
        return self._boxes


def _may_lengthen_any(pack: Pack) -> bool:
    """Whether the document only recommends an interval, or names a statute beside one."""
    stated = (each for each in pack.requirements if each.refresh_months is not None)
    return pack.kind is not PackKind.GENERIC and any(
        may_lengthen(pack, each.key) for each in stated
    )
