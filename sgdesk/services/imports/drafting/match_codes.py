"""Why what a sheet says is not brought in, or is noted, once it is held against the file."""

from collections.abc import Mapping
from enum import StrEnum

from sgdesk.services.imports.reading.values import RowProblem


class MatchCode(StrEnum):
    """Why a row that makes sense could still not be brought in, or what was noted of it."""

    UNKNOWN_PERSON = "unknown_person"
    UNKNOWN_REFERENCE = "unknown_reference"
    REFERENCE_OF_ANOTHER = "reference_of_another"
    OTHER_MARKS = "other_marks"
    OTHER_ADDRESS = "other_address"
    TWO_ADDRESSES = "two_addresses"
    AFTER_LAST_DAY = "after_last_day"
    BEFORE_FIRST_DAY = "before_first_day"
    NAMESAKE = "namesake"
    AMBIGUOUS_PERSON = "ambiguous_person"
    SAME_NAME_TWICE = "same_name_twice"
    LIKE_ANOTHER = "like_another"
    OTHER_REFERENCE = "other_reference"
    UNKNOWN_COURSE = "unknown_course"
    UNKNOWN_GROUP = "unknown_group"
    UNKNOWN_REQUIREMENT = "unknown_requirement"
    UNKNOWN_KIND = "unknown_kind"
    ROLE_DIFFERS = "role_differs"
    POST_OVERLAPS = "post_overlaps"
    NEW_ROLE = "new_role"
    NO_ROLE = "is_no_role"
    PERSON_AS_ROLE = "person_as_role"
    ROLE_LEFT_OUT = "role_left_out"
    NEW_PEOPLE = "new_people"
    LEFT_COLUMN = "left_column"
    LEFT_NOTES = "left_notes"
    NOT_UNDERSTOOD = "not_understood"
    NOT_BROUGHT_IN = "not_brought_in"
    WORKED_OUT = "worked_out"
    REMINDERS = "reminders"
    KEPT_AS_IT_WAS = "kept_as_it_was"
    HAS_LEFT = "has_left"
    OUT_OF_ORDER = "out_of_order"


MATCH_REASONS: Mapping[MatchCode, str] = {
    MatchCode.UNKNOWN_PERSON: "nobody of this name is known: add the person first",
    MatchCode.UNKNOWN_REFERENCE: "nobody has this reference: add the person first",
    MatchCode.REFERENCE_OF_ANOTHER: (
        "the reference in this row belongs to somebody of another name: correct one of the two"
    ),
    MatchCode.OTHER_MARKS: (
        "whoever is known by this name has another reference or e-mail: add the person first"
    ),
    MatchCode.OTHER_ADDRESS: (
        "somebody of this name is here with another e-mail: say whether they are the same person"
    ),
    MatchCode.TWO_ADDRESSES: (
        "the sheet has this name with more than one e-mail: say whether they are the same person"
    ),
    MatchCode.AFTER_LAST_DAY: (
        "the training lies after the day on which the person left: answer the question"
    ),
    MatchCode.BEFORE_FIRST_DAY: (
        "the induction lies well before the day on which the person began: answer the question"
    ),
    MatchCode.NAMESAKE: (
        "added beside somebody of the same name, who has another reference or e-mail"
    ),
    MatchCode.AMBIGUOUS_PERSON: "more than one person bears this name: add a reference or e-mail",
    MatchCode.SAME_NAME_TWICE: (
        "the sheet has this name more than once and nothing tells them apart: say whether they "
        "are one person, or add an e-mail"
    ),
    MatchCode.LIKE_ANOTHER: (
        "somebody with a similar name is here already: say whether they are the same person"
    ),
    MatchCode.OTHER_REFERENCE: (
        "whoever this name was said to be has another reference here: say whether they are the "
        "same person"
    ),
    MatchCode.UNKNOWN_COURSE: "no course of this name is known",
    MatchCode.UNKNOWN_GROUP: "the partnership has no such group",
    MatchCode.UNKNOWN_REQUIREMENT: "neither the partnership nor your own topics call for this",
    MatchCode.UNKNOWN_KIND: (
        "kind has to be staff, volunteer, trustee, contractor or student, or blank"
    ),
    MatchCode.ROLE_DIFFERS: "the role is known and calls for something else: change it in Set-up",
    MatchCode.POST_OVERLAPS: "the person holds this role already from another day",
    MatchCode.NEW_ROLE: "this role is new: say which of yours it is, or which group it belongs to",
    MatchCode.NO_ROLE: "a number is no name of a role: write what these people do",
    MatchCode.PERSON_AS_ROLE: (
        "this may be the name of a person, and no role: answer the question"
    ),
    MatchCode.ROLE_LEFT_OUT: "left out, as you said",
    MatchCode.NEW_PEOPLE: "people were not known here, and are added",
    MatchCode.LEFT_COLUMN: "this column was left out",
    MatchCode.LEFT_NOTES: (
        "this column was left out: it can be kept as notes about the people, with “Keep as notes”"
    ),
    MatchCode.NOT_UNDERSTOOD: "this column was not understood: say what it holds",
    MatchCode.NOT_BROUGHT_IN: "this is not kept here, so the column was not brought in",
    MatchCode.WORKED_OUT: (
        "this column was not brought in: when training runs out is worked out from the rule"
    ),
    MatchCode.REMINDERS: (
        "this column was not brought in: when somebody was reminded is not a day of training"
    ),
    MatchCode.HAS_LEFT: (
        "they left, by what is kept here, and that stays so: where they are back, say so with "
        "“Came back” on their page"
    ),
    MatchCode.KEPT_AS_IT_WAS: "something else is kept here already, and stays as it was",
    MatchCode.OUT_OF_ORDER: (
        "brought in; by that day the training that the partnership asks for first was not done"
    ),
}


def told(row: int | None, column: str | None, value: str, code: MatchCode) -> RowProblem:
    """A problem of matching, with the plain English of its code."""
    return RowProblem(row, column, value, code, MATCH_REASONS[code])
