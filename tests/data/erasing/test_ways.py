"""No reference to somebody can be forgotten: the schema is walked, and every way is decided."""

from sgdesk.data.erasing.ways import ROOTS, WAYS, Way, links_of
from sgdesk.data.file.schema import metadata
from sgdesk.domain.organisation.open_formats import LEFT_OUT, TABLES


def test_every_reference_that_leads_to_somebody_has_its_way() -> None:
    going, wanted = set(ROOTS), set()
    for table in metadata.sorted_tables:
        for column, parent in links_of(table):
            if parent in going:
                wanted.add((table.name, column))
                if WAYS.get((table.name, column)) is Way.GOES:
                    going.add(table.name)
    assert set(WAYS) == wanted


def test_a_reference_that_is_let_go_of_may_be_empty() -> None:
    for (table, column), way in WAYS.items():
        assert way is Way.GOES or metadata.tables[table].c[column].nullable, (table, column)


def test_every_table_has_its_words() -> None:
    assert set(TABLES) == set(metadata.tables)
    for table, columns in LEFT_OUT.items():
        assert all(column in metadata.tables[table].c for column in columns)
