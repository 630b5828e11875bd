"""Courses in the words of the screen."""

from datetime import date

from sgdesk.domain.dates import add_months, long_date, short_date
from sgdesk.domain.organisation.pack import cited
from sgdesk.domain.training.titles import short_title
from sgdesk.services.courses.courses import CourseView
from sgdesk.services.views.course_page import CoursePage
from sgdesk.ui.text import tr, tr_count

SCOPES = {"": "Not stated", "single": "Single-agency", "multi": "Multi-agency"}

DESCRIBED = {
    "target_audience": "Who it is for",
    "summary": "Summary",
    "objectives": "What people can do afterwards",
    "expectations": "What is expected of them",
}


def scope_words(page: CoursePage) -> str:
    """For whom it is, and that this is our own word where the document says nothing of it."""
    scope, about = page.view.details.scope, page.document
    if not scope:
        return tr("kind not stated in the document") if about.is_named else tr("kind not stated")
    said = tr(SCOPES.get(scope, scope)).lower()
    if about.is_named and not about.states_scope:
        return tr("{kind} (our own word: the document does not say)", kind=said)
    return said


def about_words(page: CoursePage) -> str:
    """Whose the course is, its kind, and how it is given, in one line."""
    view = page.view
    details = view.details
    whose = tr("Ours") if details.is_own else tr("Others’")
    group = details.max_group
    said = (
        whose,
        scope_words(page),
        details.method,
        tr("given by {name}", name=details.provider) if details.provider else "",
        details.duration,
        page.document.frequency,
        tr("at most {n:,} in a group", n=group) if group else "",
        tr("out of use since {day}", day=short_date(view.course.withdrawn_on))
        if view.course.withdrawn_on
        else "",
    )
    return " · ".join(each for each in said if each)


def forms_words(view: CourseView) -> str:
    """How its forms are asked for."""
    kept = (
        tr("The end-of-course form is anonymous.")
        if view.details.anonymous_forms
        else tr("The end-of-course form carries a name.")
    )
    if view.details.asks_managers:
        return kept + " " + tr("Line managers are asked too.")
    return kept + " " + tr("Line managers are asked for a dip sample only.")


def review_words(view: CourseView, as_at: date) -> str:
    """When it was reviewed and when it is due again."""
    row = view.course
    done = (
        tr("Reviewed on {day} by {name}.", day=long_date(row.reviewed_on), name=row.reviewed_by)
        if row.reviewed_on
        else tr("Not reviewed yet.")
    )
    if row.review_due is None:
        return done + " " + tr("No next review planned.")
    day = long_date(row.review_due)
    if row.review_due < as_at:
        return done + " " + tr("▲ Review overdue since {day}.", day=day)
    return done + " " + tr("Next review by {day}.", day=day)


def counts_words(page: CoursePage) -> str:
    """What training on it counts towards."""
    titles = [short_title(each) for each in page.counts_towards]
    return ", ".join(titles) or tr("Nothing that is asked of anybody.")


def observed_words(page: CoursePage, as_at: date) -> str:
    """Whether it was observed within a year, and what the document asks."""
    newest = next((each for each in page.view.observations if each.observed_on <= as_at), None)
    if newest is None:
        said = tr("Not observed yet.")
    elif newest.observed_on <= add_months(as_at, -12):
        said = tr("Last observed more than a year ago.")
    else:
        said = tr("Observed within the last year.")
    if not page.observing:
        return said
    return f"{said} {page.observing} ({cited(page.partnership, page.observing_source)})"


def checked_words(done: int, points: int) -> str:
    """How far a checklist has been looked at."""
    return tr_count(
        "{done} of {n} point looked at", "{done} of {n} points looked at", points, done=done
    )
