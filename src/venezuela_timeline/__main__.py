"""``python -m venezuela_timeline``: the command, where it is not found by its name."""

from venezuela_timeline_command import main

if __name__ == "__main__":
    main()
