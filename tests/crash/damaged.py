"""Read damaged Parquet files in child processes, and say which of them end one.

``python tests/crash/damaged.py --cases 200000`` prints a line for each fault, and at the end how
many cases there were; ``test_damaged.py`` runs some of them. A child reads a batch. If it dies, the
case that it died of is named, and another goes on behind it. A number is always the same case.
"""

from __future__ import annotations

import argparse
import contextlib
import mmap
import os
import random
import struct
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

import venezuela_timeline as vt
from fuzz.targets import SEEDS
from venezuela_timeline import formats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BATCH = 2000
"""So many cases a child reads."""

SLOW = 2.0
"""A case may take so many seconds of the processor."""

MEMORY = 300 * 2**10
"""A child may take so many kibibytes beyond those at its start."""

FACTS = 0.8
"""The share of the damage that is done to the footer, where everything else is looked up."""


def damage(number: int, whole: list[bytes]) -> bytes:
    """The file of a case: one to eight places changed, taken out or put in."""
    chance = random.Random(number)  # noqa: S311  (no secret)
    data = bytearray(chance.choice(whole))
    footer = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    start = footer if chance.random() < FACTS else 0
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        at, how = chance.randrange(start, len(data)), chance.random()
        if how < 0.4:
            data[at] ^= 1 << chance.randrange(8)
        elif how < 0.7:
            data[at] = chance.randrange(256)
        elif how < 0.8:
            del data[at]
        elif how < 0.9:
            data.insert(at, chance.randrange(256))
        else:
            some = chance.randrange(1, 8)
            data[at : at + some] = chance.randbytes(some)
    return bytes(data)


def read(data: bytes) -> None:
    """A timeline or an error of ours."""
    with contextlib.suppress(vt.TimelineError):
        formats.loads(data, "parquet")


def faults(cases: range, law: Callable[[int], object]) -> Iterator[str]:
    """What is wrong with the cases of a law, each of which may end the process that tries it.

    Args:
        cases: Their numbers.
        law: It tries one of them, and raises whatever must not be raised.
    """
    at_work = mmap.mmap(-1, 8)
    at = cases.start
    while at < cases.stop:
        batch = range(at, min(at + BATCH, cases.stop))
        seen, said = os.pipe()
        child = os.fork()
        if not child:
            os.close(seen)
            _child(batch, law, at_work, said)
        os.close(said)
        with open(seen, encoding="utf-8") as lines:  # noqa: PTH123  (a pipe)
            yield from (line.rstrip("\n") for line in lines)
        end = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        at = batch.stop
        if end:
            (number,) = struct.unpack("<q", at_work[:])
            yield f"case {number} ended its process with {end}"
            at = number + 1


def _child(batch: range, law: Callable[[int], object], at_work: mmap.mmap, said: int) -> None:
    """Try some cases, and end."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # a library that ends the process says why
    with open(said, "w", encoding="utf-8", buffering=1) as lines:
        before = most_memory()
        for number in batch:
            at_work[:] = struct.pack("<q", number)
            started = time.process_time()
            try:
                law(number)
            except BaseException as error:  # noqa: BLE001  (whatever it is, it is a fault)
                lines.write(f"case {number} raised {error!r:.200}\n")
            took = time.process_time() - started
            if took > SLOW:
                lines.write(f"case {number} took {took:.1f} s\n")
            if (now := most_memory()) - before > MEMORY:
                lines.write(f"case {number} took {(now - before) // 2**10} MiB\n")
                before = now
    os._exit(0)


def most_memory() -> int:
    """The most memory that this process had so far, in KiB; what its parent had does not count."""
    proc = Path("/proc/self/status")
    if not proc.exists():  # it is not Linux
        return 0
    status = proc.read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def main() -> None:
    """Read the options and try the cases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first case")
    asked = parser.parse_args()
    whole = [b"".join(formats.find("parquet").chunks(timeline)) for timeline in SEEDS]
    cases = range(asked.first, asked.first + asked.cases)
    found = 0
    for fault in faults(cases, lambda number: read(damage(number, whole))):
        found += 1
        print(fault, flush=True)
    print(f"{len(cases):,} damaged files, {found} faults")
    sys.exit(found > 0)


if __name__ == "__main__":
    main()
