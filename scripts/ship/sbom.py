"""What a bundle is made of, as CycloneDX 1.6 (JSON), for whoever has to know."""

import json
from collections.abc import Iterable
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from scripts.ship.facts import MAKERS, NAME
from scripts.ship.licences import Part

FONTS = (
    Part("noto-fonts", "20201225", "OFL-1.1", {}, kind="generic"),
    Part("droid-sans-fallback", "2.55b", "Apache-2.0", {}, kind="generic"),
)
"""What lies in ``resources/fonts`` with its terms beside it: see the README there."""


def cyclonedx(parts: Iterable[Part], number: str, system: str) -> str:
    """The list of parts of one bundle; equal parts give equal bytes, so it names no time."""
    components = [_component(part) for part in (*parts, *FONTS)]
    body = json.dumps(components, sort_keys=True)
    own = {
        "type": "application",
        "bom-ref": NAME,
        "name": NAME,
        "version": number,
        "supplier": {"name": MAKERS},
        "licenses": [{"expression": "Apache-2.0"}],
    }
    told = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{NAME}/{number}/{system}/{body}')}",
        "version": 1,
        "metadata": {
            "component": own,
            "properties": [{"name": "sgdesk:system", "value": system}],
        },
        "components": components,
        "dependencies": [{"ref": NAME, "dependsOn": [each["bom-ref"] for each in components]}],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _component(part: Part) -> dict[str, object]:
    address = _purl(part)
    return {
        "type": "library",
        "bom-ref": address,
        "name": part.name,
        "version": part.version,
        "purl": address,
        "licenses": [{"license": {"name": part.licence}}],
    }


def _purl(part: Part) -> str:
    name = part.name.casefold().replace("_", "-") if part.kind == "pypi" else part.name.casefold()
    space = "debian/" if part.kind == "deb" else ""
    return f"pkg:{part.kind}/{space}{quote(name)}@{quote(part.version)}"
