"""A bundle holds what the program uses, and of the system only what that needs."""

from pathlib import Path

from scripts.ship.trimming import Entry, kept

QT = "/home/ann/.venv/lib/python3.13/site-packages/PySide6/Qt"
LINKS = {
    "libqxcb.so": ["libxcb.so.1", "libc.so.6"],
    "libqgtk3.so": ["libgtk-3.so.0"],
    "libxcb.so.1": ["libXau.so.6"],
    "libcupsprintersupport.so": ["libcups.so.2"],
    "libcups.so.2": ["libgnutls.so.30"],
}


def plugin(folder: str, name: str) -> Entry:
    place = f"PySide6/Qt/plugins/{folder}/{name}"
    return (place, f"{QT}/plugins/{folder}/{name}", "BINARY")


def library(name: str) -> Entry:
    return (name, f"/usr/lib/x86_64-linux-gnu/{name}", "BINARY")


def names(entries: list[Entry]) -> list[str]:
    return [
        Path(place).name for place, _, _ in kept(entries, lambda path: LINKS.get(path.name, []))
    ]


def test_a_library_goes_along_because_something_that_ships_needs_it_however_far_off() -> None:
    entries = [plugin("platforms", "libqxcb.so"), library("libXau.so.6"), library("libxcb.so.1")]
    assert names(entries) == ["libqxcb.so", "libXau.so.6", "libxcb.so.1"]


def test_what_only_an_unused_part_needs_stays_behind() -> None:
    entries = [plugin("platformthemes", "libqgtk3.so"), library("libgtk-3.so.0")]
    assert names(entries) == []


def test_what_every_desktop_has_newer_stays_behind_with_all_that_it_needs() -> None:
    entries = [
        plugin("printsupport", "libcupsprintersupport.so"),
        library("libcups.so.2"),
        library("libgnutls.so.30"),
    ]
    assert names(entries) == ["libcupsprintersupport.so"]


def test_the_screens_and_pictures_that_are_used_stay() -> None:
    entries = [
        plugin("platforms", "libqwayland.so"),
        plugin("platforms", "libqoffscreen.so"),
        plugin("imageformats", "libqjpeg.so"),
        plugin("platforms", "libqvnc.so"),
    ]
    assert names(entries) == ["libqwayland.so", "libqoffscreen.so", "libqjpeg.so"]


def test_python_and_packages_are_no_libraries_of_the_system() -> None:
    entries = [
        ("libpython3.13.so.1.0", "/usr/local/lib/libpython3.13.so.1.0", "BINARY"),
        ("libz.so.1", "/usr/lib/python3/site-packages/pillow.libs/libz.so.1", "BINARY"),
    ]
    assert names(entries) == ["libpython3.13.so.1.0", "libz.so.1"]
