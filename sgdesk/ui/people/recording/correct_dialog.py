"""Correcting training in its place, with what it changes shown before it is saved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtWidgets import QLineEdit, QWidget

from sgdesk.domain.dates import long_date, month_year
from sgdesk.services.certificates.issuing import reissue
from sgdesk.services.certificates.otherwise import SaysOtherwise, certificates_otherwise
from sgdesk.services.file.changes import Changes
from sgdesk.services.people.people import TrainingView
from sgdesk.services.training.correcting import (
    Correctable,
    correct_training,
    explained_correction,
    preview_correction,
    stands_already,
)
from sgdesk.services.training.recording import (
    OURSELVES,
    CourseChoice,
    TrainingDetails,
    gone_by_then,
    out_of_order,
)
from sgdesk.services.training.unmoved import NOT_EXPLAINED
from sgdesk.ui.alerts import Prompt
from sgdesk.ui.context import Context
from sgdesk.ui.people.recording.effect_words import (
    move_sentences,
    order_sentences,
    rule_sentences,
    still_sentences,
)
from sgdesk.ui.people.recording.record_dialog import RecordDialog, TrainingPreview
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Note

_Saved = tuple[Changes, SaysOtherwise | None]


class CorrectDialog(RecordDialog):
    """The boxes of recording, with what stands there; a certificate of it is asked about after."""

    certificate: QLineEdit | None = None

    def __init__(
        self,
        context: Context,
        entry: TrainingView,
        found: Correctable,
        choices: Sequence[CourseChoice],
        parent: QWidget | None = None,
        ways: Sequence[str] = (),
    ) -> None:
        self._entry = entry
        self._found = found
        title = tr("Correct {course}, {day}", course=entry.course, day=entry.row.day)
        who = [(found.person_id, "")]
        super().__init__(context, who, choices, parent, ways, words=(title, tr("Save")))
        self._fill(found.details)
        said = tr("What stood there before is kept in the history.")
        if entry.certificate:
            said = tr(
                "Certificate {number} goes on saying what it says now. Where that is no longer "
                "right, you are asked after saving whether to issue it again.",
                number=entry.certificate,
            )
        self._card.body.addWidget(Note(said))
        self.show_preview()

    def _fill(self, said: TrainingDetails) -> None:
        """Put what stands there into the boxes."""
        label = tr("Number of the certificate &received")
        self.certificate = self.add_line("certificate", label, form=self.more)
        self.form.set_shown("how_far", shown=False)  # what came of it stays as it is kept
        self.picker.choose(said.course_id)
        self._ran_by_course = False
        self.ran.setCurrentIndex(1 if self._found.is_ours else 0)
        self.scope.setCurrentIndex(self.scope.findData(said.scope.value))
        self.day.set_value(said.completed_on)
        if said.month_only:
            self.day.edit.setText(month_year(said.completed_on))
        self.provider.setText("" if self._found.is_ours else said.provider)
        self.expiry.set_value(said.provider_expiry)
        words = (said.trainer, said.hours, said.method, said.notes, said.certificate_number)
        boxes = (self.trainer, self.hours, self.method, self.notes, self.certificate)
        for box, text in zip(boxes, words, strict=True):
            box.setText(text)
        if any(words) or said.provider_expiry or self._found.is_bound:
            self._unfold()
        if self._found.is_bound:
            self._bind()
        else:
            self.day.setFocus()

    def _bind(self) -> None:
        """Say why the course and the day stay, where a session or an induction gives them."""
        for box in (self.picker, self.day):
            box.setEnabled(False)
        session = tr("The course and the day are those of the session that it was ticked in at.")
        induction = tr("The day is that of the induction, which is struck out on this page.")
        self.form.column.insertWidget(0, Note(session if self._found.of_session else induction))

    def _details(self) -> TrainingDetails | None:
        said = super()._details()
        if said is None or self.certificate is None:
            return said
        before = self._found.details
        provider = said.provider
        if provider == OURSELVES and self._found.is_ours:
            provider = before.provider
        number = self.certificate.text().strip()
        return replace(said, outcome=before.outcome, provider=provider, certificate_number=number)

    def _reading_of(self, details: TrainingDetails) -> Callable[[], TrainingPreview]:
        workspace, number = self.context.workspace, self._entry.row.id
        ids = (self._found.person_id,)
        moved = _place(details) != _place(self._found.details)
        return lambda: TrainingPreview(
            preview_correction(workspace, number, details),
            ids if moved and stands_already(workspace, number, details) else (),
            out_of_order(workspace, ids, details) if moved else (),
            gone_by_then(workspace, ids, details.completed_on) if moved else (),
            explained=explained_correction(workspace, number, details) if moved else NOT_EXPLAINED,
        )

    def _sentences(self, found: TrainingPreview) -> list[str]:
        if found.already:
            return [tr("The same course on that day stands there already. Strike one of them out.")]
        said = move_sentences(found.moves)
        said += still_sentences(found.explained.unmoved, self._met(), 1)
        said += rule_sentences(found.explained.rules)
        said += order_sentences(found.out_of_order)
        if found.gone:
            said.append(tr("They had left by that day."))
        return said or [self._nothing_words()]

    def _nothing_words(self) -> str:
        """Why no state changes: the course and the day stay, or the course meets nothing."""
        details = self._details()
        if details is not None and _place(details) == _place(self._found.details):
            return tr("It changes no state: the course and the day stay as they are.")
        return tr("It changes no state: the course counts for nothing that roles call for.")

    def problems(self) -> dict[str, str]:
        found = super().problems()
        if found["day"] and self._preview is not None and self._preview.already:
            found["day"] = tr("The same course on that day stands there already")
        return found

    def action(self) -> Callable[[], object]:
        details = self._details()
        if details is None:
            raise ValueError("checked before")
        workspace, number = self.context.workspace, self._entry.row.id
        person, anyway = self._found.person_id, self.gone.isChecked()

        def save() -> _Saved:
            changes = correct_training(workspace, number, details, after_leaving=anyway)
            return changes, certificates_otherwise(workspace, person).get(number)

        return save

    def saved_as(self, result: object) -> None:
        said = cast("_Saved", result)[1]
        if said is not None:
            self.finished.connect(lambda: offer_to_reissue(self.context, said))


def _place(details: TrainingDetails) -> tuple[int, date, bool]:
    return details.course_id, details.completed_on, details.month_only


def offer_to_reissue(context: Context, said: SaysOtherwise) -> None:
    """Ask whether a certificate that says otherwise is issued anew, and do it."""
    number = said.number
    prompt = Prompt(
        title=tr("Issue certificate {number} again?", number=number),
        text=tr(
            "{otherwise} The new one has a number of its own and names the one it replaces, which "
            "no longer stands.",
            otherwise=otherwise_words(said),
        ),
        do_it=tr("Issue it again"),
        leave_it=tr("Not now"),
    )
    if context.alerts.ask(prompt):
        why = tr("Corrected")
        context.perform(lambda: reissue(context.workspace, said.certificate_id, why))


def otherwise_words(said: SaysOtherwise) -> str:
    """What a certificate says that is no longer what is kept."""
    parts = []
    if said.name is not None:
        parts.append(tr("the name {name}", name=said.name))
    if said.course is not None:
        parts.append(tr("the course {course}", course=said.course))
    if said.day is not None:
        parts.append(long_date(said.day))
    if said.others:
        parts.append(tr("another trainer, provider, method or length"))
    return tr(
        "Certificate {number} says otherwise: {parts}.", number=said.number, parts=", ".join(parts)
    )


def otherwise_notes(found: Mapping[int, SaysOtherwise], training_id: int) -> str:
    """What is told beside a training of its certificate; nothing where it agrees."""
    said = found.get(training_id)
    return otherwise_words(said) if said is not None else ""
