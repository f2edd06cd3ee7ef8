"""A real client asks: within one process, and over standard input and output."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import asynccontextmanager

import pytest
from click.testing import CliRunner

import venezuela_timeline as vt
from venezuela_timeline.assistant import Answers
from venezuela_timeline.assistant.server import serve, server
from venezuela_timeline.cli import main

QUESTION = "who won the election of July 2024"


def test_without_the_sdk(monkeypatch):
    monkeypatch.setitem(sys.modules, "mcp", None)
    with pytest.raises(vt.MissingExtraError, match=r"pip install .venezuela-timeline\[mcp\]"):
        serve(Answers(vt.load()))
    result = CliRunner().invoke(main, ["mcp", "--lang", "es"])
    assert result.exit_code == 2
    assert "mcp falta: pip install" in result.output


def asked(connection, *calls, **options):
    """What a client is answered: the tools, and the result of each call."""
    import anyio  # noqa: PLC0415  (of the extra 'mcp', without which this file is collected)
    from mcp import Client  # noqa: PLC0415  (the same)

    async def ask():
        async with Client(connection, **options) as client:
            tools = (await client.list_tools()).tools
            return tools, [await client.call_tool(tool, known) for tool, known in calls]

    return anyio.run(ask)


def check_election(result):
    """Both rivals with their sources, as text and as data."""
    assert not result.is_error
    answer = json.loads(result.content[0].text)
    assert answer == result.structured_content
    event = answer["events"][0]
    assert event["id"] == "presidential-election-2024"
    assert event["match"] == "certain"
    (winner,) = (one for one in event["statements"] if one["aspect"] == "winner")
    assert winner["contested"]
    rivals = {claim["says"]: claim["sources"] for claim in winner["claims"]}
    assert set(rivals) == {"Nicolás Maduro", "Edmundo González Urrutia"}
    assert all(rivals.values())


@pytest.mark.mcp
@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_in_process(mode):
    tools, (won, wrong, unknown) = asked(
        server(Answers(vt.load()), said=lambda text, lang: f"{lang}: {text}"),
        ("search", {"question": QUESTION}),
        ("event", {"evnt": "x", "lang": "es"}),
        ("vote", {}),
        mode=mode,
    )
    check_election(won)
    assert len(tools) == 7
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert wrong.is_error
    assert wrong.content[0].text == "es: event has no argument 'evnt': did you mean 'event'?"
    assert unknown.is_error


@pytest.mark.mcp
def test_over_standard_input_and_output(tmp_path):
    from mcp import StdioServerParameters, stdio_client  # noqa: PLC0415  (of the extra 'mcp')

    own = tmp_path / "own.toml"
    own.write_text('[[events]]\nid = "vote"\ntitle = "La votación"\nwhen = "2024"\n', "utf-8")

    def started(*arguments):
        command = ["-m", "venezuela_timeline_command", "mcp", *arguments]
        return stdio_client(StdioServerParameters(command=sys.executable, args=command))

    _, (won,) = asked(started(), ("search", {"question": QUESTION}))
    check_election(won)
    _, (vote, wrong) = asked(
        started(str(own), "--lang", "es"),
        ("event", {"event": "vote"}),
        ("event", {"event": "vot"}),
    )
    assert vote.structured_content["title"] == "La votación"
    assert "ningún hecho tiene el identificador" in wrong.content[0].text


@pytest.mark.mcp
def test_it_ends_when_the_client_does(monkeypatch):
    from anyio import create_memory_object_stream  # noqa: PLC0415  (of the extra 'mcp')
    from mcp.server import stdio  # noqa: PLC0415  (the same)

    @asynccontextmanager
    async def closed():
        asking, asked_ = create_memory_object_stream(1)
        answered, _ = create_memory_object_stream(1)
        await asking.aclose()
        async with asked_, answered, _:
            yield asked_, answered

    monkeypatch.setattr(stdio, "stdio_server", closed)
    serve(Answers(vt.load()))
    command = [sys.executable, "-m", "venezuela_timeline_command", "mcp"]
    done = subprocess.run(
        command, check=False, stdin=subprocess.DEVNULL, capture_output=True, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
