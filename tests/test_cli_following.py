"""What followed what, on the command line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from venezuela_timeline.cli import main

TABLE = """date,title,kind,place
2024-08-01,A warning,statement,Caracas
2024-08-20,A report,report,Lima
2024-08-28,Measures,sanctions,Lima
2024-09,A ban,sanctions,Caracas
[2024-08-22..],A reply,talks,
"""


@pytest.fixture
def follow(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(TABLE, "utf-8")

    def run(*arguments, within="30 days"):
        asked = ["follow", "--file", str(path), "--within", within, *arguments]
        return CliRunner().invoke(main, asked)

    return run


def rows(result):
    lines = json.loads(result.stdout)
    return [(row["first_id"], row["second_id"], row["days_min"], row["days_max"]) for row in lines]


def test_pairs_have_dates_and_days(follow):
    said = follow("--first", "kind=statement", "--first", "kind=report", "--then", "kind=sanctions")
    table = said.stdout.splitlines()
    assert table[0].split() == ["When", "First", "When", "Then", "Days", "Certainty"]
    assert [" ".join(line.split()) for line in table[1:4]] == [
        "1 August 2024 A warning 28 August 2024 Measures 27 certain",
        "20 August 2024 A report 28 August 2024 Measures 8 certain",
        "20 August 2024 A report September 2024 A ban 12–41 possible",
    ]
    assert table[-1] == "3 pairs, 2 certain"
    assert "note: read 'date' as when" in said.stderr


def test_of_one_key_any_will_do_and_of_different_keys_all_have_to_hold(follow):
    both = ["--first", "kind=statement", "--first", "kind=report", "--first", "place=Lima"]
    found = rows(follow(*both, "--then", "kind=sanctions", "--json", "--certainly"))
    assert found == [("a-report", "measures", 8, 8)]


def test_of_an_open_time_only_the_least_is_said(follow):
    said = follow("--first", "kind=report", "--then", "kind=talks", within="24 months").stdout
    assert "  2+  possible" in said
    assert said.endswith("1 pair, 0 certain\n")


def test_in_spanish(follow):
    asked = ["--first", "kind=report", "--then", "kind=sanctions", "--lang", "es"]
    said = follow(*asked).stdout
    assert said.split()[:6] == ["Fecha", "Primero", "Fecha", "Después", "Días", "Certeza"]
    assert said.endswith("2 pares, 1 seguro\n")
    wrong = follow(*asked, "--first", "sort=x").output
    assert "--first 'sort=x': no hay clave 'sort': escriba una de kind, actor," in wrong


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--first", "election"], "--first 'election': write KEY=VALUE, as kind=election"),
        (["--first", "knd=x"], "there is no key 'knd': did you mean 'kind'?"),
        (["--first", "kind=report"], "Missing option '--then'"),
        (["--first", "kind=a", "--then", "place=Oz"], "--place 'Oz': nothing here has that id"),
    ],
)
def test_what_cannot_be_asked_is_said(follow, asked, said):
    result = follow(*asked)
    assert said in result.output
    assert result.exit_code == 2


def test_a_word_that_no_event_has_is_told_once(follow):
    said = follow("--first", "kind=x", "--then", "kind=x")
    assert said.stderr.count("no event has the kind 'x'") == 1
