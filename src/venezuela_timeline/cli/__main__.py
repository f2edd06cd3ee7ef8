"""The command as a module: ``python -m venezuela_timeline.cli``, as git calls it."""

from . import main

main(prog_name="venezuela-timeline")
