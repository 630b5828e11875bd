"""Who, in a sheet, did multi-agency training before single-agency training (Sandwell 8.2)."""

from collections.abc import Iterator
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.data.imports import ImportedTraining
from sgdesk.data.people import people as people_data
from sgdesk.domain.training.outcome import OUTCOMES
from sgdesk.domain.training.prerequisite import Prerequisite, missing_first
from sgdesk.services.imports.drafting.draft import ImportDraft
from sgdesk.services.imports.drafting.match_codes import MatchCode
from sgdesk.services.training.prerequisites import prerequisites
from sgdesk.services.training.standing import DayRules


def note_order(draft: ImportDraft, connection: Reader, rules: DayRules) -> None:
    """Note everybody whose new training comes before what the document asks for first.

    It is brought in all the same: a warning, never a bar.
    """
    found = list(_out_of_order(draft, rules))
    if not found:
        return
    names = {each.id: each.name for each in people_data.read_people(connection)}
    for row in dict.fromkeys((each.person_id, each.course_id) for each in found):
        person, course = row
        if person in draft.new.people:
            new = draft.new.people[person]
            name = f"{new.given_name} {new.family_name}".strip()
        else:
            name = names[person]
        said = f"{name}: {rules.courses[course].title}"
        draft.note(None, None, said, MatchCode.OUT_OF_ORDER)


def _out_of_order(draft: ImportDraft, rules: DayRules) -> Iterator[ImportedTraining]:
    rows = draft.new.training.rows
    first: dict[int, tuple[Prerequisite, ...]] = {}
    known = {row.course_id for row in rows if OUTCOMES[row.outcome].counts}
    for course in (each for each in known if not draft.new_courses.is_new(each)):
        if wanted := prerequisites(rules, rules.courses[course]):
            first[course] = wanted
    earliest = _earliest(draft) if first else {}
    for row in rows if first else ():
        wanted = first.get(row.course_id, ())
        if not wanted or not OUTCOMES[row.outcome].counts:
            continue
        if missing_first(wanted, earliest.get(row.person_id, {}), row.completed_on):
            yield row


def _earliest(draft: ImportDraft) -> dict[int, dict[int, date]]:
    """The first completion of each course by each person, kept already or new."""
    found: dict[int, dict[int, date]] = {}
    for (person, course, day), (_, outcome) in draft.present.items():
        if OUTCOMES[outcome].counts:
            days = found.setdefault(person, {})
            days[course] = min(day, days.get(course, day))
    return found
