"""What changed, merging, and git with the library's drivers, as commands."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.cli import main
from venezuela_timeline.formats import differences
from venezuela_timeline.formats.toml import texts
from venezuela_timeline.timeline.changes import diff


def run(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


CLAIM = vt.Claim("votes", "ann", 3, subject="ann", text="Three `votes`", citations=["paper"])
VOTE = vt.Event("vote", "The vote", "2024-07", claims=[CLAIM], tags=["a", "b"])
PARTS = {"actors": [vt.Actor("ann", "Ann")], "sources": [vt.Source("paper", "Paper")]}
BASE = vt.Timeline([VOTE, vt.Event("talk", "A talk", "2024-08")], **PARTS)
DENIED = attrs.evolve(VOTE, claims=[attrs.evolve(CLAIM, stance="denies")], tags=["b", "a", "c"])
NEW = vt.Timeline(
    [DENIED, vt.Event("new", "<New>", "2024-09")], title="Edited", **PARTS, outside=["talk"]
)


@pytest.fixture
def files(tmp_path):
    made = {"base": BASE, "new": NEW, "mine": BASE.replace(attrs.evolve(VOTE, when="2024-07-28"))}
    made["theirs"] = BASE.replace(attrs.evolve(VOTE, when="2024-07-29", kind="vote"))
    for name, tl in made.items():
        tl.save(tmp_path / f"{name}.json")
    return tmp_path


def test_a_difference_is_written_in_four_ways(files):
    old, new = files / "base.json", files / "new.json"
    text = run("diff", old, new).output
    assert "    claims › votes of ann by ann › stance: asserts → denies\n" in text
    assert "    + tags › c\n    tags: in another order\n" in text
    markdown = run("diff", old, new, "--format", "markdown").output
    assert "- `claims` › `votes of ann by ann` › `stance`: `asserts` → `denies`" in markdown
    assert "- added `tags` › `c`\n- `tags`: in another order" in markdown
    assert "## removed: event `talk`" in markdown
    records = json.loads(run("diff", old, new, "--format", "json").output)
    assert records[0]["edits"] == [
        {"path": ["title"], "change": "changed", "old": "Timeline", "new": "Edited"}
    ]
    (vote,) = (one for one in records if one["id"] == "vote")
    assert vote["edits"][-1] == {
        "path": ["claims", "votes of ann by ann", "stance"],
        "change": "changed",
        "old": "asserts",
        "new": "denies",
    }
    page = run("diff", old, new, "--format", "html").output
    assert '<td class="old">asserts</td><td class="new">denies</td>' in page
    assert "&lt;New&gt;" in page
    assert "<New>" not in page
    assert run("diff", old, old).output == "no difference\n"
    assert "no difference" in run("diff", old, old, "--format", "html").output
    assert json.loads(run("diff", old, old, "--format", "json").output) == []


def test_parts_that_came_or_went_are_written_out():
    one = attrs.evolve(
        VOTE,
        claims=[attrs.evolve(CLAIM, by="paper", aspect="description", value=None, subject=None)],
    )
    found = diff(BASE, BASE.replace(one))
    assert "- added `claims` › `description by paper`" in differences.markdown(found)
    assert "description by paper" in differences.html(found)
    told = diff(BASE, BASE.replace(attrs.evolve(VOTE, claims=[])))
    assert "removed `claims` › `votes of ann by ann`: `asserts: 3`" in differences.markdown(told)
    gone = differences.html(diff(BASE, vt.Timeline()))
    assert "<hr>" in differences.html(diff(vt.Timeline(), BASE))
    assert "Three `votes`" in gone
    title = diff(vt.Timeline(title="a``b`"), vt.Timeline(title="`"))
    assert "``` a``b` ``` → `` ` ``" in differences.markdown(title)


def test_three_files_are_merged_and_conflicts_resolved(files):
    paths = [files / f"{name}.json" for name in ("base", "mine", "theirs")]
    target = files / "merged.json"
    result = run("merge", *paths, target)
    assert result.exit_code == 1
    assert "conflict: event vote › when is 2024-07-28 here and 2024-07-29 there" in result.output
    assert not target.exists()
    result = run("merge", *paths, target, "--resolve", "event vote › when=theirs")
    assert result.exit_code == 0, result.output
    assert vt.read(target)["vote"].when == vt.TimeSpan("2024-07-29")
    assert run("merge", *paths, target, "--take", "ours").exit_code == 0
    merged = vt.read(target)["vote"]
    assert (str(merged.when), merged.kind) == ("2024-07-28", "vote")
    assert "\n1 conflict: use --resolve or --take\n" in run("merge", *paths, target).output
    for wrong, words in (
        ("event vote › at=ours", "no conflict 'event vote › at': there are 'event vote › when'"),
        ("event vote › when=mine", "write the place of a conflict"),
    ):
        result = run("merge", *paths, target, "--resolve", wrong)
        assert result.exit_code == 2
        assert words in " ".join(result.output.replace("│", "").split())
    output = run("merge", *paths, target, "--lang", "es").output
    assert "conflicto: event vote › when es 2024-07-28 aquí y 2024-07-29 allá\n" in output
    twice = ("--resolve", "event vote › when=ours") * 2
    assert "none is left" in run("merge", *paths, target, *twice).output


def test_of_very_many_conflicts_the_first_are_listed(tmp_path):
    def tl(title):
        return vt.Timeline([vt.Event(f"event-{'x' * 60}-{at}", title, 2024) for at in range(25)])

    for name in ("base", "ours", "theirs"):
        tl(name).save(tmp_path / f"{name}.json")
    paths = [tmp_path / f"{name}.json" for name in ("base", "ours", "theirs", "merged")]
    output = run("merge", *paths, "--resolve", "event=ours").output
    assert f"'event event-{'x' * 60}-0 › title › und', " in output
    assert output.rstrip().endswith(" and 5 more")


def test_what_is_gone_and_named_stays_in_two_languages(tmp_path):
    event = vt.Event("v", "V", "2024")
    base = vt.Timeline([event], actors=[vt.Actor("a", "A")])
    theirs = base.replace(attrs.evolve(event, participants=["a"]))
    for name, tl in (("base", base), ("ours", vt.Timeline([event])), ("theirs", theirs)):
        tl.save(tmp_path / f"{name}.json")
    paths = [tmp_path / f"{name}.json" for name in ("base", "ours", "theirs", "merged")]
    output = run("merge", *paths, "--lang", "es").output
    assert output == (
        "conflicto: actor a: aquí falta, y allá se cambió o se nombra\n\n"
        "1 conflicto: use --resolve o --take\n"
    )
    output = run("merge", *paths, "--take", "ours", "--lang", "es").output
    assert "nota: actor a se queda: todavía se nombra\n" in output
    assert "a" in vt.read(paths[-1]).actors


# git ----------------------------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path, monkeypatch):
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PYTHONPATH", str(Path(vt.__file__).parents[1]))
    folder = tmp_path / "repository"
    (folder / "seeds").mkdir(parents=True)

    def git(*arguments, check=True):
        found = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, text=True, check=False
        )
        assert not check or found.returncode == 0, found.stderr
        return found.stdout + found.stderr * (not check)

    git("init", "-q", "-b", "main")
    git("config", "user.name", "A")
    git("config", "user.email", "a@example.org")
    return folder, git


SEED = """\
chapter = "first"

[[events]]
id = "vote" # the first one
when = "2024-07"
title.en = "The vote"

[[events.claims]]
aspect = "winner"
by = "ann"
stance = "asserts"
value = "ann"

[[events]]
id = "talk"
when = "2024-08"
title.en = "A talk"
"""
LOCK = """\
talk = { revision = 1, modified = 2024-08-01, hash = "a" }
vote = { revision = 1, modified = 2024-08-01, hash = "b" }
"""


def test_git_merges_two_branches_record_by_record_and_its_log_shows_claims(repository):
    folder, git = repository
    assert run("git", "install", folder / "seeds").exit_code == 0
    assert run("git", "install", folder / "seeds").exit_code == 0  # once more changes nothing
    attributes = (folder / "seeds" / ".gitattributes").read_text()
    assert attributes.count("\n") == 2
    seed, lock = folder / "seeds" / "first.toml", folder / "seeds" / "revisions.lock"

    def commit(message, text, locked=LOCK):
        seed.write_text(text)
        lock.write_text(locked)
        git("add", "-A")
        git("commit", "-qm", message)

    commit("begin", SEED)
    git("checkout", "-qb", "theirs")
    there = SEED.replace('stance = "asserts"', 'stance = "denies"')
    there = there.replace(
        '[[events]]\nid = "talk"',
        '[[events]]\nid = "new"\nwhen = "2024-07-30"\ntitle.en = "New"\n\n[[events]]\nid = "talk"',
    )
    commit("deny", there, LOCK.replace("vote = { revision = 1", "vote = { revision = 2"))
    git("checkout", "-q", "main")
    here = SEED.replace('when = "2024-07"', 'when = "2024-07-28"').replace("A talk", "The talk")
    commit("date", here, LOCK.replace("revision = 1", "revision = 3"))
    git("merge", "-q", "theirs", "-m", "merge")
    merged = vt.formats.toml.reader.parsed(seed.read_text(), None)["events"]
    assert [event["id"] for event in merged] == ["vote", "new", "talk"]
    assert merged[0]["when"] == "2024-07-28"
    assert merged[0]["claims"][0]["stance"] == "denies"
    assert merged[2]["title"]["en"] == "The talk"
    assert lock.read_text().count("revision = 3") == 2
    log = git("log", "-p", "-1", "theirs", "--", "seeds/first.toml")
    assert "-event vote › claims › winner by ann › stance: asserts" in log
    assert "+event vote › claims › winner by ann › stance: denies" in log


def test_git_leaves_rival_edits_between_marks(repository):
    folder, git = repository
    run("git", "install", folder / "seeds")
    seed = folder / "seeds" / "first.toml"
    for branch, day in (("main", "2024-07"), ("theirs", "2024-07-29"), ("main", "2024-07-28")):
        git("checkout", "-q", *(["-b"] if branch == "theirs" else []), branch, check=False)
        seed.write_text(SEED.replace('when = "2024-07"', f'when = "{day}"'))
        git("add", "-A")
        git("commit", "-qm", day)
    said = git("merge", "theirs", check=False)
    assert (
        "conflict in seeds/first.toml: event vote › when is 2024-07-28 here and 2024-07-29" in said
    )
    text = seed.read_text()
    assert text.startswith('chapter = "first"\n\n<<<<<<< ours\n[[events]]\nid = "vote"')
    assert text.count("=======") == 1
    assert "+" in git("diff")


def test_git_is_asked_for_a_repository(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    result = run("git", "install", tmp_path)
    assert result.exit_code == 2
    assert "git: " in result.output
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not there" in run("git", "install", tmp_path).output


def test_the_drivers_in_this_process(tmp_path):
    paths = [tmp_path / name for name in ("base", "ours", "theirs")]
    for path, day in zip(paths, ("2024-07", "2024-07-28", "2024-07-29"), strict=True):
        path.write_text(SEED.replace('when = "2024-07"', f'when = "{day}"'))
    assert run("git", "merge-file", *paths, "a.toml").exit_code == 1
    told = run("git", "tell", paths[0]).output
    assert told.startswith("chapter: first\n\nevent vote › id: vote\n")
    assert run("git", "tell", paths[1]).output.startswith('chapter = "first"')  # it has marks
    for path in paths:
        path.write_text(LOCK)
    assert run("git", "merge-file", *paths, "seeds/revisions.lock").exit_code == 0
    assert paths[1].read_text() == LOCK


def test_texts_merge_where_both_sides_changed_other_parts():
    ours = SEED.replace('when = "2024-07"', "when = 2024-07-28")
    theirs = SEED.replace("The vote", "The election").replace('value = "ann"', "value = 3.50")
    found = texts.merge_texts(SEED, ours, theirs)
    assert not found.conflicts
    (vote, _) = formats.toml.reader.parsed(found.text, None)["events"]
    assert (str(vote["when"]), vote["title"]) == ("2024-07-28", {"en": "The election"})
    assert texts.merge_texts(SEED, SEED, SEED).text == SEED
    assert texts.merge_texts(SEED, SEED.replace('first"', 'second"'), SEED).text.startswith(
        'chapter = "second"'
    )
    head = texts.merge_texts(SEED, SEED.replace('first"', 'second"'), SEED.replace('first"', 'x"'))
    assert [one.place for one in head.conflicts] == ["timeline  › head"]
    gone = texts.merge_texts(
        SEED, SEED.partition('\n[[events]]\nid = "talk"')[0], SEED.replace("A talk", "B")
    )
    assert [str(one) for one in gone.conflicts] == [
        "event talk: it is gone here, and changed or named there"
    ]
    assert texts.merge_texts("a = 1\n", "a = 2\n", "a = 1\n").text == "a = 2\n"
    with pytest.raises(vt.DataError, match="two records have one id"):
        texts.merge_texts(SEED + SEED.partition("\n")[2], SEED, SEED)
    with pytest.raises(vt.DataError, match="does not look like a lock"):
        texts.merge_locks("a", LOCK, LOCK)
    assert texts.merge_locks(LOCK, LOCK, LOCK.partition("\n")[0]) == LOCK.partition("\n")[0] + "\n"
    assert list(texts.told('tags = ["a"]\n')) == ["tags › a"]
    raised = LOCK.replace("revision = 1", "revision = 2")
    assert texts.merge_locks(LOCK, LOCK, raised) == raised
    assert texts.merge_locks(LOCK, raised, LOCK.replace("= 1", "= 3")).count("= 3") == 2
    assert list(texts.told("tags = []\n")) == ["tags: none"]
    ours = SEED.replace('value = "ann"', 'value = { amount = 1 }\ncitations = ["a", "b"]')
    ours = ours.replace('title.en = "The vote"', 'participants = ["ann"]\ntitle.en = "The vote"')
    theirs = SEED.replace('by = "ann"', 'by = "bob"')
    claims = texts.merge_texts(SEED, ours, theirs)
    assert not claims.conflicts
    assert 'by = "bob"' in claims.text
    assert "amount = 1" in claims.text
