"""Nothing that a file holds, or is called, acts on a terminal that a command writes to."""

from __future__ import annotations

import ast
import contextlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import venezuela_timeline as vt
from venezuela_timeline import cli
from venezuela_timeline.errors import printable
from venezuela_timeline.safe_text import for_terminal, json_for_terminal, shown_line

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")

ACTING = [chr(code) for code in (*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0))]
ACTING += [*"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]
BAD = "x" + "".join(f"{one}Z" for one in ACTING)
NAME = BAD.replace("\0", "").replace("/", "")  # what a file can be called

# What the command says to the terminal itself: colours, and the place of the cursor.
OWN = re.compile(r"\x1b\[(?:[0-9;]*m|\?25[lh]|1?A|2K)|\r(?=\n|\x1b\[)")

RUN = """
import json, sys
from venezuela_timeline.cli import main
for args in json.load(open(sys.argv[1])):
    try:
        main(args, prog_name="it")
    except SystemExit as end:
        print("ended with", end.code, flush=True)
"""


def texts(timeline):
    """A timeline in which every text acts, as JSON."""

    def changed(value, key=""):
        if isinstance(value, dict):
            return {name: changed(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [changed(one, key) for one in value]
        free = {"en", "es", "title", "name", "text", "locator", "note", "summary", "publisher"}
        return f"{value} {BAD}" if isinstance(value, str) and key in free else value

    return changed(json.loads(vt.formats.dumps(timeline, "json")))


@pytest.fixture
def files(tmp_path):
    paths = {name: tmp_path / f"{name}{NAME[:60]}.json" for name in ("good", "keys", "ids")}
    good = texts(vt.load()["2024-07":"2024-08"])
    paths["good"].write_text(json.dumps(good))
    paths["keys"].write_text(json.dumps({BAD: 1, "events": [{"id": "e", BAD: 2, "title": BAD}]}))
    event = {"id": "e", "title": "E", "when": BAD, "links": [{"kind": BAD, "event": BAD}]}
    paths["ids"].write_text(json.dumps({"events": [event, {"id": BAD, "kind": BAD, "when": 1}]}))
    folder = paths["folder"] = tmp_path / "folder"
    folder.mkdir()
    (folder / f"a{NAME[-60:]}.toml").write_text(f"{json.dumps(BAD)} = 1\n")
    (folder / f"b{NAME[:60]}.toml").write_text("[[events]\n")
    (folder / "revisions.lock").write_text(f"{json.dumps(BAD)} = 1\n")
    lines = paths["lines"] = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps({"id": "a", BAD: 1}) + "\n" + json.dumps({BAD: 1}) + "\n")
    table = paths["table"] = tmp_path / "table.csv"
    table.write_text(f"date,title,{NAME}\n2024,{NAME},x\n{NAME},E,x\n", newline="")
    calendar = paths["calendar"] = tmp_path / "calendar.ics"
    calendar.write_text(f"BEGIN:VCALENDAR\nX{BAD}:1\nBEGIN:VEVENT\nSUMMARY:{BAD}\nEND:VEVENT\n")
    return paths


def on_a_terminal(commands, folder):
    """What commands write to a terminal that they are run on, one after the other."""
    (folder / "commands.json").write_text(json.dumps([[*map(str, one)] for one in commands]))
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, folder / "commands.json"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "300", "PYTHONIOENCODING": "utf-8"},
    )
    os.close(theirs)
    found = b""
    with contextlib.suppress(OSError):  # a terminal whose other end is closed is an error on Linux
        while piece := os.read(ours, 65536):
            found += piece
    os.close(ours)
    assert process.wait() == 0
    return found.decode()


def test_nothing_of_a_file_acts_on_a_terminal(files, tmp_path):
    good, folder, table = files["good"], files["folder"], files["table"]
    target = tmp_path / f"out{NAME[:40]}"
    broken = [files[name] for name in ("keys", "ids", "lines", "folder", "calendar")]
    key = "presidential-election-2024"
    other = tmp_path / "other.json"
    other.write_text(good.read_text("utf-8").replace("\\u001b", "\\u001b\\u001b"), "utf-8")
    commands = [
        ("list", "--file", good),
        ("list", "--file", good, "--json"),
        ("list", "--file", good, "--according-to", "national-electoral-council"),
        ("list", "--file", good, "--kind", BAD.replace("\0", "")),
        *(
            ("follow", "--file", good, "--first", first, "--then", then, "--within", within, *more)
            for first, then, within, more in (
                ("kind=election", "kind=statement", "30 days", ()),
                ("kind=election", "kind=statement", "30 days", ("--json",)),
                (f"kind={NAME}", "kind=statement", "30 days", ()),
                ("kind=election", NAME, "30 days", ()),
                ("kind=election", "kind=statement", NAME, ()),
            )
        ),
        *(("show", key, "--file", good, "--lang", lang) for lang in ("en", "es")),
        ("show", BAD.replace("\0", ""), "--file", good),
        *(("export", f"{target}.{suffix}", "--file", good) for suffix in ("ics", "csv", "md")),
        ("export", f"{target}.{NAME[-40:]}", "--file", good),
        ("convert", good, f"{target}.json", f"{target}.svg"),
        ("convert", table, f"{target}.json"),
        ("convert", folder, f"{target}.json", "--revise"),
        ("dates", table),
        ("dates", table, "--column", BAD.replace("\0", "")),
        ("diff", good, f"{target}.json"),
        ("check", good, "--deep"),
        *(("check", path) for path in broken),
        *(("list", "--file", path) for path in broken),
        *(("diff", path, path) for path in broken),
        *(("diff", good, other, "--format", how) for how in ("markdown", "json", "html")),
        ("merge", good, good, other, f"{target}.json"),
        ("merge", good, other, good, f"{target}.json", "--resolve", NAME),
        *(("git", "tell", path) for path in broken if path.is_file()),
        ("git", "install", folder),
        ("git", "merge-file", *(next(folder.glob("*.toml")),) * 3),
        ("new", f"{target}.toml"),
        ("new", f"{target}.toml"),
        ("new", tmp_path / "new", "--title", BAD.replace("\0", "")),
        ("fmt", "--check", folder, f"{target}.toml"),
        *(("fmt", path) for path in broken),
        ("preview", f"{NAME}.toml"),
        *(("mcp", path) for path in broken),
        ("publish", tmp_path / NAME[:40], "--file", files["calendar"]),
        *(("publish", tmp_path / "site", "--file", path) for path in broken[:2]),
        ("publish", tmp_path / "site", "--file", table, "--base-url", NAME),
        ("publish", tmp_path / "site", "--file", table, "--previous", NAME),
        ("schema",),
        ("cite",),
        ("cite", "--style", NAME),
        (NAME,),
        ("list", f"--{NAME}"),
        ("list", "--file", f"{NAME}.json"),
        ("export",),
    ]
    assert {one[0] for one in commands} >= {*cli.main.commands}
    written = on_a_terminal(commands, tmp_path)
    assert written.count("ended with") == len(commands)
    assert "Traceback" not in written
    left = OWN.sub("", written)
    acting = [line for line in left.split("\n") if not {*ACTING}.isdisjoint(line)]
    assert acting == []
    assert left.count("U+001B") > 20
    assert "\\x1b" in left  # in faults


def test_what_acts_is_named_or_left_out():
    for one in (for_terminal(BAD), printable(BAD), json_for_terminal(json.dumps([BAD])[2:-2])):
        assert not {*one} & {*ACTING}
    assert json.loads(json_for_terminal(json.dumps([BAD], ensure_ascii=False))) == [BAD]
    assert for_terminal("a\r\nb\tc") == "a\nb c"
    assert shown_line("a\u202eb\u2066c") == "abc"
    fault = vt.Fault(BAD, BAD, BAD, file=BAD)
    assert not {*str(fault)} & {*ACTING, "\n"}


def test_a_fault_is_short_however_long_its_parts_are():
    long = "x" * 10_000
    assert len(str(vt.Fault(long, long, long, file=long, id=long))) < 2_000


def test_commands_print_by_one_way_alone():
    calls = [
        ast.unparse(node)
        for path in Path(cli.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and re.search(r"\b(echo|print|secho|write)$", ast.unparse(node.func))
    ]
    assert sorted(calls) == [
        "click.echo(for_terminal(str(text)), err=err)",
        "click.echo(gate(text).encode(), nl=False)",
        "console.print(table)",
        "self.wfile.write(body)",
        "sys.stdout.write(table)",
    ]  # the second from the end writes to a browser
