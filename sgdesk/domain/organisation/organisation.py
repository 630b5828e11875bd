"""Who keeps the file."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OrganisationDetails:
    """Who keeps the file, as it stands on certificates and on the return."""

    name: str
    kind: str = ""
    charity_number: str = ""
    section11_duty: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    address: str = ""
    logo_png: bytes | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who keeps the file, and whose packs they follow now."""

    name: str
    kind: str
    charity_number: str
    partnership: str
    denomination: str | None
    section11_duty: str
    contact_name: str
    contact_email: str
    contact_phone: str
    address: str
    logo_png: bytes | None
    is_sample: bool
    created_on: date

    @property
    def details(self) -> OrganisationDetails:
        """What of it is typed in."""
        return OrganisationDetails(
            self.name,
            self.kind,
            self.charity_number,
            self.section11_duty,
            self.contact_name,
            self.contact_email,
            self.contact_phone,
            self.address,
            self.logo_png,
        )
