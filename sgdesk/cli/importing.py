"""``import``: a sheet is read and saved; what was added, refused, to look at, and asked."""

import argparse
import sys
from functools import partial

from sgdesk.cli.codes import DONE, SOME_REFUSED
from sgdesk.cli.import_answers import answers_in
from sgdesk.cli.opening import opened
from sgdesk.cli.printing import print_json, print_rows, progress
from sgdesk.domain.text import in_one_line
from sgdesk.services import imports
from sgdesk.services.imports import ROWS_GONE_THROUGH, ImportReport, Question


def bring_in(arguments: argparse.Namespace) -> int:
    """Read a sheet and save what is certain, or only say what would come of it."""
    reading = f"reading {in_one_line(arguments.sheet_path.name)} …"
    with (
        opened(arguments.file, writable=not arguments.dry_run) as workspace,
        progress(begins=reading) as tell,
    ):
        report = imports.import_sheet(
            workspace,
            imports.SheetKind(arguments.kind),
            arguments.sheet_path,
            dates=arguments.dates,
            worksheet=arguments.sheet,
            add_people=arguments.add_people,
            dry_run=arguments.dry_run,
            columns=arguments.columns,
            decisions=answers_in(arguments.decisions) if arguments.decisions else None,
            step=partial(tell, ROWS_GONE_THROUGH),
        )
    if workspace.backup_fault is not None:
        print(f"There is no backup from before this. {workspace.backup_fault}", file=sys.stderr)
    if arguments.json:
        print_json(_import_dict(report))
    else:
        _print_import(report, dry_run=arguments.dry_run)
    is_open = any(not each.answer for each in report.questions)
    is_bare = not (report.refused or is_open) and _holds_nothing(report)
    if is_bare:
        print(
            f"Nothing in {arguments.sheet_path.name} was read as {arguments.kind}: see what was "
            "passed over, or say with --columns what its columns hold.",
            file=sys.stderr,
        )
    return SOME_REFUSED if report.refused or is_open or is_bare else DONE


def _holds_nothing(report: ImportReport) -> bool:
    """Whether an import neither read nor added anything."""
    return not (report.read or report.already_present or report.brings_something)


def _import_dict(report: ImportReport) -> dict[str, object]:
    places = ("row", "column", "value", "reason")
    return {
        "read": report.read,
        "added": report.added,
        "already_present": report.already_present,
        "refused": [{key: getattr(each, key) for key in places} for each in report.refused],
        "notes": [{key: getattr(each, key) for key in places} for each in report.notes],
        "questions": [_question_dict(each) for each in report.questions if not each.answer],
    }


def _question_dict(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "kind": question.kind.value,
        "cells": [each._asdict() for each in question.cells],
        "asks": _asks(question),
        "choices": [
            {"key": each.key, "label": each.label} | ({"about": each.about} if each.about else {})
            for each in question.choices
        ],
        "default": question.guess or None,
    }


def _asks(question: Question) -> str:
    """What a question asks, and how a day or a new course answers it: no choice says so."""
    if question.counts_for:
        keys = ", ".join(each.key for each in question.counts_for)
        return (
            f"{question.asks} Answer with one of the choices, or add a course: new::TITLE counts "
            f"for nothing yet, new:KEY:TITLE for one of {keys}."
        )
    if question.latest is None:
        return question.asks
    return (
        f"{question.asks} Answer with the day written as 2024-03-12, no later than "
        f"{question.latest.isoformat()}, or with one of the choices."
    )


def _print_import(report: ImportReport, *, dry_run: bool) -> None:
    verb = "would be added" if dry_run else "added"
    print(f"{report.read} read, {report.added} {verb}, {report.already_present} already there.")
    for what, n in (("e-mail", report.people_filled), ("last day", report.people_left)):
        if n:
            print(f"Of people who were here, had no {what} and have one by it: {n}")
    for title, problems in (("Refused", report.refused), ("To look at", report.notes)):
        if problems:
            print(f"\n{title}: {len(problems)}")
            rows = [(each.row, each.column, each.value, each.reason) for each in problems]
            print_rows(("row", "column", "value", "reason"), rows, "table")
    questions = [each for each in report.questions if not each.answer]
    if questions:
        print(f"\nQuestions: {len(questions)} (answer them with --decisions FILE.json)")
        for each in questions:
            print(f"  {each.id}\n    {each.asks} ({len(each.cells)} cells)")
            ways = ["a date as 2024-03-12"] if each.latest is not None else []
            ways += ["new:KEY:TITLE"] if each.counts_for else []
            print("    " + " | ".join([*ways, *(choice.key for choice in each.choices)]))
