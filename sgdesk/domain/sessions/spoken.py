"""In which language a session is held, and who interprets: a few words, shown where wanted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """The language, and how it is interpreted ("Urdu, by the madrasah’s own helper").

    ``on_sheet`` and ``on_certificate`` say where it is printed, too: nowhere unless somebody
    wants it.
    """

    language: str = ""
    interpreter: str = ""
    on_sheet: bool = False
    on_certificate: bool = False

    def words(self) -> str:
        """``in Urdu, with an interpreter: Somali``; blank where nothing is said."""
        said = (
            f"in {self.language}" if self.language else "",
            f"with an interpreter: {self.interpreter}" if self.interpreter else "",
        )
        return ", ".join(filter(None, said))

    def on_a_certificate(self) -> str:
        """What a certificate says of it: the language, and nobody’s name."""
        if not self.on_certificate:
            return ""
        said = (
            f"in {self.language}" if self.language else "",
            "with an interpreter" if self.interpreter else "",
        )
        return ", ".join(filter(None, said))


NOTHING_SAID = Spoken()

SHEET, CERTIFICATE = "sheet", "certificate"
"""Where it is printed, as it is kept."""


def shown_from(text: str) -> tuple[bool, bool]:
    """Whether a sign-in sheet and a certificate say it, from how that is kept."""
    words = text.split()
    return SHEET in words, CERTIFICATE in words


def shown_text(spoken: Spoken) -> str:
    """How that is kept."""
    said = (SHEET if spoken.on_sheet else "", CERTIFICATE if spoken.on_certificate else "")
    return " ".join(filter(None, said))
