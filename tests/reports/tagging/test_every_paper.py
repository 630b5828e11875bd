"""Each paper of the sample organisation, held against a checker of PDF/UA and read back whole."""

from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from itertools import pairwise

import pypdf
import pytest

from sgdesk.domain.certificates.dress import Design, Dress, PaperSize
from sgdesk.domain.people.keeping.erasing import Subject
from sgdesk.reports import returns
from sgdesk.reports.file.recovery_sheet import RecoverySheet, recovery_sheet_pdf
from sgdesk.reports.tagging import CREATOR, PRODUCER
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.certificates.register import certificates_pdf, contents, contents_pdf
from sgdesk.services.courses.papers import quality_report_pdf
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.dip_sample import dip_sample_pdf, dip_samples
from sgdesk.services.forms.papers import evaluation_report_pdf
from sgdesk.services.people.induction import induction_sheet_pdf
from sgdesk.services.people.papers import (
    induction_sheets_pdf,
    person_record_pdf,
    person_records_pdf,
)
from sgdesk.services.people.rights.held import held_pdf
from sgdesk.services.people.several.teams import slips_pdf, teams_of_roles
from sgdesk.services.sample.making import make_sample
from sgdesk.services.sessions.giving_out_forms import forms_before_session_pdf
from sgdesk.services.sessions.papers import attendance_pdf, sign_in_sheet_pdf, training_plan_pdf
from sgdesk.services.sessions.sessions import session_lines
from tests.factories import clock_at
from tests.reports.returns.documents import DOCUMENT, NAMED, OVER_YEAR, PICTURED
from tests.reports.tagging.trees import faults_of, tree_of, untold

DAY = date(2026, 11, 28)
SEVERAL = (1, 2, 3, 4)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, bytes]]:
    """Every paper that the program makes, by what it is."""
    folder = tmp_path_factory.mktemp("papers")
    workspace = make_sample(folder / "s.sgdesk", folder, clock=clock_at(DAY))
    yield _papers_of(workspace)
    workspace.close()


def _papers_of(workspace: Workspace) -> Mapping[str, bytes]:
    numbers = issue_certificates(workspace).new_numbers
    session = session_lines(workspace)[0].id
    year_ago = date(2025, 11, 28)
    return {
        "certificates": certificates_pdf(workspace, numbers),
        "certificates, plain and small with backs": contents_pdf(
            contents(workspace, numbers[:2]), Dress(Design.PLAIN, PaperSize.A5, outcomes=True)
        ),
        "return": returns.as_pdf(DOCUMENT),
        "return over the year": returns.as_pdf(OVER_YEAR),
        "return with pictures": returns.as_pdf(PICTURED),
        "return with names": returns.as_pdf(NAMED),
        "quality report": quality_report_pdf(workspace),
        "evaluation report": evaluation_report_pdf(workspace, None, year_ago, DAY),
        "dip sample": dip_sample_pdf(workspace, dip_samples(workspace).drawn[0].id),
        "forms": forms_before_session_pdf(workspace, session),
        "sign-in sheet": sign_in_sheet_pdf(workspace, session),
        "training plan": training_plan_pdf(workspace),
        "attendance": attendance_pdf(workspace, year_ago, DAY),
        "training record": person_record_pdf(workspace, 1),
        "training records of several": person_records_pdf(workspace, SEVERAL).content,
        "induction sheet": induction_sheet_pdf(workspace, 1),
        "induction sheets of several": induction_sheets_pdf(workspace, SEVERAL).content,
        "leaders’ slips": slips_pdf(workspace, teams_of_roles(workspace)).content,
        "everything held": held_pdf(workspace, Subject.PERSON, 1),
        "recovery sheet": recovery_sheet_pdf(
            RecoverySheet("St Example's", "a.sgdesk", DAY, ("ABCD", "EFGH", "JKMN"))
        ),
    }


@pytest.mark.needs("pdf checker")
def test_a_checker_finds_no_fault_in_any(papers: Mapping[str, bytes]) -> None:
    assert {name: faults_of(pdf) for name, pdf in papers.items()} == {name: [] for name in papers}


def test_nothing_is_drawn_that_is_neither_said_nor_set_aside(papers: Mapping[str, bytes]) -> None:
    assert {name: untold(pdf) for name, pdf in papers.items()} == {name: [] for name in papers}


def test_each_begins_with_its_title(papers: Mapping[str, bytes]) -> None:
    for name, pdf in papers.items():
        headings = tree_of(pdf).every("H1", "H2", "H3")
        assert headings, name
        assert headings[0].kind == "H1", name


def test_each_of_several_people_has_a_heading_of_the_highest_kind(
    papers: Mapping[str, bytes],
) -> None:
    for name in ("training records of several", "induction sheets of several"):
        assert len(tree_of(papers[name]).every("H1")) == len(SEVERAL), name


def test_no_heading_is_deeper_than_one_step_under_the_one_before(
    papers: Mapping[str, bytes],
) -> None:
    for name, pdf in papers.items():
        depths = [int(each.kind[1]) for each in tree_of(pdf).every("H1", "H2", "H3")]
        steps = [after - before for before, after in pairwise(depths)]
        assert max(steps, default=0) <= 1, name


def test_every_row_of_a_table_has_cells_and_every_heading_says_what_it_heads(
    papers: Mapping[str, bytes],
) -> None:
    for name, pdf in papers.items():
        for table in tree_of(pdf).every("Table"):
            assert {kid.kind for kid in table.kids} == {"TR"}, name
            for row in table.kids:
                assert {kid.kind for kid in row.kids} <= {"TH", "TD"}, name
            assert all(each.scope for each in table.every("TH")), name


def test_each_says_whose_it_is_what_it_is_and_its_day_and_not_the_clocks(
    papers: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, pdf in papers.items():
        about = pypdf.PdfReader(BytesIO(pdf)).metadata
        assert about is not None
        title, author = str(about.title), str(about.author)
        assert author.startswith("St Example"), name
        assert title.endswith(f" – {author}"), name
        assert about.subject, name
        assert (about.creator, about.producer) == (CREATOR, PRODUCER)
        made = about.creation_date
        assert name.startswith("induction sheet") or (
            made is not None and made.year in {2026, 2025}
        ), name
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert pypdf.PdfReader(BytesIO(returns.as_pdf(DOCUMENT))).metadata == (
        pypdf.PdfReader(BytesIO(papers["return"])).metadata
    )


def test_no_title_or_outline_of_a_file_names_a_person_but_where_papers_lie_by_name(
    papers: Mapping[str, bytes],
) -> None:
    assert "Testerton" in _outline(papers["certificates"])
    for name in ("training records of several", "induction sheets of several"):
        assert "Ada Mockford" in _outline(papers[name]), name
    for name, pdf in papers.items():
        about = pypdf.PdfReader(BytesIO(pdf)).metadata
        assert about is not None
        said = str(dict(about))
        assert "Testerton" not in said and "Mockford" not in said, name


def _outline(pdf: bytes) -> str:
    """What stands at the top of the outline."""
    tops = (each for each in pypdf.PdfReader(BytesIO(pdf)).outline if not isinstance(each, list))
    return " ".join(str(each.title) for each in tops)


def test_a_paper_of_more_than_two_pages_has_an_outline(papers: Mapping[str, bytes]) -> None:
    for name, pdf in papers.items():
        reader = pypdf.PdfReader(BytesIO(pdf))
        assert bool(reader.outline) == (len(reader.pages) > 2), name


def test_the_return_carries_its_figures_for_a_program(papers: Mapping[str, bytes]) -> None:
    for name, document in (("return", DOCUMENT), ("return with names", NAMED)):
        attached = pypdf.PdfReader(BytesIO(papers[name])).attachments
        assert dict(attached) == {"training-summary.json": [returns.as_json(document)]}
