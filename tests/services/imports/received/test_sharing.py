"""One file for several people: a line for each, and the file with the training of each."""

from pathlib import Path

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.received.bringing_in import bring_in
from sgdesk.services.imports.received.sharing import for_person
from sgdesk.services.imports.received.values import Confirmed, LineState
from sgdesk.services.people.evidence import evidence_of
from sgdesk.services.people.people import person_view
from tests.services.imports.received.conftest import ANN, BOB, ZOE, Look
from tests.services.imports.received.making import certificate, write_pdf
from tests.services.imports.received.test_bringing_in import DAY, level2

GROUP = "\n".join(
    (
        "Group certificate",
        "Course: Safeguarding Level 2",
        "Completed on 12 March 2025",
        "Ann Sample",
        "Bob Instance",
    )
)


def test_whose_it_is_is_asked_no_more_and_the_rest_stays(look: Look, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "g.pdf", f"{GROUP}\nDate of birth: 1 May 1980")
    (line,) = look(path).lines
    assert line.state is LineState.ASKS and line.person is None
    assert [each.id for each in line.named] == [ANN, BOB]
    of_bob = for_person(line, BOB)
    assert of_bob.person is not None and of_bob.person.id == BOB
    assert (of_bob.state, of_bob.people, of_bob.whose) == (LineState.CONFIRM, (), ())
    (told,) = map(str, of_bob.told)
    assert "a date of birth" in told


def test_a_paper_that_may_say_no_or_has_no_day_still_asks(look: Look, tmp_path: Path) -> None:
    no_day = write_pdf(tmp_path / "a.pdf", GROUP.replace("Completed on 12 March 2025", ""))
    no_pass = write_pdf(tmp_path / "b.pdf", f"{GROUP}\nResult: fail")
    for line in look(no_day, no_pass).lines:
        assert for_person(line, ANN).state is LineState.ASKS


def test_the_file_is_kept_once_with_the_training_of_each(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    (line,) = look(write_pdf(tmp_path / "g.pdf", GROUP)).lines
    said = [Confirmed(line.source, who, level2(workspace), DAY) for who in (ANN, BOB, ZOE)]
    assert bring_in(workspace, said).recorded == 3
    for who in (ANN, BOB, ZOE):
        (row,) = (each.row for each in person_view(workspace, who).training)
        (kept,) = evidence_of(workspace, row.id)
        assert kept.sha256 == line.source.sha256
    assert look(tmp_path / "g.pdf").lines[0].state is LineState.HERE


def test_others_on_a_certificate_of_one_are_told(look: Look, tmp_path: Path) -> None:
    words = certificate("Ann Sample", "Safeguarding Level 2", "Completed on 12 March 2025")
    path = write_pdf(tmp_path / "group.pdf", f"{words}\nBob Instance")
    (line,) = look(path).lines
    assert [each.id for each in line.named] == [ANN, BOB]
    assert "It names Bob Instance, too." in " ".join(map(str, line.told))
