"""The options that several commands have."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

A_FILE = click.option(
    "--file",
    "path",
    metavar="PATH",
    help="A timeline's file or folder; by default the packaged one.",
)
"""Gives a command the option for a timeline."""


def timeline_of(path: str | None) -> vt.Timeline:
    """The timeline that the option names."""
    return vt.load() if path is None else vt.read(path)
