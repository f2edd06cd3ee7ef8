"""A perspective is asked, shown and put into a dataframe as a timeline is."""

from __future__ import annotations

import pickle
from html.parser import HTMLParser

import pytest

import venezuela_timeline as vt
from venezuela_timeline.view import notebook, plain


@pytest.fixture(scope="module")
def tl():
    def votes(value, said, by="council"):
        return vt.Claim("votes", by, value, subject="ann", said=said)

    return vt.Timeline(
        [
            vt.Event(
                "vote",
                "The <vote>",
                "2024-07-28",
                kind="election",
                claims=[
                    votes(5, "2024-07-29"),
                    votes(6, "2024-08-02"),
                    votes(7, "2024-08-01", by="ann"),
                    vt.Claim("occurrence", "council", stance="denies", said="2024-09"),
                    vt.Claim("when", "ann", "2024-07-29"),
                ],
            ),
            vt.Event("oath", "The oath", "2025-01-10", claims=[votes(6, "2025-01-10")]),
            vt.Event("other", "Another", "2024-10"),
        ],
        actors=[vt.Actor("ann", "Ann"), vt.Actor("council", "Council")],
    )


@pytest.fixture(scope="module")
def council(tl):
    return tl.according_to("council")


def test_it_holds_the_events_and_the_accounts_side_by_side(tl, council):
    assert council.timeline == tl.remove("other")
    assert [account.event for account in council] == list(council.timeline.ids)
    assert council.accounts == (council["vote"], council[1])
    assert council["vote"].claims == council["vote"].asserted + council["vote"].denied


def test_where_is_asked_of_the_timelines_events(council):
    assert [account.event for account in council.where(vt.kind("election"))] == ["vote"]
    assert [account.event for account in council.where(vt.during("2025"))] == ["oath"]
    # The dates that parties claim count if they are asked for, everybody's.
    day = vt.on("2024-07-29")
    assert len(council.where(day)) == 0
    assert [account.event for account in council.where(day, dates="claimed")] == ["vote"]
    assert len(council.where(day, dates="claimed", certainly=True)) == 0
    assert council.where(vt.during("2024") | vt.during("2025")) == council
    with pytest.raises(vt.QueryError, match="certainly is 1: write True or False"):
        council.where(day, certainly=1)


def test_slices_are_of_positions_or_days(council):
    assert council[:1] == council["2024":"2024"] == council.where(vt.kind("election"))
    assert isinstance(council[:1], type(council))
    assert council[0] == council["vote"]
    with pytest.raises(vt.PositionError, match="no event is at position 2: there are 2"):
        council[2]
    with pytest.raises(vt.UnknownIdError, match="makes no claim about 'oat': did you mean 'oath'"):
        council["oat"]


def test_it_is_a_value(tl, council):
    assert council == tl.according_to("council")
    assert hash(council) == hash(tl.according_to("council"))
    assert council != tl.according_to("ann")
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(council, protocol)) == council  # noqa: S301  (its own)


def test_it_is_shown_in_a_line_and_in_lines(tl, council):
    assert repr(council) == "<Perspective of 'council': 2 events, 28 July 2024 – 10 January 2025>"
    assert repr(tl.according_to("ann")) == "<Perspective of 'ann': 1 event, 28 July 2024>"
    assert str(council).splitlines() == [
        "Council: 2 events",
        "  The <vote> [vote]",
        "  - Council (2 August 2024): votes, Ann: 6",
        "  - Council (September 2024) denies: occurrence",
        "  The oath [oath]",
        "  - Council (10 January 2025): votes, Ann: 6",
    ]
    assert plain.shown(council, lang="es").startswith("Council: 2 hechos\n")


def test_it_is_shown_in_a_notebook(council):
    html = council._repr_html_()
    parser = HTMLParser()
    parser.feed(html)
    assert "<caption><bdi>Council</bdi>: 2 events</caption>" in html
    assert "The &lt;vote&gt;" in html
    assert html.count("<dl>") == 2
    assert "tfoot" not in html
    assert council._repr_mimebundle_() == {"text/plain": str(council), "text/html": html}
    short = notebook.perspective_html(council, lang="es", rows=1)
    assert "… y 1 hecho más" in short
    assert "The oath" not in short


def test_what_is_beyond_forty_events_is_counted():
    claim = vt.Claim("votes", "ann", 3)
    events = [vt.Event(f"e{at}", "E", 2000, claims=[claim]) for at in range(42)]
    said = vt.Timeline(events, actors=[vt.Actor("ann", "Ann")]).according_to("ann")
    assert str(said).splitlines()[-1] == "  … and 2 more"
    assert plain.shown(said, lang="es").splitlines()[-1] == "  … y 2 hechos más"


@pytest.mark.parametrize("show", [plain.shown, notebook.perspective_html])
def test_no_words_in_a_language(council, show):
    with pytest.raises(vt.FormatError, match="no words in the language 'fr'"):
        show(council, lang="fr")
