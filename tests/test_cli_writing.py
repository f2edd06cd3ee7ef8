"""The commands for those who write: new, fmt, check --watch, preview, schema."""

from __future__ import annotations

import http.client
import json
import os
import re
import shlex
import signal
import socket
import struct
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from http.server import ThreadingHTTPServer
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

import venezuela_timeline as vt
from venezuela_timeline.cli import _checks, main
from venezuela_timeline.cli._preview import serving
from venezuela_timeline.cli._watching import changes
from venezuela_timeline.errors import printable
from venezuela_timeline.formats.toml import formatted_file
from venezuela_timeline.labels import LANGUAGES


def run(*arguments, code=0):
    result = CliRunner().invoke(main, [*map(str, arguments)])
    assert result.exit_code == code, result.output
    return result.output


# new ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["town.toml", "the-town"])
def test_a_new_timeline_is_valid_laid_out_and_commented(tmp_path, name, lang):
    target = tmp_path / name
    printed = run("new", target, "--lang", lang)
    assert f"venezuela-timeline preview {target}" in printed
    tl = vt.read(target)
    assert tl.id == name.removesuffix(".toml")
    assert (len(tl), len(tl.sources), len(tl.actors)) == (1, 1, 1)
    (event,) = tl
    assert len(event.claims) == 1
    assert str(event.when) == "2024-05-01"
    assert lang in event.title.languages
    assert not vt.chronology.check(tl)
    written = [target] if target.is_file() else sorted(target.glob("*.toml"))
    for path in written:
        assert formatted_file(path) is None
        assert "\n# " in path.read_text("utf-8")
    if target.is_dir():
        schema = json.loads((target / "timeline.schema.json").read_text("utf-8"))
        jsonschema.Draft7Validator.check_schema(schema)
        for path in written:
            directive = path.read_text("utf-8").splitlines()[0]
            assert (target / directive.removeprefix("#:schema ")).samefile(
                target / "timeline.schema.json"
            )


def test_a_new_file_names_a_schema_only_if_there_is_one(tmp_path):
    run("new", tmp_path / "first.toml", "--title", 'The "first"\\')
    assert "#:schema" not in (tmp_path / "first.toml").read_text("utf-8")
    assert vt.read(tmp_path / "first.toml").title["en"] == 'The "first"\\'
    (tmp_path / "timeline.schema.json").write_text(run("schema"), "utf-8")
    run("new", tmp_path / "second.toml")
    text = (tmp_path / "second.toml").read_text("utf-8")
    assert text.startswith("#:schema ./timeline.schema.json\n\n# ")
    assert "$" not in text


def test_nothing_is_overwritten(tmp_path):
    town = tmp_path / "town"
    run("new", town)
    before = {path: path.read_bytes() for path in town.iterdir()}
    assert "is there already: choose another name" in run("new", town, code=2)
    (town / "timeline.toml").rename(town / "other.toml")
    for path in town.glob("[!o]*"):
        path.unlink()
    assert "has 'other.toml' already" in run("new", town, code=2)
    assert "ya tiene 'other.toml'" in run("new", town, "--lang", "es", code=2)
    assert (town / "other.toml").read_bytes() == before[town / "timeline.toml"]
    assert list(town.iterdir()) == [town / "other.toml"]


@pytest.mark.skipif(os.name == "nt", reason="a shell quotes in another way there")
@pytest.mark.parametrize("name", ["my town", "-town", "it's", "a\nb\u202e.toml", "-my town.toml"])
def test_commands_that_are_suggested_work_as_they_are_printed(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    printed = run("new", "--", name).splitlines()[-1].partition(": ")[2]
    program, *arguments = shlex.split(printed)
    assert program == "venezuela-timeline"
    wanted = printable(name)
    assert arguments == ["preview", *["--"] * name.startswith("-"), wanted]
    files = Path(name).glob("*.toml") if Path(name).is_dir() else [Path(name)]
    vt.read(Path(name))  # no name ends a comment
    for path in files:
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("#   venezuela-timeline"):
                target = shlex.split(line[1:])[-1]
                assert target in {wanted, "."}


def test_what_no_file_can_hold_is_refused_before_one_is_written(tmp_path):
    target = tmp_path / "a.toml"
    printed = run("new", target, "--title", "a\udcff", code=2)
    assert r"--title 'a\udcff' cannot be written in UTF-8" in printed
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "link.toml").symlink_to(tmp_path / "nowhere")
    assert "is there already" in run("new", tmp_path / "link.toml", code=2)


@pytest.mark.skipif(sys.platform != "linux", reason="names are texts there")
def test_a_name_that_is_no_text(tmp_path):
    run("new", tmp_path / "a\udcff.toml")
    assert vt.read(tmp_path / "a\udcff.toml").title["en"] == "A?"


def test_what_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("x", "utf-8")
    assert "cannot write" in run("new", tmp_path / "file" / "town", code=2)
    assert "--title is empty" in run("new", tmp_path / "a.toml", "--title", " ", code=2)
    assert not (tmp_path / "a.toml").exists()


# fmt ----------------------------------------------------------------------------------------


def test_fmt(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    one, other = tmp_path / "a.toml", tmp_path / "b.toml"
    one.write_text("title='A'\nid='a' # ours\n", "utf-8")
    other.write_text('[[sources]]\nid = "paper"\n', "utf-8")
    assert run("fmt", "--check", code=1) == "would lay out a.toml\n"
    assert one.read_text("utf-8").startswith("title")
    assert run("fmt", tmp_path, "--lang", "es") == f"ordenado {one}\n"
    assert one.read_text("utf-8") == "id = 'a'  # ours\ntitle = 'A'\n"
    assert run("fmt") == "in order: 2 files\n"
    assert run("fmt", "--check", one) == "in order: 1 file\n"


def test_fmt_changes_nothing_if_a_file_is_no_timeline(tmp_path):
    (tmp_path / "a.toml").write_text("id='a'", "utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'", "utf-8")
    (tmp_path / "broken.toml").write_text("id = ", "utf-8")
    printed = run("fmt", tmp_path, code=2)
    assert "unknown key 'project'" in printed
    assert "not readable as TOML" in printed
    assert (tmp_path / "a.toml").read_text("utf-8") == "id='a'"
    (tmp_path / "empty").mkdir()
    assert "no TOML file in the folder" in run("fmt", tmp_path / "empty", code=2)
    assert "none.toml" in run("fmt", tmp_path / "none.toml", code=2)


def test_schema():
    assert json.loads(run("schema"))["$schema"].startswith("http://json-schema.org/draft-07")
    assert json.loads(run("schema", "--json"))["$schema"].endswith("2020-12/schema")


# check --watch ------------------------------------------------------------------------------


def edited(*edits):
    """Waits by making the edits one after the other, and then as if Ctrl-C were pressed."""
    left = iter(edits)

    def wait(_):
        edit = next(left, None)
        if edit is None:
            raise KeyboardInterrupt
        edit()

    return wait


def seen(path, *edits):
    """How often changes are seen while the edits are made."""
    found = []
    with suppress(KeyboardInterrupt):
        found.extend(changes(path, edited(*edits)))  # keeps what came before the end
    return len(found)


def test_changes_are_seen_and_nothing_else(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text("id='a'", "utf-8")
    edits = (
        lambda: None,
        lambda: path.write_text("id='ab'", "utf-8"),
        lambda: (tmp_path / "notes.txt").write_text("x", "utf-8"),
        path.unlink,
        lambda: os.utime(tmp_path),
    )
    assert seen(path, *edits) == 3
    path.write_text("id='a'", "utf-8")
    folder = (
        lambda: (tmp_path / "notes.txt").write_text("xy", "utf-8"),
        lambda: (tmp_path / "b.toml").write_text("x", "utf-8"),
        lambda: os.utime(tmp_path / "b.toml", (1, 1)),
        lambda: (tmp_path / "revisions.lock").write_text("", "utf-8"),
    )
    assert seen(tmp_path, *folder) == 4


@pytest.mark.skipif(os.name == "nt", reason="modes and links are others there")
def test_who_may_read_and_links_count_too(tmp_path):
    path, folder = tmp_path / "a.toml", tmp_path / "folder"
    path.write_text("id='a'", "utf-8")
    link = tmp_path / "link.toml"
    edits = (
        lambda: path.chmod(0o200),
        lambda: path.chmod(0o600),
        lambda: (path.write_text("id='b'", "utf-8"), os.utime(path, (1, 1))),
        lambda: (path.write_text("id='c'", "utf-8"), os.utime(path, (1, 1))),  # a time kept
        path.unlink,
        lambda: path.symlink_to(path),
        path.unlink,
    )
    assert seen(path, *edits) == 1 + len(edits)
    edits = (
        folder.mkdir,
        lambda: folder.chmod(0o300),
        lambda: folder.chmod(0o700),
        lambda: (folder / "link.toml").symlink_to(link),
        lambda: link.write_text("id='a'", "utf-8"),
        link.unlink,
        (folder / "link.toml").unlink,
        folder.rmdir,
    )
    assert seen(folder, *edits) == 1 + len(edits)


def test_check_watch_checks_again(tmp_path, monkeypatch):
    path = tmp_path / "town.toml"
    run("new", path)
    good = path.read_text("utf-8")
    edits = (
        lambda: path.write_text(good.replace("town-council", "zz", 1), "utf-8"),
        path.unlink,
        lambda: path.write_text(good, "utf-8"),
    )
    monkeypatch.setattr(_checks, "changes", lambda path: changes(path, edited(*edits)))
    printed = run("check", path, "--watch", "--deep", "--lang", "es")
    assert printed.count(f"{path}: 1 hecho, 1 actor, 1 fuente") == 2
    assert "actor desconocido 'town-council' (añada el actor" in printed
    assert len(re.findall(r"^\d\d:\d\d:\d\d$", printed, re.MULTILINE)) == 4


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent in another way there")
@pytest.mark.parametrize("command", [["check", "--watch"], ["preview"]])
def test_ctrl_c_leaves_cleanly(tmp_path, command):
    run("new", tmp_path / "town.toml")
    process = subprocess.Popen(
        [sys.executable, "-m", "venezuela_timeline_command", *command, tmp_path / "town.toml"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (0, b"")


# preview ------------------------------------------------------------------------------------


@contextmanager
def served(path, lang="en"):
    with serving(path, lang) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def asked(server, address, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request(method, address, headers=headers)
    reply = connection.getresponse()
    body = reply.read().decode()
    connection.close()
    return reply, body


def test_preview_shows_the_page_again_when_a_file_changes(tmp_path):
    town = tmp_path / "town"
    run("new", town)
    events = town / "events.toml"
    with served(town, "es") as server:
        assert server.server_address[0] == "127.0.0.1"
        reply, frame = asked(server, "/")
        assert reply.status == 200
        assert '<iframe src="/page"' in frame
        assert "frame-ancestors 'none'" in reply.headers["Content-Security-Policy"]
        _, before = asked(server, "/state")
        _, page = asked(server, "/page?x")
        assert "The bridge opens" in page
        assert page == asked(server, "/page")[1]
        assert asked(server, "/state")[1] == before

        text = events.read_text("utf-8")
        events.write_text(text.replace("The bridge opens", "The <bridge> closes"), "utf-8")
        assert asked(server, "/state")[1] != before
        assert "The &lt;bridge> closes" in asked(server, "/page")[1].replace("&gt;", ">")

        events.write_text(text.replace('"town-council"', '"<b>\\u001b"', 1), "utf-8")
        reply, page = asked(server, "/page")
        assert reply.status == 200
        assert "1 falla en" in page
        assert "events.toml: events[0]" in page
        assert "<b>" not in page
        assert "\x1b" not in page

        for path in town.glob("*"):
            path.unlink()
        town.rmdir()
        assert "1 falla" in asked(server, "/page")[1]


def test_preview_answers_this_machine_by_its_own_name_alone(tmp_path):
    run("new", tmp_path / "town.toml")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    with served(tmp_path / "town.toml") as server:
        port = server.server_port
        assert asked(server, "/page", Host=f"localhost:{port}")[0].status == 200
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"[::1]:{port}", ""):
            reply, body = asked(server, "/page", Host=host)
            assert (reply.status, body) == (403, "ask 127.0.0.1")
        for address in ("/secret.txt", "/../secret.txt", "/%2e%2e/secret.txt", "/page/x"):
            reply, body = asked(server, address)
            assert (reply.status, body) == (404, "not here")
        assert asked(server, "/page", method="POST")[0].status == 501
        for address in ("/", "/page", "/state", "/other"):
            headers = asked(server, address)[0].headers
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
            assert headers["Cache-Control"] == "no-store"
            assert "frame-ancestors" in headers["Content-Security-Policy"]
            assert "Access-Control-Allow-Origin" not in headers
        printed = run("preview", tmp_path / "town.toml", "--port", port, code=2)
        assert f"port {port} cannot be used" in printed
    assert "does not exist" in run("preview", tmp_path / "none.toml", code=2)


@pytest.mark.skipif(sys.platform != "linux", reason="connections are reset in another way there")
def test_preview_says_nothing_of_a_connection_that_is_broken_off(tmp_path, capsys):
    run("new", tmp_path / "town.toml")
    capsys.readouterr()
    with served(tmp_path / "town.toml") as server:
        ended = threading.Semaphore(0)
        report = server.handle_error

        def told(*arguments):
            report(*arguments)
            ended.release()

        server.handle_error = told
        for sent in (b"", b"GET /page HTTP/1.1\r\nHost"):
            with socket.create_connection(("127.0.0.1", server.server_port)) as browser:
                browser.send(sent)
                reset = struct.pack("ii", 1, 0)
                browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
            assert ended.acquire(timeout=10)
        assert capsys.readouterr().err == ""
        try:
            raise ValueError("another one")  # noqa: TRY301  (as one of ours would be)
        except ValueError:
            report(None, None)
        assert "another one" in capsys.readouterr().err


def test_preview_says_where_to_look(tmp_path, monkeypatch):
    def end(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(ThreadingHTTPServer, "serve_forever", end)
    run("new", tmp_path / "town.toml")
    printed = run("preview", tmp_path / "town.toml", "--lang", "es")
    assert re.fullmatch(r"mire http://127\.0\.0\.1:\d+/ y termine con Ctrl-C\n", printed)
