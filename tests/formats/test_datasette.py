"""What Datasette is told of a database, and what it shows of it."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.parse
import urllib.request
from html import unescape

import pytest

import venezuela_timeline as vt
from databases import opened
from servers import free_port, reached
from venezuela_timeline import formats
from venezuela_timeline.formats import datasette
from venezuela_timeline.formats.sqlite.named import questions

TL = vt.load()


def described(**options):
    return json.loads(datasette.dumps(TL, **options))["databases"]


def test_it_names_the_database_by_the_timeline_or_as_it_is_told():
    assert list(described()) == [TL.id]
    assert list(described(database="other")) == ["other"]
    for name in ("", 5):
        with pytest.raises(vt.FormatError, match=r"give the name of the database's file"):
            described(database=name)
    with pytest.raises(vt.FormatError, match="write one of en, es"):
        described(lang="fr")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_table_and_column_is_there(lang):
    database = opened(TL)
    told = described(lang=lang)[TL.id]
    assert told["title"] == TL.title[lang]
    for name, table in told["tables"].items():
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({name})")]
        assert table["title"]
        if lang == "en":
            assert list(table["columns"]) == columns
        else:
            assert "columns" not in table
    events = told["tables"]["events"]
    assert {*events["facets"], events["sort"], events["label_column"]} <= set(
        told["tables"]["events"].get("columns", described()[TL.id]["tables"]["events"]["columns"])
    )
    assert list(told["queries"]) == list(questions(lang))
    assert "escape_fts(:words)" in told["queries"]["events-with-words"]["sql"]


def test_titles_are_in_the_language_asked_for():
    both = [described(lang=lang)[TL.id] for lang in ("en", "es")]
    for what in ("tables", "queries"):
        for name, one in both[0][what].items():
            assert one["title"] != both[1][what][name]["title"], name


def test_it_is_written_by_its_suffix_and_not_read(tmp_path):
    path = tmp_path / "venezuela.datasette.json"
    assert not TL.save(path, lang="es")
    assert json.loads(path.read_text("utf-8"))["title"] == TL.title["es"]
    with pytest.raises(vt.FormatError, match="the format 'datasette' can be written, not read"):
        formats.loads("{}", "datasette")


# Datasette itself -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The packaged timeline, shown by Datasette on this machine."""
    folder = tmp_path_factory.mktemp("datasette")
    TL.save(folder / "venezuela.sqlite")
    TL.save(folder / "venezuela.datasette.json")
    port = free_port()
    files = ["venezuela.sqlite", "--metadata", "venezuela.datasette.json"]
    command = [sys.executable, "-m", "datasette", *files, "--port", str(port)]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            reached(address)
            yield address
        finally:
            server.terminate()


def got(address):
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310  (our own server)
        return answer.read().decode()


def rows(address, query, **parameters):
    asked = urllib.parse.urlencode({**parameters, "_shape": "array"})
    return json.loads(got(f"{address}/venezuela/{query}.json?{asked}"))


@pytest.mark.consumers
def test_datasette_shows_the_questions(served):
    page = unescape(got(f"{served}/venezuela"))
    for name, one in described()[TL.id]["queries"].items():
        assert f"/venezuela/{name}" in page
        assert one["title"] in page
    form = got(f"{served}/venezuela/possibly-during")
    for name in ("first", "last"):
        assert f'name="{name}"' in form
    assert form.count('type="text"') == 2


@pytest.mark.consumers
@pytest.mark.parametrize("certainly", [False, True])
def test_datasette_answers_as_the_timeline_does(served, certainly):
    how = "certainly" if certainly else "possibly"
    for predicate in ("during", "overlapping", "before", "after"):
        found = rows(served, f"{how}-{predicate}", first="2024-07-28", last="2024-07-31")
        query = getattr(vt, predicate)("2024-07-28/2024-07-31")
        assert [row["id"] for row in found] == list(TL.where(query, certainly=certainly).ids)


@pytest.mark.consumers
def test_datasette_finds_words_claims_and_sources(served):
    for words in ("Guaidó", "covid-19", '"supreme tribunal"', "kazan"):
        found = {row["id"] for row in rows(served, "events-with-words", words=words)}
        assert found == set(TL.where(vt.text(words)).ids), words
    page = unescape(got(f"{served}/venezuela/events?_search=Guaid%C3%B3"))
    assert f"{len(TL.where(vt.text('guaidó')))} rows" in page
    said = rows(served, "who-says-what", event="presidential-election-2024")
    assert len(said) == len(list(TL["presidential-election-2024"].every_claim()))
    assert all(row["by"] and row["sources"] for row in said)
    assert rows(served, "what-a-party-says", party="nicolas-maduro")
    assert rows(served, "rival-claims")
    assert rows(served, "sources-by-publisher")
    assert "Presidential election of 28 July 2024" in got(
        f"{served}/venezuela/participants?_size=max"
    )
