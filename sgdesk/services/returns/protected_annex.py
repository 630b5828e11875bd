"""The annex of names under a passphrase: which files there are then, and which passphrase will do.

Only one file names people, and it is encrypted: a PDF. Web page and workbook with names are left
out, since neither can be encrypted so that everybody can open it; their counts are there as ever.
"""

from sgdesk.domain.errors import InputError
from sgdesk.domain.returns.document import ReturnDocument

SHORTEST = 12
"""The fewest letters of a passphrase: our own threshold."""

_LONGEST = 127
"""What PDF looks at (ISO 32000-2, 7.6.4.3.3); the rest would be dropped without a word."""


def checked_passphrase(passphrase: str) -> str:
    """The passphrase, if it will do; otherwise :class:`InputError`.

    Letters with accents are refused, since programs that show a PDF do not agree on them.
    """
    if len(passphrase) < SHORTEST:
        raise InputError(
            "A passphrase needs {n} letters at least: four words are easy to say over the "
            "telephone. Nothing was written.",
            n=SHORTEST,
        )
    if not (passphrase.isascii() and passphrase.isprintable()):
        raise InputError(
            "Use letters from A to Z, figures, blanks and plain marks in a passphrase: not every "
            "program that shows a PDF takes other signs. Nothing was written."
        )
    if len(passphrase) > _LONGEST:
        raise InputError("That passphrase is too long for a PDF. Nothing was written.")
    return passphrase


def protected_paper(named: ReturnDocument, passphrase: str) -> dict[str, bytes]:
    """The paper with its annex under the passphrase, by the name of its file.

    Raises :class:`InputError` for a passphrase that will not do.
    """
    from sgdesk.reports import returns as section11
    from sgdesk.reports.layout.protect import protected_pdf

    plain = checked_passphrase(passphrase)
    return {named.protected_file: protected_pdf(section11.as_pdf(named), plain)}
