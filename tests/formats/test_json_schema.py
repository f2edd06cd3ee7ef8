"""The published JSON Schema: of the model, and true to what is written and read."""

from __future__ import annotations

import copy
import json
import runpy
import tomllib
from importlib.resources import files
from pathlib import Path

import attrs
import jsonschema
import pytest
from hypothesis import given

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline import formats
from venezuela_timeline.formats import json as json_format, toml

ROOT = Path(__file__).parents[2]
GENERATOR = runpy.run_path(str(ROOT / "docs" / "_ext" / "json_schema.py"))
SCHEMA = json.loads(files(vt).joinpath("data", "timeline.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
TOML_SCHEMA = json.loads(files(vt).joinpath("data", "timeline.toml.schema.json").read_text("utf-8"))
TOML_VALIDATOR = jsonschema.Draft7Validator(TOML_SCHEMA)

WHOLE = {
    "format": 2,
    "id": "small",
    "title": {"en": "Small", "es": "Pequeña"},
    "version": "1",
    "chapters": [{"id": "one", "title": "One"}],
    "actors": [
        {"id": "ann", "name": "Ann", "tenures": [{"office": "Mayor", "when": "2020/2024"}]},
        {"id": "bob", "name": "Bob", "kind": "state", "wikidata": "Q717"},
    ],
    "places": [{"id": "here", "name": "Here", "country": "VE", "latitude": 10, "longitude": -66.9}],
    "sources": [{"id": "paper", "url": "https://example.org/a", "published": 2024}],
    "events": [
        {
            "id": "vote",
            "title": "The vote",
            "when": "2024-07-28",
            "chapter": "one",
            "place": "here",
            "tags": ["results"],
            "participants": ["ann", {"actor": "bob", "role": "host"}],
            "citations": ["paper ¶4", {"source": "paper", "note": "read twice"}],
            "claims": [
                {
                    "aspect": "votes",
                    "by": "ann",
                    "value": {"amount": "1.5", "hedge": "over", "unit": "votes"},
                    "rank": "deprecated",
                    "reason": "superseded",
                    "said": "2024-07-28",
                },
                {"aspect": "winner", "by": "paper", "value": "ann", "stance": "recognises"},
                {"aspect": "occurrence", "by": "bob", "stance": "denies"},
            ],
            "links": [
                {
                    "kind": "causes",
                    "event": "after",
                    "claims": [{"aspect": "cause", "by": "ann", "text": "x"}],
                }
            ],
            "modified": "2024-08-01",
            "revision": 2,
        }
    ],
    "outside": ["after"],
}


def broken(path, value):
    """The whole document with one value in it replaced, or, for `...`, taken out."""
    document = copy.deepcopy(WHOLE)
    *steps, last = path
    place = document
    for step in steps:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return document


def test_it_is_the_one_drawn_from_the_model():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert GENERATOR["schema"]() == SCHEMA
    jsonschema.Draft7Validator.check_schema(TOML_SCHEMA)
    assert GENERATOR["toml_schema"]() == TOML_SCHEMA


def test_every_field_is_described():
    names = [name for name in SCHEMA["$defs"] if name[0].isupper()]
    assert {"Actor", "Claim", "Event", "Quantity", "Source", "Tenure"} <= set(names)
    for name in names:
        cls, record = getattr(vt, name), SCHEMA["$defs"][name]
        record = record["anyOf"][-1] if "properties" not in record else record
        assert list(record["properties"]) == [field.name for field in attrs.fields(cls) if field.eq]
        assert all(one["description"] for one in record["properties"].values())


def test_the_packaged_timeline_is_valid():
    VALIDATOR.validate(json.loads(json_format.dumps(vt.load())))


@given(timelines())
def test_what_is_written_is_valid(tl):
    VALIDATOR.validate(json.loads(json_format.dumps(tl)))


def test_what_is_whole_is_valid_and_read():
    VALIDATOR.validate(WHOLE)
    TOML_VALIDATOR.validate(WHOLE)
    assert len(formats.loads(json.dumps(WHOLE), "json")) == 1


EVENT = ("events", 0)
CLAIM = (*EVENT, "claims", 0)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("titel",), "x"),
        (("format",), 3),
        (("format",), "1"),
        (("id",), "Not A Slug"),
        (("title",), 3),
        (("title",), {"en": ""}),
        (("title",), {"English": "x"}),
        (("version",), 3),
        (("version",), " "),
        (("events",), {}),
        (("outside",), [3]),
        ((*EVENT, "sumary"), "x"),
        ((*EVENT, "id"), ...),
        ((*EVENT, "when"), 3.5),
        ((*EVENT, "when"), ["2024"]),
        ((*EVENT, "tags"), "results"),
        ((*EVENT, "tags"), ["Two Words"]),
        ((*EVENT, "place"), 3),
        ((*EVENT, "revision"), "1"),
        ((*EVENT, "revision"), 0),
        ((*EVENT, "modified"), "yesterday"),
        ((*EVENT, "participants"), [3]),
        ((*EVENT, "participants", 1, "actor"), ...),
        ((*EVENT, "participants", 1, "rol"), "host"),
        ((*EVENT, "citations"), ["Two Words"]),
        ((*EVENT, "citations", 1, "source"), ...),
        ((*EVENT, "claims"), {}),
        ((*CLAIM, "by"), ...),
        ((*CLAIM, "value"), ...),
        ((*CLAIM, "value"), ["ann"]),
        ((*CLAIM, "value", "amount"), ...),
        ((*CLAIM, "value", "amount"), "many"),
        ((*CLAIM, "value", "hedge"), "roughly"),
        ((*CLAIM, "value", "units"), "votes"),
        ((*CLAIM, "stance"), "believes"),
        ((*CLAIM, "reason"), ...),
        ((*CLAIM, "rank"), "best"),
        ((*EVENT, "claims", 1, "rank"), "preferred"),
        ((*EVENT, "claims", 2, "stance"), "asserts"),
        ((*EVENT, "links", 0, "claims"), []),
        ((*EVENT, "links", 0, "kind"), "beside"),
        (("actors", 0, "kind"), "ship"),
        (("actors", 1, "wikidata"), "717"),
        (("actors", 0, "tenures", 0, "office"), ...),
        (("places", 0, "longitude"), ...),
        (("places", 0, "latitude"), "10"),
        (("places", 0, "country"), "Venezuela"),
        (("sources", 0, "url"), "javascript:alert(1)"),
        (("sources", 0, "state_media"), "yes"),
        (("chapters", 0, "title"), ...),
    ],
    ids=str,
)
def test_what_is_refused_is_invalid(path, value):
    document = broken(path, value)
    with pytest.raises(vt.DataError):
        formats.loads(json.dumps(document), "json")
    assert not VALIDATOR.is_valid(document)
    assert not TOML_VALIDATOR.is_valid(document)


def test_an_event_has_a_date_or_a_link_that_places_it():
    bare = {"format": 1, "events": [{"id": "a", "title": "A"}]}
    assert not VALIDATOR.is_valid(bare)
    assert not TOML_VALIDATOR.is_valid(bare)
    with pytest.raises(vt.DataError, match="links"):
        formats.loads(json.dumps(bare), "json")
    link = {"kind": "before", "event": "b", "offset": "30 days", "limit": "at-most"}
    placed = {"format": 1, "events": [{"id": "a", "title": "A", "links": [link]}], "outside": ["b"]}
    VALIDATOR.validate(placed)
    assert formats.loads(json.dumps(placed), "json")["a"].when is None


# TOML ---------------------------------------------------------------------------------------


def as_editors_have_it(text):
    """A TOML document as JSON, in which a date without quotes is its text."""
    return json.loads(json.dumps(tomllib.loads(text), default=lambda one: one.isoformat()))


WRITTEN = [
    *(ROOT / "seeds").glob("*.toml"),
    *(ROOT / "tests" / "fixtures" / "format-1").rglob("*.toml"),
    *(ROOT / "tests" / "downstream" / "src").rglob("*.toml"),
]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_toml_file_of_a_timeline_is_valid(path):
    TOML_VALIDATOR.validate(as_editors_have_it(path.read_text("utf-8")))


@given(timelines())
def test_toml_that_is_written_is_valid(tl):
    for text in (toml.dumps(tl), *toml.folder_files(tl).values()):
        TOML_VALIDATOR.validate(as_editors_have_it(text))


HAND = """
chapter = "one"
[[chapters]]
id = "one"
title = "One"
[[events]]
id = "vote"
title.en = "The vote"
when = 2024-07-28
modified = 2024-08-01
[[events]]
id = "count"
title = "The count"
when = "since August 2024"
known_until = "2024-08-01"
[[events]]
id = "hour"
title = "An hour"
when = 2024-07-28T18:00:00-04:00
links = [{ kind = "after", event = "vote", offset = "30 days" }]
[[events]]
id = "oath"
title = "The oath"
links = ["end at-most 3 weeks before start of count", "part-of hour"]
"""


def test_toml_as_people_write_it():
    TOML_VALIDATOR.validate(as_editors_have_it(HAND))
    tl = formats.loads(HAND, "toml")
    assert len(tl) == 4
    assert list(map(str, tl["oath"].links)) == [
        "end at-most 3 weeks before start of count",
        "part-of hour",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "The count"', 'titel = "The count"'),
        ("when = 2024-07-28\n", "when = 2024.5\n"),
        ("when = 2024-07-28\n", "when = [2024]\n"),
        ("modified = 2024-08-01", 'modified = "1 August 2024"'),
        ('id = "vote"', 'id = "The vote"'),
        ('title.en = "The vote"', 'title.english = "The vote"'),
        ('kind = "after"', 'kind = "beside"'),
        ('offset = "30 days"', "offset = 30"),
        ("[[chapters]]", "[[chaptres]]"),
        ('"part-of hour"', '"beside hour"'),
        ('"part-of hour"', '"causes hour"'),
        ('"part-of hour"', '"hour"'),
        ('"part-of hour"', '"part-of the hour"'),
    ],
)
def test_toml_that_is_wrong_is_invalid(old, new):
    text = HAND.replace(old, new, 1)
    with pytest.raises(vt.DataError):
        formats.loads(text, "toml")
    assert not TOML_VALIDATOR.is_valid(as_editors_have_it(text))
