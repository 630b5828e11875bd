"""The documents of the command line, member by member."""

from datetime import date

from sgdesk.domain.people.person import Person
from sgdesk.domain.training.counting.summary_json import standing_dict, summary_dict
from sgdesk.domain.training.counting.tallies import Counts, CountsRow, ReasonCount, Summary
from sgdesk.domain.training.rule_book import Force, IntervalSource
from sgdesk.domain.training.standing import PersonStanding, Standing
from sgdesk.domain.training.states import State

DAY, DONE, DUE = date(2026, 3, 31), date(2025, 1, 1), date(2028, 1, 1)


def test_a_summary_holds_every_count_of_every_row() -> None:
    counts = Counts(exempt=1, in_date=2, due_soon=3, overdue=4, new_starter=5, not_done=6)
    row = {
        "requirement": "level1",
        "required": 21,
        "exempt": 1,
        "in_date": 2,
        "due_soon": 3,
        "overdue": 4,
        "new_starter": 5,
        "not_done": 6,
        "completed": 5,
        "percent": 25.0,
        "ever_completed": 9,
    }
    summary = Summary(
        people=21,
        no_role=7,
        requirements=(CountsRow("level1", counts),),
        by_role=(CountsRow("level1", counts, "Helper"),),
        by_group=(CountsRow("level1", counts, "2"),),
        reasons=(ReasonCount("level1", "refused", 8),),
        by_kind=(CountsRow("level1", counts, "trustee"),),
    )
    assert summary_dict(DAY, summary) == {
        "as_at": "2026-03-31",
        "people": 21,
        "no_role": 7,
        "requirements": [row],
        "by_role": [{"role": "Helper"} | row],
        "by_group": [{"group": "2"} | row],
        "reasons": [{"requirement": "level1", "reason": "refused", "count": 8}],
        "by_kind": [{"kind": "trustee"} | row],
    }


def test_a_standing_holds_its_days_or_null() -> None:
    source = IntervalSource.ORGANISATION
    found = PersonStanding(
        1,
        (1,),
        (
            Standing(
                "level1",
                State.IN_DATE,
                DONE,
                DUE,
                36,
                source,
                counts_from=date(2025, 2, 1),
                force=Force.RECOMMENDED,
            ),
            Standing("level2", State.NOT_DONE, None, None, None, None, missing=(7,)),
        ),
    )
    person = Person(1, "P1", "", "Asha", "Sample")
    assert standing_dict(DAY, "hscp", [(person, found)], {7: "Right Help, Right Time"}) == {
        "as_at": "2026-03-31",
        "partnership": "hscp",
        "people": [
            {
                "reference": "P1",
                "name": "Asha Sample",
                "standings": [
                    {
                        "requirement": "level1",
                        "state": "in_date",
                        "last_completed": "2025-01-01",
                        "counts_from": "2025-02-01",
                        "due": "2028-01-01",
                        "interval_months": 36,
                        "interval_source": "organisation",
                        "force": "recommended",
                        "missing": [],
                    },
                    {
                        "requirement": "level2",
                        "state": "not_done",
                        "last_completed": None,
                        "counts_from": None,
                        "due": None,
                        "interval_months": None,
                        "interval_source": None,
                        "force": None,
                        "missing": ["Right Help, Right Time"],
                    },
                ],
            }
        ],
    }
