"""JSON-LD: events as schema.org has them, with what it has no words for.

Times that a date of ISO 8601 can say are ``startDate`` and ``endDate``. Every time is also a
``crm:E52_Time-Span`` with the four bounds of CIDOC CRM: P82a begin of the begin, P81a end of
the begin, P81b begin of the end, P82b end of the end (RDFS of version 7.1.2), and with its
EDTF as a literal of the Library of Congress's datatype. Claims are ``Claim``: who says it,
what, when, and where that appears. Words of our own begin with ``tl:``. The context is in the
file, so that a reader fetches nothing.
"""

from .reader import loads
from .writer import CONTEXT as CONTEXT, chunks, dumps

__all__ = ["chunks", "dumps", "loads"]
