"""TimelineJS3: the JSON that Knight Lab's timeline shows in a page, written and read."""

from .document import chunks, dumps, loads

__all__ = ["chunks", "dumps", "loads"]
