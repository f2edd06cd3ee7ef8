"""Kill a process while it saves, again and again; say what is wrong with what it leaves behind.

``python tests/crash/killed.py FOLDER CASE`` works in an empty folder and prints a line a fault;
``test_crash.py`` runs it for each case. It forks, so that a death costs no start of Python.

A child dies by SIGKILL, which nothing can catch: once before each line of the module that
writes files (every step there is), then at moments of chance.
"""

from __future__ import annotations

import io
import os
import random
import signal
import sys
import time
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import venezuela_timeline as vt
from venezuela_timeline import _files, formats
from venezuela_timeline.cli import main as command
from venezuela_timeline.publishing import _folder, _lock

if TYPE_CHECKING:
    from collections.abc import Callable

    Work = Callable[[], object]

MOMENTS = 20
"""How many deaths at moments of chance there are for each case."""

WRITERS = {_files.__file__, _folder.__file__, _lock.__file__}


def timeline(title: str) -> vt.Timeline:
    """A timeline whose files are some pages long, so that there is a time to die in."""
    events = [
        vt.Event(
            f"e-{at}",
            f"{title} {at}",
            "2024-07",
            summary="x" * 200,
            claims=[vt.Claim("votes", "paper", vt.Quantity(at), text=f"{title} says so")],
        )
        for at in range(20)
    ]
    return vt.Timeline(events, title=title, sources=[vt.Source("paper", "P")])


OLD, NEW = timeline("Old"), timeline("New")
SUFFIXES = ("json", "toml", "ics", "sqlite", "parquet")


# Dying --------------------------------------------------------------------------------------


def died_at_line(work: Work, number: int) -> bool:
    """Whether work in a child reached so many lines of the writer, where it was killed."""

    def in_writer(_frame: object, event: str, _arg: object) -> object:
        nonlocal number
        if event == "line":
            number -= 1
            if number < 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return in_writer

    def traced(frame: object, _event: str, _arg: object) -> object:
        return in_writer if frame.f_code.co_filename in WRITERS else None  # type: ignore[attr-defined]

    def child() -> None:
        sys.settrace(traced)  # type: ignore[arg-type]
        work()

    return ended(started(child)) == -signal.SIGKILL


def died_some_time(work: Work, chance: random.Random) -> None:
    """Work again and again in a child, which is killed after some thousandths of a second."""

    def child() -> None:
        while True:
            work()

    process = started(child)
    time.sleep(chance.uniform(0.001, 0.04))
    os.kill(process, signal.SIGKILL)
    ended(process)


def started(child: Work) -> int:
    """A new process that does something and ends."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        child()
        code = 0
    except vt.TimelineError:
        code = 3
    finally:
        os._exit(code)


def ended(process: int) -> int:
    """How a process ended: its code, or the signal that killed it, negative."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


# Cases --------------------------------------------------------------------------------------


class Case(NamedTuple):
    """Something to do in a folder.

    Attributes:
        prepare: Make the folder as it is before.
        work: What is done, in a child that dies.
        faults: What is wrong with the folder then.
        after: Files and folders that may be there but for temporary ones.
    """

    prepare: Work
    work: Work
    faults: Callable[[], list[str]]
    after: set[str]


def saving(folder: Path, suffix: str) -> Case:
    """Save over a file that is there."""
    target = folder / f"t.{suffix}"
    whole = {written(one, suffix) for one in (OLD, NEW)}

    def faults() -> list[str]:
        return [] if target.read_bytes() in whole else [f"{target.name} is a mixture"]

    return Case(lambda: OLD.save(target), lambda: NEW.save(target), faults, {target.name})


def written(one: vt.Timeline, suffix: str, **options: str) -> bytes:
    """A timeline as the bytes of a format."""
    chunks = formats.find(suffix).chunks(one, **options)
    return b"".join(chunk if isinstance(chunk, bytes) else chunk.encode() for chunk in chunks)


def saving_two_tables(folder: Path) -> Case:
    """Save the events as CSV, and their claims."""
    tables = ("events", "claims")
    whole = {table: {written(one, "csv", table=table) for one in (OLD, NEW)} for table in tables}

    def save(one: vt.Timeline) -> None:
        for table in tables:
            one.save(folder / f"{table}.csv", table=table)

    def faults() -> list[str]:
        read = {table: (folder / f"{table}.csv").read_bytes() for table in tables}
        return [f"{table} is a mixture" for table in tables if read[table] not in whole[table]]

    names = {f"{table}.csv" for table in tables}
    return Case(lambda: save(OLD), lambda: save(NEW), faults, names)


def writing_frames(folder: Path) -> Case:
    """Write the tables of dataframes to a new folder."""
    from venezuela_timeline import frames  # noqa: PLC0415  (an extra)

    target = folder / "t"

    def faults() -> list[str]:
        if not target.exists() or not list(target.iterdir()):
            return []
        rows = frames.scan(target, "pyarrow").events.num_rows
        return [] if rows == len(NEW) else ["the folder is not whole"]

    def prepare() -> None:
        for path in target.glob("*"):
            path.unlink()

    return Case(prepare, lambda: frames.write(NEW, target), faults, {"t"})


def saving_a_folder(folder: Path) -> Case:
    """Save a new folder of TOML files."""
    target = folder / "t"

    def faults() -> list[str]:
        if not target.exists() or not list(target.iterdir()):
            return []
        return [] if vt.read(target) == NEW else ["the folder is not whole"]

    def prepare() -> None:
        for path in target.glob("*"):
            path.unlink()

    return Case(prepare, lambda: NEW.save(target), faults, {"t"})


def converting(folder: Path) -> Case:
    """Convert a folder that has changed since it was locked, with a new lock, to a file."""
    source, target = folder / "seeds", folder / "t.json"
    lock, events = source / "revisions.lock", source / "events.toml"

    def convert(*options: str) -> None:
        with redirect_stdout(io.StringIO()):
            command([*("convert", str(source), str(target)), *options], standalone_mode=False)

    def prepare() -> None:
        if not source.exists():
            OLD.save(source)
        events.write_bytes(before)
        lock.write_bytes(locks[0])
        target.write_bytes(files[0])

    def faults() -> list[str]:
        found = []
        if lock.read_bytes() not in locks:
            found.append("the lock is a mixture")
        if target.read_bytes() not in files:
            found.append("the file is a mixture")
        if target.read_bytes() == files[1] and lock.read_bytes() == locks[0]:
            found.append("the file is newer than its lock")
        convert("--revise")
        if (lock.read_bytes(), target.read_bytes()) != (locks[1], files[1]):
            found.append("another attempt fails, too")
        return found

    # What there is before and after, once undisturbed.
    OLD.save(source)
    text = events.read_bytes()
    before = text.replace(b"Old 7", b"Changed 7")
    locks, files = [], []
    for events_now in (text, before):
        events.write_bytes(events_now)
        convert("--revise")
        locks.append(lock.read_bytes())
        files.append(target.read_bytes())
    assert len({*locks}) == len({*files}) == 2
    return Case(prepare, lambda: convert("--revise"), faults, {"seeds", "t.json"})


def shown(site: Path) -> dict[str, str]:
    """What a visitor of a published folder can see."""
    return {
        path.relative_to(site).as_posix(): path.read_text()
        for path in site.rglob("*")
        if path.is_file() and not path.relative_to(site).parts[0].startswith(".publish")
    }


def publishing(folder: Path) -> Case:
    """Publish an edition into a folder that holds another, and a file of somebody else."""
    target = folder / "t"
    before = {"index": "old", "same": "same", "gone/page": "old"}
    after = {"index": "new", "same": "same", "more/page": "new", "data": "new"}

    def put(files: dict[str, str]) -> None:
        with _folder.opened(target) as found:
            for path, text in files.items():
                found.add(path, [text])
            found.finish(("data",))

    def prepare() -> None:
        target.mkdir(exist_ok=True)
        (target / "note").write_text("mine")
        put(before)

    def faults() -> list[str]:
        now = shown(target)
        now.pop("SHA256SUMS")
        found = [] if now.pop("note") == "mine" else ["a file of somebody else is changed"]
        for path, text in now.items():
            if text not in {before.get(path), after.get(path)}:
                found.append(f"{path} is not whole")
        if now.get("data") == "new" and now != {**now, **after}:
            found.append("what comes last is newer than the rest")
        put(after)
        now = shown(target)
        checked = now.pop("SHA256SUMS")
        if now != {**after, "note": "mine"} or len(checked.splitlines()) != len(after):
            found.append("another attempt fails, too")
        if left := [path.name for path in target.glob(".publish*")]:
            found.append(f"another attempt leaves {left}")
        return found

    return Case(prepare, lambda: put(after), faults, {"t"})


def cases(folder: Path) -> dict[str, Callable[[], Case]]:
    """Every case by its name."""
    return {
        **{suffix: lambda suffix=suffix: saving(folder, suffix) for suffix in SUFFIXES},
        "csv": lambda: saving_two_tables(folder),
        "frames": lambda: writing_frames(folder),
        "folder": lambda: saving_a_folder(folder),
        "convert": lambda: converting(folder),
        "publish": lambda: publishing(folder),
    }


# Two at once --------------------------------------------------------------------------------


def two_at_once(folder: Path) -> list[str]:
    """Two processes save over one file while a third reads it; two make one folder."""
    target = folder / "t.json"
    whole = {formats.dumps(one, "json").encode() for one in (OLD, NEW)}
    OLD.save(target)

    def writer(one: vt.Timeline) -> Work:
        return lambda: [one.save(target) for _ in range(30)]

    found = []
    running = {started(writer(OLD)), started(writer(NEW))}
    while running:
        if target.read_bytes() not in whole:
            found.append("a reader saw a mixture")
        process, status = os.waitpid(-1, os.WNOHANG)
        running.discard(process)
        if process and status:
            found.append(f"a writer ended with {status}")
    for at in range(20):
        place = folder / f"new-{at}"
        makers = [started(partial(one.save, place)) for one in (OLD, NEW)]
        codes = sorted(map(ended, makers))
        if codes != [0, 3]:  # one is refused, as the folder is no longer empty
            found.append(f"of two makers of a folder, the ends were {codes}")
        if vt.read(place) not in (OLD, NEW):
            found.append("the folder that two made is a mixture")
    return found + left(folder, {"t.json", *(f"new-{at}" for at in range(20))}, most=0)


# Running ------------------------------------------------------------------------------------


def left(folder: Path, wanted: set[str], *, most: int) -> list[str]:
    """What is wrong with other things in the folder: temporary ones all look alike."""
    others = [path.name for path in folder.iterdir() if path.name not in wanted]
    strange = [name for name in others if not (name[0] == "." and name.endswith(".tmp"))]
    if strange:
        return [f"left behind, and not to be known as temporary: {strange}"]
    return [f"{len(others)} temporary files are left, {most} at most can be"] * (len(others) > most)


def deaths(folder: Path, case: Case) -> list[str]:
    """What is wrong after any of many deaths."""
    found = []
    number = 0
    died = True
    while died:  # before the first line of the writer, the second, … until it is through
        case.prepare()
        died = died_at_line(case.work, number)
        found += [f"line {number}: {fault}" for fault in case.faults()]
        number += 1
    if number < 10:  # a save has more lines than that
        found.append(f"only {number} moments were tried")
    chance = random.Random(9)  # noqa: S311  (no secret)
    for moment in range(MOMENTS):
        case.prepare()
        died_some_time(case.work, chance)
        found += [f"moment {moment}: {fault}" for fault in case.faults()]
    # What the dead have left does not get in the way of a next time.
    case.prepare()
    if ended(started(case.work)):
        found.append("what is left behind gets in the way")
    return found + left(folder, case.after, most=number + MOMENTS)


def main() -> None:
    """Run one case and print what is wrong."""
    os.fsync = lambda _: None  # it costs most of the time, and a kill leaves the disk running
    folder, name = Path(sys.argv[1]), sys.argv[2]
    found = two_at_once(folder) if name == "two" else deaths(folder, cases(folder)[name]())
    sys.stdout.write("\n".join(found))


if __name__ == "__main__":
    main()
