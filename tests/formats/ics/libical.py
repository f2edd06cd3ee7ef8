"""What libical finds in a calendar; run by Debian's Python, which has its bindings."""

import json
import sys
from pathlib import Path

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402  (the version comes first)


def day(time):
    return f"{time.get_year():04}-{time.get_month():02}-{time.get_day():02}"


root = ICalGLib.Component.new_from_string(Path(sys.argv[1]).read_text("utf-8"))
if root is None:
    sys.exit("libical reads nothing")
errors = root.count_errors()
valid = ICalGLib.restriction_check(root) if hasattr(ICalGLib, "restriction_check") else True
found = {}
event = root.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
while event is not None:
    start, end = event.get_dtstart(), event.get_dtend()
    found[event.get_uid()] = [day(start), day(end), event.get_summary()]
    event = root.get_next_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
json.dump({"errors": errors, "valid": bool(valid), "events": found}, sys.stdout)
