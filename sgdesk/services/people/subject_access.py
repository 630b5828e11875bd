"""Everything that is held about one person, for whoever asks to see it."""

import base64
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sgdesk.data.file.disk.files import write_file
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people import subject_access as subject_data
from sgdesk.domain.people.keeping.erasing import Mention, Subject
from sgdesk.services.file.saving import paper_name
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.papers import RECORD, save_person_records
from sgdesk.services.people.rights.held import erasing_about, held_pdf, texts_in, where_words

HELD = "everything-held"
"""How the files of it begin."""


def texts_about(workspace: Workspace, subject: Subject, row_id: int) -> tuple[Mention, ...]:
    """Texts of others that name somebody, or may: looked through before they are handed on."""
    with workspace.file.reading() as reader:
        return texts_in(reader, subject, row_id)


def subject_access_document(
    workspace: Workspace, person_id: int, texts: Sequence[Mention] = ()
) -> bytes:
    """One JSON document: every row about the person by table, and their part of the history.

    ``texts`` are those of :func:`texts_about` that somebody looked through and chose.
    Days are ISO text, files Base64. Names of other people in the history are left out; courses
    and roles are given by number with what the numbers stand for.
    """
    with workspace.file.reading() as connection:
        rows = subject_data.rows_about(connection, person_id)
        found = {
            "organisation": read_organisation(connection).name,
            "made_on": workspace.today(),
            "held": rows,
            "erasing": erasing_about(connection, Subject.PERSON, person_id),
            "stands_for": subject_data.names_in(connection, rows),
            "texts_that_name_them": _texts(texts),
            "history": subject_data.history_about(connection, person_id, rows),
        }
    return json.dumps(found, default=_plain, ensure_ascii=False, indent=2).encode()


def outside_access_document(
    workspace: Workspace, worker_id: int, texts: Sequence[Mention] = ()
) -> bytes:
    """The same for a worker from outside: their one row, and what the history says of it."""
    with workspace.file.reading() as connection:
        rows = subject_data.rows_about_outside(connection, worker_id)
        found = {
            "organisation": read_organisation(connection).name,
            "made_on": workspace.today(),
            "held": rows,
            "erasing": erasing_about(connection, Subject.OUTSIDE_WORKER, worker_id),
            "texts_that_name_them": _texts(texts),
            "history": subject_data.history_about(
                connection, worker_id, rows, subject_data.OUTSIDE
            ),
        }
    return json.dumps(found, default=_plain, ensure_ascii=False, indent=2).encode()


def _texts(texts: Sequence[Mention]) -> list[dict[str, object]]:
    """What was chosen, as it was shown: no more of a text is handed on than was looked at."""
    return [
        {"where": where_words(each), "row": each.row_id, "text": each.excerpt} for each in texts
    ]


def save_outside_access(
    workspace: Workspace,
    worker_id: int,
    name: str,
    folder: Path,
    texts: Sequence[Mention] = (),
) -> Path:
    """Write that document into a folder, named after the worker.

    Raises :class:`~sgdesk.domain.errors.InputError` where the folder cannot be written to.
    """
    path = folder / paper_name(workspace, HELD, of=name, ending="json")
    return write_file(path, outside_access_document(workspace, worker_id, texts))


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    raise TypeError(type(value))


def save_subject_access(
    workspace: Workspace, person_id: int, folder: Path, texts: Sequence[Mention] = ()
) -> tuple[Path, Path, Path]:
    """Write the document, the same as PDF, and their training, named after them, into a folder.

    Raises :class:`~sgdesk.domain.errors.InputError` where the folder cannot be written to.
    """
    (training,) = save_person_records(workspace, [person_id], folder)
    name = training.name.replace(RECORD, HELD, 1)
    return (
        write_file(
            (folder / name).with_suffix(".json"),
            subject_access_document(workspace, person_id, texts),
        ),
        write_file(folder / name, held_pdf(workspace, Subject.PERSON, person_id, texts)),
        training,
    )
