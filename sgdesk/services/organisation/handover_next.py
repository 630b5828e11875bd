"""The handover note's parts about what comes: who signs, whom to ask, open forms, what is due."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sgdesk.data.courses.catalogue import read_courses
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.returns.last_return import read_last_return
from sgdesk.data.sessions.sessions import read_sessions
from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.dates import add_months, long_date, month_year
from sgdesk.domain.forms.follow_up import FollowUpState
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.organisation.plain_paper import Section
from sgdesk.domain.organisation.policy import policy_from
from sgdesk.domain.organisation.settings import settings_from
from sgdesk.domain.people.person import Person
from sgdesk.domain.training.states import LEFT_OUT_STATES
from sgdesk.services.certificates.issuing import certificate_lines
from sgdesk.services.certificates.register import register
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.windows import waiting_rows, window_on
from sgdesk.services.training.snapshot import Snapshot

_MONTHS = 6
"""So far ahead it is told what falls due: our own choice."""


def in_post(person: Person, day: date) -> str:
    """The name of whoever is chosen for a post, and since when nobody holds it where they left."""
    if person.left is None or person.left >= day:
        return person.name
    return f"nobody since {person.name} left on {long_date(person.left)}"


def who_signs(moment: Snapshot) -> Section:
    """Whose names stand under papers, and where the key of the file is."""
    chosen = settings_from(moment.stored)
    names = {
        each.id: each.name
        for each in moment.everyone
        if each.left is None or each.left >= moment.as_at
    }
    lead, deputy = names.get(chosen.lead_person or 0), names.get(chosen.deputy_person or 0)
    who = " or ".join(filter(None, (lead, deputy)))
    points = [
        f"On paper certificates have a line for {who} and for the trainer."
        if who
        else "No lead is chosen, so certificates have a line for the trainer alone (Set-up).",
        "A final return has lines that are signed by hand before it is sent.",
        "The file signs certificates and returns with a key of its own. It lies in the file and in "
        "its backups: nothing has to be handed over beside them.",
        "Whoever takes over changes the lead, the deputy and the contact in Set-up, Organisation: "
        "what was issued keeps the names that it has.",
    ]
    return Section("Signatures", points=tuple(points))


def whom_to_ask(moment: Snapshot) -> Section:
    """Names and ways to reach those who know: the contact, the leads, the trainers."""
    about = read_organisation(moment.reader)
    chosen = settings_from(moment.stored)
    people = {each.id: each for each in moment.everyone}
    rows = []
    reach = ", ".join(filter(None, (about.contact_email, about.contact_phone)))
    if about.contact_name or reach:
        rows.append((about.contact_name, "Contact until now", reach))
    for number, post in (
        (chosen.lead_person, "Safeguarding lead"),
        (chosen.deputy_person, "Deputy"),
    ):
        if number in people:
            person = people[number]
            has_left = person.left is not None and person.left < moment.as_at
            was = f"{post}, until they left" if has_left else post
            rows.append((person.name, was, (person.email or "") if person.takes_email else ""))
    for trainer in moment.trainers:
        is_here = trainer.withdrawn_on is None or trainer.withdrawn_on > moment.as_at
        if is_here:
            known = people.get(trainer.person_id or 0)
            mail = (known.email or "") if known is not None and known.takes_email else ""
            rows.append((trainer.name, "Trainer", mail))
    pack = moment.rules.pack
    said = () if rows else ("Nobody is named yet: see Set-up, Organisation.",)
    note = (
        f"The partnership is {pack.name}: its own website says whom to write to."
        if pack.document
        else "No partnership’s document is followed: your council says which partnership is yours."
    )
    headings = ("Who", "What for", "E-mail, telephone")
    return Section("Whom to ask", (*said, note), headings=headings, rows=tuple(rows))


_FORMS = {
    FormKind.EVALUATION: "end-of-course forms",
    FormKind.TRAINER: "trainers’ forms",
    FormKind.IMPACT: "impact forms",
    FormKind.MANAGER: "line managers’ forms",
}
if set(_FORMS) != set(FormKind):
    raise TypeError("every kind of form needs its words")


def open_papers(workspace: Workspace, moment: Snapshot) -> Section:
    """Forms that are out or late, certificates that wait, and those that were not handed over."""
    pack, day = workspace.pack(moment.reader), moment.as_at
    found = Counter(
        (row.kind, window_on(row, pack, day)[1]) for row in waiting_rows(moment.reader, pack, day)
    )
    points = []
    for kind, words in _FORMS.items():
        late, opened = found[kind, FollowUpState.LATE], found[kind, FollowUpState.OPEN]
        if late or opened:
            points.append(f"{words.capitalize()}: {late + opened} open, {late} of them late")
    points += _certificates(workspace, day)
    return Section("Open forms and certificates", points=tuple(points) or ("None.",))


def _certificates(workspace: Workspace, day: date) -> Iterator[str]:
    lines = certificate_lines(workspace, day)
    ready = sum(each.is_ready for each in lines)
    waiting = sum(each.is_waiting for each in lines)
    here = sum(
        each.result is CheckResult.STANDS and each.handed is None for each in register(workspace)
    )
    if ready or waiting:
        yield f"Certificates: {ready} ready to issue, {waiting} wait for a form or the checklist"
    if here:
        yield f"Certificates that nobody noted as handed over: {here} (Certificates, Still here)"


def falls_due(moment: Snapshot) -> Section:
    """What comes in the next months, by its day; what is of a month stands before its days."""
    last = add_months(moment.as_at, _MONTHS)
    days = [(day, long_date(day), words) for day, words in _due(moment) if day <= last]
    months = [(month, month_year(month), words) for month, words in _training(moment, last)]
    rows = tuple((by, words) for _, by, words in sorted(months + days, key=lambda each: each[0]))
    said = f"In the next {_MONTHS} months, as far as the file knows. Today shows all of it."
    if not rows:
        return Section("What falls due next", (f"Nothing in the next {_MONTHS} months.",))
    return Section("What falls due next", (said,), headings=("By", "What"), rows=rows)


def _due(moment: Snapshot) -> Iterator[tuple[date, str]]:
    reader, day = moment.reader, moment.as_at
    final = read_last_return(reader, day)
    if final is not None:
        yield add_months(final.as_at, moment.rules.settings.return_months), "The next return"
    policy = policy_from(moment.stored, day)
    if policy is not None and policy.review_on is not None:
        yield policy.review_on, "Your training policy is to be reviewed"
    titles = read_courses(reader)
    for course in titles.values():
        if course.is_own and course.review_due is not None and course.withdrawn_on is None:
            yield course.review_due, f"{course.title}: its content is to be reviewed"
    for row in read_sessions(reader):
        if row.cancelled_on is None and row.marked_on is None:
            title = titles[row.course_id].title
            what = "is to be ticked in" if row.held_on < day else "is planned"
            yield row.held_on, f"{title}: the session {what}"
    for worker in moment.outside:
        if worker.review_on is not None and worker.is_here(day):
            yield worker.review_on, f"{worker.name} from outside: ask their employer"


def _training(moment: Snapshot, last: date) -> Iterator[tuple[date, str]]:
    """How much falls due month by month, new starters' apart; who they are stands on Today."""
    again: Counter[date] = Counter()
    first: Counter[date] = Counter()
    for _, found in moment.report.people:
        for each in found.standings:
            due = each.falls_due
            counts = due is not None and each.state not in LEFT_OUT_STATES
            if due is not None and counts and moment.as_at <= due <= last:
                months = first if each.due is None else again
                months[due.replace(day=1)] += 1
    for month, count in sorted(again.items()):
        yield month, f"Training to be done again: {count}"
    for month, count in sorted(first.items()):
        yield month, f"Inductions and training of new starters to be done: {count}"
