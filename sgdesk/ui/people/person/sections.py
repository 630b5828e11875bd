"""The parts of a person's page: requirements, posts, training, exemptions and reasons."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from sgdesk.domain.dates import day_words, is_active, long_date
from sgdesk.domain.people.person import Post
from sgdesk.domain.sessions.session import ABSENCES
from sgdesk.domain.training.learning import LearningShared
from sgdesk.domain.training.outcome import OUTCOMES
from sgdesk.domain.training.record import TrainingScope
from sgdesk.domain.training.standing import Standing
from sgdesk.domain.training.states import LEFT_OUT_STATES, OUTSTANDING_STATES
from sgdesk.domain.training.words import REASONS
from sgdesk.services.people.people import PersonView, TrainingView
from sgdesk.services.training.recording import OURSELVES
from sgdesk.services.views.person_page import PersonPage
from sgdesk.ui.people.person.actions import PersonActions
from sgdesk.ui.people.recording.correct_dialog import otherwise_notes
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.why import why_lines
from sgdesk.ui.widgets import LinkButton
from sgdesk.ui.widgets.list_item import Entries, Item
from sgdesk.ui.words import scope_words


def requirement_items(
    view: PersonView, actions: PersonActions, record: Callable[[str], object]
) -> Iterator[Item]:
    """Everything that is asked of the person, with whose rule it is."""
    for title, standing in view.standings:
        notes = [*_when(standing, view), *why_lines(view.why[standing.requirement])]
        if (ends := view.ends_earlier.get(standing.requirement)) is not None:
            said = tr("The certificate received ends earlier, on {day}.", day=long_date(ends))
            notes.append(said)
        entries: list[tuple[str, Callable[[], object]]] = []
        asked = (standing.requirement, title)
        reason = _open_reason(view, standing.requirement)
        if reason is not None and standing.state in OUTSTANDING_STATES:
            notes.append(reason[1])
        if actions.may_write:
            entries = _requirement_entries(standing, asked, actions, record)
            if reason is not None:
                entries.append(
                    (
                        tr("The reason no longer holds"),
                        partial(actions.clear_reason, reason[0]),
                    )
                )
        by_month = standing.requirement in view.by_month
        yield Item(title, tuple(notes), tuple(entries), standing, by_month)


def _when(standing: Standing, view: PersonView) -> Iterator[str]:
    """When it was last done; of what somebody is exempt from the state says it."""
    if standing.last_completed is not None and standing.state not in LEFT_OUT_STATES:
        by_month = standing.requirement in view.by_month
        done = day_words(standing.last_completed, month_only=by_month)
        yield tr("Last done {day}.", day=done)


def _requirement_entries(
    standing: Standing,
    asked: tuple[str, str],
    actions: PersonActions,
    record: Callable[[str], object],
) -> list[tuple[str, Callable[[], object]]]:
    key = standing.requirement
    entries: list[tuple[str, Callable[[], object]]] = [
        (tr("Record training …"), partial(record, key))
    ]
    if standing.state in OUTSTANDING_STATES:
        entries.append((tr("Note why it is not completed …"), partial(actions.note_reason, asked)))
    if standing.state not in LEFT_OUT_STATES:
        entries.append((tr("Exempt …"), partial(actions.exempt, asked)))
    return entries


def _open_reason(view: PersonView, requirement: str) -> tuple[int, str] | None:
    """The reason that is held against a requirement on the day: its id and its words."""
    day = view.as_at
    for row in view.reasons:
        holds = row.noted_on <= day and (row.cleared_on is None or row.cleared_on > day)
        if row.requirement == requirement and holds:
            return row.id, _reason_words(row.reason, row.detail, row.noted_on)
    return None


def _reason_words(reason: str, detail: str, noted_on: date) -> str:
    said = tr(REASONS.get(reason, reason))
    if detail:
        said = tr("{reason} ({detail})", reason=said, detail=detail)
    return tr("Reason: {reason}, noted {day}.", reason=said, day=long_date(noted_on))


def post_items(view: PersonView, actions: PersonActions) -> Iterator[Item]:
    """The posts over time, the newest first."""
    newest_first = sorted(view.posts, key=lambda each: (_begun(each.post), each.post.id))
    for each in reversed(newest_first):
        entries: list[tuple[str, Callable[[], object]]] = []
        if actions.may_write:
            if each.post.end is None:
                entries.append((tr("End it …"), partial(actions.end_post, each)))
            entries.append((tr("Correct it …"), partial(actions.correct_post, each)))
            entries.append((tr("Entered by mistake"), partial(actions.take_out_post, each)))
        yield Item(
            each.role,
            (post_days(each.post),),
            tuple(entries),
            correct=partial(actions.correct_post, each) if entries else None,
            take_away=partial(actions.ask_to_take_out_post, each) if entries else None,
        )


def absence_items(view: PersonView, actions: PersonActions) -> Iterator[Item]:
    """When they had left and came back, and when they were a lead elsewhere."""
    for away in view.absences:
        last, back = long_date(away.last_day), long_date(away.back_on)
        days = tr("Last day {last}, back on {back}", last=last, back=back)
        yield Item(tr("Had left, and came back"), (days,))
    for each in view.led_elsewhere:
        entries: Entries = ()
        if actions.may_write:
            entries = ((tr("Strike out …"), partial(actions.void_led_elsewhere, each)),)
        title = tr("A safeguarding lead elsewhere")
        yield Item(
            title,
            (each.organisation, span_words(each.start, each.end)),
            entries,
            take_away=partial(actions.void_led_elsewhere, each) if entries else None,
        )


def _begun(post: Post) -> int:
    return post.start.toordinal() if post.start else 0


def post_days(post: Post) -> str:
    """From when to when a post is held."""
    return span_words(post.start, post.end)


def span_words(first: date | None, last: date | None) -> str:
    """From when to when something holds; open ends in words."""
    start = long_date(first) if first else ""
    end = long_date(last) if last else ""
    if start and end:
        return tr("{start} to {end}", start=start, end=end)
    if end:
        return tr("Until {end}, start not known", end=end)
    return tr("Since {start}", start=start) if start else tr("Start not known, taken as always")


def training_items(found: PersonPage, actions: PersonActions) -> Iterator[Item]:
    """Everything that was recorded, the newest first, the struck out too."""
    for each in found.view.training:
        is_void = each.row.voided_on is not None
        entries: list[tuple[str, Callable[[], object]]] = []
        if actions.may_write and not is_void:
            entries.append((tr("Pass it on …"), partial(actions.pass_on, each)))
            entries.insert(0, (tr("Correct it …"), partial(actions.correct, each)))
            if (said := found.otherwise.get(each.row.id)) is not None:
                entries.append(
                    (tr("Issue its certificate again …"), partial(actions.reissue, said))
                )
            entries.append((tr("Strike out …"), partial(actions.void, each)))
        passed = (_passed_on(row) for row in found.learning if row.training_id == each.row.id)
        told = otherwise_notes(found.otherwise, each.row.id)
        notes = tuple(text for text in (*_training_notes(each), told, *passed) if text)
        kept = len(found.evidence.get(each.row.id, ()))
        button = _evidence_button(each, kept, actions) if kept or not is_void else None
        yield Item(
            each.course,
            notes,
            tuple(entries),
            struck=is_void,
            button=button,
            correct=partial(actions.correct, each) if entries else None,
            take_away=partial(actions.void, each) if entries else None,
        )


def _passed_on(row: LearningShared) -> str:
    day = long_date(row.shared_on)
    return tr("Passed on to {team}, {day}: {what}", team=row.team, day=day, what=row.summary)


def _evidence_button(entry: TrainingView, kept: int, actions: PersonActions) -> QWidget:
    text = tr_count("Evidence ({n} file)", "Evidence ({n} files)", kept) if kept else tr("Evidence")
    button = LinkButton(text)
    day = entry.row.day
    said = tr("{evidence}: {course}, {day}", evidence=text, course=entry.course, day=day)
    button.setAccessibleName(said)
    button.clicked.connect(lambda: actions.evidence(entry))
    return button


def _training_notes(entry: TrainingView) -> Iterator[str]:
    row = entry.row
    facts = OUTCOMES[row.outcome]
    outcome = "" if facts.counts else facts.word
    said = row.scope is not TrainingScope.NOT_RECORDED
    scope = scope_words(row.scope).lower() if said else ""
    who = tr("we ran it") if row.provider == OURSELVES else row.provider
    words = (row.day, outcome, who, scope, row.method, row.trainer)
    yield " · ".join(tr(word) if word is outcome else word for word in words if word)
    number = entry.certificate or row.certificate_number
    yield tr("Certificate {number}", number=number) if number else ""
    if row.provider_expiry is not None:
        day = long_date(row.provider_expiry)
        yield tr("The provider’s certificate gives {day} as its end", day=day)
    yield row.notes
    if row.voided_on is not None:
        day = long_date(row.voided_on)
        yield tr("Struck out on {day}: {reason}", day=day, reason=row.void_reason)


def exemption_items(view: PersonView, actions: PersonActions) -> Iterator[Item]:
    """Exemptions that were agreed, those that are over too."""
    titles = {standing.requirement: title for title, standing in view.standings}
    for row in view.exemptions:
        until = row.review_on if row.ended_on is None else min(row.review_on, row.ended_on)
        holds = is_active(row.start, until, view.as_at)
        days = tr("{start} to {end}", start=long_date(row.start), end=long_date(until))
        why = tr("{reason}, agreed by {name}", reason=row.reason, name=row.agreed_by)
        entries: Entries = ()
        if actions.may_write and holds and row.ended_on is None:
            entries = ((tr("End it …"), partial(actions.end_exemption, row.id)),)
        title = tr("Exempt: {title}", title=titles.get(row.requirement, row.requirement))
        over = () if holds or row.start > view.as_at else (tr("Over"),)
        yield Item(title, (days, why, *over), entries)


def course_reason_items(view: PersonView, actions: PersonActions) -> Iterator[Item]:
    """Why the person did not come to a course, what no longer holds too."""
    for each in view.course_reasons:
        row = each.row
        entries: Entries = ()
        over = row.cleared_on is not None and row.cleared_on <= view.as_at
        if actions.may_write and not over:
            clear = partial(actions.clear_reason, row.id)
            entries = ((tr("The reason no longer holds"), clear),)
        words = _reason_words(row.reason, row.detail, row.noted_on)
        title = tr("Did not come: {course}", course=each.course)
        yield Item(title, (words, tr("No longer holds")) if over else (words,), entries)


def missed_items(view: PersonView) -> Iterator[Item]:
    """The sessions that they did not come to, with the reason given on the sign-in sheet."""
    for each in view.missed:
        reason = tr(ABSENCES.get(each.reason, each.reason)) or tr("no reason given")
        day = long_date(each.held_on)
        words = tr("{day}: {reason}. Said when the sheet was ticked in.", day=day, reason=reason)
        yield Item(tr("Did not come: {course}", course=each.course), (words,))


def past_reason_items(view: PersonView) -> Iterator[Item]:
    """Reasons for not completing that no longer hold."""
    titles = {standing.requirement: title for title, standing in view.standings}
    for row in view.reasons:
        if row.cleared_on is not None:
            days = tr(
                "{start} to {end}", start=long_date(row.noted_on), end=long_date(row.cleared_on)
            )
            title = titles.get(row.requirement, row.requirement)
            words = _reason_words(row.reason, row.detail, row.noted_on)
            yield Item(tr("Not completed then: {title}", title=title), (words, days))
