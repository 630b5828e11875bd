"""The first evening: templates of roles, and a file made from what the four steps ask."""

from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.organisation import OrganisationDetails
from sgdesk.services.file.workspace import all_packs
from sgdesk.services.organisation.organisation import organisation_view
from sgdesk.services.people.role_templates import role_templates, suggested_group
from sgdesk.services.people.roles import NewRole, roles_view
from sgdesk.services.sample.beginning import begin_organisation, begin_with_sample, usual_path


def test_every_template_suggests_a_group_of_every_pack_for_each_role() -> None:
    for template in role_templates():
        names = [role.name for role in template.roles]
        assert len(set(map(str.casefold, names))) == len(names) >= 8
        assert {role.level for role in template.roles} == {1, 2, 3}
        for pack in all_packs().packs.values():
            assert all(suggested_group(pack, role.level) for role in template.roles)


@pytest.mark.parametrize(
    ("pack", "titles"),
    [
        ("generic", ["1", "2", "3"]),
        ("hscp", ["1", "2", "3"]),
        ("scsp", ["1", "2", "4"]),
        ("wscp", ["universal", "lead", "lead"]),
    ],
)
def test_levels_lead_to_the_groups_that_the_documents_mean(pack: str, titles: list[str]) -> None:
    found = [suggested_group(all_packs().packs[pack], level) for level in (1, 2, 3)]
    assert [group.key for group in found if group] == titles


def test_a_new_file_lies_in_the_usual_folder_under_a_free_name(own_home: Path) -> None:
    path = usual_path("St Łukasz’s, Leominster")
    assert path == own_home / "st-łukaszs-leominster.sgdesk"
    path.touch()
    assert usual_path("St Łukasz’s, Leominster").name == "st-łukaszs-leominster-2.sgdesk"
    assert usual_path("…").name == "organisation.sgdesk"


def test_the_details_and_roles_are_in_the_new_file(own_home: Path) -> None:
    details = OrganisationDetails(name="Example Club", kind="sports")
    path = own_home / "new" / "club.sgdesk"
    workspace = begin_organisation(path, details, "hscp", [NewRole("Coach", "2")])
    assert organisation_view(workspace).details == details
    assert roles_view(workspace)[0].requirements == ("level1", "level2")
    workspace.close()


def test_no_file_is_left_where_a_step_was_refused(own_home: Path) -> None:
    path = own_home / "club.sgdesk"
    roles = [NewRole("Coach", "2"), NewRole("Coach", "1")]
    with pytest.raises(InputError):
        begin_organisation(path, OrganisationDetails("Club"), "hscp", roles)
    assert not path.exists()


def test_the_sample_is_made_once_and_then_opened(own_home: Path) -> None:
    made = begin_with_sample()
    assert organisation_view(made).is_sample
    path = made.path
    made.close()
    again = begin_with_sample()
    assert again.path == path
    assert again.may_write
    again.close()


def test_a_role_that_the_document_names_gets_the_group_of_its_example() -> None:
    sandwell = all_packs().packs["scsp"]
    named = suggested_group(sandwell, 3, "Club welfare officer")
    other = suggested_group(sandwell, 2, "Children’s worker")
    assert named is not None and named.key == "3"
    assert other is not None and other.key == "2", "no residential worker for children in care"
