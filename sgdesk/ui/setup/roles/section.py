"""Set-up, Roles: every role with its group, what it calls for and how many hold it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sgdesk.domain.dates import short_date
from sgdesk.domain.people.person import RoleRule
from sgdesk.domain.text import fold
from sgdesk.domain.training.titles import short_title
from sgdesk.services.file.changes import Area
from sgdesk.services.organisation.organisation import OrganisationView, organisation_view
from sgdesk.services.people.roles import RoleView, role_rules, roles_view
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.setup.roles.role_dialog import Choices, RenameDialog, RoleDialog
from sgdesk.ui.setup.roles.role_grid import RoleGridDialog
from sgdesk.ui.setup.roles.template_dialog import TemplateDialog
from sgdesk.ui.setup.roles.traits import trait_words
from sgdesk.ui.setup.section import SetupSection
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import (
    Banner,
    BannerKind,
    Column,
    EmptyState,
    Note,
    PushButton,
    RowsModel,
    Table,
)
from sgdesk.ui.widgets.arranging import row_of
from sgdesk.ui.widgets.more_button import MoreButton


@dataclass(frozen=True, slots=True)
class _Found:
    about: OrganisationView
    roles: tuple[RoleView, ...]

    @property
    def choices(self) -> Choices:
        return Choices(self.about.pack, self.about.topics)


class RolesSection(SetupSection):
    """A table; roles that call for nothing yet stand first, with a warning above."""

    key: ClassVar[str] = "roles"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.ROLES, Area.PEOPLE, Area.ORGANISATION})
    topic: ClassVar[str] = "roles"

    def _build(self) -> None:
        about = tr("A role is a named post. What it calls for is asked of whoever holds it.")
        body = self.head(tr("Roles"), about, scrolls=False)
        self._found: _Found | None = None
        self._warning = Banner(kind=BannerKind.WARNING)
        self._warning.hide()
        self._add = PushButton(tr("&Add a role …"), "add", main=True)
        self._template = PushButton(tr("From a &template …"), "copy")
        self._change = PushButton(tr("What it &calls for …"), "edit")
        self._grid = PushButton(tr("All in one &grid …"), "edit")
        self._rename = PushButton(tr("&Rename …"))
        self._instead = PushButton(tr("Use another role &instead …"))
        self._away = PushButton(tr("&Put away"))
        self._more = MoreButton((self._rename, self._instead, self._away))
        self._people = PushButton(tr("&Show the people"), "people")
        self._model: RowsModel[RoleView] = RowsModel(())
        self._table = Table(tr("Roles"))
        self._table.offer(
            self._change,
            self._people,
            self._rename,
            self._instead,
            self._away,
            correct=self._rename,
        )
        self.adds = self._add
        self._table.setObjectName("setup-roles")
        self._table.setModel(self._model)
        self._table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self._rule = Note()
        self._empty = EmptyState(
            tr("No roles yet"),
            tr(
                "Take the usual roles of a church, mosque, club, youth group or charity, and "
                "change what is different with you."
            ),
            tr("Roles from a template"),
            "copy",
            drawing="people",
        )
        body.addWidget(self._warning)
        body.addLayout(row_of(*self._buttons()))
        body.addWidget(self._table, 1)
        body.addWidget(self._rule)
        body.addWidget(self._empty, 1)

    def _buttons(self) -> tuple[PushButton, ...]:
        return (
            self._add,
            self._template,
            self._change,
            self._grid,
            self._people,
            self._more,
        )

    def _connect(self) -> None:
        self._grid.clicked.connect(self._open_grid)
        self._add.clicked.connect(self._open_add)
        self._template.clicked.connect(self._open_template)
        self._empty.chosen.connect(self._open_template)
        self._change.clicked.connect(self._open_change)
        self._rename.clicked.connect(self._open_rename)
        self._instead.clicked.connect(self._open_instead)
        self._away.clicked.connect(self._put_away)
        self._people.clicked.connect(self._show_people)
        self._table.opened.connect(lambda _: self._open_change())
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._chose())
        self._model.modelReset.connect(self._chose)

    def _load(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        self.fetch(
            lambda: _Found(organisation_view(workspace, as_at), roles_view(workspace, as_at)),
            self._fill,
        )

    def _fill(self, found: _Found) -> None:
        self._found = found
        chosen = self._chosen()
        titles = found.choices.titles()
        groups = {each.key: each.title for each in found.about.pack.groups}
        self._model.set_columns(
            (
                Column(tr("Role"), lambda row: row.role.name),
                Column(tr("Calls for"), lambda row: _asked(row, titles)),
                Column(
                    tr("Held by"),
                    lambda row: f"{row.holders:,}",
                    right=True,
                    sort=lambda row: row.holders,
                ),
                Column(tr("Group"), lambda row: _group(row, groups)),
                Column(
                    tr("Children, recruiting"), lambda row: trait_words(row.role.traits), spare=1
                ),
            )
        )
        self._model.set_rows(sorted(found.roles, key=lambda row: not row.asks_nothing))
        self._warn(tuple(row.role.name for row in found.roles if row.asks_nothing))
        self._table.setVisible(bool(found.roles))
        self._empty.setVisible(not found.roles)
        self._table.fit_columns()
        self._choose(chosen.role.id if chosen else None)

    def _warn(self, names: tuple[str, ...]) -> None:
        self._warning.setVisible(bool(names))
        one = "{names} calls for nothing yet, so whoever holds it is in no figure."
        many = "{n} roles call for nothing yet, so whoever holds them is in no figure: {names}."
        if names:
            text = tr_count(one, many, len(names), names=", ".join(names[:8]))
            self._warning.show_text(text)

    def _choose(self, role_id: int | None) -> None:
        rows = self._model.rows
        place = next((n for n, row in enumerate(rows) if row.role.id == role_id), 0)
        if rows:
            self._table.selectRow(place)
        self._chose()

    def _chosen(self) -> RoleView | None:
        index = self._table.currentIndex()
        return self._model.row(index) if index.isValid() else None

    def _chose(self) -> None:
        row = self._chosen()
        may = self._context is not None and self.context.may_write
        self._add.setEnabled(may)
        self._template.setEnabled(may)
        self._grid.setEnabled(may and self._model.rowCount() > 0)
        for each in (self._change, self._rename):
            each.setEnabled(may and row is not None)
        self._instead.setEnabled(may and row is not None and self._model.rowCount() > 1)
        self._away.setEnabled(may and row is not None and not row.holders)
        self._people.setEnabled(row is not None and row.holders > 0)
        self._rule.setText("")
        if row is not None and self._context is not None:
            workspace = self.context.workspace
            self.fetch(lambda: role_rules(workspace, row.role.id), self._show_rules, about="rules")

    def _show_rules(self, rules: tuple[RoleRule, ...]) -> None:
        found = self._found
        dated = [rule for rule in rules if rule.from_date is not None]
        if found is None or not dated:
            self._rule.setText(tr("What it calls for has held since always."))
            return
        titles = found.choices.titles()
        said = [_rule_words(rule, titles) for rule in rules]
        self._rule.setText("  →  ".join(said))

    def _open_add(self) -> None:
        if self._found is not None:
            RoleDialog(self.context, self._found.choices, parent=self).open()

    def _open_change(self) -> None:
        row = self._chosen()
        if row is not None and self._found is not None and self.context.may_write:
            RoleDialog(self.context, self._found.choices, row, self).open()

    def _open_grid(self) -> None:
        found = self._found
        if found is not None and found.roles and self.context.may_write:
            RoleGridDialog(self.context, found.choices, found.roles, self).open()

    def _open_rename(self) -> None:
        row = self._chosen()
        if row is not None:
            RenameDialog(self.context, row, self).open()

    def _open_instead(self) -> None:
        from sgdesk.ui.setup.roles.instead_dialog import InsteadDialog  # needs what imports need

        row, found = self._chosen(), self._found
        if row is not None and found is not None:
            roles = tuple(each.role for each in found.roles)
            InsteadDialog(self.context, row.role, roles, self).open()

    def _put_away(self) -> None:
        from sgdesk.services.imports.unused_roles import put_away

        row = self._chosen()
        if row is not None:
            workspace, role = self.context.workspace, row.role
            self.context.perform(lambda: put_away(workspace, role), owner=self)

    def _open_template(self) -> None:
        found = self._found
        if found is not None and self.context.may_write:
            known = frozenset(fold(row.role.name) for row in found.roles)
            kind = found.about.details.kind
            TemplateDialog(self.context, found.about.pack, kind, known, self).open()

    def _show_people(self) -> None:
        row = self._chosen()
        if row is not None:
            self.context.navigate(Place.PEOPLE, Wanted(role=row.role.name))


def _asked(row: RoleView, titles: dict[str, str]) -> str:
    names = [short_title(titles.get(key, key)) for key in row.requirements]
    return ", ".join(names) or tr("nothing yet")


def _group(row: RoleView, groups: dict[str, str]) -> str:
    if row.role.group is None:
        return tr("no group")
    return groups.get(row.role.group, tr("{group} (not known here)", group=row.role.group))


def _rule_words(rule: RoleRule, titles: dict[str, str]) -> str:
    names = ", ".join(short_title(titles.get(key, key)) for key in rule.requirements)
    return tr("{since}: {names}", since=_since(rule.from_date), names=names or tr("nothing"))


def _since(day: date | None) -> str:
    return tr("At first") if day is None else tr("From {day}", day=short_date(day))
