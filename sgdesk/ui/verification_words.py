"""What checking a return or a certificate found, in plain words, and what that proves."""

from sgdesk.domain.certificates.verdicts import MARKS
from sgdesk.services.certificates.register import Check
from sgdesk.services.returns.verification import ReturnCheck
from sgdesk.ui.text import tr


def found_words(found: Check | ReturnCheck) -> str:
    """The verdict with its mark, and what our file holds."""
    said = (tr(each.template, **each.values) for each in found.sentences())
    return " ".join((MARKS[found.result], *said))


def proves_words() -> str:
    """What the check proves and what it does not."""
    return tr(
        "Genuine means that every byte is as it was when the return was made final, and that it "
        "was signed with the key in this organisation file. It does not mean that what it says "
        "is true, nor does it say who had this file in their hands."
    )


def certificate_proves_words() -> str:
    """What checking a certificate proves and what it does not."""
    return tr(
        "A signature in the square code is over number, name, course and day: if one letter of "
        "them is altered, it no longer fits. A number typed by hand has no signature, so compare "
        "what is said here with the paper. Neither proves who holds the paper, nor that what our "
        "file says is true."
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
