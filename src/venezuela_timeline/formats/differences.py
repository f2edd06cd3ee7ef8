"""Differences between timelines, written to be read: Markdown, JSON, HTML side by side."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from venezuela_timeline.safe_text import shown_line
from venezuela_timeline.timeline.edits import brief, parts_of, written

from ._records.unstructure import unstructure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.timeline.changes import Diff, Edit, RecordChange

_STYLE = """
body { font: 16px/1.4 system-ui, sans-serif; margin: 1rem auto; max-width: 75rem; padding: 0 1rem }
table { border-collapse: collapse; table-layout: fixed; width: 100% }
th, td { border: 1px solid #8886; overflow-wrap: anywhere; padding: .3rem .5rem; text-align: left;
  vertical-align: top }
thead th:first-child, tbody th { width: 24% }
tbody th { font-weight: normal }
tr.record th { background: #8882; font-weight: bold }
td.old { background: #d732 } td.new { background: #2a52 }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }
"""


def _what(change: RecordChange) -> str:
    """What happened to a record: ``added``, ``removed`` or ``changed``."""
    if change.old is None:
        return "added"
    return "removed" if change.new is None else "changed"


# Markdown -----------------------------------------------------------------------------------


def markdown(diff: Diff) -> str:
    """A difference as Markdown: a heading for each record, and a line for each part."""
    lines = []
    if diff.top:
        lines += ["## timeline", ""]
        lines += [f"- {_code(name)}: {_pair(*pair)}" for name, pair in diff.top.items()]
    for change in diff.records:
        lines += ["", f"## {_what(change)}: {change.kind} {_code(change.id)}", ""]
        lines += [f"- {_item(edit)}" for edit in change.edits]
    return "\n".join(lines).strip() + "\n"


def _item(edit: Edit) -> str:
    place = " › ".join(map(_code, edit.path))
    if edit.what == "changed":
        return f"{place}: {_pair(edit.old, edit.new)}"
    if edit.what == "moved":
        return f"{place}: in another order"
    said = brief(edit.new if edit.what == "added" else edit.old).strip()
    return f"{edit.what} {place}{': ' * bool(said)}{_code(said) if said else ''}"


def _pair(old: object, new: object) -> str:
    return f"{_code(written(old))} → {_code(written(new))}"


def _code(text: str) -> str:
    """A text that is no markup."""
    line = shown_line(text)
    ticks = "`" * (1 + max((len(run) for run in _runs(line)), default=0))
    space = " " if line.startswith("`") or line.endswith("`") or not line else ""
    return f"{ticks}{space}{line}{space}{ticks}"


def _runs(line: str) -> Iterator[str]:
    run = ""
    for letter in f"{line} ":
        if letter == "`":
            run += letter
        elif run:
            yield run
            run = ""


# JSON ---------------------------------------------------------------------------------------


def as_json(diff: Diff) -> str:
    """A difference as JSON: a list of records, each with its edits."""
    records: list[dict[str, Any]] = [
        {"change": "changed", "kind": "timeline", "id": "", "edits": [
            {"path": [name], "change": "changed", "old": _plain(old), "new": _plain(new)}
            for name, (old, new) in diff.top.items()
        ]}
    ] * bool(diff.top)  # fmt: skip
    for change in diff.records:
        record: dict[str, Any] = {"change": _what(change), "kind": change.kind, "id": change.id}
        if change.edits:
            record["edits"] = [
                {
                    "path": list(edit.path),
                    "change": edit.what,
                    "old": _plain(edit.old),
                    "new": _plain(edit.new),
                }
                for edit in change.edits
            ]
        else:
            record |= {"old": _plain(change.old), "new": _plain(change.new)}
        records.append(record)
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return unstructure(value)


# HTML ---------------------------------------------------------------------------------------


def html(diff: Diff) -> str:
    """A difference as a page: the old values stand beside the new ones."""
    rows = [_row((name,), old, new) for name, (old, new) in diff.top.items()]
    if rows:
        rows.insert(0, _heading("changed: timeline"))
    for change in diff.records:
        rows.append(_heading(f"{_what(change)}: {change.kind} {change.id}"))
        if change.edits:
            rows += [_row(edit.path, edit.old, edit.new) for edit in change.edits]
        else:
            rows += _whole(change)
    body = "\n".join(rows) or '<tr><td colspan="3">no difference</td></tr>'
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<title>Differences</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<table>\n"
        '<thead><tr><th scope="col">Where</th><th scope="col">Old</th><th scope="col">New</th>'
        f"</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</body>\n</html>\n"
    )


def _whole(change: RecordChange) -> Iterator[str]:
    """The parts of a record that came or went."""
    for name, part in (parts_of(change.old or change.new) or {}).items():
        if part is not None and part != () and name != "id":
            yield _row((name,), *((part, None) if change.new is None else (None, part)))


def _heading(text: str) -> str:
    return f'<tr class="record"><th colspan="3" scope="rowgroup">{_escaped(text)}</th></tr>'


def _row(path: tuple[str, ...], old: Any, new: Any) -> str:
    cells = "".join(
        f'<td class="{side}">{_told(value)}</td>' for side, value in (("old", old), ("new", new))
    )
    return f'<tr><th scope="row">{_escaped(" › ".join(path))}</th>{cells}</tr>'


def _told(value: Any) -> str:
    if value is None:
        return ""
    parts = parts_of(value)
    if parts is not None:
        inner = (f"{name}: {_told(part)}" for name, part in parts.items() if part not in (None, ()))
        return "<br>".join(inner)
    if isinstance(value, tuple):
        return "<hr>".join(map(_told, value))
    return _escaped(written(value))


def _escaped(text: str) -> str:
    return escape(shown_line(text))
