"""Certificates: issue what is ready, see it as it prints, save, replace, revoke, check."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QHideEvent

from sgdesk.domain.certificates.certificate import FORMS_AWAITED, CertificateState, CheckResult
from sgdesk.domain.dates import short_date
from sgdesk.services.certificates.drafts import draft_pdf
from sgdesk.services.certificates.issuing import CertificateLine, Issued, issue_certificates
from sgdesk.services.certificates.reasons import why_of_training
from sgdesk.services.certificates.register import RegisterLine, certificates_pdf
from sgdesk.services.certificates.unawares import has_old_unawares
from sgdesk.services.forms.typing_in import make_forms
from sgdesk.ui.alerts import agrees_for_all
from sgdesk.ui.certificates.dialogs import CheckDialog, ReissueDialog, RevokeDialog
from sgdesk.ui.certificates.handing_over import is_still_here, show_still_here
from sgdesk.ui.certificates.layout import CertificatesLayout
from sgdesk.ui.certificates.look import LookDialog
from sgdesk.ui.certificates.reading import Shown, read_page
from sgdesk.ui.certificates.waiting import Act, Way, none_words, way_on
from sgdesk.ui.certificates.words import (
    counts_words,
    file_name,
    gate_words,
    given_by_words,
    issue_question,
    issued_words,
    left_out_words,
    meaning_words,
    of_the_evening,
)
from sgdesk.ui.places import GATE, Place, Wanted
from sgdesk.ui.printing import Paper, show_long_paper
from sgdesk.ui.tasks import Progress
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.words import told_name


class CertificatesPage(CertificatesLayout):
    """Two tables side by side with the certificate as it prints.

    What is to be issued stands with the newest training on top: that of tonight, before what an
    old sheet brought in.
    """

    topic: ClassVar[str] = "certificates"

    def _build(self) -> None:
        super()._build()
        self._codes: Mapping[int, str] = {}
        self._just_issued: frozenset[str] = frozenset()
        self._rests = False
        self._may_correct = False

    def _connect(self) -> None:
        self._look.clicked.connect(self._open_look)
        self._reach.clicked.connect(
            lambda: self.context.navigate(Place.SETUP, Wanted(action="organisation"))
        )
        self._do_without.clicked.connect(
            lambda: self.context.navigate(Place.SETUP, Wanted(action=GATE))
        )
        self._issue.clicked.connect(lambda: self._issue_those(self._evening() or self._ready()))
        self._issue_all.clicked.connect(lambda: self._issue_those(self._ready()))
        self._issue_some.clicked.connect(lambda: self._issue_those(self._ready_chosen()))
        self._bring_on.clicked.connect(self._bring_chosen_on)
        self._print.clicked.connect(self._print_chosen)
        self._hand.clicked.connect(lambda: self._hand.press(self.context, self))
        self._still_here.clicked.connect(lambda: show_still_here(self.context, self))
        self._again.clicked.connect(lambda: self._open_dialog(ReissueDialog))
        self._revoke.clicked.connect(lambda: self._open_dialog(RevokeDialog))
        self._check.clicked.connect(lambda: CheckDialog(self.context, self).open())
        self._tabs.currentChanged.connect(self._turned)
        for table in (self._waiting_table, self._issued_table):
            table.selectionModel().selectionChanged.connect(self._chosen_changed)
            table.selectionModel().currentRowChanged.connect(self._chosen_changed)
        self._waiting_table.opened.connect(self._open_person)
        self._issued_table.opened.connect(self._open_person)
        self._empty.chosen.connect(self._leave_empty)

    def _load(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        self.fetch(lambda: read_page(workspace, as_at), self._fill)

    def _fill(self, shown: Shown) -> None:
        self._codes = shown.codes
        chosen = {(line.number, line.result) for line in self._marked()}
        chosen |= {(number, CheckResult.STANDS) for number in self._just_issued}
        self._rests &= bool(self._just_issued)
        self._just_issued = frozenset()
        self._waiting.set_rows(shown.waiting)
        self._issued.set_rows(shown.issued)
        self._choose_again(chosen)
        for table in (self._waiting_table, self._issued_table):
            table.fit_columns()
        ready = self._ready()
        self._offer_evening(ready)
        here = sum(is_still_here(line) for line in shown.issued)
        self._still_here.setText(tr("Sti&ll here ({n}) …", n=here))
        self._still_here.setEnabled(bool(here))
        standing = sum(line.result is CheckResult.STANDS for line in shown.issued)
        counts = counts_words(shown.waiting, standing)
        unreached = tr(
            "New certificates do not say yet how to reach you: give an e-mail address or a "
            "telephone number in Set-up, Organisation."
        )
        self._reach.setVisible(not shown.says_how_to_reach_us and self.context.may_write)
        waits = any(each.is_waiting and each.waiting_for in FORMS_AWAITED for each in shown.waiting)
        may_do_without = shown.gate is not None and waits and self.context.may_write
        self._do_without.setVisible(may_do_without)
        said = (counts, gate_words(shown.gate), "" if shown.says_how_to_reach_us else unreached)
        self._sub.setText(" ".join(filter(None, said)))
        self._stack.setCurrentIndex(0 if shown.waiting or shown.issued else 1)
        way = tr("Go to People") if shown.others else tr("Record training")
        self._empty.show_words(tr("No certificates yet"), none_words(shown.others), way)
        self._may_correct = bool(shown.others)
        if not (ready or self._first_waiting()) and shown.issued:
            self._tabs.setCurrentWidget(self._issued_table)
        if shown.issued and not self._marked() and self._issued_table.pointed() is None:
            self._issued_table.point_at(0)
        self._chosen_changed()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._wake()

    def _turned(self) -> None:
        """Another table is in front: what was issued a moment ago is behind."""
        if self._tabs.currentWidget() is self._waiting_table:
            self._wake()
        self._chosen_changed()

    def _wake(self) -> None:
        """Let the button that rests after issuing say again what it does."""
        if self._rests:
            self._rests = False
            self._offer_evening(self._ready())
            self._chosen_changed()

    def _ready(self) -> list[int]:
        return [line.training_id for line in self._waiting.rows if line.is_ready]

    def _evening(self) -> list[int]:
        """Those of the newest session, where more than these are ready."""
        rows = self._waiting.rows
        return [each.training_id for each in of_the_evening([x for x in rows if x.is_ready])]

    def _offer_evening(self, ready: Sequence[int]) -> None:
        """First those of the newest session, and all beside them; or all where it is the same.

        Where some were just issued the button that did it rests, until somebody turns back to what
        is to be issued: a second press in the same place issues nothing.
        """
        if self._rests:
            self._issue.setText(tr("Issued"))
            self._issue_all.hide()
            return
        evening = self._evening()
        day = next((x.completed_on for x in self._waiting.rows if x.training_id in evening), None)
        self._issue.setText(
            tr("&Issue all that are ready")
            if day is None
            else tr("&Issue the {n} of {day}", n=len(evening), day=short_date(day))
        )
        self._issue_all.setText(tr("Issue all {n} …", n=len(ready)))
        self._issue_all.setVisible(day is not None)
        self._issue_all.setEnabled(self.context.may_write)

    def _ready_chosen(self) -> list[int]:
        """Those of the chosen lines that can be issued, where what is to be issued is in front.

        What is of before is issued so alone.
        """
        if self._tabs.currentWidget() is not self._waiting_table:
            return []
        rows = self._waiting_table.selectionModel().selectedRows()
        chosen = {self._waiting.row(index).training_id for index in rows}
        return [
            line.training_id
            for line in self._waiting.rows
            if line.state is CertificateState.READY and line.training_id in chosen
        ]

    def _marked(self) -> list[RegisterLine]:
        """What is chosen in the register, whichever table is in front."""
        rows = self._issued_table.selectionModel().selectedRows()
        return [self._issued.row(index) for index in rows]

    def _choose_again(self, wanted: Collection[tuple[str, CheckResult]]) -> None:
        """Choose what was chosen before the register was read anew, so that Print prints that.

        What was replaced or revoked meanwhile is let go.
        """
        chosen = self._issued_table.selectionModel()
        how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place, line in enumerate(self._issued.rows):
            if (line.number, line.result) in wanted:
                chosen.select(self._issued.index(place, 0), how)

    def _chosen(self) -> list[RegisterLine]:
        """What the buttons mean: every line of the register that is ticked, else the one in hand.

        As with People; nothing while the register is not in front.
        """
        if self._tabs.currentWidget() is not self._issued_table:
            return []
        at = self._issued_table.pointed()
        return self._marked() or ([] if at is None else [self._issued.row(at)])

    def _show_buttons(self) -> None:
        """Leave out what is only ever done with the other list: it could not be pressed here."""
        is_register = self._tabs.currentWidget() is self._issued_table
        for each in (self._issue_some, self._bring_on):
            each.setVisible(not is_register)
        for each in (self._print, self._hand):
            each.setVisible(is_register)

    def _chosen_changed(self, *_: object) -> None:
        """Offer what can be done with what is chosen, and show it as it prints."""
        chosen = self._chosen()
        for place, each in enumerate(self._ticks):
            each.setVisible(place == self._tabs.currentIndex())
        self._show_buttons()
        may_write = self.context.may_write
        one_stands = len(chosen) == 1 and chosen[0].result is CheckResult.STANDS
        self._issue.setEnabled(may_write and bool(self._ready()) and not self._rests)
        some = self._ready_chosen()
        self._issue_some.setEnabled(may_write and bool(some))
        self._issue_some.setText(
            tr_count("I&ssue the one ticked", "I&ssue the {n} ticked", len(some))
            if some
            else tr("I&ssue those ticked")
        )
        self._print.setEnabled(bool(chosen))
        self._hand.show_chosen(chosen, may_write=may_write)
        self._look.setEnabled(may_write)
        is_revoked = len(chosen) == 1 and chosen[0].result is CheckResult.REVOKED
        self._again.setEnabled(may_write and (one_stands or is_revoked))
        self._revoke.setEnabled(may_write and one_stands)
        way = self._way_on()
        self._bring_on.setEnabled(way is not None)
        self._bring_on.setText(way.text if way else tr("&Type the form in …"))
        self._bring_on.setToolTip(
            tr("What this waits for: {person}, {course}", person=way.person, course=way.course)
            if way
            else tr("Do what the certificate that is chosen waits for")
        )
        self._show_page(chosen)

    def _leave_empty(self) -> None:
        """Go where training is recorded, or corrected where it is kept as somebody else's."""
        wanted = Wanted() if self._may_correct else Wanted(action="record")
        self.context.navigate(Place.PEOPLE, wanted)

    def _waits(self) -> CertificateLine | None:
        """The line in hand of what is to be issued, else the first ticked, while it is in front."""
        table = self._waiting_table
        rows = [index.row() for index in table.selectionModel().selectedRows()]
        at = table.pointed() if table.pointed() is not None else next(iter(rows), None)
        in_front = self._tabs.currentWidget() is table
        return self._waiting.row(at) if in_front and at is not None else None

    def _first_to_issue(self) -> CertificateLine | None:
        """The first of those to issue, which is shown where none is chosen, and stays unchosen.

        A certificate that nobody chose must not be one press from being issued.
        """
        in_front = self._tabs.currentWidget() is self._waiting_table
        return self._waiting.rows[0] if in_front and self._waiting.rows else None

    def _first_waiting(self) -> CertificateLine | None:
        """The first that waits for something."""
        return next((line for line in self._waiting.rows if line.is_waiting), None)

    def _way_on(self) -> Way | None:
        """How the chosen one is brought on, or the first that waits where none is chosen."""
        in_front = self._tabs.currentWidget() is self._waiting_table
        line = self._waits() or (self._first_waiting() if in_front else None)
        code = self._codes.get(line.training_id) if line else None
        return way_on(line, code, may_write=self.context.may_write)

    def _bring_chosen_on(self) -> None:
        """Do what the chosen one waits for; forms are made for all that lack theirs."""
        way, workspace = self._way_on(), self.context.workspace
        if way is None:
            return
        if way.act is Act.GO:
            self.context.navigate(way.place, way.wanted)
            return
        lacking = [
            line.training_id
            for line in self._waiting.rows
            if line.waiting_for in FORMS_AWAITED
            and line.training_id not in self._codes
            and (line == self._waits() or not line.is_earlier)
        ]
        self.context.perform(lambda: make_forms(workspace, lacking), owner=self)

    def _show_page(self, chosen: Sequence[RegisterLine]) -> None:
        """Show the page itself: of a certificate, or of what would be issued."""
        workspace = self.context.workspace
        at = self._issued_table.pointed()
        shown = self._issued.row(at) if chosen and at is not None else next(iter(chosen), None)
        self._explain(shown or self._waits())
        if shown is not None:
            number = shown.number
            about = tr("Certificate {number} as it prints", number=number)
            self._show_pdf(lambda: certificates_pdf(workspace, [number]), about)
            return
        line = self._waits() or self._first_to_issue()
        if line is not None:
            about = tr(
                "The certificate of {person} as it would print",
                person=told_name(line.person_name, line.apart),
            )
            training = line.training_id
            self._show_pdf(lambda: draft_pdf(workspace, training), about)
            return
        self.drop("preview")
        self._preview.show_pdf(b"", "")

    def _explain(self, line: CertificateLine | RegisterLine | None) -> None:
        """Say over the page what the training means for the person, as on their own page."""
        self._why.clear()
        self.drop("why")
        if line is not None:
            workspace, training = self.context.workspace, line.training_id
            self.fetch(
                lambda: why_of_training(workspace, training),
                lambda found: self._why.setText(meaning_words(found)),
                about="why",
            )

    def _show_pdf(self, make: Callable[[], bytes], about: str) -> None:
        self.fetch(make, lambda pdf: self._preview.show_pdf(pdf, about), about="preview")

    def _issue_those(self, ready: list[int]) -> None:
        """Issue them, and choose what was issued, so that Print prints just that."""
        workspace, left_out, wanted = self.context.workspace, self._left_out(), set(ready)
        lines = [each for each in self._waiting.rows if each.training_id in wanted]
        question, alerts = issue_question(lines, left_out), self.context.alerts
        wants_word = (
            bool(given_by_words(lines))
            or any(each.is_earlier for each in lines)
            or has_old_unawares(lines, self._waiting.rows, self.context.as_at)
        )
        if not (alerts.ask(question) if wants_word else agrees_for_all(alerts, question)):
            return

        def issued(made: Issued) -> None:
            self._tabs.setCurrentWidget(self._issued_table)
            self._issued_table.clearSelection()
            self._just_issued = frozenset(made.new_numbers)
            self._rests = True
            self._issued_table.setFocus()
            if left_out:
                self._done.show_text(left_out_words(left_out))

        self.context.perform_long(
            lambda progress: issue_certificates(workspace, None, ready, progress.step),
            issued,
            said=lambda made: issued_words(len(made.new_numbers)),
            label=tr("Issuing certificates"),
        )

    def _left_out(self) -> list[str]:
        """Whose certificates cannot be printed."""
        return [
            told_name(line.person_name, line.apart)
            for line in self._waiting.rows
            if line.unprintable
        ]

    def _print_chosen(self) -> None:
        """Show what is chosen page by page, to print or to save as one PDF."""
        lines = self._chosen()
        numbers: Sequence[str] = [line.number for line in lines]
        workspace = self.context.workspace
        title = tr_count("1 certificate", "{n} certificates", len(numbers))
        name = file_name(lines, workspace)

        def make(progress: Progress) -> Paper:
            content = certificates_pdf(workspace, numbers, progress.step)
            return Paper(title, name, content, has_backs=True)

        show_long_paper(self.context, make, self, papers=len(numbers))

    def _open_dialog(self, kind: type[ReissueDialog] | type[RevokeDialog]) -> None:
        chosen = self._chosen()
        if chosen:
            kind(self.context, chosen[0], self).open()

    def _open_look(self) -> None:
        chosen = self._chosen()
        LookDialog(self.context, chosen[0].number if chosen else "", self).open()

    def _open_person(self, line: object) -> None:
        if isinstance(line, (CertificateLine, RegisterLine)):
            self.context.navigate(Place.PEOPLE, Wanted(person=line.person_id))

    def print_page(self) -> None:
        """Ctrl+P shows what is chosen, to print."""
        if self._chosen():
            self._print_chosen()
