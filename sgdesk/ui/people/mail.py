"""Writing to people with the person's own e-mail program: everybody as a blind copy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from sgdesk.domain.addresses import is_address
from sgdesk.domain.people.person import Person
from sgdesk.ui.mailing import open_mail
from sgdesk.ui.people.recording.effect_words import some_names
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Banner, FormDialog, Note

_LONGEST_LINK = 1900
"""Letters that an address line may have before e-mail programs begin to cut it."""

_NAMED = 30
"""How many of those without an address are named."""


@dataclass(frozen=True, slots=True)
class Recipients:
    """Each address once, the names of those who have none, and of those who are left out.

    ``left_out`` are under 18 or do not want e-mail; ``wrong`` have what cannot be an address.
    """

    people: int
    addresses: tuple[str, ...]
    without: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def fits_link(self) -> bool:
        """Whether e-mail programs take all addresses at once."""
        return len(mail_link(self.addresses)) <= _LONGEST_LINK


def recipients(people: Iterable[Person]) -> Recipients:
    """Who is written to; families share an address, and nobody under 18 is ever written to.

    An address that somebody who is left out shares with somebody else is still written to.
    """
    known = list(people)
    reached = [each for each in known if each.takes_email]
    addresses: dict[str, str] = {}
    for each in reached:
        if each.email and is_address(each.email):
            addresses.setdefault(each.email.strip().casefold(), each.email.strip())
    return Recipients(
        len(known),
        tuple(addresses.values()),
        tuple(each.name for each in reached if not each.email),
        tuple(each.name for each in known if not each.takes_email),
        tuple(each.name for each in reached if each.email and not is_address(each.email)),
    )


def mail_link(addresses: Sequence[str]) -> str:
    """A link that opens a new e-mail with everybody as a blind copy."""
    quoted = (quote(each, safe="@") for each in addresses)
    return f"mailto:?bcc={','.join(quoted)}"


class MailDialog(FormDialog):
    """Says how many are reached and who is not, before the e-mail program opens.

    It stays open, so that the addresses can be copied where no program comes up.
    """

    def __init__(self, found: Recipients, parent: QWidget | None = None) -> None:
        title = tr_count("Write to {n} person", "Write to {n} people", found.people)
        super().__init__(title, tr("Open my e-mail program"), parent)
        self._found = found
        self.said = Note("\n\n".join(_sentences(found)))
        self.form.column.addWidget(self.said)
        self.done_band = Banner()
        self.done_band.hide()
        self.put_above_buttons(self.done_band)
        self.copy = self.buttons.addButton(
            tr("Copy the addresses"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy.setMinimumHeight(self.verb.minimumHeight())
        self.copy.clicked.connect(self._copy)
        self.verb.setEnabled(found.fits_link)
        self.copy.setDefault(not found.fits_link)
        self.save = self._open
        if not found.addresses:
            self._leave_nothing_but_closing()

    def _leave_nothing_but_closing(self) -> None:
        for each in (self.verb, self.copy):
            each.setEnabled(False)
            each.hide()
        self.cancel.setText(tr("Close"))

    def _open(self) -> None:
        instead = tr("Choose Copy the addresses, and paste them into the Bcc line of a new e-mail.")
        self._tell(open_mail(mail_link(self._found.addresses), instead))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("; ".join(self._found.addresses))
        self._tell(tr("Copied. Paste them into the Bcc line of a new e-mail."))

    def _tell(self, said: str) -> None:
        """Say what was done; whether a program came up cannot be seen from here."""
        self.done_band.show_text(said)
        self.cancel.setText(tr("Close"))


def _sentences(found: Recipients) -> list[str]:
    count = len(found.addresses)
    said = []
    if count:
        one = "{n} address, as a blind copy."
        many = "{n} addresses, all as blind copies: nobody sees who else is written to."
        said.append(tr_count(one, many, count))
    if found.left_out:
        one = "Left out, as under 18 or not wanting e-mail: {names}."
        many = "Left out, as under 18 or not wanting e-mail, {n} people: {names}."
        said.append(
            tr_count(one, many, len(found.left_out), names=some_names(found.left_out, _NAMED))
        )
    if found.without:
        one = "No address is known for {names}."
        many = "No address is known for {n} people: {names}."
        said.append(
            tr_count(one, many, len(found.without), names=some_names(found.without, _NAMED))
        )
    if found.wrong:
        said.append(
            tr(
                "What is typed in as the address of {names} cannot be one: they are left out.",
                names=some_names(found.wrong, _NAMED),
            )
        )
    if count and not found.fits_link:
        said.append(
            tr(
                "That is more than an e-mail program takes at once. Copy the addresses and put "
                "them into the Bcc line."
            )
        )
    return said
