"""One function a command: it calls one service and prints what came back."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from sgdesk.cli import safety
from sgdesk.cli.codes import DONE, NO_FILE, SOME_REFUSED
from sgdesk.cli.faults import told
from sgdesk.cli.opening import opened
from sgdesk.cli.passphrases import given_secret, secret_for
from sgdesk.cli.printing import print_json, print_rows, progress
from sgdesk.domain.certificates.certificate import CertificateState, CheckResult
from sgdesk.domain.dates import long_date, short_date
from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.pack import Pack, PackKind
from sgdesk.domain.training.counting.summary_json import (
    COUNT_KEYS,
    counts_dict,
    standing_dict,
    summary_dict,
)
from sgdesk.services.certificates import issuing as certificates
from sgdesk.services.certificates.checking import PaperCheck
from sgdesk.services.certificates.issuing import CertificateLine, Issued
from sgdesk.services.certificates.register import Check, save_certificates
from sgdesk.services.certificates.unawares import given_by_others, has_old_unawares
from sgdesk.services.file.file_names import existing_file
from sgdesk.services.file.safety import checking
from sgdesk.services.file.safety.heads import HeadCheck
from sgdesk.services.file.saving import make_folder
from sgdesk.services.file.workspace import (
    all_packs,
    check_pack,
    new_workspace,
)
from sgdesk.services.returns import document as returns
from sgdesk.services.returns import verification
from sgdesk.services.returns.verification import KeyCheck, ReturnCheck
from sgdesk.services.training import standing


def _demo(arguments: argparse.Namespace) -> int:
    from sgdesk.services.sample.making import make_demo

    for path in make_demo(arguments.out):
        print(path)
    return DONE


def _new(arguments: argparse.Namespace) -> int:
    from sgdesk.cli.passphrase_command import tell_no_sheet, wanted_words

    secret = given_secret()
    if secret is not None:
        wanted_words(secret.words)
    workspace = new_workspace(
        arguments.file,
        name=arguments.name,
        partnership=arguments.partnership,
        secret=secret,
    )
    workspace.close()
    print(f"Made {workspace.path}.")
    if secret is not None:
        tell_no_sheet()
    safety.tell_place(workspace.path)
    return DONE


def _import(arguments: argparse.Namespace) -> int:
    from sgdesk.cli.importing import bring_in

    return bring_in(arguments)


def _standing(arguments: argparse.Namespace) -> int:
    with opened(arguments.file) as workspace:
        report = standing.standing_report(workspace, arguments.as_at)
    if arguments.format == "json":
        titles = {number: course.title for number, course in report.rules.courses.items()}
        print_json(standing_dict(report.as_at, report.rules.pack.id, report.people, titles))
        return DONE
    headings = (
        "reference",
        "name",
        "requirement",
        "state",
        "last completed",
        "due",
        "whose rule",
        "counts from",
        "force",
    )
    rows = [
        (
            person.reference,
            person.name,
            each.requirement,
            each.state.value,
            each.last_completed,
            each.due,
            each.interval_source,
            each.counts_from,
            each.force,
        )
        for person, found in report.people
        for each in found.standings
    ]
    print_rows(headings, rows, arguments.format)
    return DONE


def _summary(arguments: argparse.Namespace) -> int:
    with opened(arguments.file) as workspace:
        report = standing.summary_report(workspace, arguments.as_at)
    summary = report.summary
    if arguments.format == "json":
        print_json(summary_dict(report.as_at, summary))
        return DONE
    tables = (
        ("everyone", summary.requirements),
        ("role", summary.by_role),
        ("group", summary.by_group),
    )
    rows = [
        (table, row.label, row.requirement, *counts_dict(row.counts).values())
        for table, lines in tables
        for row in lines
    ]
    print_rows(("table", "row", "requirement", *COUNT_KEYS), rows, arguments.format)
    if arguments.format == "table":
        print(
            f"\n{summary.people} people in scope, {summary.no_role} without a role, "
            f"as at {long_date(report.as_at)}. The rows by role and by group overlap."
        )
    return DONE


def _certificates(arguments: argparse.Namespace) -> int:
    with opened(arguments.file, writable=True) as workspace:
        make_folder(arguments.out)  # before a number is given out that could not be printed
        with progress() as tell:
            issued = certificates.issue_certificates(
                workspace, arguments.as_at, arguments.record, partial(tell, "certificates issued")
            )
            numbers = [line.number for line in issued.lines if line.number is not None]
            path = save_certificates(
                workspace, numbers, arguments.out, partial(tell, "certificates drawn")
            )
    headings = (
        "number",
        "record",
        "person",
        "course",
        "completed",
        "state",
        "waiting for",
    )
    print_rows(headings, [_certificate_row(line) for line in issued.lines], "table")
    print(f"\n{path}" if path else "\nThere is nothing to print.")
    _tell_unawares(issued, arguments.as_at or workspace.today())
    safety.tell_who_sees(arguments.out)
    refused = {
        CertificateState.NOT_OURS,
        CertificateState.VOIDED,
        CertificateState.NOT_COMPLETED,
        CertificateState.UNPRINTABLE,
    }
    return SOME_REFUSED if any(line.state in refused for line in issued.lines) else DONE


def _tell_unawares(issued: Issued, day: date) -> None:
    """Say on standard error what may have been issued without having been meant."""
    made = [line for line in issued.lines if line.number in issued.new_numbers]
    waiting = [line for line in issued.lines if line.state is CertificateState.WAITING]
    said = [
        f"{whose} gives {course}: a certificate of yours says that you gave it."
        for course, whose in given_by_others(made).items()
    ]
    if has_old_unawares(made, [*made, *waiting], day):
        first, last = (short_date(ends(line.completed_on for line in made)) for ends in (min, max))
        said.append(f"What was issued now is for training of {first} to {last}: look whose it is.")
    if said:
        print(*said, "To take them back: sgdesk undo FILE", sep="\n", file=sys.stderr)


def _certificate_row(line: CertificateLine) -> tuple[object, ...]:
    waiting = ""
    if line.waiting_for is not None and line.fillable_from is not None:
        form = line.waiting_for.value.replace("_", " ")
        waiting = f"{form}, which can be filled in from {line.fillable_from}"
    if line.unprintable:
        where = f" ({line.unprintable_in})" if line.unprintable_in != "person" else ""
        waiting = f"a font with {line.unprintable}{where}: none here has it, so none was issued"
    return (
        line.number,
        line.training_id,
        line.person_name,
        line.course_title,
        line.completed_on,
        line.state.value,
        waiting,
    )


def _return(arguments: argparse.Namespace) -> int:
    with opened(arguments.file) as workspace, progress() as tell:
        exported = returns.export_return(
            workspace,
            arguments.out,
            arguments.as_at,
            named=arguments.named,
            shown=returns.Shown(
                roles=arguments.roles or arguments.small_roles_apart,
                apart=arguments.small_roles_apart,
                reasons=arguments.reasons_by_requirement,
                lead_names=arguments.name_lead,
                over_year=arguments.over_year,
                due_by_month=arguments.due_by_month,
                before_after=arguments.before_and_after,
            ),
            step=tell,
        )
    for path in exported.files:
        print(path)
    safety.tell_who_sees(arguments.out)
    return DONE


def _rollup(arguments: argparse.Namespace) -> int:
    from sgdesk.cli.gathering import roll_up

    return roll_up(arguments)


def _verify(arguments: argparse.Namespace) -> int:
    found = _checked(arguments)
    print("\n".join(str(each) for each in found.sentences()))
    return DONE if found.result is CheckResult.STANDS else SOME_REFUSED


_FILES = (".pdf", ".json", ".html", ".xlsx", ".csv", ".eml")
"""How the names of files end that can be checked: one that is not there is no unknown code."""


def _checked(
    arguments: argparse.Namespace,
) -> Check | ReturnCheck | PaperCheck | KeyCheck | HeadCheck:
    """With ``--key`` the one word is a JSON file; else a file of ours and what is checked in it."""
    if arguments.key is not None:
        if len(arguments.what) != 1:
            raise InputError("With --key, name the JSON file of a return and nothing else.")
        return verification.check_with_key(arguments.key, Path(arguments.what[0]))
    if len(arguments.what) < 2:
        raise InputError("Name the organisation file, then the code, number or file to check.")
    file, *words = arguments.what
    path = Path(words[0])
    with opened(existing_file(Path(file))) as workspace:
        if len(words) == 1 and (path.suffix.lower() in _FILES or (path.suffix and path.exists())):
            return verification.check_file(workspace, path)
        return verification.check_code(workspace, " ".join(words))


def _check(arguments: argparse.Namespace) -> int:
    if arguments.save is not None:
        return _save_what_can_be_read(arguments)
    if arguments.accept:
        safety.accept_outside_changes(arguments.file)
    health = checking.check(arguments.file, secret=secret_for(arguments.file))
    if health.fault is not None:
        print(told(health.fault), file=sys.stderr)
        for fault in health.faults:
            print(f"- {fault}", file=sys.stderr)
        return NO_FILE
    print(f"{arguments.file.name} is sound: {health.organisation}, {health.people} people.")
    for note in health.notes:
        print(note)
    safety.tell_copies(arguments.file)
    return DONE if health.is_latest else SOME_REFUSED


def _completion(arguments: argparse.Namespace) -> int:
    from sgdesk.cli.arguments import build_parser
    from sgdesk.cli.help.completion import offered, script

    print(script(arguments.shell, offered(build_parser())), end="")
    return DONE


def _passphrase(arguments: argparse.Namespace) -> int:
    from sgdesk.cli.passphrase_command import run

    return run(arguments)


def _save_what_can_be_read(arguments: argparse.Namespace) -> int:
    from sgdesk.services.file.safety.salvage import save_what_can_be_read

    saved = save_what_can_be_read(arguments.file, arguments.save, secret=secret_for(arguments.file))
    print("\n".join(saved.sentences()))
    print(f"Saved and checked: {saved.path}")
    return SOME_REFUSED if saved.lost or not saved.history_kept else DONE


def _partnerships(arguments: argparse.Namespace) -> int:
    if arguments.check is not None:
        pack = check_pack(arguments.check)
        if arguments.json:
            print_json([_pack(pack)])
        else:
            print(f"{arguments.check.name} is sound: {pack.name}.")
        return DONE
    loaded = all_packs()
    packs = [pack for pack in loaded.packs.values() if pack.kind is not PackKind.DENOMINATION]
    if arguments.json:
        print_json([_pack(pack) for pack in packs])
    else:
        rows = [(pack.id, pack.name, pack.document) for pack in packs]
        print_rows(("id", "name", "document"), rows, "table")
    for fault in loaded.faults:
        print(fault, file=sys.stderr)
    return DONE


def _pack(pack: Pack) -> dict[str, object]:
    window = pack.impact_window
    return {
        "id": pack.id,
        "name": pack.name,
        "document": pack.document,
        "requirements": [
            {
                "key": each.key,
                "title": each.title,
                "refresh_months": each.refresh_months,
                "force": each.force,
                "source": each.source,
            }
            for each in pack.requirements
        ],
        "groups": [
            {
                "key": each.key,
                "title": each.title,
                "requirements": list(each.requirements),
            }
            for each in pack.groups
        ],
        "certificate_gate": pack.gate.kind if pack.gate else None,
        "impact_window": ({"from": window.opens.iso(), "to": window.due.iso()} if window else None),
    }


def _erase(arguments: argparse.Namespace) -> int:
    from sgdesk.cli.rights import erase

    with opened(arguments.file, writable=arguments.yes) as workspace:
        return erase(workspace, arguments)


def _self_test(_: argparse.Namespace) -> int:
    from sgdesk.selftest import self_test

    return self_test()


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "demo": _demo,
    "new": _new,
    "import": _import,
    "standing": _standing,
    "summary": _summary,
    "certificates": _certificates,
    "return": _return,
    "rollup": _rollup,
    "verify": _verify,
    "backup": safety.back_up,
    "backups": safety.list_backups,
    "restore": safety.restore,
    "undo": safety.undo,
    "check": _check,
    "passphrase": _passphrase,
    "erase": _erase,
    "partnerships": _partnerships,
    "completion": _completion,
    "self-test": _self_test,
}
