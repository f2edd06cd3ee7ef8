"""The commands for those who write a timeline by hand: begin one, lay it out, help editors."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from pkgutil import get_data
from string import Template
from typing import TYPE_CHECKING

import click

import venezuela_timeline as vt
from venezuela_timeline._files import reported, write_file
from venezuela_timeline.errors import SaveError, printable, shown
from venezuela_timeline.formats.toml import formatted, formatted_file
from venezuela_timeline.labels import counted, word
from venezuela_timeline.tables.ids import slug

from ._options import in_a_language, some_words
from ._output import put, say, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang

_SCHEMA = "timeline.schema.json"
"""What the schema is called beside the files of a timeline."""

_PART = "=== "
"""Begins a line of the template that names the file of what follows in a folder."""


@click.command()
@click.argument("target", metavar="DIR|FILE", type=click.Path(path_type=Path))
@click.option(
    "--title",
    callback=some_words,
    help="What the timeline is called; by default as DIR or FILE.",
)
@in_a_language
def new(target: Path, title: str | None, lang: Lang) -> None:
    """Begin a timeline: a small one to change, in a folder DIR or in one FILE.toml.

    Nothing is overwritten. A folder gets the JSON Schema, too, with which editors complete and
    check what you write.
    """
    texts = _files(target, title, lang)
    try:
        files = {path: text.encode() for path, text in texts.items()}
    except UnicodeEncodeError:
        raise click.UsageError(
            f"--title {shown(title)} cannot be written in UTF-8: write it with other characters"
        ) from None
    for path in files:
        if path.exists() or path.is_symlink():
            raise SaveError(f"{str(path)!r} is there already: choose another name")
    if target.suffix != ".toml" and (found := sorted(target.glob("*.toml"))):
        raise SaveError(f"{str(target)!r} has {found[0].name!r} already: choose another folder")
    for path, data in files.items():
        with reported(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, [data])
        say(f"{word('wrote', lang)} {path}")
    name = _argument(str(target))
    tell(f"now change it, and see it in a browser: venezuela-timeline preview {name}", lang)


def _argument(path: str) -> str:
    """A path as a shell takes it for an argument; it stands on one line."""
    return "-- " * path.startswith("-") + shlex.quote(printable(path))


def _files(target: Path, title: str | None, lang: Lang) -> dict[Path, str]:
    """The texts of a small timeline, by the paths that they will have."""
    one = target.suffix == ".toml"
    name = target.stem if one else target.absolute().name
    name = name.encode(errors="replace").decode()  # a file system's name can be no text
    template = Template((get_data(__package__, f"new.{lang}.txt") or b"").decode())
    text = template.substitute(
        id=slug(name, "timeline"),
        path=_argument(target.name) if one else ".",
        title=json.dumps(title or name.replace("-", " ").capitalize(), ensure_ascii=False),
    )
    head, *parts = text.split(_PART)
    files = {"timeline.toml": head}
    files |= {file: body for file, _, body in (part.partition("\n") for part in parts)}
    known = not one or (target.parent / _SCHEMA).is_file()
    directive = f"#:schema ./{_SCHEMA}\n\n" if known else ""
    if one:
        return {target: formatted(directive + "\n".join(files.values()))}
    found = {target / file: formatted(directive + body) for file, body in files.items()}
    return found | {target / _SCHEMA: _schema("toml")}


@click.command()
@click.argument("paths", metavar="[PATH]…", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Change nothing; end with 1 if something would change.")
@in_a_language
def fmt(paths: tuple[Path, ...], lang: Lang, *, check: bool) -> None:
    """Lay out the TOML files of timelines: fields in order, one form for lists and blank lines.

    PATH is a file, or a folder of which every TOML file is laid out; by default this folder.
    Comments stay where they belong, texts and the order of records as they are. If one of the files
    is no timeline, none is changed.
    """
    faults: list[vt.Fault] = []
    changed: dict[Path, str] = {}
    files = list(_toml_files(paths or (Path(),)))
    for path in files:
        try:
            text = formatted_file(path)
        except vt.DataError as error:
            faults += error.faults
        else:
            changed |= {} if text is None else {path: text}
    if faults:
        raise vt.DataError(faults)
    for path, text in changed.items():
        if not check:
            write_file(path, [text.encode()])
        say(f"{word('would lay out' if check else 'laid out', lang)} {path}")
    if not changed:
        say(f"{word('in order', lang)}: {counted(len(files), 'files', lang)}")
    if check and changed:
        sys.exit(1)


def _toml_files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
        if not files:
            raise click.UsageError(f"no TOML file in the folder {str(path)!r}")
        yield from files


@click.command()
@click.option("--json", "as_json", is_flag=True, help="That of the JSON format.")
def schema(*, as_json: bool) -> None:
    """Print the JSON Schema with which editors complete and check TOML files."""
    put(_schema("json" if as_json else "toml"))


def _schema(name: str) -> str:
    file = "timeline.schema.json" if name == "json" else "timeline.toml.schema.json"
    return (get_data("venezuela_timeline", f"data/{file}") or b"").decode()
