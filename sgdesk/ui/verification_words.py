"""What checking a return or a certificate found, in plain words, and what that proves."""

from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.dates import long_date
from sgdesk.services.returns.verification import ReturnCheck
from sgdesk.ui.text import tr


def found_words(found: ReturnCheck) -> str:
    """Genuine, altered, replaced or unknown, and of which return."""
    if found.as_at is None or found.frozen_on is None:
        what = found.file or found.number
        return tr("✕ Unknown: {what} is of no return of ours.", what=what)
    values = {
        "what": _what(found),
        "day": long_date(found.as_at),
        "final": long_date(found.frozen_on),
        "other": found.replaced_by,
    }
    about = tr("{what}, as at {day}, made final on {final}.", **values)
    verdict = {
        CheckResult.STANDS: tr("✓ Genuine, and it still stands."),
        CheckResult.REPLACED: tr("↷ Genuine, but {other} has taken its place.", **values),
    }.get(found.result, tr("✕ Altered: it is not what we signed. Our file holds another."))
    return f"{verdict} {about}"


def _what(found: ReturnCheck) -> str:
    if found.file:
        return tr("{file} of return {number}", file=found.file, number=found.number)
    return tr("Return {number}", number=found.number)


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
