"""The deeds of the history in words: what Undo would take back, and what was just saved."""

from collections.abc import Mapping
from dataclasses import dataclass

from sgdesk.ui.text import tr, tr_count


@dataclass(frozen=True, slots=True)
class _Words:
    """A deed as a wish ("record …") and as a fact ("Recorded …"), with its details by name."""

    wish: str
    fact: str


_DEEDS: dict[str, _Words] = {
    "create_organisation": _Words("make the organisation", "The organisation is made"),
    "change_organisation": _Words("change the organisation’s details", "Details saved"),
    "choose_partnership": _Words("follow {partnership}", "You now follow {partnership}"),
    "change_setting": _Words("change a setting", "Setting saved"),
    "add_topic": _Words("add the topic {topic}", "Added the topic {topic}"),
    "add_person": _Words("add {person}", "Added {person}"),
    "change_person": _Words("change {person}’s details", "Saved {person}’s details"),
    "person_left": _Words("note that somebody left", "Noted the last day"),
    "person_came_back": _Words("note that somebody came back", "Noted that they came back"),
    "add_post": _Words("add a post", "Added the post"),
    "change_post": _Words("change a post", "Saved the post"),
    "add_role": _Words("add the role {role}", "Added the role {role}"),
    "change_role": _Words("change what a role calls for", "Saved what the role calls for"),
    "rename_role": _Words("rename a role to {role}", "The role is now called {role}"),
    "void_training": _Words("strike out training", "Struck out"),
    "exempt": _Words("agree an exemption", "Exemption agreed"),
    "end_exemption": _Words("end an exemption", "The exemption has ended"),
    "note_reason": _Words("note a reason", "Reason noted"),
    "clear_reason": _Words("take a reason away", "Reason taken away"),
    "revoke_certificate": _Words("revoke a certificate", "Certificate revoked"),
    "reissue_certificate": _Words("issue a certificate anew", "Certificate issued anew"),
}
_UNKNOWN = _Words("the last change", "Saved")


def deed_wish(action: str, details: Mapping[str, object]) -> str:
    """What was done, as Undo names it: "record Level 2 for 14 people"."""
    return _counted(action, details, past=False) or _filled(
        _DEEDS.get(action, _UNKNOWN).wish, _UNKNOWN.wish, details
    )


def deed_fact(action: str, details: Mapping[str, object]) -> str:
    """What was done, as the bar says it: "Recorded Level 2 for 14 people"."""
    return _counted(action, details, past=True) or _filled(
        _DEEDS.get(action, _UNKNOWN).fact, _UNKNOWN.fact, details
    )


def _filled(template: str, plain: str, details: Mapping[str, object]) -> str:
    """The template with its details, or the plain words where one of them was not kept."""
    try:
        return tr(template, **details)
    except KeyError:
        return tr(plain)


def _counted(action: str, details: Mapping[str, object], *, past: bool) -> str:
    """Deeds whose words hang on a number; empty for any other."""
    if action == "record_training":
        n, course = _number(details, "people"), details.get("course", "")
        if past:
            one, many = "Recorded {course} for 1 person", "Recorded {course} for {n} people"
        else:
            one, many = "record {course} for 1 person", "record {course} for {n} people"
        return tr_count(one, many, n, course=course)
    if action == "import":
        n, sheet = _number(details, "added"), details.get("file", "")
        if past:
            one, many = "Imported 1 row from {sheet}", "Imported {n} rows from {sheet}"
        else:
            one, many = "import 1 row from {sheet}", "import {n} rows from {sheet}"
        return tr_count(one, many, n, sheet=sheet)
    if action == "issue_certificates":
        n = _number(details, "certificates")
        if past:
            return tr_count("Issued 1 certificate", "Issued {n} certificates", n)
        return tr_count("issue 1 certificate", "issue {n} certificates", n)
    return ""


def _number(details: Mapping[str, object], key: str) -> int:
    value = details.get(key, 0)
    return value if isinstance(value, int) else 0
