"""A role: its name, its group, what it calls for, and from which day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from sgdesk.domain.errors import UserError
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.organisation.pathway import exempt_by_name
from sgdesk.domain.people.person import RoleTraits
from sgdesk.services.people.roles import (
    RoleView,
    add_role,
    change_role,
    offers_recruiting,
    preview_role,
    rename_role,
)
from sgdesk.ui.context import Context
from sgdesk.ui.setup.effect_note import EffectNote
from sgdesk.ui.setup.roles.traits import TraitFields
from sgdesk.ui.setup.since_box import SinceBox
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import FormDialog, Note
from sgdesk.ui.widgets.arranging import let_stay_empty, size_dialog
from sgdesk.ui.widgets.boxes.tick import Tick


@dataclass(frozen=True, slots=True)
class Choices:
    """What a role can call for: the pack's requirements and the topics of the organisation."""

    pack: Pack
    topics: tuple[tuple[str, str], ...] = ()

    def titles(self) -> dict[str, str]:
        """Key to title, the organisation's own topics last."""
        asked = {each.key: each.title for each in self.pack.requirements}
        return asked | dict(self.topics)


class RequirementTicks(QWidget):
    """A tick for each requirement; lower levels that come with one are ticked by themselves."""

    def __init__(
        self, choices: Choices, changed: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pack = choices.pack
        self._changed = changed
        self._boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        for key, title in choices.titles().items():
            box = Tick(title)
            box.setMinimumHeight(TARGET)
            box.toggled.connect(self._follow)
            self._boxes[key] = box
            column.addWidget(box)

    def keys(self) -> list[str]:
        """What is ticked, without what only comes with it."""
        return [key for key, box in self._boxes.items() if box.isChecked() and box.isEnabled()]

    def set_keys(self, keys: tuple[str, ...]) -> None:
        """Tick these alone, and what comes with them."""
        for key, box in self._boxes.items():
            box.blockSignals(True)
            box.setEnabled(True)
            box.setChecked(key in keys)
            box.blockSignals(False)
        self._follow()

    def _follow(self) -> None:
        """Tick what comes with what is ticked, and hold it; let go of what no longer does."""
        chosen = self.keys()
        held = {
            lower for key in chosen for lower in self._pack.with_included((key,)) if lower != key
        }
        for key, box in self._boxes.items():
            was_held = not box.isEnabled()
            box.blockSignals(True)
            box.setEnabled(key not in held)
            box.setChecked(key in held or (box.isChecked() and not was_held))
            box.setToolTip(tr("Comes with the higher level") if key in held else "")
            box.blockSignals(False)
        self._changed()


class ExemptTicks(QWidget):
    """A tick for each requirement from which the document exempts roles, with whom it names."""

    def __init__(
        self, pack: Pack, changed: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pack = pack
        self._boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        for each in pack.role_exemptions:
            asked = pack.requirement(each.requirement)
            text = tr(
                "{training}: as for {who} ({source})",
                training=asked.title if asked else each.requirement,
                who=each.title,
                source=each.source or pack.short_name,
            )
            box = Tick(text)
            box.setMinimumHeight(TARGET)
            box.setToolTip(each.note)
            box.toggled.connect(lambda _: changed())
            self._boxes[each.requirement] = box
            column.addWidget(box)

    def offer_for(self, name: str) -> None:
        """Tick what the document exempts a role of that name from; a person may take it off."""
        keys = [each.requirement for each in self._pack.role_exemptions]
        self.set_keys(exempt_by_name(self._pack, name, keys))

    def set_keys(self, keys: tuple[str, ...]) -> None:
        """Tick these alone."""
        for key, box in self._boxes.items():
            box.setChecked(key in keys)

    def show_for(self, requirements: Sequence[str]) -> bool:
        """Offer what the role calls for alone; false where nothing of it is ever exempt."""
        asked = self._pack.with_included(tuple(requirements))
        for key, box in self._boxes.items():
            box.setVisible(key in asked)
        return any(key in asked for key in self._boxes)

    def keys(self, requirements: Sequence[str]) -> tuple[str, ...]:
        """What is ticked, of what the role calls for."""
        asked = self._pack.with_included(tuple(requirements))
        return tuple(key for key, box in self._boxes.items() if key in asked and box.isChecked())


class RoleDialog(FormDialog):
    """Adds a role, or changes what one calls for and says first whom that would turn."""

    def __init__(
        self,
        context: Context,
        choices: Choices,
        view: RoleView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        name = view.role.name if view else ""
        title = tr("What {role} calls for", role=name) if view else tr("Add a role")
        super().__init__(title, tr("Save") if view else tr("Add the role"), parent)
        self._context = context
        self._choices = choices
        self._view = view
        self._newest = Newest()
        self._since: SinceBox | None = None
        self._build()
        self.save = self._change if view else self._add
        size_dialog(self, 38, 34)

    def _build(self) -> None:
        self._name = QLineEdit()
        if self._view is None:
            self.form.add("name", tr("&Name of the role"), self._name)
            self._name.setMinimumHeight(TARGET)
        pack = self._choices.pack
        hint = tr("{pack} says who belongs to which: see Set-up, Partnership.", pack=pack.name)
        self._group = self.form.add("group", tr("&Group"), QComboBox(), hint)
        self._group.setMinimumHeight(TARGET)
        self._group.addItem(tr("No group"))
        self._group.addItems([each.title for each in pack.groups])
        ticks = RequirementTicks(self._choices, self._preview)
        self._ticks = self.form.add("requirements", tr("What it calls for"), ticks)
        self._excused = ExemptTicks(pack, self._preview)
        self.form.add("exempt", tr("Exempt, as a role"), self._excused)
        self._name.textChanged.connect(self._excused.offer_for)
        traits = self._view.role.traits if self._view else RoleTraits()
        kept_group = self._view.role.group if self._view else None
        offered = offers_recruiting(pack, kept_group)
        self._traits = TraitFields(self.form, traits, offered=offered)
        self._effect = EffectNote()
        self._reason = QLineEdit()
        if self._view is not None:
            self._build_change(self._view)
        self._group.currentIndexChanged.connect(self._take_group)
        self._preview()

    def _build_change(self, view: RoleView) -> None:
        groups = [each.key for each in self._choices.pack.groups]
        if view.role.group in groups:
            self._group.setCurrentIndex(groups.index(view.role.group) + 1)
        self._ticks.set_keys(view.role.requirements)
        self._excused.set_keys(view.role.exempt)
        today = self._context.workspace.today()
        always = tr("Since always: it was wrong and is put right")
        since = SinceBox(today, tr("From this day on; before it the old rule stays"), always)
        self._since = self.form.add("from", tr("From when it holds"), since)
        since.offer(is_first=view.is_first)
        since.changed.connect(self._preview)
        self.form.add("reason", tr("&Reason (if you like)"), self._reason)
        let_stay_empty(self._reason)
        self._reason.setMinimumHeight(TARGET)
        self.form.column.addWidget(self._effect)

    def _take_group(self, row: int) -> None:
        if row > 0:
            self._ticks.set_keys(self._choices.pack.groups[row - 1].requirements)
        pack = self._choices.pack
        self._traits.offer(offered=offers_recruiting(pack, self._group_key()))

    def _group_key(self) -> str | None:
        row = self._group.currentIndex()
        return self._choices.pack.groups[row - 1].key if row > 0 else None

    def _preview(self) -> None:
        """Ask whom the change would turn; an answer to an older question is dropped."""
        self.form.set_shown("exempt", shown=self._excused.show_for(self._ticks.keys()))
        if self._view is None or self._since is None:
            return
        role_id, keys = self._view.role.id, self._ticks.keys()
        workspace, day = self._context.workspace, self._since.preview_day()
        exempt = self._excused.keys(keys)
        self._context.tasks.run(
            lambda: preview_role(workspace, role_id, keys, day, exempt),
            self._newest.only(self._effect.show_effect),
            owner=self,
        )

    def _add(self) -> None:
        problem = "" if self._name.text().strip() else tr("Enter a name for the role")
        if not self.form.show_problems({"name": problem}):
            return
        workspace, name, group = self._context.workspace, self._name.text(), self._group_key()
        keys, traits = self._ticks.keys(), self._traits.value()
        exempt = self._excused.keys(keys)
        self._context.perform(
            lambda: add_role(workspace, name, group, keys, traits, exempt),
            lambda _: self.accept(),
            self.form.show_error,
            owner=self,
        )

    def _change(self) -> None:
        view, since = self._view, self._since
        if view is None or since is None:
            return
        if not self.form.show_problems({"from": since.problem()}):
            return
        workspace, group, keys = self._context.workspace, self._group_key(), self._ticks.keys()
        day, reason, traits = since.value(), self._reason.text(), self._traits.value()
        exempt = self._excused.keys(keys)
        self._context.perform(
            lambda: change_role(
                workspace,
                view.role.id,
                group=group,
                requirements=keys,
                from_date=day,
                reason=reason,
                traits=traits,
                exempt=exempt,
            ),
            lambda _: self.accept(),
            self.form.show_error,
            owner=self,
        )


class RenameDialog(FormDialog):
    """Another name for a role; posts and history stay with it."""

    def __init__(self, context: Context, view: RoleView, parent: QWidget | None = None) -> None:
        title = tr("Rename {role}", role=view.role.name)
        super().__init__(title, tr("Rename the role"), parent)
        self._context = context
        self._view = view
        self._name = self.form.add("name", tr("&New name"), QLineEdit(view.role.name))
        self._name.setMinimumHeight(TARGET)
        self._name.selectAll()
        text = tr("Whoever holds the role keeps it; certificates that were issued stay as printed.")
        self.form.column.addWidget(Note(text))
        self.save = self._rename
        size_dialog(self, 30, 16)

    def _rename(self) -> None:
        problem = "" if self._name.text().strip() else tr("Enter a name for the role")
        if not self.form.show_problems({"name": problem}):
            return
        workspace, role_id, name = self._context.workspace, self._view.role.id, self._name.text()
        self._context.perform(
            lambda: rename_role(workspace, role_id, name),
            lambda _: self.accept(),
            self._refuse,
            owner=self,
        )

    def _refuse(self, error: UserError) -> None:
        self.form.show_error(error)
