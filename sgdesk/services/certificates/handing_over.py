"""Certificates handed over: on which day and to whom, and which of them are still here.

Kept as words of the certificate's own row (``data.organisation.kept_words``): a file of this
schema has no column for it.
"""

from collections.abc import Iterable
from datetime import date

from sgdesk.data.certificates.register import read_register
from sgdesk.data.organisation.kept_words import HANDED_OVER, keep_words
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people.people import read_people
from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.certificates.handed_over import HandedOver
from sgdesk.domain.dates import short_date
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.organisation.plain_paper import PlainPaper, Section
from sgdesk.domain.people.namesakes import called_apart
from sgdesk.services.certificates.register import register
from sgdesk.services.file.changes import Area, Changes, changes_of
from sgdesk.services.file.workspace import Workspace


def hand_over(
    workspace: Workspace, certificate_ids: Iterable[int], day: date, to: str = ""
) -> Changes:
    """Note that certificates were handed over on a day; ``to`` is blank where to themselves.

    Raises :class:`InputError` for a day before one of them was issued, or that lies ahead, and
    :class:`RefusedError` for one that was revoked meanwhile.
    """
    wanted = set(certificate_ids)
    if day > workspace.today():
        raise InputError("This day lies ahead. Nothing was saved.")
    noted = {"certificates": len(wanted)}
    with workspace.file.writing("hand_over", noted) as writer:
        for each in read_register(writer.connection):
            if each.id in wanted and each.revoked_on is not None:
                raise RefusedError(
                    "Certificate {number} was revoked. Nothing was saved.", number=each.number
                )
            if each.id in wanted and each.issued_on > day:
                raise InputError(
                    "Certificate {number} was issued later than that. Nothing was saved.",
                    number=each.number,
                )
        for number in sorted(wanted):
            words = HandedOver(day, " ".join(to.split())).text()
            keep_words(writer, HANDED_OVER, number, words)
    return changes_of(writer.touched) | Changes(frozenset({Area.CERTIFICATES}))


def not_handed_over(workspace: Workspace, certificate_ids: Iterable[int]) -> Changes:
    """Take back that certificates were handed over: they are still here."""
    wanted = sorted(set(certificate_ids))
    noted = {"certificates": len(wanted)}
    with workspace.file.writing("not_handed_over", noted) as writer:
        for number in wanted:
            keep_words(writer, HANDED_OVER, number, "")
    return changes_of(writer.touched) | Changes(frozenset({Area.CERTIFICATES}))


_SHARES = (0.24, 0.25, 0.12, 0.2, 0.19)
"""How wide the columns of that list are: a number in one line, and room to write who took it."""


def still_here(workspace: Workspace) -> PlainPaper:
    """The valid certificates that nobody noted as handed over, by name, with room to sign."""
    lines = [
        each
        for each in register(workspace)
        if each.result is CheckResult.STANDS and each.handed is None
    ]
    with workspace.file.reading() as connection:
        name = read_organisation(connection).name
        place = {each.id: at for at, each in enumerate(read_people(connection))}
    lines.sort(key=lambda each: (place[each.person_id], each.completed_on))
    rows = tuple(
        (
            called_apart(each.person_name, each.apart),
            each.course_title,
            short_date(each.completed_on),
            each.number,
            "",
        )
        for each in lines
    )
    said = "Tick each as it goes, then note it under Certificates, Register."
    headings = ("Name", "Course", "Done on", "Number", "Handed over: day, to whom")
    return PlainPaper(
        organisation=name,
        about="Certificates still here",
        title=_title(len(rows)),
        lead=said if rows else "Every certificate that is valid was handed over.",
        as_at=workspace.today(),
        sections=(
            (Section("Not handed over yet", headings=headings, rows=rows, shares=_SHARES),)
            if rows
            else ()
        ),
        personal=True,
    )


def _title(count: int) -> str:
    if not count:
        return "No certificate is still here"
    return f"{count} certificate{'' if count == 1 else 's'} still here"


def still_here_pdf(workspace: Workspace) -> bytes:
    """The same list as a PDF, to print."""
    from sgdesk.reports.layout.plain_paper import plain_pdf

    return plain_pdf(still_here(workspace))
