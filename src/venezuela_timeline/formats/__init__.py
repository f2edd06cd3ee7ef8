"""Reading and writing timelines: one module a format, found by name or suffix.

A format is a module with ``chunks(timeline, *, report, …)``, an iterator of text (or of bytes,
with ``BINARY = True``), and,
where reading makes sense, ``loads(data, *, file, report)``. Other packages add one through
an entry point of the group ``venezuela_timeline.formats``, named as its suffix without dot.
"""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from venezuela_timeline.errors import FormatError, ReadError, TimelineError, did_you_mean, shown

from ._limits import MAX_BYTES, check_limit, read_bytes
from .report import Note, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from importlib.metadata import EntryPoint

    from venezuela_timeline.timeline import Timeline

__all__ = ["Format", "Note", "Report", "dumps", "find", "loads", "names", "read", "save"]

GROUP = "venezuela_timeline.formats"

_MODULES = {
    "csv": ".csv",
    "html": ".html",
    "ics": ".ics",
    "json": ".json",
    "jsonl": ".jsonl",
    "jsonld": ".jsonld",
    "markdown": ".markdown",
    "mermaid": ".mermaid",
    "parquet": ".parquet",
    "svg": ".svg",
    "timelinejs": ".timelinejs",
    "toml": ".toml",
}
"""Our own formats by name, which is also a suffix of theirs."""

_SUFFIXES = {"md": "markdown", "mmd": "mermaid", "timelinejs.json": "timelinejs"}
"""Suffixes that are not the name of their format."""

_FOLDER = "a folder"
"""How a folder of TOML files is named, in place of a suffix."""


class Format(Protocol):
    """What a format's module offers."""

    chunks: Callable[..., Iterator[str] | Iterator[bytes]]


def names() -> list[str]:
    """The names of all formats there are."""
    return sorted({*_MODULES, *(point.name for point in _points())})


def find(name: str | os.PathLike[str]) -> Format:
    """The module of a format, by its name or by the suffix of a path.

    Raises:
        FormatError: for a format nobody offers, with the ones there are.
    """
    text = os.fspath(name)
    if (module := _found(text)) is not None:
        return module
    raise _no_format(text, names(), "write one of")


def _found(text: str) -> Format | None:
    key = _key(text)
    if key in _MODULES:
        return cast("Format", importlib.import_module(_MODULES[key], __name__))
    for point in _points():
        if point.name == key:
            return cast("Format", point.load())
    return None


def _no_format(text: str, offered: list[str], advice: str) -> FormatError:
    hint = did_you_mean(_key(text), offered) or f"{advice} {', '.join(offered)}"
    return FormatError(f"no format for {shown(text)}: {hint}")


def _key(text: str) -> str:
    """The name of a format from itself or from the suffix of a path, the longest known first."""
    suffixes = [suffix[1:] for suffix in Path(text.lower()).suffixes] or [text.lower()]
    longest = ".".join(suffixes[-2:])
    return _SUFFIXES.get(longest) or _SUFFIXES.get(suffixes[-1], suffixes[-1])


def dumps(timeline: Timeline, name: str, /, *, report: Report | None = None, **options: Any) -> str:
    """A timeline as text in a format.

    Args:
        timeline: What to write.
        name: A format, such as ``"json"``.
        report: Takes what the format could not hold.
        **options: The options of that format's ``chunks``.

    Raises:
        FormatError: for a format nobody offers or that is no text, or an option it does not have.
    """
    module = find(name)
    if getattr(module, "BINARY", False):
        raise FormatError(f"the format {shown(name)} is not text: save it to a file")
    return "".join(map(str, _encoded(timeline, module, report, options)))


def loads(
    data: bytes | str,
    name: str,
    *,
    file: str | None = None,
    report: Report | None = None,
    **options: Any,
) -> Timeline:
    """A timeline from text in a format.

    Args:
        data: The text, or its bytes.
        name: A format, such as ``"json"``.
        file: Name of the file it came from, for messages.
        report: Takes what could not be read, where the format can lose something.
        **options: The options of that format's ``loads``.

    Raises:
        FormatError: for a format that is unknown or only written, or an option it does not have.
        DataError: where the text has faults.
    """
    reader = _reader(name)
    _check_options(reader, options, name)
    return reader(data, file=file, report=report, **options)


def save(timeline: Timeline, path: str | os.PathLike[str], **options: Any) -> Report:
    """Write a timeline to a file in the format of its suffix; `Timeline.save` calls this.

    The file is written beside the target and put in its place when it is whole: what was
    there is there, untouched, or the new file is. A path without a suffix is a folder of
    TOML files; it must not exist or be empty.

    Returns:
        What the format could not hold.

    Raises:
        FormatError: for a suffix or an option that is unknown.
        SaveError: where the target cannot be written.
    """
    from venezuela_timeline._files import (  # noqa: PLC0415  (costs 5 ms, needed only to write)
        write_file,
        write_folder,
    )

    target = Path(path)
    report = Report()
    if not target.suffix:
        toml = importlib.import_module(_MODULES["toml"], __name__)
        _check_options(toml.folder_files, options, _FOLDER)
        write_folder(target, toml.folder_files(timeline))
        return report
    chunks = _encoded(timeline, find(target), report, options)
    write_file(target, (one if isinstance(one, bytes) else one.encode() for one in chunks))
    return report


def read(
    path: str | os.PathLike[str],
    *,
    report: Report | None = None,
    max_bytes: int = MAX_BYTES,
    **options: Any,
) -> Timeline:
    """A timeline from a file, in the format of its suffix, or from a folder of TOML files.

    Args:
        path: The file or folder.
        report: Takes what could not be read, where the format can lose something.
        max_bytes: The largest file to read, or all files of a folder together; 256 MiB
            without it. Of what is larger, or has no end, no more than that is read.
        **options: The options of that format's ``loads``.

    Raises:
        ReadError: where the file cannot be opened.
        FormatError: for a suffix that is unknown or only written, or an unknown option.
        DataError: where the file has faults; all of them are in it. Or where it is too large.
    """
    source = Path(path)
    check_limit(max_bytes)
    try:
        if not source.suffix:
            source.stat()  # what isn't there has no format either
        if source.is_dir():
            toml = importlib.import_module(_MODULES["toml"], __name__)
            _check_options(toml.load_folder, options, _FOLDER)
            return cast("Timeline", toml.load_folder(source, report=report, max_bytes=max_bytes))
        reader = _reader(str(source))
        _check_options(reader, options, source.suffix)
        data = read_bytes(source, max_bytes)
        if "max_bytes" in (getattr(reader, "__kwdefaults__", None) or ()):
            options["max_bytes"] = max_bytes
    except TimelineError:
        raise
    except (OSError, ValueError) as error:  # ValueError: a null byte in the path
        reason = getattr(error, "strerror", None) or error
        place = getattr(error, "filename", None) or source  # in a folder, the file at fault
        raise ReadError(f"cannot read {str(place)!r}: {reason}") from None
    return reader(data, file=source.name, report=report, **options)


def _points() -> Iterable[EntryPoint]:
    """What other packages offer."""
    from importlib.metadata import entry_points  # noqa: PLC0415  (costs as much as all of attrs)

    return entry_points(group=GROUP)


def _reader(name: str) -> Callable[..., Timeline]:
    """What reads a format, by its name or by the suffix of a path."""
    module = _found(name)
    if module is None:
        readable = [one for one in names() if hasattr(_found(one), "loads")]
        raise _no_format(name, readable, "what can be read is")
    reader = getattr(module, "loads", None)
    if reader is None:
        raise FormatError(f"the format {shown(_key(name))} can be written, not read")
    return cast("Callable[..., Timeline]", reader)


def _encoded(
    timeline: Timeline, module: Format, report: Report | None, options: dict[str, Any]
) -> Iterator[str | bytes]:
    """The chunks of a timeline; options are checked before anything is written."""
    name: str = module.__name__  # type: ignore[attr-defined]
    _check_options(module.chunks, options, name.rpartition(".")[2])
    return module.chunks(timeline, report=report, **options)


_GIVEN = ("file", "report")
"""What a format's functions are given by those here, and is no option of it."""


def _check_options(function: Callable[..., Any], options: dict[str, Any], name: str) -> None:
    """Refuse an option that a format's function does not have."""
    if not options:
        return
    from inspect import signature  # noqa: PLC0415  (costs 5 ms, seldom needed)

    known = [name for name in list(signature(function).parameters)[1:] if name not in _GIVEN]
    for option in options:
        if option not in known:
            hint = did_you_mean(option, known) or f"it has {', '.join(known) or 'none'}"
            raise FormatError(f"no option {shown(option)} in {name}: {hint}")
