"""The tables of Certificates, its buttons and the page beside them, as they are laid out."""

from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from sgdesk.services.certificates.issuing import CertificateLine
from sgdesk.services.certificates.register import RegisterLine
from sgdesk.ui.certificates.columns import register_columns, waiting_columns
from sgdesk.ui.certificates.handing_over import HandOverButton
from sgdesk.ui.certificates.waiting import none_words
from sgdesk.ui.page import Page
from sgdesk.ui.printing import PagesView
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets import (
    Banner,
    EmptyState,
    FlowLayout,
    Heading,
    LinkButton,
    Note,
    PushButton,
    RowsModel,
    Table,
    TickAll,
)
from sgdesk.ui.widgets.arranging import row_of
from sgdesk.ui.widgets.more_button import MoreButton
from sgdesk.ui.widgets.panes.turning import TurningSplitter

_LEAST = 38
"""What the register needs beside a page, in lines of text."""


class CertificatesLayout(Page):
    """What stands on the page; what it shows and does is the page's own."""

    def _build(self) -> None:
        self._title = Heading(tr("Certificates"), TextSize.TITLE)
        self._sub = Note()
        self._reach = LinkButton(tr("Go to Set-up, Organisation"))
        self._reach.setToolTip(tr("Say how to reach you: it stands on new certificates"))
        self._do_without = LinkButton(tr("Do without the form"))
        self._do_without.setToolTip(tr("Set-up, Settings: issue at once, without waiting for it"))
        for link in (self._reach, self._do_without):
            link.hide()
        self._issue = PushButton(tr("&Issue all that are ready"), "certificate", main=True)
        self._issue_all = PushButton(tr("Issue all …"), "certificate")
        self._issue_all.hide()
        self._issue_some = PushButton(tr("I&ssue those ticked"), "check")
        self._bring_on = PushButton(tr("&Type the form in …"), "edit")
        self._print = PushButton(tr("&Print …"), "print")
        self._again = PushButton(tr("Issue &again …"), "redo")
        self._revoke = PushButton(tr("&Revoke …"), "close")
        self._hand = HandOverButton()
        self._still_here = PushButton(tr("Sti&ll here …"), "print")
        self._look = PushButton(tr("Ho&w they print …"), "edit")
        self._check = PushButton(tr("&Check a number …"), "check")
        self._done = Banner()
        self._done.hide()
        self._waiting: RowsModel[CertificateLine] = RowsModel(waiting_columns())
        self._issued: RowsModel[RegisterLine] = RowsModel(register_columns())
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._waiting_table = self._table(tr("To issue"), "certificates-waiting", self._waiting)
        self._issued_table = self._table(tr("Register"), "certificates-register", self._issued)
        self._issued_table.is_of_today = True
        self._why = Note()
        self._ticks = (TickAll(self._waiting_table), TickAll(self._issued_table))
        self._preview = PagesView(nothing=tr("Choose a certificate to see it as it prints."))
        self._empty = EmptyState(
            tr("No certificates yet"),
            none_words(0),
            tr("Record training"),
            drawing="certificate",
        )
        self._lay_out()

    def _table(self, title: str, name: str, model: RowsModel) -> Table:  # type: ignore[type-arg]
        table = Table(title)
        table.offer(
            self._issue_some,
            self._print,
            self._hand,
            self._again,
            self._revoke,
            correct=self._again,
            take_away=self._revoke,
        )
        table.setObjectName(name)
        table.setModel(model)
        self._tabs.addTab(table, title)
        return table

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for each in (*self._ticks, *self._buttons()):
            buttons.addWidget(each)
        beside = QWidget()
        lines = QVBoxLayout(beside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(Space.SMALL)
        lines.addWidget(self._why)
        lines.addWidget(self._preview, 1)
        splitter = TurningSplitter(self._tabs, beside, _LEAST)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([660, 440])
        self._stack = QStackedWidget()
        self._stack.addWidget(splitter)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._title)
        column.addWidget(self._sub)
        column.addLayout(row_of(self._do_without, self._reach))
        column.addLayout(buttons)
        column.addWidget(self._done)
        column.addWidget(self._stack, 1)

    def _buttons(self) -> tuple[PushButton, ...]:
        """What is done each time; what few need stands behind the last."""
        often = (self._issue, self._issue_all, self._issue_some, self._bring_on, self._print)
        few = (self._again, self._revoke, self._check, self._look)
        return (*often, self._hand, self._still_here, MoreButton(few))
