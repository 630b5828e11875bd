"""What a document says of a course, in the words of the screen."""

from collections.abc import Iterable, Iterator

from sgdesk.domain.organisation.pack import PackItem, cited
from sgdesk.domain.training.titles import short_title
from sgdesk.services.courses.documents import CourseInDocument
from sgdesk.ui.text import tr
from sgdesk.ui.widgets.list_item import Item

SILENT = "It says nothing of this course."


def document_items(about: CourseInDocument) -> Iterator[Item]:
    """Each thing that the document says, with its paragraph; nothing where it is silent."""
    if about.source:
        yield Item(tr("Named in"), (cited(about.whose, about.source),))
    for each in about.sets:
        needs = tr("It also needs {courses}.", courses=" + ".join(each.others))
        yield Item(tr("One of a set: {title}", title=short_title(each.requirement)), (needs,))
    if about.recommended:
        yield Item(_recommended_title(about), tuple(_recommended(about)))
    if about.first or about.order:
        yield Item(tr("What comes first"), tuple(_first(about)))
    if about.exempt:
        lines = tuple(f"{each.note} ({cited(about.whose, each.source)})" for each in about.exempt)
        yield Item(tr("Who is exempt"), lines)
    for title, items in (
        (tr("What people are to know or do afterwards"), about.outcomes),
        (tr("What it costs"), about.costs),
        (tr("Who can be accommodated"), about.access),
        (tr("How it is evaluated"), about.evaluation),
        (tr("What evaluations are to find out"), about.aims),
        (tr("Line managers"), about.managers),
    ):
        if items:
            yield Item(title, tuple(_lines(about.whose, items)))


def _recommended_title(about: CourseInDocument) -> str:
    return tr("Recommended by {partnership}", partnership=about.whose)


def _recommended(about: CourseInDocument) -> Iterator[str]:
    for title, source in about.recommended:
        yield tr("For {title} ({source})", title=title, source=cited(about.whose, source))


def _first(about: CourseInDocument) -> Iterator[str]:
    source = f" ({cited(about.whose, about.first_source)})" if about.first_source else ""
    yield from (f"{each}{source}" for each in about.first)
    yield from _lines(about.whose, about.order)


def _lines(whose: str, items: Iterable[PackItem]) -> Iterator[str]:
    """Lines with their paragraph, which stands once where it is that of all."""
    listed = tuple(items)
    sources = {each.source for each in listed}
    shared = listed[0].source if len(sources) == 1 else None
    if shared:
        yield f"{cited(whose, shared)}:"
    for each in listed:
        own = f" ({cited(whose, each.source)})" if each.source and not shared else ""
        yield f"• {each.text}{own}"
