"""The columns of the catalogue."""

from datetime import date

from sgdesk.domain.dates import short_date
from sgdesk.domain.training.states import State
from sgdesk.domain.training.titles import short_title
from sgdesk.services.courses.catalogue import CatalogueLine
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Column
from sgdesk.ui.widgets.lists.cut_title import cut_title


def course_columns(as_at: date) -> list[Column[CatalogueLine]]:
    """The catalogue as it is seen on a day."""

    def is_late(row: CatalogueLine) -> bool:
        return row.review_due is not None and row.review_due < as_at

    def due_words(row: CatalogueLine) -> str:
        if row.review_due is None:
            return ""
        day = short_date(row.review_due)
        return tr("Overdue since {day}", day=day) if is_late(row) else day

    return [
        Column(tr("Course"), _title_words, cut=cut_title),
        Column(tr("Counts towards"), _counts_words, hint=_counts_hint),
        Column(
            tr("Review due"),
            due_words,
            state=lambda row: State.OVERDUE if is_late(row) else None,
            sort=lambda row: row.review_due or date.max,
            spare=1,
        ),
        Column(tr("Whose"), lambda row: tr("Ours") if row.is_own else tr("Others’"), spare=2),
    ]


def _title_words(row: CatalogueLine) -> str:
    return tr("{course} (withdrawn)", course=row.title) if row.withdrawn_on else row.title


def _counts_words(row: CatalogueLine) -> str:
    if row.requirements or not row.recommended:
        return ", ".join(short_title(each) for each in row.requirements)
    titles = ", ".join(short_title(each) for each in row.recommended)
    return tr("Recommended: {titles}", titles=titles)


def _counts_hint(row: CatalogueLine) -> str:
    lines = list(row.requirements)
    lines += [
        tr("Recommended by {partnership}: {title}", partnership=row.recommended_by, title=each)
        for each in row.recommended
    ]
    return "\n".join(lines)
