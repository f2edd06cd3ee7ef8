"""TimelineJS3: the JSON that Knight Lab's timeline shows in a page.

TimelineJS has no words for imprecise times: ``display_date`` says them, and the key ``edtf``,
which it passes over, holds them exactly. It takes texts for HTML, so all of them are escaped.
A file is in this format if its suffix is ``.timelinejs.json``, as in
``save("x.timelinejs.json")``.
"""

from .reader import loads
from .writer import chunks, dumps

__all__ = ["chunks", "dumps", "loads"]
