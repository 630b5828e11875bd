"""Today: the figures, what to do, and the people behind them."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from sgdesk.domain.training.states import State
from sgdesk.domain.training.titles import short_title
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.decisions import decide, decision_list
from sgdesk.services.organisation.organisation import (
    Leads,
    change_organisation,
    organisation_view,
)
from sgdesk.services.people.absence import leave
from sgdesk.services.people.people import PersonDetails, add_person, change_person
from sgdesk.services.people.posts import add_post
from sgdesk.services.people.roles import add_role
from sgdesk.services.returns.final import freeze_return, mark_sent
from sgdesk.services.sessions.sessions import SessionDetails, plan_session
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.services.views.overview import TodayView, today_view
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.recording.record_dialog import RecordDialog
from sgdesk.ui.places import LEAD, LEADS_ROLE, Place, Wanted
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.today.also import AlsoCard
from sgdesk.ui.today.page import TodayPage, greeting
from sgdesk.ui.today.to_do import ToDoList
from sgdesk.ui.widgets import Banner, CoverageTile, EmptyState, LinkButton, MonthChart, Note
from sgdesk.ui.words import backup_words
from tests.factories import TODAY, make_workspace
from tests.services.hall import make_hall
from tests.services.sample.made import a_sample
from tests.ui.conftest import RecordingShell


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> TodayPage:
    made = TodayPage()
    qtbot.addWidget(made)
    made.refresh(context)
    made.show()
    return made


def test_before_anything_is_read_it_does_not_say_that_nothing_waits(qtbot: QtBot) -> None:
    made = TodayPage()
    qtbot.addWidget(made)
    made.show()
    said = [each.text() for each in made.findChildren(QLabel) if each.isVisible()]
    assert not any("waiting" in each for each in said)


def button(page: TodayPage, name: str) -> QAbstractButton:
    found = page.findChildren(QAbstractButton)
    return next(each for each in found if each.accessibleName() == name)


def test_the_worst_requirement_comes_first(page: TodayPage) -> None:
    said = [tile.accessibleName() for tile in page.findChildren(CoverageTile)]
    assert len(said) == 2
    assert all("33.3%, 1 of 3" in each or "66.7%, 2 of 3" in each for each in said)


def test_cards_keep_their_order_for_the_day_whatever_is_recorded(page: TodayPage) -> None:
    def titles() -> list[str]:
        items = (page._flow.itemAt(place) for place in range(page._flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [each._title for each in widgets if isinstance(each, CoverageTile)]

    before, tiles = titles(), page._view.tiles
    page._show_tiles(tiles[::-1])  # as where the worst became the best
    assert titles() == before
    page._order_of = None  # another day
    page._show_tiles(tiles[::-1])
    assert titles() == before[::-1]


def test_the_first_sentence_counts_who_needs_training(page: TodayPage) -> None:
    assert "2 people need training now." in page._greeting.text()


def test_helpers_under_18_are_counted_apart_under_the_first_sentence(
    qtbot: QtBot, page: TodayPage, workspace: Workspace, context: Context
) -> None:
    assert "under 18" not in page._sub.text()
    change_person(workspace, 1, PersonDetails("Ada", "Example", under_18=True))
    page.refresh(context)
    assert "3 people count, 1 of them under 18, as at" in page._sub.text()


def test_who_is_asked_nothing_is_in_no_headline(page: TodayPage, workspace: Workspace) -> None:
    quiet, _ = add_role(workspace, "Friend of the hall", None, [])
    for n in range(2):
        add_person(workspace, PersonDetails(f"Fay{n}", "Sample"), quiet, TODAY)
    page.refresh(page.context)
    assert page._sub.text().startswith("3 people count, as at")
    assert page._sub.text().endswith("2 people are in no figure yet: their roles call for nothing.")


def test_nobody_asked_is_not_nobody_in_need(tmp_path: Path) -> None:
    made = make_workspace(tmp_path)
    quiet, _ = add_role(made, "Friend of the hall", None, [])
    add_person(made, PersonDetails("Fay", "Sample"), quiet, TODAY)
    view = today_view(made)
    assert greeting(view, time(20)) == "Good evening. Nobody is asked for any training yet."
    assert greeting(view, None).startswith("Nobody was asked for any training as at")
    made.close()


@pytest.mark.parametrize(
    ("hour", "hello"),
    [(3, "evening"), (9, "morning"), (12, "afternoon"), (16, "afternoon"), (19, "evening")],
)
def test_the_greeting_fits_the_hour(workspace: Workspace, hour: int, hello: str) -> None:
    view = today_view(workspace)
    assert greeting(view, time(hour)).startswith(f"Good {hello}.")


def test_another_day_is_named_in_place_of_a_greeting(workspace: Workspace) -> None:
    view: TodayView = today_view(workspace, date(2026, 1, 31))
    assert greeting(view, None) == "3 people need training as at 31 January 2026."


def test_a_tile_opens_the_people_behind_it(page: TodayPage, shell: RecordingShell) -> None:
    page.findChildren(CoverageTile)[0].opened.emit(State.OVERDUE)
    place, wanted = shell.visits[-1]
    assert place is Place.PEOPLE
    assert wanted.state is State.OVERDUE
    assert wanted.requirement in ("induction", "level1")


def test_each_line_of_the_list_opens_or_records(page: TodayPage, shell: RecordingShell) -> None:
    names = [each.accessibleName() for each in page.findChildren(QPushButton)]
    record = next(each for each in names if each.startswith("Record") and "Bob Example" in each)
    button(page, record).click()
    assert shell.visits[-1][1].action == "record"
    assert shell.visits[-1][1].person == 2
    button(page, record.replace("Record", "Book", 1)).click()
    assert shell.visits[-1][1].action == "book"
    button(page, "Open Bob Example: Safeguarding Level 1").click()
    assert shell.visits[-1][1] == Wanted(person=2)


def test_nothing_can_be_recorded_as_at_another_day(
    qtbot: QtBot, workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    page = TodayPage()
    qtbot.addWidget(page)
    tasks = InlineTasks(alerts.refuse)
    page.refresh(Context(workspace, tasks, alerts, shell, date(2025, 3, 31)))
    buttons = page.findChildren(ToDoList)[0].findChildren(QPushButton)
    assert not any(each.isEnabled() for each in buttons if each.text() == "Record")
    assert all(each.isEnabled() for each in buttons if each.text() == "Open")


def test_who_has_no_role_is_named_and_can_be_shown(page: TodayPage, shell: RecordingShell) -> None:
    bands = page._bands.findChildren(Banner)[1:]  # the first is of the lead, who is told before
    text = bands[0].findChildren(QLabel)[0].text()
    assert text == "Dee Example has no role, so is in none of these figures."
    bands[0].chosen.emit()
    assert shell.visits[-1][1].people == frozenset({4})


def test_a_month_opens_those_who_fall_due_in_it(page: TodayPage, shell: RecordingShell) -> None:
    month = page._view.months[0]
    page.findChildren(MonthChart)[0].opened.emit(month.month)
    assert shell.visits[-1][1].month == month.month
    assert shell.visits[-1][1].people == month.people


def test_an_empty_organisation_is_offered_its_first_step(
    qtbot: QtBot, empty_workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    page = TodayPage()
    qtbot.addWidget(page)
    page.show()
    page.refresh(Context(empty_workspace, InlineTasks(alerts.refuse), alerts, shell))
    empty = page.findChildren(EmptyState)[0]
    assert empty.isVisible()
    empty.findChildren(QPushButton)[0].click()
    assert shell.visits == [(Place.PEOPLE, Wanted(action="import"))]


@pytest.mark.parametrize(
    ("days_ago", "words"), [(0, "today 10:42"), (1, "yesterday 10:42"), (3, "28 Mar 2026 10:42")]
)
def test_the_last_backup_is_told_in_words(days_ago: int, words: str) -> None:
    made = datetime(2026, 3, 31, 10, 42).astimezone() - timedelta(days=days_ago)
    assert backup_words(made, TODAY) == f"last backup {words}"
    assert backup_words(None, TODAY).startswith("no backup yet")


def test_sessions_and_forms_that_wait_lead_to_their_places(
    qtbot: QtBot, context: Context, shell: RecordingShell
) -> None:
    course = course_choices(context.workspace)[0]
    held = SessionDetails(course.id, TODAY - timedelta(days=3))
    number, _ = plan_session(context.workspace, held)
    page = TodayPage()
    qtbot.addWidget(page)
    page.refresh(context)
    lines = page.findChildren(AlsoCard)[0].findChildren(QLabel)
    assert any("is to be ticked in" in each.text() for each in lines)
    tick = next(
        each
        for each in page.findChildren(QAbstractButton)
        if each.accessibleName().startswith("Tick in")
    )
    tick.click()
    assert shell.visits[-1] == (Place.SESSIONS, Wanted(session=number, action="tick"))


def test_decisions_left_open_wait_on_today_until_they_are_taken(
    page: TodayPage, context: Context
) -> None:
    card = page.findChildren(AlsoCard)[0]
    said = " ".join(each.text() for each in card.findChildren(QLabel))
    assert "decisions are left to you" in said

    asked = decision_list(context.workspace).open
    decide(context.workspace, {each.key: each.usual for each in asked})
    page.refresh(context)

    assert card.isHidden()


def test_a_vacant_post_of_the_lead_is_told_first_of_all_and_can_be_filled(
    page: TodayPage, context: Context, shell: RecordingShell
) -> None:
    band = page._bands.findChildren(Banner)[0]
    assert band.text() == "Nobody is chosen as your safeguarding lead yet."
    band.chosen.emit()
    assert shell.visits[-1] == (Place.SETUP, Wanted(action=LEAD))

    details = organisation_view(context.workspace).details
    change_organisation(context.workspace, details, Leads(lead=1))
    leave(context.workspace, 1, TODAY)
    page.refresh(context)
    QApplication.processEvents()
    shown = [each for each in page._bands.findChildren(Banner) if each.isVisible()]
    assert not any("Nobody is" in each.text() for each in shown)
    tasks, alerts = context.tasks, context.alerts
    tomorrow = TODAY + timedelta(days=1)
    page.refresh(Context(context.workspace, tasks, alerts, shell, tomorrow))
    QApplication.processEvents()
    said = [each.text() for each in page._bands.findChildren(Banner) if each.isVisible()]
    assert said[0].startswith("Nobody is your safeguarding lead now. Ada Example left on ")


def test_a_lead_whose_role_is_no_lead_s_is_told_with_the_way_to_the_role(
    page: TodayPage, context: Context, shell: RecordingShell
) -> None:
    change_organisation(
        context.workspace, organisation_view(context.workspace).details, Leads(lead=1)
    )

    def band() -> Banner:
        page.refresh(context)
        QApplication.processEvents()
        found = page._bands.findChildren(Banner)
        return next(each for each in found if each.isVisible() and "no lead’s" in each.text())

    assert band().text().startswith("Ada Example is your safeguarding lead, and their role is no")
    band().chosen.emit()
    assert shell.visits[-1] == (Place.SETUP, Wanted(action="roles")), "no role is a lead's yet"

    add_role(context.workspace, "Safeguarding lead", "3", ["level3"])
    band().chosen.emit()
    assert shell.visits[-1] == (Place.PEOPLE, Wanted(person=1, action=LEADS_ROLE))


def test_whoever_alone_holds_the_role_of_the_lead_is_chosen_in_one_press(
    page: TodayPage, context: Context
) -> None:
    role, _ = add_role(context.workspace, "Safeguarding lead", None, ["level1"])
    add_post(context.workspace, 1, role, None)
    page.refresh(context)
    QApplication.processEvents()
    shown = [each for each in page._bands.findChildren(Banner) if each.isVisible()]
    assert "Ada Example holds the role Safeguarding lead." in shown[0].text()
    shown[0].chosen.emit()
    assert organisation_view(context.workspace).settings.lead_person == 1


def test_the_last_return_is_told_with_when_it_was_sent_and_when_the_next_is_due(
    page: TodayPage, context: Context
) -> None:
    said = page._safety._return
    assert "none is made final yet" in said.text()
    made = freeze_return(context.workspace)
    page.refresh(context)
    assert f"The last return is {made.number}, as at" in said.text()
    everything = [each.text() for each in page.findChildren(QLabel) if made.number in each.text()]
    assert len([each for each in everything if "sent" in each]) == 1, "told once that it waits"
    mark_sent(context.workspace, made.id, TODAY, "the partnership")
    page.refresh(context)
    assert "sent " in said.text()
    assert "The next by" in said.text()


def test_a_long_name_goes_on_below_where_there_is_no_room_and_is_never_cut(
    qtbot: QtBot, workspace: Workspace
) -> None:
    view = today_view(workspace)
    long = replace(view.to_do[0], person_name="Bartholomew-Maximilian " * 3)
    listed = ToDoList()
    qtbot.addWidget(listed)
    listed.resize(420, 300)
    listed.show_view(replace(view, to_do=(long,)), may_write=True)
    listed.show()
    name = next(each for each in listed.findChildren(LinkButton) if "Bartholomew" in each.toolTip())
    listed.grab()  # lays it out
    assert name.text() == f"{long.person_name}: {short_title(long.title)}"
    assert name.height() >= name.heightForWidth(name.width()) > 2 * name.fontMetrics().height()
    assert listed.minimumSizeHint().width() <= 420
    assert long.person_name in name.accessibleName()


def test_a_narrow_list_drops_whose_rule_it_is_and_keeps_what_is_missing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    done = TrainingDetails(hall.courses["working-together-2"], TODAY)
    record_training(hall.workspace, hall.people[:1], done)
    view = today_view(hall.workspace)
    rows = tuple(row for row in view.to_do if row.requirement == "level2")[-4:]
    listed = ToDoList()
    qtbot.addWidget(listed)
    listed.show_view(replace(view, to_do=rows), may_write=True)
    listed.show()
    missing = "1 of 2 courses; Right Help, Right Time is missing"

    def notes(width: int) -> set[str]:
        listed.resize(width, 600)
        listed.grab()
        return {each.text() for each in listed.findChildren(Note) if each.isVisible()}

    assert f"{missing} · Herefordshire Appendix 1, Level 2" in notes(900)
    assert notes(300) == {missing}
    hall.workspace.close()


@pytest.mark.parametrize(("width", "enlarged"), [(683, 1.0), (1366, 2.0)])
@pytest.mark.parametrize("place", [Place.TODAY, Place.PEOPLE])
def test_nothing_scrolls_sideways_at_twice_the_size(
    window: MainWindow, place: Place, width: int, enlarged: float
) -> None:
    app, usual = QApplication.instance(), QApplication.font()
    assert isinstance(app, QApplication)
    larger = QApplication.font()
    larger.setPointSizeF(usual.pointSizeF() * enlarged)
    app.setFont(larger)
    try:
        window.resize(width, 768)
        window.navigate(place)
        QApplication.processEvents()
        assert window.width() == width
        scrolling = [each for each in window.findChildren(QAbstractScrollArea) if each.isVisible()]
        assert len(scrolling) > 1
        assert [each.horizontalScrollBar().maximum() for each in scrolling] == [0] * len(scrolling)
    finally:
        app.setFont(usual)


def test_the_sample_leads_to_an_organisation_of_ones_own(
    qtbot: QtBot, tmp_path: Path, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    made = a_sample(tmp_path / "s.sgdesk")
    page = TodayPage()
    qtbot.addWidget(page)
    page.refresh(Context(made, InlineTasks(alerts.refuse), alerts, shell))
    bands = page._bands.findChildren(Banner)
    assert "This is the sample" in bands[0].findChildren(QLabel)[0].text()
    bands[0].chosen.emit()
    assert shell.sentences == ["begin_own"]
    made.close()


def test_inductions_from_before_are_noted_for_all_who_had_one_at_once(
    window: MainWindow, workspace: Workspace
) -> None:
    helper = add_role(workspace, "Steward", None, ["induction"])[0]
    begun = TODAY - timedelta(days=2000)
    for name in ("Eve", "Fay", "Gil"):
        add_person(workspace, PersonDetails(name, "Example"), helper, begun)
    new = add_person(workspace, PersonDetails("Hal", "Example"), helper, TODAY)[0]
    unknown = add_person(workspace, PersonDetails("Ida", "Example"), helper, None)[0]
    window.refresh_all()
    before = today_view(workspace).no_induction
    assert new not in before.everybody and len(before.long_here) >= 3
    assert unknown in before.start_unknown
    assert window.page is not None
    band = next(
        each for each in window.page.findChildren(Banner) if "no induction is noted" in each.text()
    )
    assert f"{len(before.long_here)} people began over a year ago" in band.text()
    assert "neither an induction is noted nor when they began" in band.text()
    band.chosen.emit()
    dialog = window.findChildren(RecordDialog)[0]
    assert dialog.whom is not None
    assert set(dialog.whom.chosen()) == before.long_here
    assert dialog.day.edit.text() == ""
    dialog.day.edit.setText("March 2020")
    dialog.verb.click()
    assert today_view(workspace).no_induction.everybody == before.start_unknown
