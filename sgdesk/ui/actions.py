"""The actions of the menus with their shortcuts; each has one home and many doors."""

from dataclasses import dataclass, fields

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from sgdesk.ui.text import tr


@dataclass(frozen=True, slots=True)
class Actions:
    """Every action of the window."""

    new: QAction
    open: QAction
    sample: QAction
    import_sheet: QAction
    certificates: QAction
    back_up: QAction
    restore: QAction
    gather: QAction
    save: QAction
    save_list: QAction
    print: QAction
    quit: QAction
    undo: QAction
    cut: QAction
    copy: QAction
    paste: QAction
    select_all: QAction
    find_here: QAction
    redo: QAction
    find: QAction
    new_here: QAction
    add_person: QAction
    correct: QAction
    take_away: QAction
    reload: QAction
    messages: QAction
    follow_system: QAction
    light: QAction
    dark: QAction
    contrast: QAction
    larger: QAction
    smaller: QAction
    usual_size: QAction
    reset_layout: QAction
    guide: QAction
    tour: QAction
    news: QAction
    log: QAction
    about: QAction

    def need_file(self) -> tuple[QAction, ...]:
        """Those that make sense only while a file is open."""
        return (
            self.import_sheet,
            self.certificates,
            self.back_up,
            self.save,
            self.save_list,
            self.print,
            self.find,
            self.new_here,
            self.add_person,
            self.correct,
            self.take_away,
            self.tour,
            self.reload,
            self.messages,
        )

    def every(self) -> tuple[QAction, ...]:
        """All of them."""
        return tuple(getattr(self, each.name) for each in fields(self))


def build_actions(parent: QObject) -> Actions:
    """Make the actions; the window connects them."""

    def action(text: str, *shortcuts: str) -> QAction:
        made = QAction(text, parent)
        made.setShortcuts([QKeySequence(each) for each in shortcuts])
        return made

    return Actions(
        new=action(tr("&New organisation …"), "Ctrl+Shift+N"),
        open=action(tr("&Open …"), "Ctrl+O"),
        sample=action(tr("Look round the sa&mple")),
        import_sheet=action(tr("&Import a sheet …"), "Ctrl+I"),
        certificates=action(tr("&Certificates from files …"), "Ctrl+Shift+I"),
        back_up=action(tr("&Back up now …")),
        restore=action(tr("&Restore a backup …")),
        gather=action(tr("&Gather returns …")),
        save=action(tr("&Save"), "Ctrl+S"),
        save_list=action(tr("Save this &list …"), "Ctrl+Shift+S"),
        print=action(tr("&Print …"), "Ctrl+P"),
        quit=action(tr("&Quit"), "Ctrl+Q"),
        undo=action(tr("&Undo"), "Ctrl+Z"),
        redo=action(tr("Do aga&in"), "Ctrl+Shift+Z", "Ctrl+Y"),
        cut=action(tr("Cu&t"), "Ctrl+X"),
        copy=action(tr("&Copy"), "Ctrl+C"),
        paste=action(tr("&Paste"), "Ctrl+V"),
        select_all=action(tr("Select a&ll"), "Ctrl+A"),
        find_here=action(tr("Find on this pa&ge …"), "Ctrl+F"),
        find=action(tr("&Find anyone or anything …"), "Ctrl+K"),
        new_here=action(tr("Add &here …"), "Ctrl+N"),
        add_person=action(tr("&Add a person …")),
        correct=_named_key(action(tr("Co&rrect what is chosen …")), "F2"),
        take_away=_named_key(action(tr("Ta&ke away what is chosen …")), "Del"),
        reload=action(tr("Read the file &again"), "F5"),
        messages=action(tr("The last &messages …"), "Ctrl+Shift+M"),
        follow_system=_choice(action(tr("As the &system"))),
        light=_choice(action(tr("&Light"))),
        dark=_choice(action(tr("&Dark"))),
        contrast=_choice(action(tr("Strong &contrast"))),
        larger=action(tr("&Larger text"), "Ctrl++", "Ctrl+="),
        smaller=action(tr("&Smaller text"), "Ctrl+-"),
        usual_size=action(tr("Text as &usual"), "Ctrl+0"),
        reset_layout=action(tr("&Reset the layout")),
        guide=action(tr("&Guide to this page"), "F1"),
        tour=action(tr("&Show me round")),
        news=action(tr("What is &new")),
        log=action(tr("Show the &log")),
        about=action(tr("&About sgdesk")),
    )


def _named_key(action: QAction, key: str) -> QAction:
    """Shows the key in the menu; lists and boxes take it themselves, as they have uses for it."""
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    return action


def _choice(action: QAction) -> QAction:
    action.setCheckable(True)
    return action
