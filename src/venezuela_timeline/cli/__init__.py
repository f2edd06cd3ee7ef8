"""The command line: what people look at, convert, check, write and serve.

Every error that a user can cause is one line on stderr, and the exit code is 2; nothing is left
half written.
"""

from __future__ import annotations

import sys

try:
    import click
    import rich  # noqa: F401  (what prints tables is imported by the commands that do)
except ModuleNotFoundError as _error:  # pragma: no cover  (run in a bare environment by .ci/run)
    sys.exit(f'{_error.name} is missing: pip install "venezuela-timeline[cli]"')

import venezuela_timeline as vt

from ._group import Commands, Homes

_COMMANDS = Homes(
    check="_checks",
    cite="_cite",
    convert="_converting",
    dates="_converting",
    diff="_changes",
    export="_exporting",
    fmt="_writing",
    follow="_following",
    git="_changes",
    list="_showing",
    mcp="_assistant",
    merge="_changes",
    new="_writing",
    preview="_preview",
    publish="_publish",
    schema="_writing",
    show="_showing",
)
"""The module of each command."""


@click.group(
    cls=Commands, commands=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(vt.__version__)
def main() -> None:
    """Documented history as data: query, show and export a timeline."""
