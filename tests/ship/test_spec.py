"""The spec, run as each system runs it, up to what is written for that system."""

import plistlib
import sys
from pathlib import Path
from typing import Any, ClassVar

import pytest
from PyInstaller.building import api, osx
from PyInstaller.config import CONF
from PyInstaller.utils import hooks

import sgdesk
from scripts.ship.facts import ROOT

pytestmark = pytest.mark.needs("linux")  # other systems are put on over it, where nothing is signed

SPEC = ROOT / "packaging" / "sgdesk.spec"


class Program:
    """What the spec says of one .exe; no loader of that system is here to build it."""

    made: ClassVar[list["Program"]] = []
    contents_directory = "_internal"
    dependencies: ClassVar[list[Any]] = []
    toc: ClassVar[list[Any]] = []
    append_pkg = True
    strip = upx = False
    upx_exclude: ClassVar[list[str]] = []
    target_arch = codesign_identity = entitlements_file = None

    def __init__(self, *parts: object, name: str, console: bool, **told: Any) -> None:
        self.console, self.told = console, told
        path = Path(CONF["workpath"]) / name
        path.write_bytes(b"a program")
        self.name = str(path)
        Program.made.append(self)


class Folder(api.COLLECT):  # type: ignore[misc]
    """The folder as PyInstaller puts it together, before anything is copied."""

    def __postinit__(self) -> None:
        """Nothing is copied."""


class Analysed:
    """An analysis that found nothing but our own resources."""

    def __init__(self, *parts: object, datas: list[tuple[str, str]], **told: Any) -> None:
        self.scripts: list[Any] = []
        self.pure: list[Any] = []
        self.binaries: list[Any] = []
        icon = ROOT / "resources" / "icons" / "sgdesk.svg"
        self.datas = [("resources/icons/sgdesk.svg", str(icon), "DATA")]


def build(monkeypatch: pytest.MonkeyPatch, folder: Path, system: str) -> list[Program]:
    for name in ("work", "dist"):
        (folder / name).mkdir()
    told = {"workpath": str(folder / "work"), "distpath": str(folder / "dist")}
    told |= {"specpath": str(SPEC.parent), "spec": str(SPEC), "specnm": "sgdesk"}
    more: dict[str, object] = {"upx_available": False, "noconfirm": True, "code_cache": {}}
    for key, value in (told | more).items():
        monkeypatch.setitem(CONF, key, value)
    monkeypatch.setattr(api, "EXE", Program)
    monkeypatch.setattr(osx, "EXE", Program)
    monkeypatch.setattr(osx, "COLLECT", Folder)
    monkeypatch.setattr(osx, "is_darwin", True)
    monkeypatch.setattr(hooks, "collect_submodules", lambda name: [name])
    monkeypatch.setattr(Program, "made", [])
    monkeypatch.setattr(sys, "path", sys.path[:])
    monkeypatch.setattr(sys, "platform", system)
    names = {
        "SPECPATH": str(SPEC.parent),
        "DISTPATH": told["distpath"],
        "workpath": told["workpath"],
        "Analysis": Analysed,
        "PYZ": list,
        "EXE": Program,
        "COLLECT": Folder,
        "BUNDLE": osx.BUNDLE,
    }
    exec(compile(SPEC.read_text(encoding="utf-8"), str(SPEC), "exec"), names)
    return Program.made


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    build(monkeypatch, tmp_path, "darwin")
    return tmp_path / "dist" / "sgdesk.app" / "Contents"


def test_on_a_mac_the_program_has_a_window_and_a_version(mac: Path) -> None:
    told = plistlib.loads((mac / "Info.plist").read_bytes())
    assert told["LSBackgroundOnly"] is False
    assert told["CFBundleShortVersionString"] == told["CFBundleVersion"] == sgdesk.__version__
    assert told["CFBundleIdentifier"] == "org.sgdesk.sgdesk"
    assert (mac / "Resources" / told["CFBundleIconFile"]).is_file()
    assert (mac / "MacOS" / told["CFBundleExecutable"]).is_file()


def test_on_a_mac_a_double_click_starts_the_program_with_the_window(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = build(monkeypatch, tmp_path, "darwin")
    plist = tmp_path / "dist" / "sgdesk.app" / "Contents" / "Info.plist"
    started = plistlib.loads(plist.read_bytes())["CFBundleExecutable"]
    assert [each.console for each in made if Path(each.name).name == started] == [False]


def test_on_a_mac_its_files_are_its_own_kind(mac: Path) -> None:
    told = plistlib.loads((mac / "Info.plist").read_bytes())
    (kind,) = told["UTExportedTypeDeclarations"]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == ["sgdesk"]
    (document,) = told["CFBundleDocumentTypes"]
    assert document["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    assert (mac / "Resources" / document["CFBundleTypeIconFile"]).is_file()


def test_on_a_mac_the_licences_lie_in_the_program(mac: Path) -> None:
    texts = {each.name for each in (mac / "Resources" / "resources" / "licences").iterdir()}
    assert {"READ ME FIRST.txt", "Python.txt", "sgdesk.txt"} <= texts


def test_on_windows_both_programs_tell_their_version_and_one_has_no_console(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = build(monkeypatch, tmp_path, "win32")
    assert {Path(each.name).name: each.console for each in made} == {
        "sgdesk": True,
        "sgdesk-window": False,
    }
    for each in made:
        assert sgdesk.__version__ in Path(each.told["version"]).read_text(encoding="utf-8")
    assert not (tmp_path / "dist" / "sgdesk.app").exists()


def test_on_linux_there_is_one_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert [Path(each.name).name for each in build(monkeypatch, tmp_path, "linux")] == ["sgdesk"]
