"""What assistants ask of a timeline, answered with every rival and its sources."""

from ._tools import Tool
from .answers import Answers

__all__ = ["Answers", "Tool"]
