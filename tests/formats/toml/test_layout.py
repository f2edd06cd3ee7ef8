"""TOML laid out: the same meaning, the same a second time, comments where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline.formats import toml
from venezuela_timeline.formats._records import RECORDS
from venezuela_timeline.formats._records.classes import CLASSES
from venezuela_timeline.formats.toml import formatted, formatted_file, layout
from venezuela_timeline.formats.toml.order import ORDER
from venezuela_timeline.formats.toml.reader import parsed
from venezuela_timeline.formats.toml.scanning import pieces

ROOT = Path(__file__).parents[3]

BEFORE = """\
\ufeff#:schema ./timeline.schema.json
# The town.


# Its id.
title.en='Town'   # ours
title.es = "Pueblo"\t
  id = "town"
# the end of the head

# Who


# and what
[[ sources ]]\r
url="https://example.org/#a"
id = "paper"

[[ events ]] # first
# when it was
when = 2024-07-28 10:00:00 # as read
 "title" = '''
The # vote
'''
id = "vote"


tags = ['a',
  "b" , ]
citations = [
  "paper ¶1", # the first
  "paper ¶2",
]
participants = [{actor="ann",role = "host"},"a-very-long-id-of-an-actor-with-much-room","a-long-id"]
# TODO: more

[events.summary]
es = "x"
en = "y"

# before the claim
[[events.claims]]
value = {amount=1.50, unit = "euros"}
by="paper"
aspect = "cost"

# the end
"""

AFTER = """\
#:schema ./timeline.schema.json
# The town.

id = "town"
# Its id.
title.en = 'Town'  # ours
title.es = "Pueblo"
# the end of the head

# Who

# and what
[[sources]]
id = "paper"
url = "https://example.org/#a"

[[events]]  # first
id = "vote"
# when it was
when = 2024-07-28 10:00:00  # as read
tags = ['a', "b"]
"title" = '''
The # vote
'''
participants = [
    { actor = "ann", role = "host" },
    "a-very-long-id-of-an-actor-with-much-room",
    "a-long-id",
]
citations = [
  "paper ¶1", # the first
  "paper ¶2",
]
# TODO: more

[events.summary]
es = "x"
en = "y"

# before the claim
[[events.claims]]
aspect = "cost"
by = "paper"
value = { amount = 1.50, unit = "euros" }

# the end
"""


def test_what_it_does():
    assert formatted(BEFORE) == AFTER
    assert formatted(AFTER) == AFTER


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("\n\n", ""),
        ("# a\n\n\n# b\n\n", "# a\n\n# b\n"),
        ("\n# a\nid='x'", "# a\nid = 'x'\n"),
        ("# a\n\n[[events]]\n", "# a\n\n[[events]]\n"),
        ("# a\n[[events]]\n", "# a\n[[events]]\n"),
        ("[[events]]\n# a\n", "[[events]]\n# a\n"),
        ("[[events]]\n\n\n# a\n", "[[events]]\n\n# a\n"),
        ("id='x'\n# a\n\n\n# b\n[[terms]]", "id = 'x'\n# a\n\n# b\n[[terms]]\n"),
        ("[[events]]\n\n# a\n\nid='x'", "[[events]]\n# a\nid = 'x'\n"),
        ("events=[]\nid='x'", "id = 'x'\nevents = []\n"),
        ("title={ }\n", "title = {}\n"),
        ("outside=[[1,{a.b=2}],[ ]]", "outside = [[1, { a.b = 2 }], []]\n"),
        ('outside=["""a\nb"""]', 'outside = ["""a\nb"""]\n'),
        ("outside=[{a='''\n'''}, 1]", "outside = [{a='''\n'''}, 1]\n"),
        ('title="""a\\""""" # b', 'title = """a\\"""""  # b\n'),
        ("title=''''a'''''", "title = ''''a'''''\n"),
        (r'title="a\"#"', 'title = "a\\"#"\n'),
        ("[title]\nes='x'\nen='y'", "[title]\nes = 'x'\nen = 'y'\n"),
    ],
)  # fmt: skip
def test_small_texts(before, after):
    assert formatted(before) == after
    assert formatted(after) == after


@given(timelines())
def test_what_is_written_is_laid_out(timeline):
    for text in (toml.dumps(timeline), *toml.folder_files(timeline).values()):
        assert formatted(text) == text


@given(timelines(), st.data())
def test_it_means_the_same_and_is_the_same_again(timeline, data):
    """Comments and blanks wherever they can stand, and the fields of records in any order."""
    gap = st.sampled_from(["", "", "", "# a\n", "\n", "\n\n# b\n\n", "  # c\n"])
    tables = [[]]
    for piece in list(pieces(toml.dumps(timeline)))[:-1]:
        if piece.header:
            tables.append([f"{piece.header}\n"])
        else:
            key = data.draw(st.sampled_from([" = ", "=", "\t= "])).join(
                (".".join(piece.key), piece.written)
            )
            tables[-1].append(f"{key}{data.draw(st.sampled_from(['', ' # d', '  ']))}\n")
    text = ""
    for number, lines in enumerate(tables):
        head, fields = lines[:1] * bool(number), lines[bool(number) :]
        languages = [line for line in fields if "." in line.partition("=")[0]]
        others = data.draw(st.permutations([line for line in fields if line not in languages]))
        text += "".join(data.draw(gap) + line for line in (*head, *others, *languages))
    text += data.draw(gap)
    found = formatted(text)
    assert toml.loads(found) == timeline
    assert formatted(found) == found
    assert sorted(found.replace("#", "\n#").count(f"# {one}") for one in "abcd") == sorted(
        text.count(f"# {one}") for one in "abcd"
    )


@pytest.mark.parametrize(
    "path", sorted((ROOT / "seeds").glob("*.toml")), ids=lambda path: path.name
)
def test_the_seeds_are_laid_out(path):
    assert formatted_file(path) is None


def test_every_field_has_its_place():
    fields = {cls.__name__: [one.name for one in cls.__attrs_attrs__ if one.eq] for cls in CLASSES}
    names = {name: cls.__name__ for name, cls in RECORDS.items()} | {
        "citations": "Citation", "claims": "Claim", "links": "Link", "memberships": "Membership",
        "participants": "Participation", "tenures": "Tenure", "value": "Quantity",
    }  # fmt: skip
    assert {names[name]: sorted(order) for name, order in ORDER.items() if name} == {
        name: sorted(found) for name, found in fields.items()
    }


def test_deeply_nested_lists_are_read_or_refused():
    deep = f"outside = {'[' * 40}{']' * 40}\n"
    assert formatted(deep) == deep
    deep = f"outside = {'[' * 200}{']' * 200}\n"
    assert parsed(formatted(deep), None) == parsed(deep, None)
    with pytest.raises(vt.DataError):
        formatted(f"outside = {'[' * 5000}{']' * 5000}")


@pytest.mark.parametrize(
    ("text", "message"),
    [("id = ", "not readable as TOML"), ("[tool.x]", "unknown key 'tool'"), ("evnts=[]", "events")],
)
def test_what_is_no_timeline_is_refused(text, message):
    with pytest.raises(vt.DataError, match=message):
        formatted(text, file="x.toml")


def test_a_layout_that_would_change_the_meaning_is_refused(monkeypatch):
    monkeypatch.setattr(layout, "_document", lambda _: ["id = 'other'"])
    with pytest.raises(vt.DataError, match="cannot be laid out without a change"):
        formatted("id = 'town'")


def test_files(tmp_path):
    path = tmp_path / "a.toml"
    path.write_bytes(b"id='x'\r\n")
    text = formatted_file(path)
    assert text == "id = 'x'\n"
    path.write_text(text, "utf-8", newline="\n")
    assert formatted_file(path) is None
    assert parsed(text, None) == {"id": "x"}
    with pytest.raises(vt.ReadError):
        formatted_file(tmp_path / "none.toml")
