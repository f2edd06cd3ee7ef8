"""Finding a format by its name, or by the suffix of a path.

Our own formats stand in a table of module names and are imported when they are asked for.
Other packages add theirs through an entry point of the group ``venezuela_timeline.formats``,
whose name is the format's suffix without the dot.
"""

from __future__ import annotations

import importlib
import os
from contextlib import suppress
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from venezuela_timeline.errors import FormatError, cut, did_you_mean, printable, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from importlib.metadata import EntryPoint

    from venezuela_timeline.timeline import Timeline

GROUP = "venezuela_timeline.formats"

_TELLING = (".csl.json", ".timelinejs.json", ".ftm.json")
"""Endings that tell the format, although other programs use their last part."""

_MODULES = {
    "acled": ".foreign.acled",
    "biblatex": ".biblatex",
    "csl": ".csl",
    "csv": ".csv",
    "datasette": ".datasette",
    "ftm": ".foreign.ftm",
    "gdelt": ".foreign.gdelt",
    "geojson": ".geojson",
    "html": ".html",
    "ics": ".ics",
    "json": ".json",
    "jsonl": ".jsonl",
    "jsonld": ".jsonld",
    "kml": ".kml",
    "linkedplaces": ".geojson.linked",
    "markdown": ".markdown",
    "markwhen": ".markwhen",
    "mermaid": ".mermaid",
    "ods": ".ods",
    "parquet": ".parquet",
    "pdf": ".pdf",
    "png": ".png",
    "ris": ".ris",
    "sqlite": ".sqlite",
    "svg": ".svg",
    "timelinejs": ".timelinejs",
    "toml": ".toml",
    "ucdp": ".foreign.ucdp",
    "wikidata": ".foreign.wikidata",
    "xlsx": ".xlsx",
}
"""The modules of our own formats by name; each name is also a suffix."""

_SUFFIXES = {
    "bib": "biblatex",
    "csl.json": "csl",
    "datasette.json": "datasette",
    "db": "sqlite",
    "ftm.json": "ftm",
    "ijson": "ftm",
    "lpf.json": "linkedplaces",
    "md": "markdown",
    "mmd": "mermaid",
    "mw": "markwhen",
    "sqlite3": "sqlite",
    "timelinejs.json": "timelinejs",
    "tsv": "csv",
    "xlsm": "xlsx",
}
"""Suffixes that are not the name of their format."""

_BINARY = ("ics", "ods", "parquet", "sqlite", "toml", "xlsx")
"""Formats whose suffix tells enough, because other programs use it for nothing else."""

_FOLDER = "toml"
"""The format of a path without a suffix, which is a folder."""

_NOT_OPTIONS = ("file", "report")
"""Parameters of a format's functions that are not its options: every format has them."""


_READ = "what can be read is"


class Format(Protocol):
    """What the module of a format has: `chunks`, `loads` or both; the rest may be missing.

    Attributes:
        chunks: Writes a timeline: ``chunks(timeline, *, report, **options)`` gives its text
            or its bytes piece by piece. Missing if the format can only be read.
        loads: Reads one: ``loads(data, *, file, report, **options)``. Missing if the format
            can only be written.
        BINARY: Whether the chunks are bytes; text if it is missing.
        TAKES_MAX_BYTES: Whether `loads` has an option ``max_bytes``, so that `read` hands its
            own limit on, as a format needs whose data grow when they are unpacked.
    """

    chunks: Callable[..., Iterator[str] | Iterator[bytes]]
    loads: Callable[..., Timeline]
    BINARY: bool
    TAKES_MAX_BYTES: bool


class FolderFormat(Format, Protocol):
    """What the module of the format of folders has besides.

    Attributes:
        folder_files: Writes a timeline: the text of each file by its name.
        load_folder: Reads one: ``load_folder(folder, *, report, max_bytes)``.
    """

    folder_files: Callable[[Timeline], Mapping[str, str]]
    load_folder: Callable[..., Timeline]


def names() -> list[str]:
    """The names of all formats that are installed."""
    return sorted({*_MODULES, *(point.name for point in _entry_points())})


def find(name: str | os.PathLike[str]) -> Format:
    """The module of a format, found by its name or by the suffix of a path.

    Raises:
        FormatError: if there is no such format, with the ones there are; or if it is that of
            another package, and cannot be loaded.
    """
    text = os.fspath(name)
    if (module := _found(text)) is not None:
        return module
    raise _no_format(text, names(), "write one of")


def find_readable(name: str | os.PathLike[str]) -> Format:
    """As `find`, of a format that can be read.

    Raises:
        FormatError: if there is no such format, or it can only be written.
    """
    text = os.fspath(name)
    module = _found(text)
    if module is None:
        raise _no_format(text, _readable(), _READ)
    if not hasattr(module, "loads"):
        raise FormatError(f"the format {shown(_key(text))} can be written, not read")
    return module


def find_for(path: os.PathLike[str], data: bytes, name: str | None = None) -> Format:
    """The module that reads a file: by the name that is asked for, by what it holds, or its suffix.

    Raises:
        FormatError: if there is no such format, or it can only be written.
        DataError: if the file is in a format that is known and not read; the message names it.
    """
    text = os.fspath(path)
    if name is not None:
        return find_readable(name)
    key = _key(text)
    if key in _BINARY or text.lower().endswith(_TELLING):
        return find_readable(path)
    from .foreign import recognise  # noqa: PLC0415  (only what is not named is recognised)

    found = recognise.recognised(data, key)
    if isinstance(found, recognise.Unread):
        raise found.error(Path(path).name)
    if found is None and key not in names():
        raise FormatError(f"{_no_format(text, _readable(), _READ)}; or say which: format='json'")
    return find_readable(found or path)


def find_folder_format() -> FolderFormat:
    """The module of the format of folders."""
    return cast("FolderFormat", find(_FOLDER))


def check_options(function: Callable[..., Any], options: Mapping[str, Any], name: str) -> None:
    """Refuse an option that a format does not have.

    Args:
        function: The format's function; its options are its parameters.
        options: The options to check, by name.
        name: What the format is called in the message.

    Raises:
        FormatError: if an option is unknown, with the ones there are.
    """
    if not options:
        return
    known = options_of(function)
    for option in options:
        if option not in known:
            hint = did_you_mean(option, known) or f"it has {', '.join(known) or 'none'}"
            raise FormatError(f"no option {shown(option)} in {name}: {hint}")


def name_of(module: Format) -> str:
    """The name under which a format is registered, from its module."""
    path = str(module.__name__)  # type: ignore[attr-defined]  # it is a module
    for name, place in _MODULES.items():
        if path == f"{__package__}{place}":
            return name
    registered = (point.name for point in _entry_points() if point.value == path)
    return next(registered, path.rpartition(".")[2])


def options_of(function: Callable[..., Any]) -> list[str]:
    """The options of a format's function, which are its parameters but those every format has."""
    parameters = list(signature(function).parameters)[1:]
    return [parameter for parameter in parameters if parameter not in _NOT_OPTIONS]


def _found(text: str) -> Format | None:
    key = _key(text)
    if key in _MODULES:
        return cast("Format", importlib.import_module(_MODULES[key], __package__))
    for point in _entry_points():
        if point.name == key:
            return _loaded(point)
    return None


def _loaded(point: EntryPoint) -> Format:
    """The module of a format of another package, in which anything can be wrong.

    Raises:
        FormatError: if it cannot be imported, or neither writes nor reads.
    """
    try:
        module = point.load()
    except (Exception, SystemExit) as error:  # noqa: BLE001  (it runs whatever the module holds)
        reason = f"{type(error).__name__}: {error}"
    else:
        if hasattr(module, "chunks") or hasattr(module, "loads"):
            return cast("Format", module)
        reason = f"{point.value} has neither chunks nor loads"
    of = f" of {point.dist.name} {point.dist.version}" if point.dist is not None else ""
    reason = printable(cut(reason, 200))
    raise FormatError(f"the format {shown(point.name)}{of} cannot be loaded: {reason}") from None


def _readable() -> list[str]:
    """The names of all formats that can be read; one that cannot be loaded is not among them."""
    found = []
    for name in names():
        with suppress(FormatError):
            found += [name] * hasattr(_found(name), "loads")
    return found


def _key(text: str) -> str:
    """The name of a format from itself or from the suffix of a path, the longest known first."""
    suffixes = [suffix[1:] for suffix in Path(text.lower()).suffixes] or [text.lower()]
    longest = ".".join(suffixes[-2:])
    return _SUFFIXES.get(longest) or _SUFFIXES.get(suffixes[-1], suffixes[-1])


def _entry_points() -> Iterable[EntryPoint]:
    """The formats of other packages."""
    from importlib.metadata import entry_points  # noqa: PLC0415  (costs 20 ms, and most formats are ours)

    return entry_points(group=GROUP)


def _no_format(text: str, offered: list[str], advice: str) -> FormatError:
    hint = did_you_mean(_key(text), offered) or f"{advice} {', '.join(offered)}"
    return FormatError(f"no format for {shown(text)}: {hint}")
