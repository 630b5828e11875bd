"""Forms in the words of the screen."""

from sgdesk.domain.dates import short_date
from sgdesk.domain.evaluation import FormKind, NextStep
from sgdesk.domain.followup import FollowUpState
from sgdesk.services.evaluation import FormLine
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Column

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


def state_words(line: FormLine) -> str:
    """Where a form stands, with a mark that is not a colour."""
    due, opens = short_date(line.due), short_date(line.opens)
    if line.state is FollowUpState.LATE:
        return tr("▲ Late, was due {day}", day=due)
    if line.state is FollowUpState.OPEN:
        return tr("◔ Open, due {day}", day=due)
    if line.state is FollowUpState.NOT_YET:
        return tr("◌ Opens {day}", day=opens)
    return tr("✓ In on {day}", day=short_date(line.received_on or line.due))


def step_words(line: FormLine) -> str:
    """What to do about it next, and when it went out."""
    if line.reminded_on is not None:
        return tr("Reminded {day}", day=short_date(line.reminded_on))
    if line.step is NextStep.NONE and line.sent_on is not None:
        return tr("Given out {day}", day=short_date(line.sent_on))
    return tr(_STEPS[line.step])


def queue_columns() -> list[Column[FormLine]]:
    """The queue: what is late first."""
    return [
        Column(tr("State"), state_words, sort=lambda row: (_ORDER.index(row.state), row.due)),
        Column(tr("Form"), lambda row: kind_word(row.kind), hint=lambda row: row.whose_window),
        Column(tr("Who fills it in"), lambda row: row.who or tr("Nobody is named")),
        Column(tr("About"), lambda row: row.about if row.about != row.who else ""),
        Column(tr("Course"), lambda row: row.course),
        Column(tr("Held"), lambda row: short_date(row.held_on), sort=lambda row: row.held_on),
        Column(tr("Next"), step_words),
        Column(tr("Code"), lambda row: row.code),
    ]
