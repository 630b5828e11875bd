"""From files that were read to lines to confirm, and what is here already or not kept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sgdesk.data.file.given import read_given
from sgdesk.data.people.evidence import LARGEST
from sgdesk.domain.certificates.certificate import CheckResult, normal_number
from sgdesk.domain.certificates.verdicts import Sentence
from sgdesk.domain.certificates.verification import numbers_on
from sgdesk.domain.dates import long_date
from sgdesk.domain.people.evidence import KeptBehind
from sgdesk.services.certificates.checking import PaperCheck, check_paper
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.received.gathering import Gathered, ReadFile, ReadPage
from sgdesk.services.imports.received.known import (
    KnownHere,
    known_here,
)
from sgdesk.services.imports.received.left_out import read_left_out
from sgdesk.services.imports.received.one_paper import Paper
from sgdesk.services.imports.received.values import (
    LineState,
    PaperSource,
    Received,
    ReceivedLine,
)
from sgdesk.services.training.recording import course_choices


def propose(workspace: Workspace, gathered: Gathered, person_id: int | None = None) -> Received:
    """Compare what was read with the organisation file; nothing is written.

    ``person_id`` is whose certificates they are, where that is known; a paper that names somebody
    else is asked about all the same.
    """
    choices = course_choices(workspace)
    with workspace.file.reading() as connection:
        several = any(len(each.pages) > 1 for each in gathered.files)
        known = known_here(workspace, connection, choices, with_pages=several)
    lines: list[ReceivedLine] = []
    seen: dict[str, ReceivedLine] = {}
    for file in gathered.files:
        found = _lines_of(workspace, known, file, person_id)
        lines += [_once(line, seen) for line in found]
    return Received(tuple(lines), gathered.passed_over)


def _once(line: ReceivedLine, seen: dict[str, ReceivedLine]) -> ReceivedLine:
    """A line, or that the same file stands among the others already.

    The same file for somebody else stays open: one list may show the training of several people.
    """
    if not line.is_open or line.left_out_on is not None:
        return line
    before = seen.setdefault(line.source.sha256, line)
    if before is line:
        return line
    told = Sentence("It is the same file as {file}.", {"file": _name_beside(before, line)})
    if line.person is not None and before.person is not None and before.person.id == line.person.id:
        return ReceivedLine(line.source, LineState.HERE, (told,))
    return _asked(line, told)


def _name_beside(before: ReceivedLine, line: ReceivedLine) -> str:
    """The name of a file, with its folder where that alone tells it from the other."""
    if before.source.name != line.source.name:
        return before.source.name
    return f"{before.source.path.parent.name}/{before.source.name}"


def _asked(line: ReceivedLine, told: Sentence) -> ReceivedLine:
    """A line that somebody has to decide about: the file is known, and may show more."""
    each = Sentence("Choose whose training it shows as well, or leave this one out.")
    return replace(line, state=LineState.ASKS, told=(told, each, *line.told))


def _lines_of(
    workspace: Workspace, known: KnownHere, file: ReadFile, person_id: int | None
) -> Iterator[ReceivedLine]:
    whole = PaperSource(file.path, file.media_type, file.sha256, file.size, of_file=file.sha256)
    if file.fault is not None:
        yield ReceivedLine(whole, LineState.NOT_KEPT, (file.fault,))
        return
    checked = _ours(workspace, file)
    if checked is not None:
        yield _line_of_ours(whole, checked)
        return
    pages = file.pages or (ReadPage("", file.sha256, file.size),)
    papers = [Paper(known, file, each.words, person_id) for each in pages]
    if not _is_several(papers):
        together = "\n".join(each.words for each in pages)
        yield _kept_or(known, whole, Paper(known, file, together, person_id))
        return
    for number, (page, paper) in enumerate(zip(pages, papers, strict=True)):
        source = replace(whole, sha256=page.sha256, size=page.size, page=number, pages=len(pages))
        yield _kept_or(known, source, paper, page.mark)


def _kept_or(known: KnownHere, source: PaperSource, paper: Paper, mark: str = "") -> ReceivedLine:
    """A line, unless the very file is kept with training already of everybody it is of."""
    line = paper.line(source)
    left_out = read_left_out(known.answers.get(source.question, ""))
    if line.is_open and left_out is not None:
        line = replace(line, left_out_on=left_out.on)
    behind = known.kept.get(source.sha256) or known.kept.get(mark, ())
    kept = [each for each in behind if each.person_id in known.people]
    if not kept or not line.is_open:
        return line
    told = tuple(_kept_told(known, each) for each in kept)
    named = {line.person.id} if line.person else {each.id for each in line.people}
    if named - {each.person_id for each in kept}:
        return _asked(replace(line, told=(*told[1:], *line.told)), told[0])
    return ReceivedLine(source, LineState.HERE, told)


def _kept_told(known: KnownHere, kept: KeptBehind) -> Sentence:
    return Sentence(
        "It is kept already, with {course} of {person} on {day}.",
        {
            "course": known.courses.title(kept.course_id),
            "person": known.people[kept.person_id].name,
            "day": long_date(kept.completed_on),
        },
    )


# Ours.


def _ours(workspace: Workspace, file: ReadFile) -> PaperCheck | None:
    """What a PDF is that bears a number of our own certificates, by its marks or its words."""
    said = [file.keywords, *(each.words for each in file.pages)]
    if not any(map(normal_number, numbers_on("\n".join(said)))):
        return None
    return check_paper(workspace, read_given(file.path, LARGEST), file.path.name)


def _line_of_ours(source: PaperSource, checked: PaperCheck) -> ReceivedLine:
    if checked.result is CheckResult.STANDS:
        told = Sentence("It is a certificate of yours, and stands in your register.")
        return ReceivedLine(source, LineState.HERE, (told, *checked.sentences()))
    told = Sentence("It bears a number of your own certificates, and is not one that stands.")
    return ReceivedLine(source, LineState.NOT_KEPT, (told, *checked.sentences()))


def _is_several(papers: Sequence[Paper]) -> bool:
    """Whether each page of a file stands for itself.

    So it is where two pages are certificates of different people, courses or days or name
    different people, where a page is left where it is, and where one cannot be read: one page of
    a scan is one certificate.
    """
    if len(papers) < 2:
        return False
    if any(each.private or not each.words for each in papers):
        return True
    if len({each.people for each in papers if each.people}) > 1:
        return True
    told = {each.tells for each in papers if each.is_certificate}
    return len(told) > 1
