"""The hint where somebody types what belongs in a safeguarding file: told, and no false alarm."""

import pytest

from sgdesk.domain.people.keeping.kept_elsewhere import (
    KeptElsewhere,
    all_kept_elsewhere,
    kept_elsewhere,
)

TOLD = {
    "There is an allegation against him from March": KeptElsewhere.CONCERN,
    "allegation made by a parent": KeptElsewhere.CONCERN,
    "He allegedly shouted at a boy": KeptElsewhere.CONCERN,
    "A child disclosed to her in the vestry": KeptElsewhere.CONCERN,
    "made a disclosure after the session": KeptElsewhere.CONCERN,
    "concern about her at the training": KeptElsewhere.CONCERN,
    "We have a concern about her with the little ones": KeptElsewhere.CONCERN,
    "Pat raised concerns": KeptElsewhere.CONCERN,
    "Referred to the LADO on 3 May": KeptElsewhere.CONCERN,
    "Suspended pending the outcome": KeptElsewhere.CONCERN,
    "Is on a safeguarding agreement": KeptElsewhere.CONCERN,
    "Away because of an investigation": KeptElsewhere.CONCERN,
    "DBS number 001234567890": KeptElsewhere.CHECK,
    "DBS certificate no. 001234567890": KeptElsewhere.CHECK,
    "dbs 001234567890": KeptElsewhere.CHECK,
    "Enhanced DBS came back with something from 1998": KeptElsewhere.CHECK,
    "Positive disclosure, see vicar": KeptElsewhere.CHECK,
    "The police were called": KeptElsewhere.CRIME,
    "known to the police": KeptElsewhere.CRIME,
    "Has a conviction for theft": KeptElsewhere.CRIME,
    "court order says no contact": KeptElsewhere.CRIME,
    "looks after a boy called Sam": KeptElsewhere.CHILD,
    "mother of Ellie": KeptElsewhere.CHILD,
    "Left early with the child Robin": KeptElsewhere.CHILD,
    "Did not come. There is an allegation against him.": KeptElsewhere.CONCERN,
}

ORDINARY = (
    "",
    "Safeguarding concerns course, level 2",
    "Attended the course on managing allegations against staff",
    "Managing allegations training with the diocese",
    "Handling disclosures: half a day",
    "Responding to disclosures and concerns about children, online module",
    "Training about concerns about adults at risk",
    "DBS check done",
    "DBS check done in May, next in three years",
    "Enhanced DBS renewed",
    "Disclosure and Barring Service form handed out",
    "Paid by the police and crime commissioner",
    "Trained by the police",
    "Course given by West Mercia Police",
    "Police cadets leader",
    "Our safeguarding policy was read and signed",
    "Concerns form explained at induction",
    "What to do if you have a concern about a child was gone through",
    "Works with children on Sundays",
    "Domestic abuse awareness, e-learning",
    "Child protection refresher",
    "Level 3 with the partnership, passed",
    "Certificate 12345 from the provider",
    "Away until Easter, no reason given",
    "Needs a chair with arms and large print",
    "Could not get childcare",
    "No concerns",
    "She is a mother of two",
    "Reminded twice by e-mail",
    "The boys' group on Friday evenings",
    "Deputy lead; takes over from Pat in June",
    "Prevent, FGM and county lines covered",
    "Talked over what was learnt at supervision",
    "Reference number 20240012 of the hall booking",
    "Investigating how to run the session online",
)


@pytest.mark.parametrize(("text", "kind"), TOLD.items(), ids=lambda each: str(each)[:40])
def test_what_belongs_in_a_safeguarding_file_is_told(text: str, kind: KeptElsewhere) -> None:
    assert kept_elsewhere(text) is kind


@pytest.mark.parametrize("text", ORDINARY, ids=lambda each: each[:40])
def test_ordinary_words_of_training_raise_no_hint(text: str) -> None:
    assert kept_elsewhere(text) is None


def test_a_very_long_text_is_looked_at_once() -> None:
    """Looked at again from each of its words, it would take hours."""
    for text in ("allegation " * 40_000, "training about " * 30_000, "a" * 400_000):
        assert kept_elsewhere(text) is kept_elsewhere(text[:1_000])


def test_the_worst_is_named_first_and_the_others_after_it() -> None:
    text = "There was an allegation about her and the DBS check came back with a caution"
    found = all_kept_elsewhere(text)
    assert found[0] is KeptElsewhere.CONCERN
    assert KeptElsewhere.CHECK in found
    assert kept_elsewhere(text) is KeptElsewhere.CONCERN
