"""Texts of others that name somebody, looked through before all that is held is handed on."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from sgdesk.domain.people.keeping.erasing import Mention, Subject
from sgdesk.services.people.subject_access import texts_about
from sgdesk.ui.context import Context
from sgdesk.ui.people.rights.mention_ticks import MentionTicks
from sgdesk.ui.printing import save_into_folder
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Note
from sgdesk.ui.widgets.boxes.fields import FormDialog

Write = Callable[[Path, Sequence[Mention]], Sequence[Path]]
"""Writes all that is held into a folder, with the texts that were chosen; the files it made."""

Saved = Callable[[Sequence[Path]], object]
"""Told where everything is once it is saved."""


class HeldDialog(FormDialog):
    """Asks text by text whether it goes in; where the whole name stands it does at first."""

    def __init__(self, name: str, texts: Sequence[Mention], parent: QWidget | None = None) -> None:
        title = tr("Everything held about {name}", name=name)
        super().__init__(title, tr("Save with what is ticked …"), parent)
        self._texts = texts
        about = tr(
            "Texts about others name them too. What is ticked goes in just as it is shown here: "
            "untick what is about somebody else, and see that no other name goes out with it."
        )
        self.form.column.addWidget(Note(about))
        self.look = MentionTicks(
            tr("In these their name stands."),
            tr("In these stands a word of their name. It may be them, or any word: tick if so."),
        )
        self.look.show_texts(texts, named_are_ticked=True, all_free=True)
        self.form.column.addWidget(self.look)
        self.verb.setAutoDefault(False)
        self.verb.setDefault(False)
        next(iter(self.look.ticks.values())).setFocus()

    def chosen(self) -> list[Mention]:
        """What goes in, in the order in which it is shown."""
        cells = self.look.chosen()
        return [each for each in self._texts if each.cell in cells]


def save_held(
    context: Context,
    subject: Subject,
    row_id: int,
    name: str,
    owner: QWidget,
    write: Write,
    done: Saved | None = None,
) -> None:
    """Save all that is held; texts of others that name them, or may, are asked about first.

    Where it is is said in the window, unless ``done`` does it.
    """

    def ask(texts: tuple[Mention, ...]) -> None:
        if not texts:
            _save(context, owner, lambda folder: write(folder, ()), done)
            return
        dialog = HeldDialog(name, texts, owner)

        def save() -> None:
            chosen = dialog.chosen()
            if _save(context, owner, lambda folder: write(folder, chosen), done):
                dialog.accept()

        dialog.save = save
        dialog.open()

    context.tasks.run(lambda: texts_about(context.workspace, subject, row_id), ask, owner=owner)


def _save(
    context: Context,
    owner: QWidget,
    write: Callable[[Path], Sequence[Path]],
    done: Saved | None,
) -> bool:
    return save_into_folder(context, tr("Where to put what is held"), write, owner, done)
