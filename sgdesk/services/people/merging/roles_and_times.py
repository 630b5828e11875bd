"""Roles, times away and the last day of two entries of one person: asked, or told."""

from collections.abc import Iterator
from datetime import date

from sgdesk.domain.dates import long_date
from sgdesk.domain.people.person import Absence, Post
from sgdesk.services.people.merging.questions import (
    BOTH,
    DROP,
    GOES,
    HERE,
    KEEP,
    OPEN,
    STAYS,
    Asking,
    Choice,
)
from sgdesk.services.people.merging.sides import Side
from sgdesk.services.people.merging.times import (
    away_words,
    holds,
    of_absence,
    of_post,
    overlap,
    span_words,
)


class RolesAndTimes(Asking):
    """Decides on what has a first and a last day."""

    def _posts(self) -> None:
        for theirs in self._goes.posts:
            for ours in self._stays.posts:
                if ours.role_id == theirs.role_id and overlap(of_post(ours), of_post(theirs)):
                    self._same_role(ours, theirs)
        self._roles_of_one()

    def _roles_of_one(self) -> None:
        """Ask of each role that only the entry with less on it holds: it may be the mistake.

        Without a first day it would make of somebody whose start is known one whose start is not,
        so nothing is offered there.
        """
        first, second = self._stays, self._goes
        leads, other = (first, second) if self._leads == STAYS else (second, first)
        held = [each for each in leads.posts if each.end is None]
        if not held:
            return
        for each in other.posts:
            twice = any(
                each.role_id == ours.role_id and overlap(of_post(each), of_post(ours))
                for ours in leads.posts
            )
            if twice or each.end is not None:
                continue
            role = self._titles.roles.get(each.role_id, "")
            about = (
                f"{role}, {span_words(*of_post(each))}: only with {other.person.name_parts.shown}"
            )
            choices = (
                Choice(KEEP, "The role stays"),
                Choice(DROP, "Take the role out: entered by mistake"),
            )
            offered = OPEN if each.start is None else KEEP
            if self._ask(f"role:{each.id}", about, choices, offered) == DROP:
                self._rows.posts.append(each.id)
                self._told.append(f"{role} is taken out, as entered by mistake.")

    def _same_role(self, ours: Post, theirs: Post) -> None:
        out = self._rows.posts
        if ours.id in out or theirs.id in out:
            return
        role = self._titles.roles.get(ours.role_id, "")
        if of_post(ours) == of_post(theirs):
            out.append(theirs.id)
            self._told.append(f"{role} stands once, {span_words(*of_post(ours))}.")
            return
        choices = (
            Choice(STAYS, span_words(*of_post(ours))),
            Choice(GOES, span_words(*of_post(theirs))),
            Choice(BOTH, "Both stay as they are"),
        )
        answer = self._ask(f"post:{ours.id}:{theirs.id}", role, choices, _better(ours, theirs))
        if answer != BOTH:
            out.append(theirs.id if answer == STAYS else ours.id)

    def _absences(self) -> None:
        for theirs in self._goes.absences:
            for ours in self._stays.absences:
                if overlap(of_absence(ours), of_absence(theirs)):
                    self._same_absence(ours, theirs)
        for side, other in ((self._stays, self._goes), (self._goes, self._stays)):
            for each in side.absences:
                self._away_or_here(each, side, other)

    def _same_absence(self, ours: Absence, theirs: Absence) -> None:
        out = self._rows.absences
        if ours.id in out or theirs.id in out:
            return
        if of_absence(ours) == of_absence(theirs):
            out.append(theirs.id)
            return
        choices = (Choice(STAYS, away_words(ours)), Choice(GOES, away_words(theirs)))
        answer = self._ask(f"absence:{ours.id}:{theirs.id}", "Away", choices, STAYS)
        out.append(theirs.id if answer == STAYS else ours.id)

    def _away_or_here(self, away: Absence, side: Side, other: Side) -> None:
        """Whether somebody was away while the other entry holds a role."""
        out = self._rows.absences
        held = any(overlap(of_absence(away), of_post(each)) for each in other.posts)
        if away.id in out or not held:
            return
        choices = (Choice(STAYS, "They were away"), Choice(GOES, "They were here"))
        about = f"{away_words(away)}; {other.person.name_parts.shown} holds a role then"
        if self._ask(f"away:{away.id}", about, choices, STAYS) == GOES:
            out.append(away.id)

    def _last_day(self) -> date | None:
        days = self._stays.person.left, self._goes.person.left
        if days[0] == days[1]:
            return days[0]
        noted = sorted({day for day in days if day is not None})
        known = [day for day in noted if self._may_leave(day)] or noted[len(noted) - 1 :]
        if None in days and not self._may_leave(known[-1]):
            return None
        choices = [Choice(HERE, "They are with us")] if None in days else []
        choices += [Choice(day.isoformat(), f"Left on {long_date(day)}") for day in known]
        offered = choices[0].value if None in days else choices[-1].value
        answer = self._ask("left", "Last day", choices, offered)
        if answer == HERE:
            return None
        left = date.fromisoformat(answer)
        for each in self._open_posts():
            if each.end is None or each.end > left:
                self._rows.ends[each.id] = (each.start, left)
        return left

    def _may_leave(self, day: date) -> bool:
        """Whether nobody holds a role, or came back, after a day."""
        starts = (each.start for each in self._open_posts())
        backs = (e.back_on for e in self._both("absences") if e.id not in self._rows.absences)
        return all(each is None or each <= day for each in (*starts, *backs))

    def _open_posts(self) -> Iterator[Post]:
        posts = (*self._stays.posts, *self._goes.posts)
        return (each for each in posts if each.id not in self._rows.posts)

    def _both(self, name: str) -> tuple[Absence, ...]:
        return (*getattr(self._stays, name), *getattr(self._goes, name))


def _better(ours: Post, theirs: Post) -> str:
    """What is offered of one role in two times: a first day that is known, else the longer."""
    if ours.end == theirs.end and (ours.start is None) != (theirs.start is None):
        return GOES if ours.start is None else STAYS
    if holds(of_post(ours), of_post(theirs)):
        return STAYS
    return GOES if holds(of_post(theirs), of_post(ours)) else BOTH
