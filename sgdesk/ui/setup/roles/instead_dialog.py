"""Set-up, Roles: two roles that are one become one, with what that does said before it is done."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from sgdesk.domain.people.person import Role
from sgdesk.services.imports.joined_roles import Joining, join_roles, preview_joining
from sgdesk.ui.context import Context
from sgdesk.ui.setup.effect_note import effect_text
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Banner, Note
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog


class InsteadDialog(ActionDialog):
    """Asks which other role is meant, and says whom that concerns and how."""

    def __init__(
        self, context: Context, role: Role, roles: Sequence[Role], parent: QWidget | None = None
    ) -> None:
        title = tr("Use another role instead of {role}", role=role.name)
        super().__init__(context, title, tr("Use it instead"), parent)
        self._role = role
        others = [(each.name, each) for each in roles if each.id != role.id]
        self.other = self.add_choice("other", tr("&Use instead"), [*others], begins_empty=True)
        self.effect = Banner()
        self.effect.hide()
        self.form.column.addWidget(self.effect)
        self.form.column.addWidget(
            Note(
                tr(
                    "Each keeps the days of theirs, and earlier days are counted as if it had been "
                    "the other role always. {role} is put away; a sheet that has it means the "
                    "other. Undo takes all of it back.",
                    role=role.name,
                )
            )
        )
        self.other.currentIndexChanged.connect(lambda _: self._tell())

    def _into(self) -> Role | None:
        found: Role | None = self.other.currentData()
        return found

    def _tell(self) -> None:
        into, role = self._into(), self._role
        if into is None:
            return
        workspace = self.context.workspace

        def show(found: Joining) -> None:
            if self._into() is into:
                self.effect.show_text(joining_words(found))

        self.context.tasks.run(lambda: preview_joining(workspace, role, into), show, owner=self)

    def problems(self) -> dict[str, str]:
        return {"other": "" if self._into() is not None else tr("Choose the role to use instead")}

    def action(self) -> Callable[[], object]:
        workspace, role, into = self.context.workspace, self._role, self._into() or self._role
        return lambda: join_roles(workspace, role, into)


def joining_words(found: Joining) -> str:
    """How many change their role, and what that does to them today."""
    one, many = "{n} person holds or held it.", "{n} people hold or held it."
    held = tr_count(one, many, found.people) if found.people else tr("Nobody ever held it.")
    return f"{held} {effect_text(found.effect)}"
