"""One file takes the place of another, which is kept: whole at every moment, or finished later.

What is to be done is noted beside the file before it is begun. Whoever opens the file next, or
restores to it, finishes what a killed process left; at no moment is the file itself missing.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from sgdesk.data.file.disk.files import is_same, keep_under, sync_folder, write_note
from sgdesk.replacing import replace

_SIDES = ("-journal", "-wal", "-shm")
"""What SQLite lays beside a file; it belongs to that file and to no other."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """``source`` takes the place of a file; what is there is kept as ``kept``.

    Names within the file's folder. ``kept`` is blank where nothing was there; ``spare`` is then
    the name for journals that had lost their file. ``done`` once all of it is on the disk.
    """

    source: str
    kept: str
    spare: str
    done: bool = False


def note_path(target: Path) -> Path:
    """Where the exchange of a file is noted."""
    return target.with_name(f".{target.name}.restore")


def read_note(target: Path) -> Exchange | None:
    """The last exchange of a file, done or not; ``None`` where there is none to be read."""
    path = note_path(target)
    try:
        found = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
        noted = Exchange(**found) if isinstance(found, dict) else None
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return noted if noted is not None and _is_sound(noted) else None


def _is_sound(noted: Exchange) -> bool:
    """Whether the note names files of its own folder alone, as ours do."""
    names = (noted.source, noted.kept, noted.spare)
    return (
        all(isinstance(each, str) and each == Path(each).name for each in names)
        and isinstance(noted.done, bool)
        and bool(noted.source)
    )


def is_unfinished(target: Path) -> bool:
    """Whether an exchange of the file was begun and not finished."""
    noted = read_note(target)
    return noted is not None and not noted.done


def exchange(target: Path, wanted: Exchange) -> None:
    """Do it, with a note that lets :func:`settle` finish it. The caller holds the lock.

    Raises :class:`OSError` where the disk refuses; then all is as it was, or is noted.
    """
    _note(target, wanted)
    settle(target)


def settle(target: Path) -> Exchange | None:
    """Finish an exchange that was begun, or take it back where its source is gone; return it.

    Every step looks at what was done already, so that it can be killed and called again. Raises
    :class:`OSError` where the disk refuses; nothing is lost then, and it can be called again.
    """
    noted = read_note(target)
    if noted is None or noted.done:
        return None
    source = target.with_name(noted.source)
    if source.exists():
        try:
            _move_aside(target, noted)
            replace(source, target)
        except OSError:
            _take_back(target, noted)
            raise
    elif not _took_place(target, noted):
        _take_back(target, noted)
        return None
    sync_folder(target.parent)
    _move_sides(source, target)
    sync_folder(target.parent)
    finished = Exchange(noted.source, noted.kept, noted.spare, done=True)
    _note(target, finished)
    return finished


def _note(target: Path, noted: Exchange) -> None:
    write_note(note_path(target), json.dumps(asdict(noted), ensure_ascii=False))
    sync_folder(target.parent)


def _move_aside(target: Path, noted: Exchange) -> None:
    """Give what is there its second name, and take its journals over to that name."""
    kept = target.with_name(noted.kept or noted.spare)
    if noted.kept and target.exists():
        keep_under(target, kept)
    _move_sides(target, kept)


def _took_place(target: Path, noted: Exchange) -> bool:
    """Whether the source is gone because it is the target now."""
    if not noted.kept:
        return target.exists()
    kept = target.with_name(noted.kept)
    return kept.exists() and target.exists() and not is_same(kept, target)


def _take_back(target: Path, noted: Exchange) -> None:
    """Leave everything as it was before the exchange was begun."""
    kept = target.with_name(noted.kept or noted.spare)
    with suppress(OSError):
        _move_sides(kept, target)
        if noted.kept and target.exists() and kept.exists() and is_same(kept, target):
            kept.unlink()
        note_path(target).unlink(missing_ok=True)
        sync_folder(target.parent)


def _move_sides(source: Path, target: Path) -> None:
    for ending in _SIDES:
        side = source.with_name(source.name + ending)
        if side.exists():
            replace(side, target.with_name(target.name + ending))
