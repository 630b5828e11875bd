"""Bands over the figures: what somebody should know before believing them."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.services.views.overview import INDUCTION, TodayView
from sgdesk.services.views.vacancies import KeyPost, Vacancy
from sgdesk.ui.lead_words import lead_unasked_words, way_to_lead_role
from sgdesk.ui.places import DEPUTY, LEAD, Place, Wanted
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import Banner, BannerKind
from sgdesk.ui.words import SEVERAL, no_induction_words

Way = tuple[Place, Wanted]


class TodayBands(QWidget):
    """One band for each thing to know; ``chosen`` tells the way to where it is mended.

    ``own_asked`` when somebody has seen enough of the sample, ``lead_chosen`` with the id of
    whoever is to be the safeguarding lead.
    """

    chosen = Signal(object)
    own_asked = Signal()
    lead_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)

    def show_view(self, view: TodayView) -> None:
        """Show what holds of these figures."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if view.is_sample:
            self._column.addWidget(self._sample_band())
        self._offer_lead(view)
        for text, button, way in _bands(view):
            band = Banner(text, button, BannerKind.WARNING)
            band.chosen.connect(lambda way=way: self.chosen.emit(way))
            self._column.addWidget(band)
        self.setVisible(self._column.count() > 0)

    def _offer_lead(self, view: TodayView) -> None:
        """Whoever alone holds the role of the lead is one press away from being chosen."""
        for each in view.vacancies:
            if each.offered is not None:
                number, name, role = each.offered
                text = tr(
                    "{said} {name} holds the role {role}. Anybody else is chosen in Set-up, "
                    "Organisation.",
                    said=vacancy_words(each),
                    name=name,
                    role=role,
                )
                band = Banner(text, tr("Choose {name}", name=name), BannerKind.WARNING)
                band.chosen.connect(lambda number=number: self.lead_chosen.emit(number))
                self._column.addWidget(band)

    def _sample_band(self) -> Banner:
        text = tr("This is the sample. Nobody in it is real, and nothing you do here can do harm.")
        band = Banner(text, tr("Set up your &own"), BannerKind.CALM)
        band.chosen.connect(self.own_asked)
        return band


_VACANT = {
    KeyPost.LEAD: (
        "Nobody is chosen as your safeguarding lead yet.",
        "Nobody is your safeguarding lead now.",
    ),
    KeyPost.DEPUTY: (
        "Nobody is chosen as your deputy lead yet.",
        "Nobody is your deputy lead now.",
    ),
    KeyPost.TRUSTEE: ("Nobody is a trustee yet.", "Nobody is a trustee now."),
}
"""What is said of a vacant post: where nobody ever held it, and where somebody did."""


_BOXES = {KeyPost.LEAD: LEAD, KeyPost.DEPUTY: DEPUTY}
"""Where each is chosen."""


def vacancy_words(vacancy: Vacancy) -> str:
    """That a post is vacant, and since whom."""
    never, now = _VACANT[vacancy.post]
    if vacancy.is_new:
        return tr(never)
    if vacancy.left is None:
        return tr("{said} It was {name}.", said=tr(now), name=vacancy.was)
    day = long_date(vacancy.left)
    return tr("{said} {name} left on {day}.", said=tr(now), name=vacancy.was, day=day)


def way_to_note(view: TodayView) -> Way:
    """To those people, with the dialog that notes the induction that they had."""
    wanted = Wanted(
        people=view.no_induction.everybody,
        label=tr("had no induction noted"),
        requirement=INDUCTION,
        action="record",
    )
    return Place.PEOPLE, wanted


def _bands(view: TodayView) -> Iterator[tuple[str, str, Way]]:
    for each in view.vacancies:
        if each.post is KeyPost.TRUSTEE:
            way = (Place.PEOPLE, Wanted(kind=PersonKind.TRUSTEE, leavers=True))
            yield vacancy_words(each), tr("Show trustees who left"), way
        elif each.offered is None:
            way = (Place.SETUP, Wanted(action=_BOXES[each.post]))
            yield vacancy_words(each), tr("Choose"), way
    for lead in view.leads_unasked:
        yield lead_unasked_words(lead), *way_to_lead_role(lead)
    if len(view.no_induction.everybody) >= SEVERAL:
        yield no_induction_words(view.no_induction), tr("Note it"), way_to_note(view)
    if view.no_role:
        one = "{names} has no role, so is in none of these figures."
        many = "{n} people have no role, so are in none of these figures: {names}."
        names = ", ".join(person.name for person in view.no_role[:3])
        names += " …" if len(view.no_role) > 3 else ""
        text = tr_count(one, many, len(view.no_role), names=names)
        people = frozenset(person.id for person in view.no_role)
        yield text, tr("Show them"), (Place.PEOPLE, Wanted(people=people, label=tr("no role")))
    if view.roles_without_requirements:
        one = "The role {names} calls for nothing yet, so whoever holds it is in no figure."
        many = "{n} roles call for nothing yet, so whoever holds them is in no figure: {names}."
        names = ", ".join(view.roles_without_requirements)
        text = tr_count(one, many, len(view.roles_without_requirements), names=names)
        yield text, tr("Set up roles"), (Place.SETUP, Wanted(action="roles"))
