"""The options that several commands have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

import venezuela_timeline as vt
from venezuela_timeline.labels import LANGUAGES

from ._messages import LANG_KEY

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang


def _noted(context: click.Context, _: click.Parameter, lang: Lang) -> Lang:
    context.meta[LANG_KEY] = lang
    return lang


in_a_language = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="en",
    is_eager=True,
    callback=_noted,
    help="Language shown.",
)
"""Gives a command the option for its language, which is also that of what goes wrong."""


def _one(_: click.Context, __: click.Parameter, paths: tuple[str, ...]) -> str | None:
    if len(paths) > 1:
        raise click.UsageError("--file is there twice: the command merge makes one file of two")
    return paths[0] if paths else None


A_FILE = click.option(
    "--file",
    "path",
    metavar="PATH",
    multiple=True,
    callback=_one,
    help="A timeline's file or folder, or a calendar or table; by default the packaged timeline.",
)
"""Gives a command the option for a timeline."""

EXPAND = click.option(
    "--expand",
    metavar="FIRST/LAST",
    help="Calendars that are read: show each time of what repeats, from one day to another.",
)
"""Gives a command the option for events that repeat."""


def timeline_of(
    path: str | None, expand: str | None = None, report: vt.Report | None = None
) -> vt.Timeline:
    """The timeline that the options name.

    Args:
        path: The file or folder; None for the packaged timeline.
        expand: The first and the last day of a window of repeats.
        report: Takes what could not be read.
    """
    if path is None:
        if expand is not None:
            raise click.UsageError("--expand is for a calendar that --file names")
        return vt.load()
    window: dict[str, Any] = {} if expand is None else {"expand": tuple(expand.split("/"))}
    return vt.read(path, report=report, **window)
