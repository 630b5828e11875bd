"""The window. How to build a page on what is here:

1. One folder for each place: ``sgdesk/ui/<place>/page.py`` with one class derived from
   :class:`sgdesk.ui.page.Page`. It names its ``areas`` (which parts of the file it shows) and has
   three methods: ``_build`` makes the widgets, ``_connect`` joins signals, ``_load`` asks for what
   is to be shown. The frame calls ``refresh(context)`` when the page comes up, when a change
   touches its areas, and when the date of the window moves; ``refresh`` calls ``_load``.
2. Read in the background and show in ``_fill``::

       def _load(self) -> None:
           self.fetch(lambda: matrix(self.context.workspace, self.context.as_at), self._fill)

   An answer that comes after a newer question, or after the page is gone, is dropped.
3. Write through the context; the pages that the change touches are loaded anew and the bar with
   Undo appears by itself::

       self.context.perform(lambda: record_training(self.context.workspace, ids, details))

   ``done=`` is called with the result (to close a dialog), ``failed=`` with the ``UserError`` (to
   show it on the form: ``failed=form.show_error``); without ``failed`` the error is told in a box.
   A dialog owns its calls: ``owner=self`` drops the answer once the dialog is gone.
   ``context.may_write`` is false in the past, in the future and beside another copy: buttons that
   write are then off (``self.context.may_write``).
4. Go elsewhere with ``self.context.navigate(Place.PEOPLE, Wanted(requirement="level2"))``; a page
   answers to it in ``_open(wanted)``, which is called before ``_load``; the fields are those
   of :class:`sgdesk.ui.places.Wanted`.
5. Text: every string on the screen through ``tr("…", name=value)``, a count through
   ``tr_count("{n} person", "{n} people", n)``; an error from a service through ``error_text``;
   states through ``sgdesk.ui.words``. Sentence case, and no shouting.
6. Widgets, all in :mod:`sgdesk.ui.widgets`: ``Heading``, ``Note``, ``Card``, ``StateBadge``,
   ``StateDelegate``, ``Table`` with ``RowsModel`` and ``Column``, ``CoverageTile``, ``MonthChart``,
   ``DateBox``, ``Form`` and ``FormDialog`` (labels above boxes, problems on Save only),
   ``FilterChips``, ``SearchBox``, ``EmptyState``, ``Banner``, ``PushButton``/``IconButton``,
   ``FlowLayout``, ``ScrollPage``.
   Margins come from ``theme.Space``, text sizes from ``theme.TextSize``, colours from the palette
   and ``theme.state_ink``/``theme.state_fill``; no page has a style sheet or a colour of its own.
7. Messages only through ``context.alerts`` (``tell``, ``ask`` with verbs, ``open_file`` …): tests
   put ``RecordingAlerts`` there, and ``InlineTasks`` in place of the worker. Never ``QMessageBox``.
8. Import ``sgdesk.services`` inside page modules as you like: the frame imports page modules after
   its first paint. ``sgdesk.data`` and ``sgdesk.reports`` never.
9. The first start is ``sgdesk/ui/first_start/page.py`` with ``FirstStart(tasks, alerts)``, a widget
   shown in place of the pages: ``finished`` carries the open ``Workspace``, ``left`` says that it
   was given up, ``open_asked`` and ``restore_asked`` leave what is there already to the file desk.
   The window lets go of it after any of them.
10. Files: ``context.shell.open_path`` opens another file, ``context.shell.restore_backup`` asks and
    restores, ``context.shell.files`` backs up and undoes a restore, ``context.alerts.show_outside``
    opens a folder or document with the usual program. A paper's place is asked for with
    ``context.alerts.save_file`` or ``choose_folder``: that is where the window learns that others
    see the folder, and says so. Better through :mod:`sgdesk.ui.printing`: ``show_paper`` for a
    PDF, ``save_as`` for another file, ``save_into_folder`` for several; each then says where it is,
    by ``context.say_saved`` or, in a dialog, by a ``SavedBand`` of its own.
11. A ``Table`` with an object name keeps the widths of its columns; call ``fit_columns()`` once it
    has rows: it shares the width, so say which columns are ``is_main`` (a name, the training) and
    which are ``spare``. Many rows are chosen by ticks: put a ``TickAll`` of the table beside it.
    Qt hands a ``StrEnum`` from a model on as plain text: ``State(index.data(...))``.
"""
