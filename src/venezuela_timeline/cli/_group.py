"""Where commands are found, and how they end: what goes wrong is one line that can be shown."""

from __future__ import annotations

import importlib
import io
import os
import sys
import warnings
from collections.abc import Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import click

import venezuela_timeline as vt
from venezuela_timeline.safe_text import for_terminal

from ._hints import with_hint
from ._messages import LANG_KEY
from ._output import say, tell, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from venezuela_timeline.labels import Lang


class Homes(Mapping[str, click.Command]):
    """Commands by name, each imported when it is asked for.

    Args:
        homes: The module of each command.
    """

    def __init__(self, **homes: str) -> None:
        self._homes = homes

    def __getitem__(self, name: str) -> click.Command:
        module = importlib.import_module(f".{self._homes[name]}", __package__)
        commands = (one for one in vars(module).values() if isinstance(one, click.Command))
        return next(command for command in commands if command.name == name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)


@contextmanager
def _said(lang: Callable[[], Lang]) -> Iterator[None]:
    """Where an error of the library or of the command line becomes one that can be shown."""
    try:
        yield
    except vt.TimelineError as error:
        raise click.UsageError(for_terminal(told(str(error), lang()))) from None
    except (click.BadParameter, click.NoSuchOption) as error:  # these are put together when shown
        message = for_terminal(told(with_hint(error), lang()))
        raise click.UsageError(message, ctx=error.ctx) from None
    except click.ClickException as error:
        error.message = for_terminal(told(with_hint(error), lang()))  # type: ignore[misc]  # what the user typed
        raise
    except KeyboardInterrupt:
        raise click.Abort from None


@contextmanager
def _warnings_told(lang: Callable[[], Lang]) -> Iterator[None]:
    """Where what the library warns of is a line, once, without the program's own code."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", vt.TimelineWarning)
        show, said = warnings.showwarning, set[str]()

        def line(message: Warning | str, kind: type[Warning], *where: Any) -> None:
            if not issubclass(kind, vt.TimelineWarning):
                show(message, kind, *where)
            elif str(message) not in said:
                said.add(str(message))
                tell(message, lang(), err=True)

        warnings.showwarning = line  # type: ignore[assignment]  # it passes the rest on
        yield


class Commands(click.Group):
    """Shows the library's own errors in one line, and exits with 2."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the options; what is wrong with them can be shown."""
        with _said(lambda: "en"):
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what goes wrong can be shown, and what is warned of."""

        def lang() -> Lang:
            found: Lang = ctx.meta.get(LANG_KEY, "en")
            return found

        with _said(lang), _warnings_told(lang):
            return super().invoke(ctx)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line; what cannot be written is told in a line."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a terminal may not know every letter
                stream.reconfigure(errors="replace")
        try:
            return super().main(*args, **kwargs)
        except OSError as error:  # of standard output, such as a full disk
            with suppress(OSError):
                say(f"Error: cannot write: {error.strerror or error}", err=True)
            os._exit(2)  # an ordinary exit would try to write the rest, and fail again
