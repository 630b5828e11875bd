"""The menus, put together from the actions."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from sgdesk.ui.actions import Actions
from sgdesk.ui.text import tr


def build_menus(
    bar: QMenuBar,
    actions: Actions,
    recent: Callable[[], Sequence[Path]],
    open_path: Callable[[Path], object],
) -> None:
    """Fill the menu bar; the files opened last are listed anew whenever their menu opens."""
    file = bar.addMenu(tr("&File"))
    file.addActions([actions.new, actions.open])
    _add_recent(file, recent, open_path)
    _groups(
        file,
        [actions.sample],
        [actions.import_sheet, actions.certificates],
        [actions.back_up, actions.restore],
        [actions.gather],
        [actions.save, actions.save_list, actions.print],
        [actions.quit],
    )
    edit = bar.addMenu(tr("&Edit"))
    _groups(
        edit,
        [actions.undo, actions.redo],
        [actions.cut, actions.copy, actions.paste, actions.select_all],
        [actions.correct, actions.take_away],
        [actions.new_here, actions.add_person],
        [actions.find_here, actions.find],
    )
    view = bar.addMenu(tr("&View"))
    schemes = QActionGroup(view)
    for each in (actions.follow_system, actions.light, actions.dark, actions.contrast):
        schemes.addAction(each)
    colours = view.addMenu(tr("&Colours"))
    colours.addActions(schemes.actions())
    text = view.addMenu(tr("&Text"))
    text.addActions([actions.larger, actions.smaller, actions.usual_size])
    _groups(view, [actions.messages], [actions.reload], [actions.reset_layout])
    help_menu = bar.addMenu(tr("&Help"))
    _groups(help_menu, [actions.guide, actions.tour, actions.news], [actions.log, actions.about])


def _groups(menu: QMenu, *groups: list[QAction]) -> None:
    for group in groups:
        if menu.actions():
            menu.addSeparator()
        menu.addActions(group)


def _add_recent(
    file: QMenu,
    recent: Callable[[], Sequence[Path]],
    open_path: Callable[[Path], object],
) -> None:
    menu = file.addMenu(tr("Open r&ecent"))

    def fill() -> None:
        menu.clear()
        paths = recent()
        for path in paths:
            action = menu.addAction(str(path).replace("&", "&&"))
            action.triggered.connect(lambda _=False, path=path: open_path(path))
        if not paths:
            menu.addAction(tr("No files yet")).setEnabled(False)

    menu.aboutToShow.connect(fill)
    fill()
