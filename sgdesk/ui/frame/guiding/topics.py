"""Which page of the guide fits a dialog: by the folder, or the module, in which it is made."""

from PySide6.QtWidgets import QWidget

_PAGES = {
    "certificates": "certificates",
    "certificates.dialogs": "check",
    "courses.catalogue": "courses",
    "courses.needs": "trainers",
    "courses.trainers": "trainers",
    "files": "broken",
    "forms": "evaluation",
    "forms.bringing_in": "online",
    "frame.finding": "keys",
    "frame.guiding": "help",
    "frame.messages": "keys",
    "imports": "import",
    "passphrase": "passphrase",
    "people.learning": "trainers",
    "people.mail": "people",
    "people.merging": "correct",
    "people.outside": "teams",
    "people.person": "person",
    "people.person.evidence_dialog": "record",
    "people.person.induction_dialogs": "induction",
    "people.person.leaving_dialogs": "leaving",
    "people.person.person_dialogs": "people",
    "people.received": "received",
    "people.recording": "record",
    "people.recording.book_dialog": "sessions",
    "people.recording.correct_dialog": "correct",
    "people.recording.course_reason_dialog": "person",
    "people.recording.inductions_dialog": "induction",
    "people.reminders": "reminders",
    "people.rights": "privacy",
    "people.rights.erase_dialog": "erasing",
    "people.season_dialog": "leaving",
    "people.slips_dialog": "teams",
    "people.words_dialog": "reminders",
    "printing": "printing",
    "returns": "return",
    "returns.final": "final",
    "returns.final.shown_choice": "return",
    "returns.gathering": "gather",
    "sessions": "sessions",
    "sessions.lists": "lists",
    "setup": "setup",
    "setup.partnership": "partnership",
    "setup.partnership.decisions": "setup",
    "setup.privacy": "privacy",
    "setup.privacy.copies": "erasing",
    "setup.roles": "roles",
    "today": "days",
}
"""From below ``sgdesk.ui`` to the name of a page; the longest that fits holds."""


def topic_of(widget: QWidget) -> str:
    """The page of the guide about a dialog of this program; empty where none is named for it."""
    parts = type(widget).__module__.removeprefix("sgdesk.ui.").split(".")
    found = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((_PAGES[each] for each in found if each in _PAGES), "")
