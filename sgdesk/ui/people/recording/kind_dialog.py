"""How several people belong to the organisation, asked for once."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from sgdesk.domain.people.kinds import KINDS, PersonKind
from sgdesk.services.people.several.belonging import belong_as
from sgdesk.ui.context import Context
from sgdesk.ui.people.recording.effect_words import some_names
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Note
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog

_NAMED = 12


class KindDialog(ActionDialog):
    """Names whom it is about; nothing is chosen beforehand."""

    def __init__(
        self, context: Context, people: Mapping[int, str], parent: QWidget | None = None
    ) -> None:
        self._people = tuple(people)
        title = tr_count("How {n} person belongs", "How {n} people belong", len(people))
        super().__init__(context, title, tr("Save"), parent)
        self.whom = Note(tr("For {names}.", names=some_names(list(people.values()), _NAMED)))
        self.form.column.addWidget(self.whom)
        choices: list[tuple[str, object]] = [
            (tr(KINDS[each].plural), each.value) for each in PersonKind
        ]
        hint = tr("The return counts staff, volunteers and trustees apart.")
        self.kind = self.add_choice("kind", tr("They are"), choices, hint, begins_empty=True)
        self.kind.setFocus()

    def problems(self) -> dict[str, str]:
        return {"kind": "" if self.kind.currentData() else tr("Choose how they belong")}

    def action(self) -> Callable[[], object]:
        workspace, people = self.context.workspace, self._people
        kind = PersonKind(self.kind.currentData())
        return lambda: belong_as(workspace, people, kind)
