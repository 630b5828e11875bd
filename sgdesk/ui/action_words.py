"""The actions of the history in words: what Undo would take back, and what was just saved."""

from collections.abc import Mapping
from dataclasses import dataclass

from sgdesk.ui.text import tr, tr_count


@dataclass(frozen=True, slots=True)
class _Words:
    """A action as a wish ("record …") and as a fact ("Recorded …"), with its details by name."""

    wish: str
    fact: str


_ACTIONS: dict[str, _Words] = {
    "create_organisation": _Words("make the organisation", "The organisation is made"),
    "change_organisation": _Words("change the organisation’s details", "Details saved"),
    "choose_partnership": _Words("follow {partnership}", "You now follow {partnership}"),
    "keep_policy": _Words("keep the training policy", "Training policy saved"),
    "check_document": _Words(
        "note that the document is the latest", "Noted: it is still the latest document"
    ),
    "set_passphrase": _Words("set a passphrase", "The file has a passphrase now"),
    "change_passphrase": _Words("change the passphrase", "Passphrase changed"),
    "remove_passphrase": _Words("take the passphrase off", "The file has no passphrase now"),
    "change_setting": _Words("change a setting", "Setting saved"),
    "settle_usual": _Words("keep the usual answers", "The usual answers stay"),
    "reopen_usual": _Words(
        "open the usual answers again", "The usual answers are taken back: each is open again"
    ),
    "change_certificate_look": _Words(
        "change how certificates print", "Certificates print this way from now on"
    ),
    "add_topic": _Words("add the topic {topic}", "Added the topic {topic}"),
    "add_person": _Words("add {person}", "Added {person}"),
    "change_person": _Words("change {person}’s details", "Saved {person}’s details"),
    "person_left": _Words("note that somebody left", "Noted the last day"),
    "person_came_back": _Words("note that somebody came back", "Noted that they came back"),
    "person_stays": _Words("clear a last day", "Cleared the last day: they never left"),
    "led_elsewhere": _Words("note a lead elsewhere", "Noted where they were a lead"),
    "void_led_elsewhere": _Words(
        "strike out a time as a lead elsewhere", "Struck out that they were a lead elsewhere"
    ),
    "add_post": _Words("give somebody a role", "Added the role"),
    "change_post": _Words("change somebody’s role", "Saved the role"),
    "begin_on": _Words(
        "note the first day of {people} people", "Noted the first day of {people} people"
    ),
    "add_outside_worker": _Words("add {worker} from outside", "Added {worker}"),
    "change_outside_worker": _Words("change what is kept of {worker}", "Saved {worker}"),
    "end_outside_worker": _Words("note the last day of {worker}", "Noted the last day of {worker}"),
    "add_role": _Words("add the role {role}", "Added the role {role}"),
    "change_roles": _Words("change what roles call for", "Saved what the roles call for"),
    "change_role": _Words("change what a role calls for", "Saved what the role calls for"),
    "use_role_instead": _Words("use the role {role} instead", "The role {role} is used instead"),
    "put_role_away": _Words("put the role {role} away", "The role {role} is put away"),
    "rename_role": _Words("rename a role to {role}", "The role is now called {role}"),
    "void_training": _Words("strike out training", "Struck out"),
    "correct_training": _Words("correct training in {course}", "Corrected {course}"),
    "take_out_post": _Words(
        "take out the role {role}, entered by mistake", "Taken out, as entered by mistake: {role}"
    ),
    "take_out_person": _Words(
        "take out {person}, entered by mistake", "Taken out, as entered by mistake: {person}"
    ),
    "merge_people": _Words(
        "make two entries one: {person}, {other}",
        "Two entries are one person now: {person} and {other}",
    ),
    "merge_namesakes": _Words(
        "make two entries of {person} one", "Two entries of {person} are one person now"
    ),
    "exempt": _Words("agree an exemption", "Exemption agreed"),
    "exempt_all": _Words("agree a long leave", "Exempt from all that is asked, until the review"),
    "end_leave": _Words("end a long leave", "Noted that they are back from leave"),
    "end_exemption": _Words("end an exemption", "The exemption has ended"),
    "note_reason": _Words("note a reason", "Reason noted"),
    "note_course_reason": _Words("note a reason for {course}", "Reason noted for {course}"),
    "clear_reason": _Words("take a reason away", "Reason taken away"),
    "revoke_certificate": _Words("revoke a certificate", "Certificate revoked"),
    "reissue_certificate": _Words("issue a certificate again", "Certificate issued again"),
    "add_roles": _Words("add roles from a template", "Roles added"),
    "set_beside": _Words("set a level beside a requirement", "Level saved"),
    "begin_induction": _Words("begin an induction", "Induction begun"),
    "tick_induction": _Words("tick an induction checklist", "Checklist saved"),
    "complete_induction": _Words("complete an induction", "Induction completed"),
    "void_induction": _Words("strike out an induction", "Induction struck out"),
    "add_evidence": _Words("keep a file with training", "File kept with the training"),
    "void_evidence": _Words("strike out a kept file", "File struck out"),
    "plan_session": _Words("plan {course}", "Planned {course}"),
    "change_session": _Words("change the session of {course}", "Session saved"),
    "cancel_session": _Words("cancel {course}", "Cancelled {course}"),
    "give_back": _Words("give {person}’s place back", "{person}’s place is free again"),
    "note_adjustment": _Words("note what somebody needs", "Noted"),
    "add_trainer": _Words("add the trainer {trainer}", "Added {trainer}"),
    "change_trainer": _Words("change {trainer}’s details", "Saved {trainer}’s details"),
    "withdraw_trainer": _Words("take a trainer off the list", "Taken off the list"),
    "note_trainer_day": _Words("note a trainer’s day", "Day noted"),
    "strike_trainer_day": _Words("strike out a trainer’s day", "Day struck out"),
    "take_back_form": _Words("take a form back", "Form taken back"),
    "draw_dip_sample": _Words("draw a dip sample", "Dip sample drawn"),
    "note_dip_sample": _Words("note what a dip sample found", "Noted what the sample found"),
    "set_line_manager": _Words("set a line manager", "Line manager saved"),
    "note_review": _Words("note a review", "Review noted"),
    "strike_review": _Words("strike out a review", "Review struck out"),
    "pass_on": _Words("note what was passed on to {team}", "Noted as passed on to {team}"),
    "strike_learning": _Words("strike out what was passed on", "Struck out"),
    "raise_need": _Words("note a need", "Noted"),
    "change_need": _Words("change a need", "Need saved"),
    "close_need": _Words("close a need", "Closed"),
    "add_course": _Words("add the course {course}", "Added {course}"),
    "change_course": _Words("change the course {course}", "Saved {course}"),
    "withdraw_course": _Words("take {course} out of use", "{course} is out of use"),
    "decide_equivalence": _Words("let {course} stand for another", "Decision saved"),
    "withdraw_equivalence": _Words("take a decision back", "Decision taken back"),
    "count_towards": _Words("let a course count towards more", "Course saved"),
    "review_course": _Words("note a review of {course}", "Review of {course} noted"),
    "check_content": _Words("check what {course} covers", "Checklist of {course} saved"),
    "note_observation": _Words("note an observation of {course}", "Observation noted"),
    "share_observation": _Words("note that feedback was given", "Noted"),
    "strike_observation": _Words("strike out an observation", "Observation struck out"),
    "add_material": _Words("add {material}", "Added {material}"),
    "save_section": _Words("write the section {section}", "{section} saved"),
    "save_period": _Words("change the period of the return", "Period saved"),
    "add_action": _Words("add an action", "Action added"),
    "change_action": _Words("change an action", "Action saved"),
    "finish_action": _Words("note an action as done", "Action done"),
    "freeze_return": _Words("make return {number} final", "Return {number} is final"),
    "mark_return_sent": _Words("note {number} as sent", "{number} noted as sent"),
    "keep_retention": _Words("keep how long people are kept", "Saved how long people are kept"),
    "set_hold": _Words("put a hold on the file", "A hold stands: nothing is erased"),
    "end_hold": _Words("take the hold off", "The hold is off"),
    "look_again": _Words("look at somebody again later", "Off the list until that day"),
    "decide_erasing": _Words("erase somebody on a day", "Decided: they are erased on that day"),
    "keep_after_all": _Words("keep somebody after all", "They stay"),
    "salvage": _Words(
        "save what could be read of a damaged file", "What could be read of a damaged file is saved"
    ),
    "accept_outside_changes": _Words(
        "note what another program changed", "Noted what another program changed: {found}"
    ),
    "erase": _Words("erase somebody", "Erased"),
    "erase_again": _Words("erase somebody again", "Erased again after a restore"),
    "note_request": _Words("note a request to see what is held", "Request noted"),
    "forget_import_answer": _Words(
        "take an answer about imports back", "Taken back: the next sheet asks again"
    ),
    "note_answered": _Words("note a request as answered", "Noted as answered"),
    "withdraw_material": _Words("take material away", "Taken away"),
}
_UNKNOWN = _Words("the last change", "Saved")


def action_wish(action: str, details: Mapping[str, object]) -> str:
    """What was done, as Undo names it: "record Level 2 for 14 people"."""
    return _counted(action, details, past=False) or _filled(
        _ACTIONS.get(_named(action, details), _UNKNOWN).wish, _UNKNOWN.wish, details
    )


def action_fact(action: str, details: Mapping[str, object]) -> str:
    """What was done, as the bar says it: "Recorded Level 2 for 14 people"."""
    return _counted(action, details, past=True) or _filled(
        _ACTIONS.get(_named(action, details), _UNKNOWN).fact, _UNKNOWN.fact, details
    )


def _named(action: str, details: Mapping[str, object]) -> str:
    """Two entries of one name are named once."""
    same = details.get("person") == details.get("other")
    return "merge_namesakes" if action == "merge_people" and same else action


def _filled(template: str, plain: str, details: Mapping[str, object]) -> str:
    """The template with its details, or the plain words where one of them was not kept."""
    try:
        # Without any detail ``tr`` would leave the places in the template as they stand.
        return tr(template, **(details or {"": ""}))
    except KeyError:
        return tr(plain)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A action whose words hang on a number, each for one and for many."""

    number: str
    wish: tuple[str, str]
    fact: tuple[str, str]


_COUNTED: dict[str, _Counted] = {
    "record_training": _Counted(
        "people",
        ("record {course} for 1 person", "record {course} for {n} people"),
        ("Recorded {course} for 1 person", "Recorded {course} for {n} people"),
    ),
    "begin_inductions": _Counted(
        "people",
        ("begin 1 induction", "begin {n} inductions"),
        ("1 induction begun", "{n} inductions begun"),
    ),
    "complete_inductions": _Counted(
        "people",
        ("finish 1 induction", "finish {n} inductions"),
        ("1 induction finished", "{n} inductions finished"),
    ),
    "import": _Counted(
        "added",
        ("import 1 row from {file}", "import {n} rows from {file}"),
        ("Imported 1 row from {file}", "Imported {n} rows from {file}"),
    ),
    "bring_in_certificates": _Counted(
        "certificates",
        ("bring in 1 certificate", "bring in {n} certificates"),
        ("1 certificate was brought in", "{n} certificates were brought in"),
    ),
    "leave_out_certificates": _Counted(
        "certificates",
        ("leave out 1 certificate", "leave out {n} certificates"),
        (
            "1 certificate is left out, and not asked about again",
            "{n} certificates are left out, and not asked about again",
        ),
    ),
    "issue_certificates": _Counted(
        "certificates",
        ("issue 1 certificate", "issue {n} certificates"),
        ("Issued 1 certificate", "Issued {n} certificates"),
    ),
    "hand_over": _Counted(
        "certificates",
        ("note 1 certificate as handed over", "note {n} certificates as handed over"),
        ("1 certificate noted as handed over", "{n} certificates noted as handed over"),
    ),
    "not_handed_over": _Counted(
        "certificates",
        ("note 1 certificate as still here", "note {n} certificates as still here"),
        ("1 certificate noted as still here", "{n} certificates noted as still here"),
    ),
    "begin_season": _Counted(
        "people",
        ("begin a season’s role for 1 person", "begin a season’s roles for {n} people"),
        ("A season’s role begins for 1 person", "A season’s roles begin for {n} people"),
    ),
    "set_kind": _Counted(
        "people",
        ("say how 1 person belongs", "say how {n} people belong"),
        ("Noted how 1 person belongs", "Noted how {n} people belong"),
    ),
    "make_team": _Counted(
        "people",
        ("give 1 person a line manager", "give {n} people a line manager"),
        ("1 person has this line manager now", "{n} people have this line manager now"),
    ),
    "book": _Counted(
        "people",
        ("book 1 person on {course}", "book {n} people on {course}"),
        ("Booked 1 person on {course}", "Booked {n} people on {course}"),
    ),
    "mark_attendance": _Counted(
        "people",
        ("save 1 line of the sheet of {course}", "save {n} lines of the sheet of {course}"),
        ("Saved 1 line of the sheet of {course}", "Saved {n} lines of the sheet of {course}"),
    ),
    "bring_in_attendance": _Counted(
        "people",
        (
            "tick in 1 person from the list of {course}, {day}",
            "tick in {n} people from the list of {course}, {day}",
        ),
        (
            "Ticked in 1 person from the list of {course}, {day}",
            "Ticked in {n} people from the list of {course}, {day}",
        ),
    ),
    "bring_in_bookings": _Counted(
        "people",
        (
            "bring in the booking of 1 person on {course}, {day}",
            "bring in the bookings of {n} people on {course}, {day}",
        ),
        (
            "Brought in the booking of 1 person on {course}, {day}",
            "Brought in the bookings of {n} people on {course}, {day}",
        ),
    ),
    "make_forms": _Counted(
        "forms", ("make 1 form", "make {n} forms"), ("Made 1 form", "Made {n} forms")
    ),
    "save_forms": _Counted(
        "forms", ("type in 1 form", "type in {n} forms"), ("Saved 1 form", "Saved {n} forms")
    ),
    "import_forms": _Counted(
        "forms",
        ("bring in 1 form from {file}", "bring in {n} forms from {file}"),
        ("Brought in 1 form from {file}", "Brought in {n} forms from {file}"),
    ),
    "send_forms": _Counted(
        "forms",
        ("note 1 form as sent", "note {n} forms as sent"),
        ("1 form noted as sent", "{n} forms noted as sent"),
    ),
    "make_reminders": _Counted(
        "drafts",
        ("make 1 reminder", "make {n} reminders"),
        ("Made 1 reminder", "Made {n} reminders"),
    ),
    "remind_of_forms": _Counted(
        "forms",
        ("note 1 reminder", "note {n} reminders"),
        ("1 reminder noted", "{n} reminders noted"),
    ),
}


def _counted(action: str, details: Mapping[str, object], *, past: bool) -> str:
    """The words of an action that hang on a number; empty for any other."""
    found = _COUNTED.get(action)
    if found is None:
        return ""
    values = {"course": "", "file": "", "day": "", **details}
    one, many = found.fact if past else found.wish
    values.pop("n", None)
    return tr_count(one, many, _number(details, found.number), **values)


def _number(details: Mapping[str, object], key: str) -> int:
    value = details.get(key, 0)
    return value if isinstance(value, int) else 0
