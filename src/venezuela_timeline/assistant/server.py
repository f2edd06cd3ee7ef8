"""A timeline served to assistants by the Model Context Protocol, read-only.

Needs the extra ``mcp``, the official SDK. What is answered is decided in `answers`, without it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import MissingExtraError, TimelineError, printable
from venezuela_timeline.labels import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcp.server.lowlevel import Server
    from mcp.types import CallToolRequestParams, CallToolResult, ListToolsResult

    from venezuela_timeline.labels import Lang

    from .answers import Answers


_ONLY_IN_PYTHON = (
    ", or say with dayfirst=True or False which comes first",
    ", or use TimeSpan.parse",
)
"""Advice in messages that no tool can follow."""


def server(answers: Answers, *, said: Callable[[str, Lang], str] | None = None) -> Server[Any]:
    """A server whose tools are the questions that can be put to a timeline.

    It can be handed to the SDK's client within a program, or to `serve`.

    Args:
        answers: What answers.
        said: Puts the message of an error into the language of the question.

    Raises:
        MissingExtraError: without the extra ``mcp``.
    """
    try:
        from mcp import types  # noqa: PLC0415  (an extra, heavy)
        from mcp.server.lowlevel import Server  # noqa: PLC0415  (the same)
    except ImportError as error:
        raise MissingExtraError.of(error, "mcp") from None

    tools = [
        types.Tool(
            name=tool.name,
            description=tool.description,
            input_schema=dict(tool.schema),
            annotations=types.ToolAnnotations(read_only_hint=True, open_world_hint=False),
        )
        for tool in answers.tools
    ]

    async def list_tools(*_: object) -> ListToolsResult:
        return types.ListToolsResult(tools=tools)

    async def call_tool(_: object, asked: CallToolRequestParams) -> CallToolResult:
        text, data = told(answers, asked.name, asked.arguments or {}, said)
        content = types.TextContent(type="text", text=text)
        return types.CallToolResult(
            content=[content], structured_content=data, is_error=data is None
        )

    return Server(
        answers.timeline.id,
        instructions=answers.instructions,
        version=answers.timeline.version or "",
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def told(
    answers: Answers,
    tool: str,
    arguments: dict[str, Any],
    said: Callable[[str, Lang], str] | None = None,
) -> tuple[str, dict[str, Any] | None]:
    """An answer as JSON and as data, or what is wrong with the question, and None.

    Example:
        >>> import venezuela_timeline as vt
        >>> from venezuela_timeline.assistant import Answers
        >>> told(Answers(vt.load()), "event", {"evnt": "brics-kazan-summit"})
        ("event has no argument 'evnt': did you mean 'event'?", None)
    """
    try:
        found = answers.ask(tool, arguments)
    except TimelineError as error:
        asked = arguments.get("lang")
        lang = next((one for one in LANGUAGES if one == asked), answers.lang)
        lines = str(error).split("\n")
        message = printable(" ".join(line.strip() for line in lines))
        for advice in _ONLY_IN_PYTHON:
            message = message.replace(advice, "")
        return (said(message, lang) if said else message), None
    return json.dumps(found, ensure_ascii=False), found


def serve(answers: Answers, *, said: Callable[[str, Lang], str] | None = None) -> None:
    """Answer on standard input and output until the client closes them.

    Args:
        answers: What answers.
        said: As in `server`.

    Raises:
        MissingExtraError: without the extra ``mcp``.
    """
    serving = server(answers, said=said)
    import anyio  # noqa: PLC0415  (comes with the extra)
    from mcp.server.stdio import stdio_server  # noqa: PLC0415  (the same)

    async def run() -> None:
        async with stdio_server() as (asked, answered):
            await serving.run(asked, answered, serving.create_initialization_options())

    anyio.run(run)
