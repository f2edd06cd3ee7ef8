"""The command that serves a timeline to assistants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import venezuela_timeline as vt

from ._lang import in_a_language
from ._messages import in_language

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang


@click.command()
@click.argument("path", metavar="[FILE]", required=False)
@in_a_language
def mcp(path: str | None, lang: Lang) -> None:
    """Serve a timeline to an assistant by the Model Context Protocol, on standard input and output.

    FILE is a timeline's file or folder; by default the packaged one. The program that the assistant
    runs in starts this command. It only reads.
    """
    from venezuela_timeline.assistant import Answers  # noqa: PLC0415  (only this command needs it)
    from venezuela_timeline.assistant.server import serve  # noqa: PLC0415  (the same)

    timeline = vt.load() if path is None else vt.read(path)
    serve(Answers(timeline, lang), said=in_language)
