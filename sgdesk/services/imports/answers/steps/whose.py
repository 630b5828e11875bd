"""Whose form a row of answers is: by the code on it, by e-mail, by name; nobody is guessed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sgdesk.data.organisation.import_answers import SAME
from sgdesk.domain.dates import long_date
from sgdesk.domain.forms.form import FormKind, normal_code
from sgdesk.domain.forms.record import FormRecord
from sgdesk.domain.names import PersonName, split_name
from sgdesk.domain.people.said_names import Likeness, WhoKind, like, who_is
from sgdesk.domain.text import fold
from sgdesk.services.imports.answers.steps.about import About
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.values import LEAVE, Choice, QuestionKind, Where

FORM = "form:"
"""Before the number of a form, where somebody has several here."""
NOT_HERE = "-"


@dataclass(frozen=True, slots=True)
class Answerer:
    """What a row says of who answered; blank where it says nothing."""

    row: int
    column: str | None
    name: str = ""
    email: str = ""
    code: str = ""
    about: str = ""

    @property
    def said(self) -> str:
        """The name or e-mail, as it is shown."""
        return self.name or self.email or self.code

    @property
    def is_nameless(self) -> bool:
        """Whether nothing in the row says who answered."""
        return not (self.name or self.email or self.code or self.about)


@dataclass(frozen=True, slots=True)
class Told:
    """The form that a row is; without one, ``is_left`` says that it was said to be none here."""

    form: FormRecord | None
    is_left: bool = False


_NOBODY = frozenset(
    {
        *("anonymous", "anon", "anonymous user", "guest", "nobody", "unknown", "no name"),
        *(
            "n/a",
            "na",
            "none",
            "-",
            "x",
            "prefer not to say",
            "rather not say",
            "i'd rather not say",
        ),
    }
)


def said_of_somebody(text: str) -> str:
    """A name or e-mail, blank where it says that nobody is named."""
    return "" if fold(text).strip(" .()") in _NOBODY else " ".join(text.split())


class FormTeller:
    """Tells forms of one session and kind for rows of answers."""

    def __init__(
        self,
        kind: FormKind,
        forms: Sequence[FormRecord],
        asking: Asking,
        known: frozenset[str] = frozenset(),
    ) -> None:
        """``known`` are the folded names of everybody here, with a form of these or without."""
        self._known = known
        self._kind = kind
        self._all = forms
        self._forms: Sequence[FormRecord] = forms
        self._asking = asking

    def tell(self, answerer: Answerer, about: About) -> Told:
        """The form of a row that says who answered, of those that are about what it says."""
        self._forms = [each for each in self._all if about.fits(each)]
        code = normal_code(answerer.code) if answerer.code else None
        if code is not None:
            by_code = [each for each in self._forms if each.code == code]
            if len(by_code) == 1 and self._agrees(by_code[0], answerer):
                return Told(by_code[0])
        found = self._people(answerer)
        if found is None:
            return self._asked(answerer)
        return self._one_of(found, answerer)

    def _agrees(self, form: FormRecord, answerer: Answerer) -> bool:
        """Whether a name beside a code does not speak against it."""
        return not answerer.name or _likeness(answerer.name, form.who) is not Likeness.NONE

    def _people(self, answerer: Answerer) -> list[FormRecord] | None:
        """The forms of the one person who is meant beyond doubt; None where that is not so."""
        mail = fold(answerer.email)
        by_mail = [each for each in self._forms if mail and fold(each.email or "") == mail]
        if not answerer.name:
            return by_mail if len({fold(each.who) for each in by_mail}) == 1 else None
        near = [e for e in by_mail if _likeness(answerer.name, e.who) is not Likeness.NONE]
        if near and len({fold(each.who) for each in near}) == 1:
            return near
        same = self._of_name(answerer.name)
        if by_mail and not near:
            return None
        alike = {each.person_id if self._is_learner else fold(each.who) for each in same}
        return same if len(alike) == 1 else None

    def _of_name(self, said: str) -> list[FormRecord]:
        """The forms of everybody of a name: as it is written here, else as it may be written."""
        name = _name(said)
        key = fold(f"{name.given} {name.family}")
        exact = [each for each in self._forms if fold(each.who) == key]
        return exact or [e for e in self._forms if _likeness(said, e.who) is Likeness.SAME]

    @property
    def _is_learner(self) -> bool:
        """Whether the form asks the learner, so that namesakes are known apart."""
        return self._kind in (FormKind.EVALUATION, FormKind.IMPACT)

    def _asked(self, answerer: Answerer) -> Told:
        """Somebody whose name is like another or stands nowhere here: asked, and remembered."""
        said = answerer.said
        if not said:
            return self._one_of(list(self._forms), answerer)
        names = {fold(each.who): each.who for each in self._forms if each.who}
        ordered = sorted(names, key=lambda key: (_distance(answerer.name, names[key]), key))
        choices = [Choice(f"{SAME}{key}", names[key]) for key in ordered]
        alike = [k for k in ordered[:1] if _distance(answerer.name, names[k]) < _UNLIKE]
        nobody = Choice(NOT_HERE, "Nobody of this list: left out")
        # Where nobody is alike, people who have nothing to do with it do not stand first.
        choices.insert(len(choices) if alike else 0, nobody)
        is_known = self._is_known(answerer.name, names)
        likely = [] if is_known else alike
        answer = self._asking.answer(
            QuestionKind.PERSON,
            said,
            Where(answerer.row, answerer.column, said),
            _whose(said, is_alike=bool(alike), is_known=is_known),
            choices,
            f"{SAME}{likely[0]}" if likely else LEAVE,
        )
        if answer == NOT_HERE:
            return Told(None, is_left=True)
        theirs = [e for e in self._forms if answer == f"{SAME}{fold(e.who)}"]
        return self._one_of(theirs, answerer) if theirs else Told(None)

    def _is_known(self, said: str, names: Collection[str]) -> bool:
        """Whether it is the name of somebody who is known here and has none of these forms."""
        if not said:
            return False
        name = _name(said)
        key = fold(f"{name.given} {name.family}")
        return key in self._known and key not in names

    def _one_of(self, forms: Sequence[FormRecord], answerer: Answerer) -> Told:
        """The form, where it is one; asked where a person has several."""
        chosen = list(forms)
        if answerer.about:
            about = [e for e in chosen if _likeness(answerer.about, e.about) is Likeness.SAME]
            chosen = about or chosen
            if len(about) == 1:
                return Told(about[0])
        elif len(chosen) == 1:
            return Told(chosen[0])
        choices = [Choice(f"{FORM}{each.id}", _words(each)) for each in chosen]
        choices.append(Choice(NOT_HERE, "None of these: left out"))
        said = answerer.said or answerer.about
        shown = f"{said}, {answerer.about}" if answerer.said and answerer.about else said
        answer = self._asking.answer(
            QuestionKind.ANSWERER,
            f"whose {answerer.row} {said}",
            Where(answerer.row, answerer.column, shown),
            f"Which form is that of {shown} in row {answerer.row}?",
            choices,
        )
        found = [each for each in chosen if answer == f"{FORM}{each.id}"]
        return Told(found[0] if found else None, is_left=answer == NOT_HERE)


def _whose(said: str, *, is_alike: bool, is_known: bool) -> str:
    """What is asked of a name: it says so where the name is known, but has no form of these."""
    if is_known:
        return f"{said} is known here, but has no form among these. Whose form is it?"
    if not is_alike:
        return f"Nobody with a form among these is called {said}. Whose form is it?"
    return f"Whose form is that of {said}?"


def _words(form: FormRecord) -> str:
    """A form as a list has it: who, about whom, and which training."""
    about = f" about {form.about}" if form.about and form.about != form.who else ""
    return f"{form.who}{about}: {form.course_title}, {long_date(form.held_on)}"


_ORDER = {each: place for place, each in enumerate(Likeness)}


_UNLIKE = _ORDER[Likeness.NONE]


def _distance(said: str, kept: str) -> int:
    return _ORDER[_likeness(said, kept)]


def _likeness(said: str, kept: str) -> Likeness:
    """How like what was typed as a name is to somebody's; NONE where it is nobody's name."""
    return like(_name(said), _name(kept)) if said and kept else Likeness.NONE


def _name(text: str) -> PersonName:
    found = who_is(text)
    return found.name if found.kind is WhoKind.PERSON and found.name else split_name(text)
