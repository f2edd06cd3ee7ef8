"""Files of other programs: what each says as events, and what a timeline has no place for.

Each module reads one format and writes none. `gathering` makes a timeline of what a module finds,
and notes the rest; `taking` keeps account of which keys of a record were read; `recognise` says
from the content of a file which format it is in.
"""
