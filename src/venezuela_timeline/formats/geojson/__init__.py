"""GeoJSON (RFC 7946): events as features on a map, and features with a date as events.

GeoJSON has no word for time. The property ``edtf`` holds it exactly and is what is read back; the
others say it in words and in the four days between which it starts and ends.
"""

from .reader import loads
from .writer import chunks, dumps

__all__ = ["chunks", "dumps", "loads"]
