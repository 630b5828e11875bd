"""What the Certificates page says of many at once: how many stand where, and of which courses."""

from collections import Counter
from collections.abc import Sequence

from sgdesk.domain.dates import short_date
from sgdesk.domain.organisation.pack import GateKind
from sgdesk.domain.training.titles import shortest_title
from sgdesk.services.certificates.gate import GateInForce
from sgdesk.services.certificates.issuing import CertificateLine
from sgdesk.services.certificates.register import RegisterLine
from sgdesk.services.certificates.unawares import given_by_others
from sgdesk.services.file.saving import paper_name
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.why import Why
from sgdesk.ui.alerts import Prompt, listed
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.why import full_phrase, sentence, whose_words
from sgdesk.ui.words import told_name


def counts_words(waiting: Sequence[CertificateLine], standing: int) -> str:
    """How many are ready, wait for a form, cannot be printed and are valid; of before apart."""
    unprintable = sum(bool(line.unprintable) for line in waiting if not line.is_earlier)
    earlier = sum(line.is_earlier for line in waiting)
    said = tr(
        "{ready}, {waiting}, {unprintable}, {standing}."
        if unprintable
        else "{ready}, {waiting}, {standing}.",
        unprintable=tr_count("{n} cannot be printed", "{n} cannot be printed", unprintable),
        ready=tr_count(
            "{n} ready to issue", "{n} ready to issue", sum(line.is_ready for line in waiting)
        ),
        waiting=tr_count(
            "{n} waits for a form", "{n} wait for a form", sum(line.is_waiting for line in waiting)
        ),
        standing=tr_count("{n} is valid", "{n} are valid", standing),
    )
    before = tr(
        "Earlier training: {n}, where a certificate was most likely given then. Those stand last; "
        "to issue some all the same, tick them.",
        n=f"{earlier:,}",
    )
    return f"{said} {before}" if earlier else said


def gate_words(gate: GateInForce | None) -> str:
    """Which form certificates wait for, by whose rule, and where that is set; nothing without one.

    The organisation follows for its own courses what the document says of others, by choice.
    """
    if gate is None:
        return ""
    return tr(
        "Your certificates wait for {form}, as {partnership} does{source}, by your choice in "
        "Set-up, Settings.",
        form=tr(_GATES[gate.kind]),
        partnership=gate.partnership,
        source=f" ({gate.source})" if gate.source else "",
    )


_GATES = {
    GateKind.EVALUATION: "the evaluation form: hand it out on the day, and type it in",
    GateKind.IMPACT_EVALUATION: "the impact form, some weeks after the day",
}


def courses_words(lines: Sequence[CertificateLine]) -> str:
    """For which courses they are, and how many of each: ``17 for Level 2, 4 for Induction.``"""
    many = Counter(line.course_title for line in lines)
    each = (tr("{n:,} for {course}", n=n, course=course) for course, n in many.items())
    return tr("{courses}.", courses=", ".join(each))


def meaning_words(found: Sequence[Why]) -> str:
    """How what the training counts towards stands now, what is missing of it, and whose rule it is.

    A line for each requirement; that no role calls for it, where none does.
    """
    if not found:
        return tr("No role of theirs calls for this training today.")
    lines = []
    for why in found:
        said = (full_phrase(why), sentence(whose_words(why)).rstrip("."))
        title = shortest_title(why.facts.title)
        lines.append(tr("{title}: {said}.", title=title, said="; ".join(filter(None, said))))
    return "\n".join(lines)


def issue_question(lines: Sequence[CertificateLine], left_out: Sequence[str]) -> Prompt:
    """Whether to issue so many certificates, for which courses, and whose are left out."""
    n = len(lines)
    numbered = tr("Each gets its number. One that was wrong can be revoked and issued again.")
    said = (
        courses_words(lines),
        days_words(lines),
        given_by_words(lines),
        numbered,
        left_out_words(left_out) if left_out else "",
    )
    return Prompt(
        title=tr_count("Issue 1 certificate?", "Issue {n} certificates?", n),
        text=" ".join(filter(None, said)),
        do_it=tr_count("Issue 1 certificate", "Issue {n} certificates", n),
        leave_it=tr("Go back"),
        names=tuple(told_name(each.person_name, each.apart) for each in lines),
    )


def of_the_evening(ready: Sequence[CertificateLine]) -> list[CertificateLine]:
    """Those of the newest day of a session, where others are ready besides; else nothing.

    What a sheet brought in, or another evening left, is not what somebody comes here for tonight.
    """
    newest = max((each.completed_on for each in ready if each.session_id), default=None)
    found = [each for each in ready if each.session_id and each.completed_on == newest]
    return found if len(found) < len(ready) else []


def days_words(lines: Sequence[CertificateLine]) -> str:
    """Of which days they are, where these are several: nobody is to issue old ones unawares."""
    days = {each.completed_on for each in lines}
    if len(days) < 2:
        return ""
    first, last = short_date(min(days)), short_date(max(days))
    return tr("The training is of {first} to {last}: look whose it is.", first=first, last=last)


def given_by_words(lines: Sequence[CertificateLine]) -> str:
    """That a certificate of ours would name a course that somebody else gives; or nothing."""
    return " ".join(
        tr(
            "{whose} gives {course}: a certificate of yours says that you gave it. For an evening "
            "of your own, add a course of your own that counts towards the same.",
            whose=whose,
            course=course,
        )
        for course, whose in given_by_others(lines).items()
    )


def issued_words(n: int) -> str:
    """How many were issued, what comes next, and what taking it back means for their numbers."""
    return tr_count(
        "{n} certificate is issued and chosen in the register: print it from there. Undo revokes "
        "it, and its number is not used again.",
        "{n} certificates are issued and chosen in the register: print them from there. Undo "
        "revokes them, and their numbers are not used again.",
        n,
    )


def left_out_words(names: Sequence[str]) -> str:
    """Whose are left out, and why."""
    return tr(
        "Left out, since no font here has all their letters: {names}. What is missing stands in "
        "the list “To issue”.",
        names=listed(names),
    )


def file_name(lines: Sequence[RegisterLine], workspace: Workspace) -> str:
    """Of one certificate whose it is and for which day; of several by whom and when printed."""
    if len(lines) == 1:
        (line,) = lines
        return paper_name(workspace, "certificate", line.completed_on, of=line.person_name)
    return paper_name(workspace, "certificates")
