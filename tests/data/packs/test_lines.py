"""The line of every value of a TOML text is found, whatever stands round it."""

import tomllib

from sgdesk.data.packs.lines import line_numbers

TEXT = '''\
# [not] a header
name = "A # sign, [brackets] and \\"quotes\\""
"quoted" = 1
text = """
[[not]] a header
key = "nor a key"
"""
gate.kind = "dotted"
colours = ["red", "green",
    # a comment, with a comma
    "blue", { name = "grey", shade = [1, 2] },
    ["nested"],
]

[[requirement]] # first
key = "it's"
[[requirement]]
  key = "second"
  [[requirement.outcomes]]
  text = "one"
  [[requirement.outcomes]]
  text = "two"
[ notes ]
left_open = []
last = 1
'''


def test_each_value_is_found_on_its_line() -> None:
    tomllib.loads(TEXT)
    lines = line_numbers(TEXT)
    assert lines["name",] == 2
    assert lines["quoted",] == 3
    assert lines["text",] == 4
    assert lines["gate", "kind"] == 8
    assert [lines["colours", at] for at in range(5)] == [9, 9, 11, 11, 12]
    assert lines["requirement", 0] == 15
    assert lines["requirement", 0, "key"] == 16
    assert lines["requirement", 1] == 17
    assert lines["requirement", 1, "key"] == 18
    assert lines["requirement", 1, "outcomes", 1, "text"] == 22
    assert lines["notes", "left_open"] == 24
    assert lines["notes", "last"] == 25
    assert ("not", 0) not in lines
    assert ("colours", 5) not in lines


def test_windows_line_ends_count_once() -> None:
    assert line_numbers("a = 1\r\nb = 2\r\n")["b",] == 2
