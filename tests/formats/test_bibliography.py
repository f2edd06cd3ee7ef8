"""Sources as a bibliography has them: CSL-JSON, BibLaTeX and RIS."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from strategies import HOSTILE, hostile_timeline, time_spans, timelines
from venezuela_timeline import formats
from venezuela_timeline.formats import biblatex, bibliography, csl, ris
from venezuela_timeline.formats._source_dates import parts_of, plain_text
from venezuela_timeline.formats.losses import Losses
from venezuela_timeline.safe_text import shown_line

FORMATS = ("biblatex", "csl", "ris")


def one(**fields):
    """A timeline with one source, which an event cites."""
    source = vt.Source("paper", **{"title": "On votes", **fields})
    return vt.Timeline([vt.Event("vote", "The vote", 2024, citations=["paper"])], sources=[source])


def item(**fields):
    return json.loads(csl.dumps(one(**fields)))[0]


def field(text, name):
    found = re.search(rf"^  {name} *= {{(.*)}},?$", text, re.MULTILINE)
    return found and found[1]


def lines(text):
    """The lines of RIS, by their tags."""
    found = [line.partition("  - ") for line in text.split("\r\n") if line]
    return [(tag, value) for tag, _, value in found]


def report_of(name, timeline, **options):
    report = vt.Report()
    formats.dumps(timeline, name, report=report, **options)
    return str(report)


# What an entry says ---------------------------------------------------------------------------


def borne():
    said = vt.Claim("votes", "ann", 5, citations=[vt.Citation("paper", "¶3", note="n")])
    text = vt.Claim("description", "agency", text={"en": "A crowd", "es": "Gente"})
    events = [
        vt.Event("vote", "The vote", 2024, claims=[said, said, text], citations=["page p. 4"])
    ]
    return vt.Timeline(
        events,
        actors=[vt.Actor("ann", "Ann")],
        sources=[
            vt.Source("paper", publisher="TASS", state_media=True, archived="https://a.org/1"),
            vt.Source("agency", "Wire", state_media=True),
            vt.Source("page", "P", url="https://example.org"),
            vt.Source("unread", "U"),
        ],
    )


def test_sources_that_are_cited_or_say_something():
    losses, report = Losses(), vt.Report()
    paper, agency, page = bibliography.entries(borne(), losses, claims=True)
    assert paper.title == "[title not known]"
    assert (paper.publisher, agency.publisher) == ("TASS (state media)", "state media")
    assert paper.notes == ("Archived copy: https://a.org/1",)
    assert paper.claims == ("The vote – Ann: votes: 5 (¶3)",)
    assert [entry.kind for entry in (paper, agency, page)] == ["document", "document", "webpage"]
    losses.note(report)
    for words in (
        "a bibliography holds the sources alone, and their claims",
        "vote: notes on citations are left out",
        "vote: places in a source, such as ¶13, are left out",
        "vote: texts are written in one language, 'en'",
        "sources that no event cites are left out: 1",
        "titles that are not known are written as '[title not known]'",
    ):
        assert words in str(report)
    (first, *_) = bibliography.entries(borne(), Losses(), lang="es")
    assert (first.title, first.publisher) == ("[título desconocido]", "TASS (medio estatal)")
    assert first.claims == ()


@pytest.mark.parametrize("name", FORMATS)
def test_claims_state_media_and_languages_in_each_format(name):
    text = formats.dumps(borne(), name, claims=True)
    for words in ("The vote – Ann: votes: 5 (¶3)", "TASS (state media)", "Archived copy: https"):
        assert words in text
    assert "Ann" not in formats.dumps(borne(), name)
    assert "medio estatal" in formats.dumps(borne(), name, lang="es")
    assert formats.dumps(vt.Timeline(), name) == ("[]\n" if name == "csl" else "")
    with pytest.raises(vt.FormatError, match="write one of en, es"):
        formats.dumps(borne(), name, lang="fr")


def test_the_whole_of_a_source():
    whole = one(
        publisher="A paper",
        published="2024-07-29",
        authors=["Ann Lee", "Bee, Inc. and Co"],
        accessed="2026-11-28",
        url="https://example.org/a_b?c=%20&d#e",
        doi="10.1000/18{2}",
        language="es-VE",
        kind="news",
    )
    assert json.loads(csl.dumps(whole)) == [
        {
            "id": "paper",
            "type": "article-newspaper",
            "title": "On votes",
            "author": [{"literal": "Ann Lee"}, {"literal": "Bee, Inc. and Co"}],
            "container-title": "A paper",
            "issued": {"date-parts": [[2024, 7, 29]]},
            "accessed": {"date-parts": [[2026, 11, 28]]},
            "URL": "https://example.org/a_b?c=%20&d#e",
            "DOI": "10.1000/18{2}",
            "language": "es-VE",
            "keyword": "news",
        }
    ]
    assert biblatex.dumps(whole) == (
        "@online{paper,\n"
        "  author       = {{Ann Lee} and {Bee, Inc. and Co}},\n"
        "  title        = {{On votes}},\n"
        "  organization = {A paper},\n"
        "  date         = {2024-07-29},\n"
        "  url          = {https://example.org/a_b?c=%20&d#e},\n"
        "  urldate      = {2026-11-28},\n"
        "  doi          = {10.1000/18%7B2%7D},\n"
        "  langid       = {spanish},\n"
        "  keywords     = {news}\n"
        "}\n"
    )
    assert lines(ris.dumps(whole)) == [
        *(("TY", "NEWS"), ("ID", "paper"), ("TI", "On votes")),
        *(("AU", "Ann Lee"), ("AU", "Bee, Inc. and Co"), ("T2", "A paper")),
        *(("PY", "2024"), ("DA", "2024/07/29/"), ("Y2", "2026/11/28/")),
        *(("UR", "https://example.org/a_b?c=%20&d#e"), ("DO", "10.1000/18{2}")),
        *(("LA", "es-VE"), ("KW", "news"), ("ER", "")),
    ]
    assert ris.dumps(whole).endswith("ER  - \r\n\r\n")


@pytest.mark.parametrize(
    ("kind", "url", "types"),
    [
        ("report", None, ("report", "misc", "RPRT")),
        ("agency", "https://a.org", ("article-newspaper", "online", "NEWS")),
        ("leaflet", "https://a.org", ("webpage", "online", "ELEC")),
        ("leaflet", None, ("document", "misc", "GEN")),
        (None, "https://a.org", ("webpage", "online", "ELEC")),
        ("data-set", None, ("dataset", "dataset", "DATA")),
    ],
)
def test_types_come_from_kinds(kind, url, types):
    tl = one(kind=kind, url=url)
    (entry,) = json.loads(csl.dumps(tl))
    found = biblatex.dumps(tl).partition("{")[0][1:]
    assert (entry["type"], found, lines(ris.dumps(tl))[0][1]) == types


# Dates ----------------------------------------------------------------------------------------

CIRCA = {"circa": True}


@pytest.mark.parametrize(
    ("edtf", "issued", "date", "year"),
    [
        ("2024", {"date-parts": [[2024]]}, "2024", "2024///"),
        ("2024-07", {"date-parts": [[2024, 7]]}, "2024-07", "2024/07//"),
        ("2024-07-28~", {"date-parts": [[2024, 7, 28]]} | CIRCA, "2024-07-28~", "2024/07/28/"),
        ("-0043-03", {"date-parts": [[-44, 3]]}, "-0043-03", None),
        ("0000?", {"date-parts": [[-1]]} | CIRCA, "0000?", None),
        ("Y17000", {"date-parts": [[17000]]}, None, None),
        ("2024-22%", {"date-parts": [[2024]], "season": 2} | CIRCA, "2024-22%", None),
        ("2024-33", {"literal": "first quarter of 2024"}, "2024", "2024///"),
        (
            "2024-10-22/2024-10-24",
            {"date-parts": [[2024, 10, 22], [2024, 10, 24]]},
            None,
            "2024/10//",
        ),
        ("2004~/2005", {"date-parts": [[2004], [2005]]} | CIRCA, "2004~/2005", None),
        ("2004/..", {"literal": "since 2004"}, "2004/..", None),
        ("/2005", {"literal": "until 2005, start unknown"}, "/2005", None),
        (
            "2004-21/2004-22",
            {"literal": "spring 2004 to summer 2004"},
            "2004-21/2004-22",
            None,
        ),
        ("199X", {"literal": "1990s"}, "199X", None),
        ("[2024-08-01..2024-08-29]", None, "2024-08", "2024/08//"),
        ("[1667~,1670]", None, None, None),
        ("2024-?07", None, "2024-07~", "2024/07//"),
        (
            "2024-07-28T06:00:00Z",
            {"date-parts": [[2024, 7, 28]]},
            "2024-07-28T06:00:00Z",
            "2024/07/28/",
        ),
    ],
)
def test_dates(edtf, issued, date, year):
    tl = one(published=edtf)
    found = item(published=edtf)["issued"]
    words = vt.TimeSpan(edtf).describe("en")
    assert found == ({"literal": words} if issued is None or "literal" in issued else issued)
    text = biblatex.dumps(tl)
    assert field(text, "date") == (edtf if date is None and "/" in edtf else date)
    escaped = edtf.replace("~", r"\textasciitilde{}")
    assert (f"({escaped})" in text) == (field(text, "date") != edtf)
    tags = dict(lines(ris.dumps(tl)))
    assert tags.get("DA") == year
    assert tags.get("PY") == (year and year[:4])
    assert ("N1" in tags) == (edtf not in ("2024", "2024-07"))
    assert ("in words" in report_of("csl", tl)) == ("literal" in found)
    assert ("words" in report_of("biblatex", tl)) == (field(text, "date") != edtf)
    assert ("notes in words" in report_of("ris", tl)) == ("N1" in tags)
    assert ("times of day" in report_of("csl", tl)) == ("T" in edtf)


@given(st.integers(-9999, 9999))
def test_the_year_0_of_edtf_is_1_before_christ(year):
    edtf = f"{'-' * (year < 0)}{abs(year):04}"
    (parts,) = item(published=edtf)["issued"]["date-parts"]
    assert parts == [year if year > 0 else year - 1]
    assert field(biblatex.dumps(one(published=edtf)), "date") == edtf


@given(time_spans())
def test_no_date_says_more_than_is_known(span):
    parts = parts_of(span)
    if parts:
        within = vt.TimeSpan(plain_text(parts)).bounds if abs(parts[0]) < 10_000 else None
        if within:
            assert within.start_min <= span.bounds.start_min
            assert span.bounds.end_max <= within.end_max
    tl = one(published=span)
    date = field(biblatex.dumps(tl), "date")
    if date:
        held = vt.TimeSpan(date).bounds
        assert held.start_min <= span.bounds.start_min
        assert span.bounds.end_max <= held.end_max
    for name in FORMATS:
        assert formats.dumps(tl, name, lang="es")


# Texts ----------------------------------------------------------------------------------------

UNESCAPED = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
}
COMMAND = re.compile(r"\\[a-z]+\{\}|\\[$&#%_]")
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)


def balanced(text):
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    return depth == 0


@given(TEXTS | st.sampled_from(HOSTILE))
def test_a_text_is_text_in_each_format(text):
    tl = one(title=text, publisher=text, authors=[text], language=text)
    shown = shown_line(text)
    (entry,) = json.loads(csl.dumps(tl))
    assert entry["title"].replace("‹", "<") == shown.replace("‹", "<")
    assert not re.search(r"<(/|)(i|b|sc|sup|sub|span)\b", json.dumps(entry))
    written = biblatex.dumps(tl)
    assert balanced(written)
    assert len(written.split("\n")) == written.count(" = {") + 3
    title = field(written, "title").removeprefix("{").removesuffix("}")
    assert COMMAND.sub(lambda found: UNESCAPED.get(found[0], found[0][-1]), title) == shown
    assert not re.search(r"(?<!\\)[$&#%_^~]", title)
    tags = lines(ris.dumps(tl))
    assert [tag for tag, _ in tags] == ["TY", "ID", "TI", "AU", "PB", "LA", "ER"]
    assert {value for _, value in tags[2:6]} == {shown}


def test_addresses_in_which_something_acts():
    tl = one(url="https://e.org/\u2028\u202e", doi="10.1000/\x1b")
    assert item(url="https://e.org/\u2028", doi="10.1000/\x1b")["DOI"] == "10.1000/%1B"
    for name in FORMATS:
        assert formats.dumps(tl, name).isascii()
    assert "https://e.org/%E2%80%A8%E2%80%AE" in ris.dumps(tl)


def test_what_is_left_out_is_said():
    assert "'<' before" in report_of("csl", one(title="<I>a</I>"))
    assert "controls and bidi marks are left out" in report_of("ris", one(title="a\x1bb"))
    assert "babel has no name for are left out: 'qu'" in report_of("biblatex", one(language="qu"))
    assert not any(word in report_of("biblatex", one(language="en")) for word in ("babel", "words"))


@given(timelines(), st.sampled_from(FORMATS), st.booleans(), st.sampled_from(("en", "es")))
def test_any_timeline_has_a_bibliography(tl, name, claims, lang):
    text = formats.dumps(tl, name, claims=claims, lang=lang)
    cited = {citation.source for event in tl for citation in event.every_citation()}
    cited |= {claim.by for event in tl for claim in event.every_claim()} & tl.sources.keys()
    found = {
        "csl": lambda: [entry["id"] for entry in json.loads(text)],
        "biblatex": lambda: re.findall(r"^@[a-z]+\{(.*),$", text, re.MULTILINE),
        "ris": lambda: [value for tag, value in lines(text) if tag == "ID"],
    }[name]()
    assert found == [key for key in tl.sources if key in cited]


@pytest.mark.parametrize("name", FORMATS)
def test_they_are_written_and_not_read(name, tmp_path):
    path = tmp_path / f"x.{ {'biblatex': 'bib', 'csl': 'csl.json'}.get(name, name) }"
    hostile_timeline().save(path, claims=True)
    assert formats.find(path) is formats.find(name)
    with pytest.raises(vt.FormatError, match="can be written, not read"):
        vt.read(path)


# Citing ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", FORMATS)
def test_the_data_are_cited_in_each_format(style):
    tl = vt.load()
    text = vt.cite(style, lang="es")
    for words in (tl.title["es"], str(tl.version), "CC BY 4.0", "Conjunto de datos"):
        assert words in text


def test_events_are_cited():
    key = "presidential-election-2024"
    selection = vt.load().select(key)
    for style in FORMATS:
        assert vt.cite(style, events=[key]) == formats.dumps(selection, style)
        assert vt.cite(style, events=key, claims=True) == formats.dumps(
            selection, style, claims=True
        )
    text = vt.cite(events=["vote"], timeline=borne(), claims=True).splitlines()
    assert text == [
        "TASS (state media)",
        "    The vote – Ann: votes: 5 (¶3)",
        "Wire",
        "P: https://example.org",
    ]
    with pytest.raises(vt.FormatError, match="did you mean 'biblatex'"):
        vt.cite("bibtex", events=[key])
    with pytest.raises(vt.UnknownIdError):
        vt.cite(events=["nobody"])
