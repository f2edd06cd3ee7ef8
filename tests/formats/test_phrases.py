"""Times in files: phrases where people write by hand, EDTF alone where programs do."""

from __future__ import annotations

import json

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.formats import jsonl
from venezuela_timeline.formats._records import diagnose, fast
from venezuela_timeline.model import Event, Source

TOML = """
[[actors]]
id = "ann"
name = "Ann"
tenures = [{ office = "mayor", when = "from 2001 to 2004" }]

[[sources]]
id = "paper"
published = "1 August 2024"

[[events]]
id = "vote"
title = "The vote"
when = "28 July 2024"
claims = [
    { aspect = "when", by = "ann", value = "autumn 2024", said = "around August 2024" },
]
"""

EVENT = {"id": "a", "title": "A", "when": "28 July 2024"}
CLAIM = {"aspect": "when", "by": "ann", "value": "28 July 2024"}


def test_toml_reads_phrases_in_every_field_of_time():
    tl = formats.loads(TOML, "toml")
    (claim,) = tl["vote"].claims
    assert str(tl["vote"].when) == "2024-07-28"
    assert claim.value == vt.when("autumn 2024")
    assert str(claim.said) == "2024-08~"
    assert str(tl.sources["paper"].published) == "2024-08-01"
    assert str(tl.actors["ann"].tenures[0].when) == "2001/2004"
    for name in ("toml", "json", "jsonl"):
        assert formats.loads(formats.dumps(tl, name), name) == tl


def test_a_folder_and_a_table_read_phrases(tmp_path):
    (tmp_path / "a.toml").write_text(TOML, "utf-8")
    assert vt.read(tmp_path) == formats.loads(TOML, "toml")
    table = formats.loads("id,title,when\na,A,early 2000s\n", "csv")
    assert table["a"].when == vt.when("early 2000s")


def test_records_read_phrases():
    tl = vt.Timeline.from_records([{"id": "a", "title": "A", "when": "since 2006"}])
    assert str(tl["a"].when) == "2006/.."
    with pytest.raises(vt.DataError, match="row 0: when: cannot read 'soon': write a date such"):
        vt.Timeline.from_records([{"id": "a", "title": "A", "when": "soon"}])


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"when": "28 July 2024"}, "when"),
        ({"claims": [CLAIM]}, "claims[0].value"),
        ({"claims": [{**CLAIM, "value": "2024", "said": "28 July 2024"}]}, "claims[0].said"),
    ],
)
def test_what_programs_write_is_edtf_alone(change, path):
    event = EVENT | {"when": "2024"} | change
    reads = [
        lambda: formats.loads(json.dumps({"events": [event]}), "json"),
        lambda: formats.loads("{}\n" + json.dumps(event), "jsonl"),
        lambda: list(jsonl.stream(["{}", json.dumps(event)]).events),
    ]
    for read in reads:
        with pytest.raises(vt.DataError) as caught:
            read()
        fault = caught.value.faults[0]
        assert fault.path.endswith(path)
        assert fault.message == "'28 July 2024', character 2: EDTF has no blanks"


@pytest.mark.parametrize("phrases", [True, False])
@pytest.mark.parametrize(
    ("raw", "cls"),
    [
        (EVENT, Event),
        (EVENT | {"when": "2024-07"}, Event),
        (EVENT | {"when": 2024}, Event),
        (EVENT | {"when": "soon"}, Event),
        (EVENT | {"when": "2024", "claims": [CLAIM]}, Event),
        (EVENT | {"when": "2024", "claims": [CLAIM | {"value": "2024-07"}]}, Event),
        (EVENT | {"when": "2024", "claims": [CLAIM | {"value": "soon"}]}, Event),
        (EVENT | {"when": "2024", "claims": [CLAIM | {"value": {"amount": 3}}]}, Event),
        (EVENT | {"when": "2024", "claims": [{"aspect": "when", "by": "ann"}]}, Event),
        (
            EVENT | {"when": "2024", "claims": [{"aspect": "winner", "by": "a", "value": "b"}]},
            Event,
        ),
        ({"id": "a", "published": "early 2000s"}, Source),
    ],
    ids=str,
)
def test_both_readers_agree(raw, cls, phrases):
    reader = fast.PHRASES if phrases else fast.EDTF
    attempt = diagnose.read(raw, cls, None, "here", phrases=phrases)
    if attempt.faults:
        with pytest.raises(vt.TimelineError):
            reader.record(raw, cls)
    else:
        assert reader.record(raw, cls) == attempt.value


def test_a_fault_in_a_phrase_says_what_to_write():
    with pytest.raises(vt.DataError) as caught:
        formats.loads(TOML.replace("autumn 2024", "soon").replace("28 July", "28"), "toml")
    when, value = caught.value.faults
    assert (when.path, value.path) == ("events[0].when", "events[0].claims[0].value")
    assert value.message.startswith("cannot read 'soon': write a date such as '28 July 2024'")


def test_edtf_that_people_may_write_for_something_else_is_edtf():
    """As in the fields of the model: a file that was written comes back equal."""
    text = '[[events]]\nid = "a"\ntitle = "A"\nwhen = "2023-24"\n'
    (winter,) = formats.loads(text, "toml")
    assert winter == vt.Event("a", "A", vt.TimeSpan("2023-24")) == vt.Event("a", "A", "2023-24")
    assert formats.loads(formats.dumps(vt.Timeline([winter]), "toml"), "toml")[0] == winter
