"""When the file cannot be opened, is damaged, or another program took it: what the window does."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sgdesk.domain.errors import DamagedError, FileError, UserError
from sgdesk.ui.files.half_hour import HalfHour
from sgdesk.ui.files.outside_watch import OutsideWatch
from sgdesk.ui.files.work import backups_of_path
from sgdesk.ui.frame.safety.ground import Ground
from sgdesk.ui.frame.safety.notices import About, Way
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.text import error_text, tr

if TYPE_CHECKING:
    from sgdesk.services.file.safety.outside import Outside
    from sgdesk.services.file.workspace import Workspace
    from sgdesk.ui.files.rescue import RescuePage, Trouble


class Troubles(QObject):
    """Shows the page for a file in trouble, and the band for one that another program took.

    Nothing is written then, until the person chose how to go on.
    """

    def __init__(
        self,
        ground: Ground,
        half_hour: HalfHour,
    ) -> None:
        super().__init__(ground.desk)
        self._window = ground.window
        self._desk = desk = ground.desk
        self._notices = ground.notices
        self._tasks = tasks = ground.tasks
        self._half_hour = half_hour
        self._rescue: RescuePage | None = None
        self.outside = OutsideWatch(tasks, self)
        desk.opened.connect(self._file_opened)
        desk.closed.connect(lambda: self.outside.watch(None))
        desk.not_opened.connect(self._cannot_open)
        self.outside.happened.connect(self._say_outside)
        self.outside.failed.connect(self._say_not_looked)
        tasks.hears_first = self._hears

    def _file_opened(self, workspace: "Workspace") -> None:
        self._leave_rescue()
        self.outside.watch(workspace)

    # A file that cannot be opened.

    def _cannot_open(self, path: Path, error: UserError) -> None:
        from sgdesk.ui.files.rescue import Trouble

        before = self._desk.before if self._desk.before != path else None
        self._show_trouble(Trouble(path, error, before))

    def _show_trouble(self, trouble: "Trouble") -> None:
        from sgdesk.ui.files.rescue import RescuePage

        self._leave_rescue()
        path, secret = trouble.path, self._desk.secret
        page = RescuePage(trouble)
        page.restore_asked.connect(lambda backup: self._desk.restore(backup, path))
        page.other_asked.connect(lambda: self._desk.choose_backup_for(path))
        page.salvage_asked.connect(lambda: self._desk.salvage(path))
        page.again_asked.connect(lambda: self._desk.open(path))
        page.left.connect(lambda: self._leave(trouble.before))
        self._rescue = page
        self._window.show_instead(page)
        self._tasks.run(lambda: backups_of_path(path, secret), page.show_backups, owner=page)

    def _hears(self, error: UserError) -> bool:
        """Damage in the middle of work: one page for it, wherever it was found.

        From then on nothing is written; what is half typed stays where it is.
        """
        from sgdesk.ui.files.rescue import Trouble

        path = self._desk.path
        if path is None or self._desk.is_working:
            return False
        if not isinstance(error, DamagedError):
            if isinstance(error, FileError):  # it may be that another program took the file
                self.outside.look()
            return False
        if not error.is_of(path.name):
            return False
        if not self._notices.said(About.DAMAGE):  # what is read next may find it too
            trouble = Trouble(path, error, is_open=True)
            text = tr("▲ {file} is damaged. Nothing can be saved in it.", file=path.name)
            ways = ((tr("What can be done …"), lambda: self._show_trouble(trouble)),)
            self._notices.show_notice(About.DAMAGE, text, ways)
            self._window.hold(True)
            self._show_trouble(trouble)
        else:
            self._window.say(tr("That cannot be read, because the file is damaged."))
        return True

    def _leave(self, before: Path | None) -> None:
        self._leave_rescue()
        if before is None:
            self._window.show_pages()
        else:
            self._desk.open(before)

    def _leave_rescue(self) -> None:
        if self._rescue is not None:
            self._rescue.hide()
            self._rescue.deleteLater()
            self._rescue = None

    # What other programs do to the open file.

    def _say_outside(self, found: "Outside") -> None:
        """Nothing is written from here on, until the person chose."""
        from sgdesk.ui.files.outside_words import outside_words

        path = self._desk.path
        if path is None or self._desk.is_working:
            return
        text = outside_words(found, path.name)
        if text == self._notices.said(About.OUTSIDE):
            return
        self._half_hour.watch(None)
        self._desk.is_kept_elsewhere = found.what.value != "written"
        self._window.hold(True)
        self._notices.show_notice(About.OUTSIDE, text, self._ways_on(found, path))

    def _say_not_looked(self, error: UserError) -> None:
        if not isinstance(error, DamagedError) or not self._hears(error):
            self._window.say(error_text(error))

    def _ways_on(self, found: "Outside", path: Path) -> tuple[Way, ...]:
        desk, kept = self._desk, found.kept
        there = (tr("Open the one that is there now"), lambda: desk.go_on_with(path))
        safety = Wanted(action="safety")
        backup = (
            tr("Restore a backup …"),
            lambda: self._window.navigate(Place.SETUP, safety),
        )
        if found.what.value == "written":
            return ((tr("Look at what is there now"), self._go_on_here),)
        if found.what.value == "unnoted":
            return ((tr("Open it again …"), lambda: desk.go_on_with(path)), backup)
        if found.what.value == "overwritten":
            return (backup, there)
        find = (tr("Find where it went …"), desk.choose)
        if found.what.value == "replaced":
            return (there, backup) if kept is None else (self._mine(kept), there)
        if kept is None:
            return (find, backup)
        put = (tr("Put it back in its place"), lambda: desk.put_in_place(kept, path))
        return (put, find)

    def _mine(self, kept: Path) -> Way:
        return tr("Go on with mine"), lambda: self._desk.go_on_with(kept)

    def _go_on_here(self) -> None:
        """Load what another program saved, and go on in the same file."""
        self._notices.drop(About.OUTSIDE)
        self._half_hour.watch(self._desk.workspace)
        self._window.hold(False)
        self._window.refresh_all()
