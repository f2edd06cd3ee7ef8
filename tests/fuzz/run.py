"""Fuzz one reader for as long as you like: ``python tests/fuzz/run.py ics --minutes 10``.

Every run tries other cases. What breaks the law is made as small as it can be and shown; make
an example test of it. With ``--atheris`` the cases are steered by what they reach in the code
(``pip install atheris``, Linux and macOS).
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import sys
import time
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hypothesis import HealthCheck, Phase, given, seed, settings

from fuzz.targets import TARGETS

HANGS = 60
"""After so many seconds on one case there is a traceback of where it is."""

MEMORY = 4 * 2**30
"""So many bytes may be in use; beyond, a MemoryError breaks the law."""

BATCH = 2000


def main() -> None:
    """Read the options and fuzz."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=[*TARGETS, "all"])
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument(
        "--seed", type=int, default=random.randrange(2**32), help="of the first case"
    )
    parser.add_argument("--atheris", action="store_true", help="steer by coverage")
    asked = parser.parse_args()
    with suppress(ImportError):  # of Unix
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for name in TARGETS if asked.target == "all" else [asked.target]:
        if asked.atheris:
            steered(name, asked.minutes)
        else:
            fuzz(name, asked.minutes, asked.seed)


def fuzz(name: str, minutes: float, first: int) -> None:
    """Batches of random cases until the time is over."""
    print(f"{name}: seed {first}", flush=True)
    target = TARGETS[name]
    until = time.monotonic() + 60 * minutes
    cases, slowest, slow = 0, 0.0, ""
    at = first
    while time.monotonic() < until:

        @seed(at)
        @settings(
            max_examples=BATCH,
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
            started = time.perf_counter()
            target.law(case)
            took = time.perf_counter() - started
            faulthandler.cancel_dump_traceback_later()
            cases += 1
            if took > slowest:
                slowest, slow = took, repr(case)

        holds()
        at += 1
    print(f"{name}: {cases:,} cases hold; the slowest took {slowest:.2f} s: {slow[:300]}")


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
