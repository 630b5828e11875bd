"""The parts of a course's page: its description, checklist, observations, decisions, materials."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QWidget

from sgdesk.domain.courses.course import Equivalence
from sgdesk.domain.courses.upkeep import Observation
from sgdesk.domain.dates import long_date
from sgdesk.domain.organisation.pack import cited
from sgdesk.services.courses.courses import ContentLine, withdraw_equivalence
from sgdesk.services.courses.quality import strike_observation, withdraw_material
from sgdesk.services.views.course_page import CoursePage
from sgdesk.ui.context import Context
from sgdesk.ui.courses.catalogue.document_words import SILENT, document_items
from sgdesk.ui.courses.catalogue.equivalence_dialog import EquivalentDialog
from sgdesk.ui.courses.catalogue.small_dialogs import ShareDialog, TowardsDialog
from sgdesk.ui.courses.catalogue.words import (
    DESCRIBED,
    checked_words,
    counts_words,
    forms_words,
    observed_words,
    review_words,
)
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import PushButton
from sgdesk.ui.widgets.list_item import Entries, Item, section


def course_parts(context: Context, page: CoursePage, parent: QWidget) -> Iterator[QWidget]:
    """Everything about one course, in the order in which it is looked for."""
    yield _description(page)
    yield _use(context, page, parent)
    yield section(_document_title(page), list(document_items(page.document)), tr(SILENT))
    yield _checklists(page, context.as_at)
    if page.view.revisions:
        yield _revisions(page, context.as_at)
    yield _observations(context, page, parent)
    yield _equivalents(context, page, parent)
    yield _materials(context, page)


def _description(page: CoursePage) -> QWidget:
    details = page.view.details
    items = [
        Item(tr(title), (getattr(details, name).strip() or _not_described(page, name),))
        for name, title in DESCRIBED.items()
    ]
    if page.view.missing_fields and page.described_source:
        source = cited(page.partnership, page.described_source)
        items.append(Item("", (tr("{source} asks for a description.", source=source),)))
    return section(tr("Description"), items)


def _not_described(page: CoursePage, name: str) -> str:
    if name == "objectives" and page.document.outcomes:
        document = page.document.whose
        return tr("Not described by us; {document}’s outcomes stand below.", document=document)
    return tr("Not described yet.")


def _use(context: Context, page: CoursePage, parent: QWidget) -> QWidget:
    row = page.view.course
    left = {key: text for key, text in page.requirements.items() if text not in page.counts_towards}
    button = _button(context, tr("Count towards more …"))
    button.setEnabled(context.may_write and bool(left))
    course = (row.id, row.title)
    button.clicked.connect(lambda: TowardsDialog(context, course, left, parent).open())
    items = [
        Item(tr("Counts towards"), (counts_words(page),)),
        Item(tr("Review"), (review_words(page.view, context.as_at),)),
        Item(tr("Forms"), (forms_words(page.view),)),
    ]
    return section(tr("How it is used"), items, "", button)


def _checklists(page: CoursePage, as_at: date) -> QWidget:
    items = []
    for listed in page.view.checklists:
        lines = [_as_at(line, as_at) for line in listed.lines]
        done = sum(line.checked_on is not None for line in lines)
        said = checked_words(done, len(lines))
        items.append(Item(listed.title, (said, *_point_lines(page.partnership, lines))))
    nothing = tr("{document} has no checklist for this course.", document=page.partnership)
    return section(tr("What it covers"), items, nothing)


def _revisions(page: CoursePage, as_at: date) -> QWidget:
    """When the course was last revised for what, which documents want to be done continually."""
    items = []
    for listed in page.view.revisions:
        lines = [_as_at(line, as_at) for line in listed.lines]
        items.append(Item(listed.title, tuple(_point_lines(page.partnership, lines))))
    return section(tr("Revised for"), items)


def _document_title(page: CoursePage) -> str:
    return tr("In {document}’s document", document=page.document.whose)


def _as_at(line: ContentLine, as_at: date) -> ContentLine:
    """The point as it was known on a day; what was looked at later is not known yet."""
    later = line.checked_on is not None and line.checked_on > as_at
    return replace(line, checked_on=None, checked_by="") if later else line


def _point_lines(partnership: str, lines: Sequence[ContentLine]) -> Iterator[str]:
    """The points, those of one paragraph under it."""
    for source, points in groupby(lines, key=lambda line: line.source):
        if source:
            yield f"{cited(partnership, source)}:"
        yield from map(_point_words, points)


def _point_words(line: ContentLine) -> str:
    if line.checked_on is None:
        return tr("○ {point}: not yet", point=line.text)
    day = long_date(line.checked_on)
    return tr("✓ {point}: {day}, {name}", point=line.text, day=day, name=line.checked_by)


def _observations(context: Context, page: CoursePage, parent: QWidget) -> QWidget:
    shown = [each for each in page.view.observations if each.observed_on <= context.as_at]
    items = [Item("", (observed_words(page, context.as_at),))]
    items += [_observation(context, each, parent) for each in shown]
    return section(tr("Observations"), items)


def _observation(context: Context, row: Observation, parent: QWidget) -> Item:
    title = tr("{day}, {name}", day=long_date(row.observed_on), name=row.observer)
    notes = (
        tr("Trainer: {text}", text=row.on_trainer) if row.on_trainer else "",
        tr("Content: {text}", text=row.on_content) if row.on_content else "",
        tr("Given to the trainers on {day}.", day=long_date(row.shared_on))
        if row.shared_on
        else tr("Not given to the trainers yet."),
    )
    entries: list[tuple[str, Callable[[], object]]] = []
    if context.may_write:
        if row.shared_on is None:
            share = tr("Given to the trainers …")
            entries.append((share, lambda: ShareDialog(context, row.id, parent).open()))
        strike = partial(strike_observation, context.workspace, row.id)
        entries.append((tr("Strike out"), partial(context.perform, strike)))
    return Item(title, tuple(note for note in notes if note), tuple(entries))


def _equivalents(context: Context, page: CoursePage, parent: QWidget) -> QWidget:
    button = _button(context, tr("Decide on one …"))
    button.setAccessibleName(tr("Decide on a course that stands for another …"))
    button.clicked.connect(lambda: EquivalentDialog(context, parent).open())
    shown = [each for each in page.view.equivalences if each.decided_on <= context.as_at]
    items = [_equivalent(context, page, each) for each in shown]
    nothing = tr("It stands for no other course, and none stands for it.")
    return section(tr("Courses that stand for another"), items, nothing, button)


def _equivalent(context: Context, page: CoursePage, row: Equivalence) -> Item:
    over = row.withdrawn_on is not None and row.withdrawn_on <= context.as_at
    title = tr(
        "{course} stands for {other}",
        course=page.titles[row.course_id],
        other=page.titles[row.stands_for_id],
    )
    day = long_date(row.decided_on)
    notes = [tr("{name}, {day}: {why}", name=row.decided_by, day=day, why=row.reason)]
    if over and row.withdrawn_on is not None:
        notes.append(tr("Taken back on {day}.", day=long_date(row.withdrawn_on)))
    entries: Entries = ()
    if context.may_write and not over:
        back = partial(withdraw_equivalence, context.workspace, row.id)
        entries = ((tr("Take it back"), partial(context.perform, back)),)
    return Item(title, tuple(notes), entries, struck=over)


def _materials(context: Context, page: CoursePage) -> QWidget:
    items = []
    for row in page.view.materials:
        entries: Entries = ()
        if context.may_write:
            away = partial(withdraw_material, context.workspace, row.id)
            entries = ((tr("No longer used"), partial(context.perform, away)),)
        items.append(Item(row.name, (row.whereabouts,) if row.whereabouts else (), entries))
    nothing = tr("None named yet: slides, handouts, a film.")
    return section(tr("Materials"), items, nothing)


def _button(context: Context, text: str) -> PushButton:
    button = PushButton(text, "add")
    button.setEnabled(context.may_write)
    return button
