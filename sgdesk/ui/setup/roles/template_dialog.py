"""Adding the usual roles of a kind of organisation to those that are there."""

from PySide6.QtWidgets import QWidget

from sgdesk.domain.organisation.pack import Pack
from sgdesk.services.people.roles import add_roles
from sgdesk.ui.context import Context
from sgdesk.ui.setup.roles.template_picker import TemplatePicker
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import FormDialog, Note
from sgdesk.ui.widgets.arranging import size_dialog


class TemplateDialog(FormDialog):
    """Ticks and groups; everything is added as one action."""

    def __init__(
        self,
        context: Context,
        pack: Pack,
        kind: str,
        known: frozenset[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Roles from a template"), tr("Add the roles"), parent)
        self._context = context
        text = tr(
            "Tick the roles that you have. The group is our suggestion, not a rule of {pack}: "
            "choose another where it fits better.",
            pack=pack.name,
        )
        self.form.column.addWidget(Note(text))
        self._picker = TemplatePicker()
        self._picker.changed.connect(self._count)
        self.form.column.addWidget(self._picker)
        self._picker.show_pack(pack, kind, known)
        self.save = self._add
        self._count()
        size_dialog(self, 44, 36)

    def _count(self) -> None:
        n = len(self._picker.roles())
        self.verb.setText(tr_count("Add 1 role", "Add {n} roles", n) if n else tr("Add the roles"))
        self.verb.setEnabled(n > 0)

    def _add(self) -> None:
        workspace, roles = self._context.workspace, self._picker.roles()
        said = tr_count("Added 1 role", "Added {n} roles", len(roles))
        self._context.perform(
            lambda: add_roles(workspace, roles),
            lambda _: self.accept(),
            self.form.show_error,
            said=said,
            owner=self,
        )
