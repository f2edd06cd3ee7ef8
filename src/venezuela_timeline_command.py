"""Where the command begins: a module of its own, because the package takes a moment to import.

Whoever presses Ctrl-C in that moment, or while the command ends, sees one line and no traceback.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal


def main() -> None:
    """Run the command ``venezuela-timeline``."""
    atexit.register(gc.freeze)  # no search for garbage at the end: it would take 20 ms
    signal.signal(signal.SIGINT, _end)  # nothing has been done yet that could be left half done
    from venezuela_timeline.cli import main as command  # noqa: PLC0415  (takes a moment)

    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        command()
    finally:
        signal.signal(signal.SIGINT, _end)


def _end(*_: object) -> None:
    """End at once, as click does: an exception could be lost in the middle of an import."""
    os.write(2, b"Aborted!\n")
    os._exit(1)


if __name__ == "__main__":  # pragma: no cover  (in a process of its own: git calls it so)
    main()
