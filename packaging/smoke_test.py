"""Let the built program prove itself in an empty home, and say how large it is."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

BUILT = Path(__file__).resolve().parent.parent / "dist" / "sgdesk"
LARGEST_MB = 230


def main() -> int:
    """Run the program's own self-test; return its exit code, or 1 where it grew too large."""
    names = {"win32": "sgdesk-cli.exe", "darwin": "sgdesk-cli"}
    program = BUILT / names.get(sys.platform, "sgdesk")
    files = (each for each in BUILT.rglob("*") if each.is_file() and not each.is_symlink())
    size = sum(each.stat().st_size for each in files) / 1e6
    print(f"{program}: {size:.0f} MB in {BUILT.name}")
    with tempfile.TemporaryDirectory() as home:
        bare = {"SGDESK_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run([program, "self-test"], env=os.environ | bare, cwd=home, check=False)
    if size > LARGEST_MB:
        print(f"The program is larger than {LARGEST_MB} MB.")
        return done.returncode or 1
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
