"""Who keeps the file, and what of it is typed in."""

from datetime import date

from sgdesk.domain.organisation.organisation import Organisation, OrganisationDetails


def test_what_is_typed_in_is_told_apart_from_what_is_chosen() -> None:
    kept = Organisation(
        name="St Example's",
        kind="church",
        charity_number="0000001",
        partnership="hscp",
        denomination="methodist",
        section11_duty="yes",
        contact_name="Ada Sample",
        contact_email="ada@example.org",
        contact_phone="01632 960000",
        address="1 Example Street",
        logo_png=b"png",
        is_sample=True,
        created_on=date(2026, 3, 31),
    )
    assert kept.details == OrganisationDetails(
        name="St Example's",
        kind="church",
        charity_number="0000001",
        section11_duty="yes",
        contact_name="Ada Sample",
        contact_email="ada@example.org",
        contact_phone="01632 960000",
        address="1 Example Street",
        logo_png=b"png",
    )
