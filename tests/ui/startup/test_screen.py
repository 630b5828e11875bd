"""Whatever would make Qt abort at the start is told in one line instead."""

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo

from sgdesk.ui.startup.missing import FOR_X, library_in
from sgdesk.ui.startup.screen import why_no_screen

pytestmark = pytest.mark.needs("linux")  # its kinds of screen

PLUGINS = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"


def test_a_library_that_is_missing_is_named_with_what_to_install(tmp_path: Path) -> None:
    shutil.copy(PLUGINS / "libqxcb.so", tmp_path)  # and not what it needs, which lies beside Qt
    said = why_no_screen({"DISPLAY": ":0"}, tmp_path)
    assert "part of the system is missing (libQt6XcbQpa.so.6)" in said
    assert "sudo apt install" in said and "libxcb-icccm4" in said
    assert str(tmp_path) not in said
    assert "\n" not in said


def test_it_is_named_whatever_language_the_system_speaks() -> None:
    for said in (
        "Cannot load library /opt/a/libqxcb.so: libQt6XcbQpa.so.6: cannot open shared object file",
        "Cannot load library /opt/a/libqxcb.so: libQt6XcbQpa.so.6: paylaşımlı nesne dosyası yok",
    ):
        assert library_in(said) == "libQt6XcbQpa.so.6"
    assert library_in("/opt/a/libqxcb.so: invalid ELF header") == ""


def package_of(library: str) -> str:
    """What Debian calls the package of a library: ``libxcb-icccm.so.4`` is libxcb-icccm4's."""
    name, _, number = library.lower().partition(".so.")
    return f"{name}-{number}" if name[-1].isdigit() else f"{name}{number}"


def test_all_that_qt_needs_of_x_is_in_what_to_install() -> None:
    screen = (PLUGINS.parents[1] / "lib" / "libQt6XcbQpa.so.6").read_bytes()
    named = set(re.findall(rb"\0(lib(?:xcb-|X11-xcb|xkbcommon-x11)[\w-]*\.so\.\d+)", screen))
    needed = {package_of(each.decode("ascii")) for each in named}
    assert {"libxcb-icccm4", "libxcb-keysyms1", "libxkbcommon-x11-0"} <= needed
    assert needed <= set(FOR_X.split())


def test_one_kind_of_screen_that_works_is_enough(tmp_path: Path) -> None:
    (tmp_path / "libqxcb.so").write_bytes(b"no library at all")
    shutil.copy(PLUGINS / "libqoffscreen.so", tmp_path / "libqwayland.so")
    assert why_no_screen({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, tmp_path) == ""


def test_the_screen_that_somebody_chose_is_tried_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "libqxcb.so").write_bytes(b"no library at all")
    chosen = {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:size=800x600"}
    assert why_no_screen(chosen) == ""
    assert why_no_screen(chosen | {"QT_QPA_PLATFORM": "xcb"}, tmp_path) != ""


def test_a_kind_that_has_no_part_of_its_own_name_is_left_to_qt(tmp_path: Path) -> None:
    assert why_no_screen({"QT_QPA_PLATFORM": "wayland-egl"}, tmp_path) == ""
