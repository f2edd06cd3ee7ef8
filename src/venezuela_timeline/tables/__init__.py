"""Tables as people keep them, read as events: columns by their names, dates as they are written.

`columns` says which column means what, `dates` reads the dates, `names` gives ids to what a table
calls by name, `ids` to its events, `rows` makes events of rows, and `reading` puts these together
and says what was read.
"""

from .columns import is_our_own
from .dates import DateText, DateTexts, Outcome, misread, read_texts
from .reading import Table, dates_of, read_table
from .rows import Row

__all__ = [
    "DateText",
    "DateTexts",
    "Outcome",
    "Row",
    "Table",
    "dates_of",
    "is_our_own",
    "misread",
    "read_table",
    "read_texts",
]
