"""The command cite."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

import venezuela_timeline as vt
from venezuela_timeline.dataset import Style
from venezuela_timeline.safe_text import for_terminal, json_for_terminal

from ._options import A_FILE, in_a_language
from ._output import put, say

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang


@click.command()
@click.argument("events", metavar="[EVENT]…", nargs=-1)
@click.option(
    "--format",
    "--style",
    "style",
    type=click.Choice(get_args(Style)),
    default="text",
    help="Lines of text, or entries; bibtex is for the data alone.",
)
@click.option("--claims", is_flag=True, help="Name the claims that each source bears.")
@in_a_language
@A_FILE
def cite(
    events: tuple[str, ...], style: Style, path: str | None, lang: Lang, *, claims: bool
) -> None:
    """Cite the sources of EVENTs, each an id or a title; without any, say how to cite the data."""
    if not events and (path is not None or claims):
        raise click.UsageError("name the events whose sources are to be cited")
    timeline = None if path is None else vt.read(path)
    found = vt.cite(style, events=events, timeline=timeline, claims=claims, lang=lang)
    if style == "text":
        say(found)
    else:
        gate = json_for_terminal if style == "csl" else for_terminal
        put(found if found.endswith("\n") else f"{found}\n", gate)
