"""An event in words: every claim says where it can be read, and every source stands there once."""

import venezuela_timeline as vt

BRIDGE = vt.Event(
    "bridge",
    "The bridge opens",
    "2024-05-01",
    participants=[
        vt.Participation("ann", claims=[vt.Claim("role", "gazette", text="She cut the ribbon.",
                                                 citations=["gazette p. 7"])])
    ],
    citations=["gazette p. 3", "gazette p. 5"],
    claims=[
        vt.Claim("cost", "ann", 12, citations=["minutes p. 4", "gazette p. 3"]),
        vt.Claim("cost", "bob", 13, citations=["minutes"]),
        vt.Claim("cost", "gazette", 14),
    ],
)  # fmt: skip
TL = vt.Timeline(
    [BRIDGE, vt.Event("ferry", "The ferry stops", "2024-05-02", citations=["gazette p. 3"])],
    actors=[vt.Actor("ann", "Ann"), vt.Actor("bob", "Bob")],
    sources=[
        vt.Source("gazette", "The Gazette"),
        vt.Source("minutes", "Minutes", url="https://example.org/minutes"),
    ],
)


def test_each_claim_names_its_sources_and_each_source_is_listed_once():
    said = TL.describe("bridge")
    lines = said.text.splitlines()
    assert [line for line in lines if "[" in line] == [
        "- Ann: cost: 12 [2, p. 4; 1, p. 3]",
        "- Bob: cost: 13 [2]",
        "- The Gazette: role: She cut the ribbon. [1, p. 7]",
    ]
    assert "- The Gazette: cost: 14" in lines
    at = lines.index("Sources:")
    assert lines[at + 1 : at + 3] == [
        "1. The Gazette, p. 3; p. 5",
        "2. Minutes: https://example.org/minutes",
    ]
    assert "2. [Minutes](<https://example.org/minutes>)" in said.markdown
    assert r"- Bob: cost: 13 \[2\]" in said.markdown
    assert said.html.count("https://example.org/minutes") == 2  # beside each claim


def test_sources_that_no_claim_names_have_no_numbers():
    assert TL.describe("ferry").text.endswith("Sources:\n- The Gazette, p. 3")
    assert TL.describe("ferry").markdown.endswith("- The Gazette, p. 3\n")


def test_every_source_of_the_packaged_timeline_is_shown():
    tl = vt.load()
    for event in tl:
        said = tl.describe(event.id)
        for source in {citation.source for citation in event.every_citation()}:
            known = tl.sources[source]
            words = known.url or known.title or known.publisher or source
            assert words in said.text, (event.id, source)
