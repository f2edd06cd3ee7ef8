"""Timelines as text and as files, in any format."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from venezuela_timeline._collecting import without_collecting
from venezuela_timeline.errors import FormatError, ReadError, TimelineError, shown

from . import _catalogue
from ._limits import MAX_BYTES, check_limit, read_bytes
from .report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.tables import DateTexts
    from venezuela_timeline.timeline import Timeline

_FOLDER = "a folder"
"""What a folder is called in messages."""


def dumps(timeline: Timeline, name: str, /, *, report: Report | None = None, **options: Any) -> str:
    """A timeline as text in a format.

    Args:
        timeline: What to write.
        name: A format, such as ``"json"``.
        report: Takes what the format could not hold.
        **options: The options of that format's ``chunks``.

    Raises:
        FormatError: if there is no such format, if it is not text, or if it does not have an
            option.
    """
    module = _catalogue.find(name)
    if getattr(module, "BINARY", False):
        raise FormatError(f"the format {shown(name)} is not text: save it to a file")
    return "".join(map(str, _chunks(module, timeline, report, options)))


def loads(
    data: bytes | str,
    format: str | None = None,  # noqa: A002  (what everybody calls it)
    *,
    file: str | None = None,
    report: Report | None = None,
    **options: Any,
) -> Timeline:
    """A timeline from text in a format.

    Args:
        data: The text, or its bytes.
        format: A format, such as ``"json"``; by default it is told from the text.
        file: Name of the file it came from, for messages.
        report: Takes what could not be read, where the format can lose something.
        **options: The options of that format's ``loads``.

    Raises:
        FormatError: if there is no such format, if it can only be written, or if it does not
            have an option.
        DataError: if the text has faults; all of them are in it.
    """
    module = _catalogue.find_for(Path(file or "text.json"), data, format)  # type: ignore[arg-type]
    _catalogue.check_options(module.loads, options, _catalogue.name_of(module))
    with without_collecting():
        return module.loads(data, file=file, report=report, **options)


def save(timeline: Timeline, path: str | os.PathLike[str], **options: Any) -> Report:
    """Write a timeline to a file in the format of its suffix; `Timeline.save` calls this.

    The new file is written beside the target and takes its place once it is whole: until
    then the old file stays as it was. A path without a suffix becomes a folder of TOML files;
    it must not exist, or be empty.

    Returns:
        What the format could not hold.

    Raises:
        FormatError: if the suffix or an option is unknown.
        SaveError: if the target cannot be written.
    """
    from venezuela_timeline._files import (  # noqa: PLC0415  (costs 5 ms, and only writing needs it)
        write_file,
        write_folder,
    )

    target = Path(path)
    report = Report()
    if not target.suffix:
        folders = _catalogue.find_folder_format()
        _catalogue.check_options(folders.folder_files, options, _FOLDER)
        write_folder(target, folders.folder_files(timeline))
        return report
    chunks = _chunks(_catalogue.find(target), timeline, report, options)
    write_file(target, (one if isinstance(one, bytes) else one.encode() for one in chunks))
    return report


def read(
    path: str | os.PathLike[str],
    *,
    format: str | None = None,  # noqa: A002  (what everybody calls it)
    report: Report | None = None,
    max_bytes: int = MAX_BYTES,
    **options: Any,
) -> Timeline:
    """A timeline from a file of this library or of another program, or from a folder of TOML files.

    Args:
        path: The file or folder.
        format: The name of the format. By default it is told from what the file holds, and where
            nothing tells it, from the suffix.
        report: Takes what could not be read, where the format can lose something.
        max_bytes: The largest file to read, or the total of all files in a folder; 256 MiB by
            default. No more than that is read of a larger file, or of one without an end.
        **options: The options of that format's ``loads``.

    Raises:
        ReadError: if the file cannot be opened.
        FormatError: if the suffix or an option is unknown, or the format can only be written.
        DataError: if the file has faults, all of which are in it, or is too large.
    """
    source = Path(path)
    check_limit(max_bytes)
    with _opened(source):
        if source.is_dir() and format is None:
            folders = _catalogue.find_folder_format()
            _catalogue.check_options(folders.load_folder, options, _FOLDER)
            with without_collecting():
                return folders.load_folder(source, report=report, max_bytes=max_bytes, **options)
    module, data = _file(source, format, max_bytes)
    _catalogue.check_options(module.loads, options, _catalogue.name_of(module))
    return _loaded(module, data, source, max_bytes, report, options)


def _file(
    source: Path,
    name: str | None,
    max_bytes: int,
) -> tuple[_catalogue.Format, bytes]:
    """The module that reads a file, and what it holds."""
    with _opened(source):
        if name is None and not source.exists():
            _catalogue.find_readable(source)  # a suffix that is none is said first
        data = read_bytes(source, max_bytes)
    return _catalogue.find_for(source, data, name), data


def _loaded(  # noqa: PLR0913, PLR0917  (what `read` was given)
    module: _catalogue.Format,
    data: bytes,
    source: Path,
    max_bytes: int,
    report: Report | None,
    options: dict[str, Any],
) -> Timeline:
    if getattr(module, "TAKES_MAX_BYTES", False):
        options = {**options, "max_bytes": max_bytes}
    with without_collecting():
        return module.loads(data, file=source.name, report=report, **options)


def read_dates(
    source: str | os.PathLike[str] | Iterable[object],
    column: str | None = None,
    *,
    dayfirst: bool | None = None,
    max_bytes: int = MAX_BYTES,
) -> DateTexts:
    """The dates of a table beside what each is read as, before anything is made of them.

    Args:
        source: The path of a table, or the texts themselves, such as a column of a dataframe.
        column: The name of the column; by default the first that holds dates by its name.
        dayfirst: Whether 3/4/2024 is 3 April (True) or 4 March (False); None refuses it.
        max_bytes: The largest file to read, as in `read`.

    Example:
        >>> print(read_dates(["circa 1890", "12/5/2019"], dayfirst=True))
        circa 1890  1890~ (around 1890)
        12/5/2019   2019-05-12 (12 May 2019)
        2 rows: 2 read

    Raises:
        FormatError: if the file is no table, or has no such column.
        ReadError: if it cannot be opened.
        DataError: if it has faults.
    """
    from venezuela_timeline.tables import dates_of, read_texts  # noqa: PLC0415  (a third of all imports)

    if not isinstance(source, str | os.PathLike):
        return read_texts(source, dayfirst=dayfirst)
    path = Path(source)
    check_limit(max_bytes)
    with _opened(path):
        module = _catalogue.find_readable(path)
        if not hasattr(module, "table"):
            raise FormatError(f"{str(path)!r} is no table: give a file of CSV, .xlsx or .ods")
        data = read_bytes(path, max_bytes)
    return dates_of(module.table(data, file=path.name), column, dayfirst=dayfirst)


@contextmanager
def _opened(path: Path) -> Iterator[None]:
    """Where a file is opened.

    Raises:
        ReadError: if it cannot be.
    """
    try:
        if not path.suffix:
            path.stat()  # a path that is not there has no format either: say the former
        yield
    except TimelineError:
        raise
    except (OSError, ValueError) as error:  # ValueError: a null byte in the path
        reason = getattr(error, "strerror", None) or error
        place = getattr(error, "filename", None) or path  # in a folder, the file at fault
        raise ReadError(f"cannot read {str(place)!r}: {reason}") from None


def convert(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    format: str | None = None,  # noqa: A002  (what everybody calls it)
    **options: Any,
) -> Report:
    """Read a timeline from one file and write it to another in the format of its suffix.

    What a reader keeps that a timeline has no place for, such as the alarms of a calendar, is
    written back where the target is of the same format.

    Args:
        source: The file or folder to read, as in `read`.
        format: The format of the source; by default it is told from what it holds.
        target: The file or folder to write, as in `save`.
        **options: The options of the source's ``loads``, such as ``dayfirst`` for a table, and
            of the target's ``chunks``.

    Returns:
        What could not be read, then what the target's format could not hold.

    Raises:
        TimelineError: as `read` and `save`.
    """
    report, path = Report(), Path(source)
    if path.is_dir():
        timeline = read(path, report=report)
    else:
        module, data = _file(path, format, MAX_BYTES)
        names = set(_catalogue.options_of(module.loads)) & options.keys()
        of_source = {name: options.pop(name) for name in names}
        timeline = _loaded(module, data, path, MAX_BYTES, report, of_source)
    options = writing_back(report, target) | options
    if options.get("kept") is None:
        report = report.dropping_kept()
    for note in save(timeline, target, **options):
        report.add(note.message, event=note.event, line=note.line)
    return report


def writing_back(report: Report, target: str | os.PathLike[str]) -> dict[str, Any]:
    """The option of `save` that writes back what a reader kept.

    Args:
        report: What the reader of a file reported.
        target: The file that is to be written.

    Returns:
        ``kept`` with what was kept; nothing if there is nothing, or the target's format, told by
        its suffix, cannot take it.

    Example:
        >>> writing_back(Report(), "calendar.ics")
        {}
    """
    if report.kept is None or not Path(target).suffix:
        return {}
    known = _catalogue.options_of(_catalogue.find(target).chunks)
    return {"kept": report.kept} if "kept" in known else {}


def _chunks(
    module: _catalogue.Format, timeline: Timeline, report: Report | None, options: dict[str, Any]
) -> Iterator[str | bytes]:
    """The chunks of a timeline; options are checked before anything is written."""
    name = _catalogue.name_of(module)
    if not hasattr(module, "chunks"):
        raise FormatError(f"the format {shown(name)} can be read, not written")
    _catalogue.check_options(module.chunks, options, name)
    return module.chunks(timeline, report=report, **options)
