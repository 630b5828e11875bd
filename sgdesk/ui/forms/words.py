"""Forms in the words of the screen."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sgdesk.domain.dates import short_date
from sgdesk.domain.forms.follow_up import FollowUpState
from sgdesk.domain.forms.form import FormKind, NextStep
from sgdesk.services.forms.typing_in import FormLine
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Column
from sgdesk.ui.widgets.lists.cut_title import cut_title
from sgdesk.ui.words import told_name

KINDS = {
    FormKind.EVALUATION: "End of course",
    FormKind.TRAINER: "Trainer's view",
    FormKind.IMPACT: "Impact",
    FormKind.MANAGER: "Line manager's view",
}

_STEPS = {
    NextStep.WAIT: "Nothing yet",
    NextStep.SEND: "Print or e-mail",
    NextStep.REMIND: "Remind",
    NextStep.NONE: "Wait for it",
}

_ORDER = tuple(FollowUpState)


def kind_word(kind: FormKind) -> str:
    """What a kind of form is called."""
    return tr(KINDS[kind])


def nameless_words(n: int) -> str:
    """What answers without a name count for, and what waits all the same."""
    return tr_count(
        "1 came without a name: it counts in the results. Nobody's form is in by it, so "
        "certificates that wait for a form go on waiting.",
        "{n} came without a name: they count in the results. Nobody's form is in by them, so "
        "certificates that wait for a form go on waiting.",
        n,
    )


def state_words(line: FormLine) -> str:
    """Where a form stands, with a mark that is not a colour."""
    if line.state is FollowUpState.LATE:
        return tr("▲ Late")
    if line.state is FollowUpState.OPEN:
        return tr("◔ Open")
    if line.state is FollowUpState.NOT_YET:
        return tr("◌ Opens later")
    return tr("✓ In on {day}", day=_day(line.received_on))


def step_words(line: FormLine) -> str:
    """What to do about it next; one reminder, and then people are left in peace."""
    if line.reminded_on is not None:
        return tr("Reminded once")
    return tr(_STEPS[line.step])


def _form_hint(line: FormLine) -> str:
    """The whole word, which may be cut, and who set its window."""
    return " · ".join(filter(None, (kind_word(line.kind), line.whose_window)))


def _day(day: date | None) -> str:
    return "" if day is None else short_date(day)


def _first(day: date | None) -> date:
    return day or date.min


def _who_words(row: FormLine) -> str:
    """Who fills it in; a learner is told from others of the name."""
    if row.who and row.who == row.about:
        return told_name(row.who, row.apart)
    return row.who or tr("Nobody is named")


def held_words(row: FormLine, *, is_one_of_several: bool) -> str:
    """The day of the training; the hour too where several sessions were held on that day."""
    day = short_date(row.held_on)
    if not (is_one_of_several and row.starts_at):
        return day
    return tr("{day}, {hour}", day=day, hour=row.starts_at)


def several_days(lines: Iterable[FormLine]) -> frozenset[date]:
    """The days on which more than one of the sessions was held that these forms are of."""
    sessions = {(each.held_on, each.session_id) for each in lines if each.session_id is not None}
    many = Counter(day for day, _ in sessions)
    return frozenset(day for day, count in many.items() if count > 1)


def session_words(line: FormLine) -> str:
    """The session of a form by day, hour where it is known, and course."""
    day = held_words(line, is_one_of_several=True)
    return tr("{day}: {course}", day=day, course=line.course)


def queue_columns(
    several: Collection[date], kinds: Sequence[FormKind] = tuple(FormKind)
) -> list[Column[FormLine]]:
    """The queue: what is late first, with both ends of each window.

    ``several`` are the days on which more than one session was held, ``kinds`` the forms that it is
    about: of a single one no column says which.
    """
    kind: Column[FormLine] = Column(
        tr("Form"), lambda row: kind_word(row.kind), hint=_form_hint, spare=-1
    )
    return [
        Column(tr("State"), state_words, sort=lambda row: (_ORDER.index(row.state), row.due)),
        Column(tr("Next"), step_words, spare=-2),
        *([kind] if len(kinds) > 1 else []),
        Column(tr("Code"), lambda row: row.code, spare=2),
        Column(tr("Who fills it in"), _who_words, is_main=True),
        Column(
            tr("About"),
            lambda row: told_name(row.about, row.apart) if row.about != row.who else "",
            is_main=True,
        ),
        Column(tr("Course"), lambda row: row.course, is_main=True, cut=cut_title),
        Column(
            tr("Held"),
            lambda row: held_words(row, is_one_of_several=row.held_on in several),
            sort=lambda row: (row.held_on, row.starts_at),
            spare=3,
        ),
        Column(
            tr("Opens"),
            lambda row: short_date(row.opens),
            sort=lambda row: row.opens,
            spare=4,
            hint=lambda row: row.whose_window or tr("Our own habit"),
        ),
        Column(
            tr("Due"),
            lambda row: short_date(row.due),
            sort=lambda row: row.due,
            hint=lambda row: row.whose_window or tr("Our own habit"),
        ),
        Column(
            tr("Given out"),
            lambda row: _day(row.sent_on),
            sort=lambda row: _first(row.sent_on),
            spare=5,
        ),
        Column(
            tr("Reminded"),
            lambda row: _day(row.reminded_on),
            sort=lambda row: _first(row.reminded_on),
            spare=6,
        ),
    ]
