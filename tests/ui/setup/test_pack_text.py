"""Set-up, Partnership: what is read of a partnership and of what stands beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import Workspace, all_denominations, all_packs
from sgdesk.services.organisation.denominations import set_denomination_level
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.setup.partnership.pack_text import pack_html
from sgdesk.ui.setup.partnership.section import PackView, PartnershipSection
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import Banner
from tests.factories import make_workspace
from tests.ui.conftest import RecordingShell

Opener = Callable[[str], tuple[PartnershipSection, Workspace]]


@pytest.fixture
def open_under(
    qtbot: QtBot, tmp_path: Path, alerts: RecordingAlerts, shell: RecordingShell
) -> Opener:
    """The section of an organisation that follows a partnership."""

    def make(partnership: str) -> tuple[PartnershipSection, Workspace]:
        workspace = make_workspace(tmp_path, partnership)
        section = PartnershipSection()
        qtbot.addWidget(section)
        section.refresh(Context(workspace, InlineTasks(alerts.refuse), alerts, shell))
        section.show()
        return section, workspace

    return make


def read(pack_id: str) -> str:
    """A pack as it is read on the screen."""
    packs = {**all_packs().packs, **all_denominations().packs}
    document = QTextDocument()
    document.setHtml(pack_html(packs[pack_id]))
    return " ".join(document.toPlainText().split())


def bands(section: PartnershipSection) -> list[Banner]:
    return [each for each in section.findChildren(Banner) if each.isVisibleTo(section)]


@pytest.mark.parametrize(
    ("partnership", "told"), [("hscp", 1), ("scsp", 1), ("wscp", 0), ("generic", 0)]
)
def test_a_band_tells_that_the_documents_own_time_is_over(
    open_under: Opener, partnership: str, told: int
) -> None:
    section, _ = open_under(partnership)
    assert len(bands(section)) == told


def test_the_denomination_is_read_below_the_partnership(open_under: Opener) -> None:
    section, workspace = open_under("hscp")
    view = section.findChildren(PackView)[0]
    assert "Beside it:" not in view.toPlainText()
    set_denomination_level(workspace, {}, denomination="methodist")
    section.refresh(section.context)
    text = view.toPlainText()
    below = text.partition("Beside it: The Methodist Church in Britain")[2]
    assert "Leaders of other organisations on church premises" in below
    assert "Church of England Foundation counts as Methodist Foundation Module." in below
    assert "The pages that this was read from" in below
    assert "https://essdmethodistcircuit.org/safeguarding-training" in below


@pytest.mark.parametrize(
    ("pack", "said"),
    [
        (
            "hscb",
            "One clock for Introductory e-learning, HSCB Introduction and HSCB Advanced: any later "
            "safeguarding learning counts as the update, every 3 years (recommended). The document "
            "speaks of practitioners who work with children and young people; for others it is "
            "your choice. [The role of Safeguarding Partners/Relevant Agencies, Please Note]",
        ),
        ("hscb", "Annual Safeguarding Conference"),
        ("wscp", "Universal training: “or in line with statutory requirements”."),
        ("wscp", "Accurate records of training attended [3]"),
        ("scsp", "Childminder: exempt from Core Working Together."),
        ("scsp", "First: Level 1 Safeguarding Children [8.2]"),
        ("hscp", "Recommended: Domestic Abuse Awareness courses (various);"),
        ("cofe", "Only the highest level that is asked of somebody is done again"),
        ("cofe", "In sheets also: Leadership, Leadership pathway, Leadership (C2), C2,"),
        ("sport", "since July 2023"),
        ("girlguiding", "For: Leaders in charge, mentors and licence holders;"),
    ],
)
def test_each_fact_can_be_read(pack: str, said: str) -> None:
    assert said in read(pack)


@pytest.mark.parametrize(
    ("pack", "text"),
    [
        ("wscp", "Accurate records of training attended"),
        ("wscp", "attendance and due dates monitored"),
        ("hscp", "improve outcomes for children and families"),
        ("hscb", "A safeguarding lead or designated person"),
        ("scsp", "Systems to identify any reasons for workers not completing"),
    ],
)
def test_what_is_only_expected_is_not_called_a_report(pack: str, text: str) -> None:
    said = read(pack)
    reported = said.partition("What you report")[2].partition("What is expected of you")
    assert text not in reported[0]
    assert text in reported[2]


def test_an_interval_that_no_document_states_is_not_called_once() -> None:
    said = read("hscp").partition("How often it is done again")[2]
    assert "Level 1: induction and introduction to safeguarding not stated" in said
    assert "once" not in said.partition("Certificates and follow-up")[0]
