"""What somebody probably meant who wrote a command that cannot be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

_A_FILE_FOR_A_CHOICE = re.compile(r"'([^']+\.\w+)' is not one of")


def with_hint(error: click.ClickException) -> str:
    """The message of an error, and what to write instead if that can be guessed."""
    put_together = isinstance(error, click.BadParameter | click.NoSuchOption)
    message = error.format_message() if put_together else error.message
    hints = list(_hints(error)) if isinstance(error, click.UsageError) else []
    return " ".join((f"{message.rstrip('.')}.", *hints)) if hints else message


def _hints(error: click.UsageError) -> Iterator[str]:
    command = error.ctx.command if error.ctx else None
    if isinstance(error, click.NoSuchOption):
        if isinstance(command, click.Group) and _some_has(command, error.option_name):
            yield f"Write {error.option_name} after the command."
    elif isinstance(error, click.BadParameter):
        found = _A_FILE_FOR_A_CHOICE.match(error.message)
        if found and isinstance(error.param, click.Option):
            option, choice = error.param.opts[0], _first_choice(error.param)
            yield f"It takes a value: write {option} {choice} {found[1]}."
    elif error.ctx and command and "unexpected extra argument" in error.message:
        _, _, extra = error.message.rstrip(")").partition("(")
        for path in (*map(str, error.ctx.params.values()), *extra.split(" ")):
            if _has(command, "--file") and Path(path).exists():
                yield f"For another timeline, write --file {path}."
                return


def _first_choice(option: click.Option) -> str:
    return str(option.type.choices[0])  # type: ignore[attr-defined]  # it is one of choices


def _some_has(group: click.Group, option: str) -> bool:
    return any(_has(command, option) for command in group.commands.values())


def _has(command: click.Command, option: str) -> bool:
    return any(option in parameter.opts for parameter in command.params)
