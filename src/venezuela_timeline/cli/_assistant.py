"""The command that serves a timeline to assistants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from venezuela_timeline.assistant import Answers
from venezuela_timeline.assistant.server import serve

from ._messages import in_language
from ._options import in_a_language, timeline_of

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
    serve(Answers(timeline_of(path), lang), said=in_language)
