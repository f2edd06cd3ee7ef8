"""The option for the language of a command, which is also that of what goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

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
"""Gives a command the option."""
