"""The settings as boxes: what each is called, whose rule it is, and what it may hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.dates import short_date
from sgdesk.domain.organisation.pack import GateKind, Pack, PackKind
from sgdesk.domain.organisation.pathway import leaves_higher_levels_open
from sgdesk.domain.organisation.settings import (
    ALLOWANCE_DAYS,
    FOLLOW_GATE,
    HIGHER_RENEWS,
    INDUCTION_DAYS,
    INTERVAL_PREFIX,
    RETURN_MONTHS,
    SENT_IS_ENOUGH,
    WINDOW_DAYS,
)
from sgdesk.domain.training.titles import short_title
from sgdesk.domain.training.words import interval_words
from sgdesk.services.organisation.organisation import OrganisationView, longest_interval
from sgdesk.ui.setup.partnership.asked_text import one_clock_words
from sgdesk.ui.text import tr

LONGEST_INTERVAL = 120


@dataclass(frozen=True, slots=True)
class SettingField:
    """One box: a number up to ``largest``, or one of ``choices`` (what is kept, and its words).

    ``value`` is what is kept now, empty where the pack's own word holds; ``hint`` says whose
    rule it is.
    """

    key: str
    label: str
    hint: str
    value: str
    largest: int = 0
    choices: tuple[tuple[str, str], ...] = ()
    may_be_empty: bool = False
    too_large: str = ""

    def problem(self, text: str) -> str:
        """What is wrong with what was typed, or nothing; for Save."""
        if self.choices or (self.may_be_empty and not text):
            return ""
        if not text.isdecimal() or not 1 <= int(text) <= LONGEST_INTERVAL * 31:
            return tr("Enter a whole number from 1 to {largest}", largest=self.largest)
        if int(text) > self.largest:
            usual = tr("Enter a whole number from 1 to {largest}", largest=self.largest)
            return self.too_large or usual
        return ""


def setting_fields(
    view: OrganisationView, since: Mapping[str, date | None]
) -> Iterator[tuple[str, str, tuple[SettingField, ...]]]:
    """The boxes under their headings, each heading with what is no setting and holds there."""
    yield tr("Days"), "", tuple(_days(view, since))
    yield tr("How often training is done again"), "", tuple(_intervals(view, since))
    ways = tuple(_ways(view, since))
    yield tr("How completions count"), one_clock_words(view.pack), ways


def _days(view: OrganisationView, since: Mapping[str, date | None]) -> Iterator[SettingField]:
    values = view.settings
    for key, label, value, largest in (
        (WINDOW_DAYS, tr("“Due soon” begins this many days before"), values.window_days, 366),
        (INDUCTION_DAYS, tr("Days allowed for the induction"), values.induction_days, 3660),
        (ALLOWANCE_DAYS, tr("Days allowed for everything else"), values.allowance_days, 3660),
        (RETURN_MONTHS, tr("Months from one return to the next"), values.return_months, 60),
    ):
        hint = f"{tr('No document says.')} {_set_by_us(view, since, key)}"
        yield SettingField(key, label, hint, str(value), largest)


def _intervals(view: OrganisationView, since: Mapping[str, date | None]) -> Iterator[SettingField]:
    pack, own = view.pack, view.settings.intervals
    titles = [(each.key, each.title) for each in pack.requirements]
    for key, title in (*titles, *view.topics):
        setting = f"{INTERVAL_PREFIX}{key}"
        longest = longest_interval(pack, key)
        too_large = tr(
            "{pack} asks for {interval}: yours can be shorter, never longer",
            pack=pack.short_name,
            interval=interval_words(longest),
        )
        yield SettingField(
            setting,
            tr("{title}: months until it is done again", title=short_title(title)),
            _asked(pack, key, _set_by_us(view, since, setting) if key in own else ""),
            str(own.get(key, "")),
            longest or LONGEST_INTERVAL,
            may_be_empty=True,
            too_large=too_large if longest else "",
        )


def _asked(pack: Pack, key: str, own: str) -> str:
    """What the pack asks, with its paragraph, and what an empty box means."""
    asked = pack.requirement(key)
    months = asked.refresh_months if asked else None
    if pack.kind is PackKind.GENERIC and months is not None:
        said = tr("Usual: {interval}, nobody’s rule.", interval=interval_words(months))
    elif asked is None or months is None:
        said = tr("No document says. Leave it empty where it is done once.")
    else:
        source = f" ({asked.source})" if asked.source else ""
        said = tr(
            "{pack} asks for {interval}{source}. Leave it empty to follow that.",
            pack=pack.short_name,
            interval=interval_words(months),
            source=source,
        )
    return f"{said} {own}" if own else said


def _ways(view: OrganisationView, since: Mapping[str, date | None]) -> Iterator[SettingField]:
    pack, values = view.pack, view.settings
    if leaves_higher_levels_open(pack) or pack.higher_renews_source:
        yield _higher_levels(view, since)
    if pack.gate is not None:
        source = f" ({pack.gate.source})" if pack.gate.source else ""
        whose = tr("as {pack} does{source}, our choice", pack=pack.short_name, source=source)
        yield SettingField(
            FOLLOW_GATE,
            tr("Wait for the form before a certificate"),
            tr("For your own courses. {since}", since=_since(view, since, FOLLOW_GATE)),
            _kept(values.follow_gate),
            choices=(("yes", tr("Yes, {whose}", whose=whose)), ("no", tr("No, at once"))),
        )
    if pack.gate is not None and pack.gate.kind is GateKind.IMPACT_EVALUATION:
        yield SettingField(
            SENT_IS_ENOUGH,
            tr("The impact evaluation has to be"),
            tr(
                "{pack}’s sentence can be read both ways. {since}",
                pack=pack.short_name,
                since=_since(view, since, SENT_IS_ENOUGH),
            ),
            _kept(values.sent_is_enough),
            choices=(("no", tr("Filled in")), ("yes", tr("Sent out"))),
        )


def _higher_levels(view: OrganisationView, since: Mapping[str, date | None]) -> SettingField:
    pack, values = view.pack, view.settings
    word = tr("yes") if pack.higher_renews else tr("no")
    kept = "" if values.higher_renews is None else _kept(values.higher_renews)
    is_for_now = HIGHER_RENEWS in view.for_now
    return SettingField(
        HIGHER_RENEWS,
        tr("A higher level renews the lower ones"),
        tr(
            "Whether a later completion counts for what is below it: the documents are silent. "
            "{since}",
            since=_since(view, since, HIGHER_RENEWS),
        ),
        kept,
        choices=(
            ("", tr("As usual with {pack}: {word}", pack=pack.short_name, word=word)),
            ("yes", tr("Yes") if is_for_now else tr("Yes, set by us")),
            ("no", tr("No") if is_for_now else tr("No, set by us")),
        ),
    )


def _kept(value: bool) -> str:
    return "yes" if value else "no"


def _set_by_us(view: OrganisationView, since: Mapping[str, date | None], key: str) -> str:
    """Whose value a number is: the organisation's own where somebody set it."""
    said = _since(view, since, key)
    is_usual = key in view.for_now or key not in since
    return said if is_usual else tr("Set by us. {since}", since=said)


def _since(view: OrganisationView, since: Mapping[str, date | None], key: str) -> str:
    if key in view.for_now:
        return tr("The usual value, taken for now.")
    if key not in since:
        return tr("The usual value.")
    day = since[key]
    if day is None:
        return tr("Holds since always.")
    return tr("Holds since {day}.", day=short_date(day))
