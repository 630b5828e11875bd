"""What checking a return or a certificate found, in plain words, and what that proves."""

from sgdesk.domain.certificates.verdicts import MARKS
from sgdesk.services.certificates.checking import PaperCheck
from sgdesk.services.certificates.register import Check
from sgdesk.services.file.safety.heads import HeadCheck
from sgdesk.services.returns.verification import ReturnCheck
from sgdesk.ui.text import tr


def found_words(found: Check | ReturnCheck | PaperCheck | HeadCheck) -> str:
    """The verdict with its mark, and what our file holds, a line each."""
    said = (tr(each.template, **each.values) for each in found.sentences())
    return " ".join((MARKS[found.result], "\n".join(said)))


def found_parts(found: Check | ReturnCheck | PaperCheck | HeadCheck) -> tuple[str, str]:
    """The verdict with its mark, and apart from it what to hold the paper against."""
    verdict, _, held = found_words(found).partition("\n")
    return verdict, held


def proves_words() -> str:
    """What the check proves and what it does not."""
    return tr(
        "Genuine says of a file that every letter is as it was when the return was made final, and "
        "of a code that the figures shown here were signed with the key in this organisation file: "
        "compare them with the paper. It does not say that they are true, nor who had this file in "
        "their hands."
    )


def certificate_proves_words() -> str:
    """What checking a certificate proves and what it does not."""
    return tr(
        "Genuine says that the number is ours, and that all of what our register holds of it was "
        "signed with the key in this organisation file, unless it says otherwise above. "
        "It does not say that the paper shows the same, so compare them; nor who holds the paper, "
        "nor that what our file says is true."
    )


def key_words(key: str) -> str:
    """The public key, which others check with."""
    if not key:
        return tr("Nothing was signed yet, so there is no public key.")
    return tr(
        "Our public key: {key}. It is printed on every return; somebody else who has it can "
        "check the JSON file by themselves.",
        key=key,
    )
