"""What follows for each event from the bounds of its ends, and why, in words."""

from __future__ import annotations
