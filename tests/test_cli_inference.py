"""The commands that read what follows from links, and the deep check."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import venezuela_timeline as vt
from venezuela_timeline.cli import main


def run(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture
def file(tmp_path):
    """An oath between a death and a vote, and shares of the vote that exceed the whole."""
    shares = [
        vt.Claim("vote-share", "council", vt.Quantity(60, unit="percent"), subject=who)
        for who in ("ann", "bob")
    ]
    tl = vt.Timeline(
        [
            vt.Event("death", "The death", "2013-03-05"),
            vt.Event("oath", "The oath", links=["after death", "1 week before vote"]),
            vt.Event("vote", "The vote", "2013-04-14", claims=shares),
        ],
        actors=[vt.Actor(key, key.title()) for key in ("ann", "bob", "council")],
    )
    tl.save(tmp_path / "made.json")
    return tmp_path / "made.json"


def test_list_reads_what_is_inferred_on_request(file):
    asked = ("list", "--during", "2013-03/2013-04", "--certainly", "--file", file)
    assert "oath" not in run(*asked).output
    result = run(*asked, "--inferred")
    assert "inferred: " in result.output
    assert "oath" in result.output
    assert "undated" in run("list", "--file", file).output


def test_show_says_links_as_they_are(file):
    result = run("show", "oath", "--file", file)
    assert "undated" in result.output
    assert "- 1 week before The vote [vote]" in result.output


def test_export_places_events_by_links_on_request(file, tmp_path):
    target = tmp_path / "made.ics"
    result = run("export", target, "--file", file)
    assert "oath: skipped: it has no date; export --inferred shows where" in result.output
    assert "oath@" not in target.read_text()
    assert run("export", target, "--file", file, "--inferred").exit_code == 0
    assert "UID:oath@timeline" in target.read_text()


def test_a_deep_check_lists_what_it_finds_with_the_claims_behind_it(file):
    assert run("check", file).exit_code == 0
    result = run("check", file, "--deep")
    assert result.exit_code == 1
    assert "shares: council gives shares of vote-share of vote that exceed 100 %" in result.output
    assert "    Council: vote share, Ann: 60%" in result.output
    assert "1 finding" in result.output


def test_a_deep_check_of_what_is_sound_ends_with_0(tmp_path):
    vt.Timeline([vt.Event("vote", "The vote", "2024-07-28")]).save(tmp_path / "made.json")
    result = run("check", tmp_path / "made.json", "--deep")
    assert (result.exit_code, "finding" in result.output) == (0, False)
