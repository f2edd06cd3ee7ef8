"""What the sources say of faults: the templates of their messages, with braces for what differs."""

from __future__ import annotations

import ast
from pathlib import Path

import venezuela_timeline

SOURCE = Path(venezuela_timeline.__file__).parent
_CALLS = ("Fault", "add", "fault", "note", "say", "tell", "warn")


def templates(module):
    """The messages that a module hands to an error, a fault or a note, with their lines."""
    tree = ast.parse((SOURCE / module).read_text("utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func).split(".")[-1]
        if name.endswith("Error") or name in _CALLS:
            for one in (*node.args, *(keyword.value for keyword in node.keywords)):
                text = _template(one)
                if " " in text.strip() and any(map(str.isalpha, text.replace("{}", ""))):
                    yield node.lineno, text


def _template(node):
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_template(part) or "{}" for part in parts)
        case ast.BinOp(left=left, right=right):
            return _template(left) + _template(right)
    return ""
