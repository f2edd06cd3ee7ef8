"""What changed, merging, and what git needs to merge and to show timelines."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import venezuela_timeline as vt
from venezuela_timeline._files import write_file
from venezuela_timeline.errors import shown
from venezuela_timeline.formats import differences
from venezuela_timeline.formats.toml import texts
from venezuela_timeline.formats.toml.revisions import NAME as LOCK
from venezuela_timeline.labels import counted, word
from venezuela_timeline.safe_text import for_terminal, json_for_terminal
from venezuela_timeline.timeline import changes

from . import _output
from ._options import in_a_language
from ._output import notes, put, say
from ._replacing import OVERWRITE, check_replaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from venezuela_timeline.labels import Lang

_FORMATS: dict[str, Callable[[changes.Diff], str]] = {
    "markdown": differences.markdown,
    "json": differences.as_json,
    "html": differences.html,
}
_PATH = click.Path(path_type=Path)
_DRIVER = "venezuela-timeline"
_MOST = 20
"""So many conflicts are listed."""

_LONG = 300
"""The most characters of the place of one."""


@click.command()
@click.argument("old", type=_PATH)
@click.argument("new", type=_PATH)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", *_FORMATS)),
    default="text",
    help="How to write it; html has the old values beside the new ones.",
)
@in_a_language
def diff(old: Path, new: Path, format_: str, lang: Lang) -> None:
    """Show what changed from the timeline OLD to the timeline NEW, part by part."""
    found = changes.diff(vt.read(old), vt.read(new))
    if format_ in _FORMATS:
        gate = json_for_terminal if format_ == "json" else for_terminal
        put(_FORMATS[format_](found), gate)
    else:
        _output.tell(found or "no difference", lang)


@click.command()
@click.argument("base", type=_PATH)
@click.argument("ours", type=_PATH)
@click.argument("theirs", type=_PATH)
@click.argument("target", type=_PATH)
@click.option(
    "--take",
    type=click.Choice(("base", "ours", "theirs")),
    help="Whose value to take for every conflict that is not resolved.",
)
@click.option(
    "--resolve",
    "resolved",
    multiple=True,
    metavar="PLACE=SIDE",
    help="Whose value to take for one conflict, such as 'event vote › when=theirs'.",
)
@OVERWRITE
@in_a_language
def merge(  # noqa: PLR0913  (a parameter an option)
    base: Path, ours: Path, theirs: Path, target: Path, take: changes.MergeSide | None, *,
    resolved: tuple[str, ...], lang: Lang, overwrite: bool,
) -> None:  # fmt: skip
    """Merge the timelines OURS and THEIRS, which were both made from BASE, into TARGET.

    If conflicts are left, they are listed, nothing is written, and the command ends with 1.
    """
    found = changes.merge(vt.read(ours), vt.read(theirs), base=vt.read(base))
    for text in resolved:
        place, _, side = (part.strip() for part in text.rpartition("="))
        if side not in {"base", "ours", "theirs"}:
            raise click.UsageError(
                f"--resolve {text!r}: write the place of a conflict, a sign and whose value to "
                "take, such as 'event vote › when=theirs'"
            )
        conflict = next((one for one in found.conflicts if one.place == place), None)
        if conflict is None:
            raise click.UsageError(
                f"--resolve: there is no conflict {shown(place, _LONG)}: {_listed(found.conflicts)}"
            )
        found = found.resolve(conflict, getattr(conflict, side))
    if take is not None:
        found = found.take(take)
    for conflict in found.conflicts:
        _output.tell(f"conflict: {conflict}", lang)
    if found.conflicts:
        advice = word("use --resolve or --take", lang)
        say(f"\n{counted(len(found.conflicts), 'conflicts', lang)}: {advice}")
        sys.exit(1)
    for record in found.kept:
        _output.tell(f"{word('note', lang)}: {record} stays: it is still named", lang)
    check_replaced(target, found.timeline, {}, overwrite=overwrite)
    notes(found.timeline.save(target), lang)
    say(f"{word('wrote', lang)} {target}: {counted(len(found.timeline), 'events', lang)}")


def _listed(conflicts: tuple[changes.Conflict, ...]) -> str:
    """The places of conflicts, as they are to be written; of very many the first."""
    places = ", ".join(shown(one.place, _LONG) for one in conflicts[:_MOST])
    more = f" and {len(conflicts) - _MOST:,} more" if len(conflicts) > _MOST else ""
    return f"there are {places}{more}" if places else "none is left"


# git ----------------------------------------------------------------------------------------


@click.group()
def git() -> None:
    """Let git merge and show the TOML of a timeline record by record."""


@git.command()
@click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), default="."
)
def install(folder: Path) -> None:
    """Set up git for the TOML files in FOLDER, which is in a repository.

    The file .gitattributes there names the drivers, and is to be committed; what they run is kept
    in the repository's own settings, so that each clone needs this command once.
    """
    command = f"{shlex.quote(sys.executable)} -m venezuela_timeline_command git"
    settings = {
        f"merge.{_DRIVER}.name": "a timeline, record by record",
        f"merge.{_DRIVER}.driver": f"{command} merge-file %O %A %B %P",
        f"diff.{_DRIVER}.textconv": f"{command} tell",
        f"diff.{_DRIVER}.xfuncname": "^([a-z]+ [a-z0-9-]+ ›.*)$",
    }
    for name, value in settings.items():
        _git(folder, "config", name, value)
    path = folder / ".gitattributes"
    wanted = [f"*.toml merge={_DRIVER} diff={_DRIVER}", f"{LOCK} merge={_DRIVER}"]
    known = path.read_text("utf-8").splitlines() if path.exists() else []
    lines = [*known, *(line for line in wanted if line not in known)]
    write_file(path, ["".join(f"{line}\n" for line in lines).encode()])
    say(f"git merges and shows {folder / '*.toml'} record by record: commit {path}")


def _git(folder: Path, *arguments: str) -> None:
    try:
        found = subprocess.run(  # noqa: S603  (git itself, with settings of our own)
            ["git", "-C", str(folder), *arguments],  # noqa: S607  (wherever it is)
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError:
        raise click.UsageError("git is not there: install it") from None
    if found.returncode:
        raise click.UsageError(f"git: {found.stderr.strip()}")


@git.command("merge-file", hidden=True)
@click.argument("base", type=_PATH)
@click.argument("ours", type=_PATH)
@click.argument("theirs", type=_PATH)
@click.argument("name", default="")
def merge_file(base: Path, ours: Path, theirs: Path, name: str) -> None:
    """Merge two files into OURS, as git asks a merge driver to."""
    sides: Any = [path.read_text("utf-8") for path in (base, ours, theirs)]
    if Path(name).name == LOCK:
        write_file(ours, [texts.merge_locks(*sides).encode()])
        return
    found = texts.merge_texts(*sides)
    write_file(ours, [found.text.encode()])
    for conflict in found.conflicts:
        say(f"conflict in {name or ours}: {conflict}", err=True)
    sys.exit(bool(found.conflicts))


@git.command(hidden=True)
@click.argument("path", type=_PATH)
def tell(path: Path) -> None:
    """Write a TOML file with a line for each part, as git asks for texts to compare."""
    text = path.read_text("utf-8")
    try:
        lines = list(texts.told(text))
    except vt.DataError:
        lines = text.splitlines()  # between two marks of a conflict, it is no TOML
    put("".join(f"{line}\n" for line in lines))
