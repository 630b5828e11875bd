"""What each system is told about the program: the one version, its kind of file, who made it."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

NAME = "sgdesk"
IDENTIFIER = "org.sgdesk.sgdesk"
FILE_KIND = "org.sgdesk.organisation"
FILE_MIME = "application/x-sgdesk"
FILE_WORDS = "sgdesk organisation"
MAKERS = "The sgdesk contributors"
ABOUT = "Safeguarding training of a small organisation"
OLDEST_MACOS = "14.0"
"""What Qt 6.12 runs on."""

OLDEST_WINDOWS = "10.0.17763"
"""Windows 10 of autumn 2018 (1809), the first that Qt 6.12 runs on."""

_VERSION = re.compile(r'^__version__ = "(\d+)\.(\d+)\.(\d+)"$', re.MULTILINE)


def version(root: Path = ROOT) -> str:
    """The version, which stands in ``sgdesk/__init__.py`` and nowhere else.

    Raises :class:`ValueError` where it is not three figures with full stops between them, which is
    all that a Mac, Windows and a tag have in common.
    """
    source = (root / "sgdesk" / "__init__.py").read_text(encoding="utf-8")
    found = _VERSION.search(source)
    if found is None:
        raise ValueError('sgdesk/__init__.py has no line such as __version__ = "1.2.3".')
    return ".".join(found.groups())


def info_plist(number: str, year: int) -> dict[str, object]:
    """What a Mac is told: a program with a window and the owner of its kind of file."""
    return {
        "CFBundleDevelopmentRegion": "en_GB",
        "CFBundleDisplayName": NAME,
        "CFBundleExecutable": NAME,
        "CFBundleShortVersionString": number,
        "CFBundleVersion": number,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": FILE_WORDS,
                "CFBundleTypeExtensions": ["sgdesk"],
                "CFBundleTypeIconFile": "sgdesk.icns",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [FILE_KIND],
            }
        ],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSBackgroundOnly": False,
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": f"© {year} {MAKERS}. Apache License 2.0.",
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": FILE_KIND,
                "UTTypeDescription": FILE_WORDS,
                "UTTypeConformsTo": ["public.data"],
                "UTTypeIconFile": "sgdesk.icns",
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["sgdesk"],
                    "public.mime-type": [FILE_MIME],
                },
            }
        ],
    }


_WINDOWS = """VSVersionInfo(
    ffi=FixedFileInfo(
        filevers={four}, prodvers={four}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0
    ),
    kids=[
        StringFileInfo([StringTable("080904B0", [{strings}])]),
        VarFileInfo([VarStruct("Translation", [0x0809, 0x04B0])]),
    ],
)
"""


def windows_version(number: str, program: str, year: int) -> str:
    """The version resource of one .exe, as PyInstaller reads it: UK English, in Unicode."""
    four = tuple(int(each) for each in [*number.split("."), "0"])
    told = {
        "CompanyName": MAKERS,
        "FileDescription": ABOUT,
        "FileVersion": number,
        "InternalName": program,
        "LegalCopyright": f"© {year} {MAKERS}. Apache License 2.0.",
        "OriginalFilename": f"{program}.exe",
        "ProductName": NAME,
        "ProductVersion": number,
    }
    strings = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in told.items())
    return _WINDOWS.format(four=four, strings=strings)
