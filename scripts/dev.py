# /// script
# requires-python = ">=3.11"
# ///
"""Set the checkout up and do one thing in it: ``python scripts/dev.py run``, ``test``, …

Only the standard library is needed: uv comes into the checkout's own environment where the
machine has none, the locked versions are installed there, and nothing outside the checkout is
touched but, for root on a Linux box, Qt's system libraries.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
LOCK = ROOT / "requirements.lock"
STAMP = ENVIRONMENT / ".set-up"
OLDEST = (3, 11)

CORE = (
    "tests/data/file",
    "tests/data/organisation",
    "tests/data/sheets",
    "tests/data/test_pdfs.py",
    "tests/reports",
    "tests/services/certificates",
    "tests/services/imports/received",
)
"""The tests of what other packages do for the program: the file and its migrations, ciphers and
signatures, sheets that are read and written, paper that is drawn and read. What is our own, such as
how a sheet is understood, is left to the suite; the self-test goes through all of it once."""

QT_LIBRARIES = (
    "libegl1 libgl1 libglib2.0-0 libfontconfig1 libxkbcommon0 libdbus-1-3 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1"
)


def main(arguments: Sequence[str]) -> int:
    """Do what is named, after whatever set-up is still missing; return the exit code."""
    tasks = {
        "run": run,
        "test": test,
        "lint": lambda: lint(arguments[1:]),
        "bench": lambda: python("-m", "benchmarks", *arguments[1:]),
        "pictures": lambda: pictures(arguments[1:]),
        "walks": lambda: python("-m", "scripts.walks", *arguments[1:]),
        "mutate": lambda: python("scripts/mutate.py", *arguments[1:]),
        "torture": lambda: python("scripts/torture.py", *arguments[1:]),
        "truth": lambda: python("scripts/imports_truth.py", *arguments[1:]),
        "elsewhere": lambda: python("scripts/elsewhere.py", *arguments[1:]),
        "systems": lambda: python("-m", "scripts.ship.systems", *arguments[1:]),
        "bundle": bundle,
    }
    alone: dict[str, Callable[[], int]] = {
        "clean": clean,
        "lock": lambda: lock(arguments[1:]),
        "floors": lambda: floors(arguments[1:]),
    }
    name = arguments[0] if arguments else "run"
    if name in alone:
        return alone[name]()
    if name not in tasks:
        print(f"There is no task {name}. Choose one of: {', '.join([*tasks, *alone])}.")
        return 2
    set_up()
    return tasks[name]()


def pictures(more: Sequence[str]) -> int:
    """Every page, and of the import the one picture of the guide unless others are asked for."""
    code = python("scripts/pictures.py", *more)
    return code if code or more else python("-m", "scripts.import_pictures", "--guide")


def run() -> int:
    """Open the window; where there is no screen, say so and do the main job without one."""
    if has_screen():
        return python("-m", "sgdesk")
    print("There is no screen here, so the sample organisation is done without the window.")
    return python("-m", "sgdesk", "demo", "--out", "demo-out")


def has_screen() -> bool:
    """Whether a window can be shown: always but on a Linux box without a display."""
    if platform.system() != "Linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("format", ("ruff", "format", "--check", ".")),
    ("lint", ("ruff", "check", ".")),
    ("types", ("mypy",)),
    ("import rules", ("lint-imports", "--no-logo")),
)


def lint(names: Sequence[str] = ()) -> int:
    """Format, lint, types and import rules, or those named; stop at the first that fails."""
    if unknown := set(names) - dict(STEPS).keys():
        print(f"There is no step {unknown.pop()}. Choose of: {', '.join(dict(STEPS))}.")
        return 2
    for name, command in STEPS:
        if names and name not in names:
            continue
        print(f"== {name}", flush=True)
        if code := tool(*command):
            print(f"The step '{name}' failed.")
            return code
    return 0


def test() -> int:
    """Everything that guards the main branch.

    Types and import rules keep one core busy for minutes where nothing is cached, so they are
    looked at while the tests run; a fault of theirs is told when it is found, and again at the end.
    """
    if code := lint(("format", "lint")):
        return code
    with ThreadPoolExecutor(1) as beside:
        others = beside.submit(lint_quietly, ("types", "import rules"))
        print("== tests, with types and import rules beside them", flush=True)
        tested = tool("pytest", "-q", "-n", "auto", env=with_bytecode_kept())
        failed = others.result()
    for name in failed:
        print(f"The step '{name}' failed; what it said stands above.")
    return tested or len(failed)


def with_bytecode_kept() -> dict[str, str]:
    """The environment for the tests, in which what is compiled is kept, in ``build`` if need be.

    Where bytecode is not to be written beside its source, each of the hundred processes that the
    tests start would compile all that it imports anew, which doubles the time of most of them.
    """
    own = dict(os.environ)
    if own.pop("PYTHONDONTWRITEBYTECODE", ""):
        own["PYTHONPYCACHEPREFIX"] = str(ROOT / "build" / "bytecode")
    return own


def lint_quietly(names: Sequence[str]) -> list[str]:
    """The steps that fail; what they say is printed in one piece, and nothing of the others."""
    failed = []
    for name in names:
        program, *arguments = dict(STEPS)[name]
        command = [str(SCRIPTS / program), *arguments]
        done = subprocess.run(
            command, cwd=ROOT, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        if done.returncode:
            failed.append(name)
            said = done.stdout.decode(errors="replace")
            print(f"\n== {name}\n{said}The step '{name}' failed.", flush=True)
    return failed


def bundle() -> int:
    """Build the one-folder program, lay beside it what goes with it, and let it prove itself."""
    if code := tool("pyinstaller", "--noconfirm", "packaging/sgdesk.spec"):
        return code
    if code := python("-m", "scripts.ship.beside"):
        return code
    return python("packaging/smoke_test.py")


def floors(parts: Sequence[str] = ()) -> int:
    """Test the core with the oldest versions that pyproject.toml allows, in their own place.

    The self-test comes first: the main job from a sheet to paper, and every page of the window.
    """
    uv, own = find_uv(), ROOT / "build" / "floors"
    interpreter = str(own / SCRIPTS.name / "python")
    call(uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(own))
    oldest = ("--resolution", "lowest-direct", "-r", str(ROOT / "pyproject.toml"), "--group", "dev")
    call(uv, "pip", "install", "--quiet", "--python", interpreter, *oldest)
    if not parts:
        screen = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
        itself = (interpreter, "-m", "sgdesk", "self-test")
        if code := subprocess.run(itself, cwd=ROOT, check=False, env=screen).returncode:
            return code
    # The digests of papers are those of the locked versions.
    but = "--ignore=tests/reports/test_golden_papers.py"
    suite = (interpreter, "-m", "pytest", "-q", "-n", "auto", but, *(parts or CORE))
    return subprocess.run(suite, cwd=ROOT, check=False).returncode


def clean() -> int:
    """Remove what was made here, the environment too."""
    for name in (".venv", "build", "dist", "demo-out", "truth-out", ".mypy_cache", ".ruff_cache"):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    return 0


def lock(words: Sequence[str] = ()) -> int:
    """Bring requirements.lock, with its hashes, up to what pyproject.toml asks for.

    What is locked stays at its version as long as that will do. ``upgrade`` takes the newest of
    all, and ``upgrade NAME …`` the newest of those packages alone.
    """
    if words and words[0] != "upgrade":
        print("Say lock, lock upgrade, or lock upgrade with names of packages.")
        return 2
    call(find_uv(), *locking(words))
    return 0


def locking(words: Sequence[str] = ()) -> list[str]:
    """What uv is told: what stands in the lock is what it prefers, for every system and Python."""
    import tomllib  # not in the Pythons that set_up refuses in words

    project = ROOT / "pyproject.toml"
    groups = tomllib.loads(project.read_text(encoding="utf-8"))["dependency-groups"]
    oldest = ".".join(map(str, OLDEST))
    told = ["pip", "compile", "--quiet", "--universal", "--python-version", oldest, str(project)]
    told += [word for group in groups for word in ("--group", group)]
    told += ["--generate-hashes", "--no-header", "--output-file", str(LOCK)]
    if words[1:]:
        return told + [word for name in words[1:] for word in ("--upgrade-package", name)]
    return [*told, "--upgrade"] if words else told


def set_up() -> None:
    """Install the locked versions and the project, unless that was done for these very files."""
    if sys.version_info < OLDEST:
        sys.exit("sgdesk needs Python 3.11 or newer; start this with a newer python3.")
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted:
        return
    print("Setting up (a minute or two, once) …", flush=True)
    uv = find_uv()
    interpreter = str(SCRIPTS / "python")
    call(
        uv,
        "pip",
        "install",
        "--quiet",
        "--python",
        interpreter,
        "--require-hashes",
        "-r",
        str(LOCK),
    )
    project = ("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    call(uv, "pip", "install", "--quiet", "--python", interpreter, *project)
    install_qt_libraries()
    STAMP.write_text(wanted, encoding="ascii")


def find_uv() -> str:
    """The machine's uv, or one put into the checkout's environment."""
    if not (ENVIRONMENT / "pyvenv.cfg").exists():
        make_environment()
    found = shutil.which("uv") or shutil.which("uv", path=str(SCRIPTS))
    if found is None:
        call(str(SCRIPTS / "python"), "-m", "pip", "install", "--quiet", "uv")
        found = str(SCRIPTS / "uv")
    return found


def make_environment() -> None:
    """Make .venv with the Python that runs this."""
    try:
        venv.create(ENVIRONMENT, with_pip=True)
    except subprocess.CalledProcessError:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        sys.exit("This Python cannot make an environment. On Debian: apt-get install python3-venv")


def install_qt_libraries() -> None:
    """On a Linux box that lacks what Qt loads: install it as root, or say how."""
    if platform.system() != "Linux" or loads_qt():
        return
    command = f"apt-get install --yes --no-install-recommends {QT_LIBRARIES}"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        sys.exit(f"Qt needs system libraries that are not here. As root: {command}")
    call("apt-get", "update", "--quiet")
    call(*command.split())


def loads_qt() -> bool:
    """Whether Qt's widgets can be loaded in the environment."""
    command = [str(SCRIPTS / "python"), "-c", "import PySide6.QtWidgets"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def python(*arguments: str) -> int:
    """Run the environment's Python in the checkout."""
    return tool("python", *arguments)


def tool(name: str, *arguments: str, env: Mapping[str, str] | None = None) -> int:
    """Run a program of the environment in the checkout and return its exit code.

    It has the surroundings of this program unless ``env`` gives others.
    """
    command = [str(SCRIPTS / name), *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, env=env).returncode


def call(*command: str) -> None:
    """Run a step of the set-up; end with a sentence where it fails."""
    own = os.environ | {
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_SYSTEM_CERTS": "1",
        "VIRTUAL_ENV": str(ENVIRONMENT),
    }
    done = subprocess.run(command, cwd=ROOT, check=False, env=own)
    if done.returncode:
        sys.exit(f"This step of the set-up failed: {' '.join(command)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
