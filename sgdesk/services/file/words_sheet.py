"""A sheet of words for those whom no e-mail reaches: to read out, to cut up, to hand over."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.domain.organisation.plain_paper import PlainPaper, Section
from sgdesk.domain.people.words_for import WordsFor
from sgdesk.services.file.workspace import Workspace


def words_sheet(
    organisation: str, title: str, entries: Sequence[WordsFor], day: date
) -> PlainPaper:
    """The words for each of them under their name, each whole on its page.

    Of several under one name each says which it is.
    """
    often, seen = Counter(each.name for each in entries), Counter[str]()

    def called(name: str) -> str:
        seen[name] += 1
        return f"{name}, {seen[name]} of {often[name]}" if often[name] > 1 else name

    return PlainPaper(
        organisation=organisation,
        about="Words to pass on",
        title=title,
        lead="For those whom no e-mail reaches: pass each on by message, by telephone or by hand.",
        as_at=day,
        sections=tuple(
            Section(
                called(each.name),
                tuple(part for part in each.text.split("\n\n") if part.strip()),
                whole=True,
            )
            for each in entries
        ),
        personal=True,
    )


def words_pdf(workspace: Workspace, title: str, entries: Sequence[WordsFor]) -> bytes:
    """The same as a PDF, to print."""
    from sgdesk.reports.layout.plain_paper import plain_pdf

    with workspace.file.reading() as connection:
        name = read_organisation(connection).name
    return plain_pdf(words_sheet(name, title, entries, workspace.today()))
