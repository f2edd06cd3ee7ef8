"""Files of other programs that you have, each read: ``python tests/corpora/others.py FOLDER``.

No such files are kept here. Public ones of TimelineJS are in the repositories
``NUKnightLab/TimelineJS3``, ``NUKnightLab/TimelineJS``, ``jdmar3/inls161`` and
``EmmetSp/Timeline-HN``.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import venezuela_timeline as vt


def main(folder: str) -> int:
    """Read every file of a folder, and say what became of it."""
    outcomes: Counter[str] = Counter()
    notes: Counter[str] = Counter()
    for path in sorted(one for one in Path(folder).rglob("*") if one.is_file()):
        report = vt.Report()
        try:
            timeline = vt.read(path, report=report)
        except vt.TimelineError as error:
            outcomes["refused"] += 1
            print(f"{path}: {str(error)[:300]}")
            continue
        outcomes["read"] += 1
        outcomes["events"] += len(timeline)
        notes.update(note.message.partition(" (")[0][:80] for note in report)
    print(dict(outcomes))
    for message, count in notes.most_common(40):
        print(f"{count:6} {message}")
    return 1 if outcomes["refused"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
