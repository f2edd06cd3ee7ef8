"""Fuzz one reader for as long as you like: ``python tests/fuzz/run.py ics --minutes 10``.

Or all of them with so many cases in all: ``python tests/fuzz/run.py all --cases 1000000``.

Every run tries other cases. What breaks the law is made as small as it can be and shown; make
an example test of it. With ``--atheris`` the cases are steered by what they reach in the code
(``pip install atheris``, Linux and macOS).
"""

from __future__ import annotations

import argparse
import faulthandler
import math
import random
import sys
import time
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hypothesis import HealthCheck, Phase, given, seed, settings

from crash.damaged import most_memory
from fuzz.targets import TARGETS

HANGS = 60
"""After so many seconds on one case there is a traceback of where it is."""

MEMORY = 4 * 2**30
"""So many bytes may be reserved; beyond, a MemoryError breaks the law."""

GROWTH = 300 * 2**10
"""The process may take so many kibibytes beyond those at its start."""

BATCH = 2000


def main() -> None:
    """Read the options and fuzz."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=[*TARGETS, "all"])
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--cases", type=int, help="so many in all, however long they take")
    parser.add_argument(
        "--seed", type=int, default=random.randrange(2**32), help="of the first case"
    )
    parser.add_argument("--atheris", action="store_true", help="steer by coverage")
    asked = parser.parse_args()
    with suppress(ImportError):  # of Unix
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    names = [*TARGETS] if asked.target == "all" else [asked.target]
    most = -(-asked.cases // len(names)) if asked.cases else None
    for name in names:
        if asked.atheris:
            steered(name, asked.minutes)
        else:
            fuzz(name, asked.minutes if most is None else math.inf, asked.seed, most)


def fuzz(name: str, minutes: float, first: int, most: int | None = None) -> None:
    """Batches of random cases until the time is over, or there have been enough."""
    print(f"{name}: seed {first}", flush=True)
    target = TARGETS[name]
    until = time.monotonic() + 60 * minutes
    cases, slowest, slow = 0, 0.0, ""
    at = first
    before = most_memory()
    while time.monotonic() < until and (most is None or cases < most):

        @seed(at)
        @settings(
            max_examples=BATCH if most is None else min(BATCH, most - cases),
            database=None,
            deadline=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        @given(target.inputs)
        def holds(case: object) -> None:
            nonlocal cases, slowest, slow
            if time.monotonic() > until:
                return
            faulthandler.dump_traceback_later(HANGS)
            took = target.hold(case)
            faulthandler.cancel_dump_traceback_later()
            cases += 1
            if took > slowest:
                slowest, slow = took, repr(case)

        holds()
        at += 1
        grown = most_memory() - before
        assert grown < GROWTH, f"{name}: {grown // 2**10} MiB more than at the start"
    print(f"{name}: {cases:,} cases hold, in {grown // 2**10} MiB more than at the start")
    print(f"  the slowest took {slowest:.2f} s: {slow[:300]}", flush=True)


def steered(name: str, minutes: float) -> None:
    """Cases that atheris finds; it ends the process."""
    import atheris

    atheris.instrument_all()
    target = TARGETS[name]

    @settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(target.inputs)
    def holds(case: object) -> None:
        target.law(case)

    options = [sys.argv[0], f"-max_total_time={int(60 * minutes)}"]
    atheris.Setup(options, holds.hypothesis.fuzz_one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
