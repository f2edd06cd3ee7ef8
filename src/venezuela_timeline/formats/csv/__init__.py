"""CSV: a row for each event, and a second table of claims, for spreadsheets and back.

Texts have a column for each language (``title.en``). Lists stand in one cell: tags separated
by blanks, participants as ``actor (role)`` and links as ``kind event`` separated by
semicolons, citations on a line each. Actors, places and sources are held by their ids. The
columns ``in_words``, ``first_day`` and ``last_day`` are for people and are not read.
"""

from .reader import loads, table
from .writer import Table, chunks, dumps

__all__ = ["Table", "chunks", "dumps", "loads", "table"]
