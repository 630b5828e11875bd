"""Which answers may describe one child or family, and which speak of children in general."""

import pytest

from sgdesk.domain.forms.online.children import may_tell_of_a_child


@pytest.mark.parametrize(
    "answer",
    [
        "Fatima Sample told me about a boy at home",
        "There is a girl in our youth club who is always hungry",
        "My daughter was in tears afterwards",
        "It made me think of one of the children in Sunday school",
        "A child in my class has bruises",
        "Listening. That child needed more time",
        "I had a 9-year-old who would not go home",
        "A family in our church is struggling",
        "A pupil told me something last week",
        "I know a child who lives with his gran",
    ],
)
def test_one_child_or_family_is_to_be_looked_at(answer: str) -> None:
    assert may_tell_of_a_child(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "To listen to children",
        "What to do if a child tells me something",
        "How to respond when a child discloses",
        "The child comes first",
        "Every child matters",
        "If a boy or a girl says this, I write it down",
        "Children and young people feel safer",
        "Not to promise a child to keep a secret",
        "I will keep our children safe",
        "Working with families",
        "To listen",
    ],
)
def test_children_in_general_are_ordinary(answer: str) -> None:
    assert not may_tell_of_a_child(answer)
