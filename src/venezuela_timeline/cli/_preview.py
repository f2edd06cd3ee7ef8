"""A timeline's page, served to this machine alone and shown again when its files change."""

from __future__ import annotations

import base64
import hashlib
import sys
import threading
from contextlib import suppress
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.errors import SaveError
from venezuela_timeline.labels import counted, word
from venezuela_timeline.safe_text import visible

from ._options import in_a_language
from ._output import tell, told
from ._watching import state_of

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang

    from ._watching import State

_HOME = "127.0.0.1"

_SCRIPT = """
const frame = document.querySelector("iframe");
let shown = null;
frame.addEventListener("load", () => {
  document.title = frame.contentDocument.title;
  frame.contentDocument.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^=http]");
    if (link) link.target = "_blank"; // other sites do not let themselves be framed
  }, true);
});
async function look() {
  try {
    const now = await (await fetch("/state")).text();
    if (shown !== null && now !== shown) frame.contentWindow.location.reload();
    shown = now;
    document.body.className = "";
  } catch { document.body.className = "gone"; }
  setTimeout(look, 700);
}
look();
"""
_STYLE = """
html, body { margin: 0; height: 100%; }
iframe { border: 0; width: 100%; height: 100%; display: block; }
.gone { opacity: .4; }
"""
_PLAIN_STYLE = "body { font: 1rem/1.5 sans-serif; margin: 2rem; max-width: 60rem; }"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


_OUTER = (
    f"default-src 'none'; frame-src 'self'; connect-src 'self'; script-src {_hash(_SCRIPT)}; "
    f"style-src {_hash(_STYLE)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_FAULTS = f"default-src 'none'; style-src {_hash(_PLAIN_STYLE)}; frame-ancestors 'self'"


class Reply(NamedTuple):
    """What is sent back.

    Attributes:
        status: Whether it was found.
        kind: The media type.
        body: The text.
        policy: The Content-Security-Policy.
    """

    status: HTTPStatus
    kind: str
    body: str
    policy: str = "default-src 'none'; frame-ancestors 'none'"


class Preview:
    """Answers the requests of a browser: a frame, the page in it, and whether that has changed.

    Only these three addresses have an answer, and only for who asks this machine by its own name:
    another site whose name is made to lead here is refused.

    Args:
        path: The timeline's file or folder.
        lang: The language of the page.
    """

    def __init__(self, path: Path, lang: Lang) -> None:
        self._path = path
        self._lang = lang
        self._lock = threading.Lock()
        self._kept: tuple[State, Reply] | None = None

    def reply(self, address: str, host: str | None, port: int) -> Reply:
        """What is sent back to a request for an address.

        Args:
            address: The address, without the host.
            host: The host that was asked for.
            port: The port at which the server listens.
        """
        if host not in {f"{_HOME}:{port}", f"localhost:{port}"}:
            return Reply(HTTPStatus.FORBIDDEN, "text/plain", "ask 127.0.0.1")
        match address.partition("?")[0]:
            case "/":
                return Reply(HTTPStatus.OK, "text/html", self._frame(), _OUTER)
            case "/page":
                return self._page()
            case "/state":
                state = repr(state_of(self._path))
                return Reply(
                    HTTPStatus.OK, "text/plain", hashlib.sha256(state.encode()).hexdigest()
                )
        return Reply(HTTPStatus.NOT_FOUND, "text/plain", "not here")

    def _frame(self) -> str:
        return (
            f'<!doctype html><html lang="{self._lang}"><meta charset="utf-8">'
            f"<title>{escape(self._path.name)}</title><style>{_STYLE}</style>"
            f'<body><iframe src="/page" title="{escape(self._path.name)}"></iframe>'
            f"<script>{_SCRIPT}</script>"
        )

    def _page(self) -> Reply:
        """The page, or what is wrong; made again only if a file has changed."""
        with self._lock:
            state = state_of(self._path)
            if self._kept is None or self._kept[0] != state:
                self._kept = state, self._made()
            return self._kept[1]

    def _made(self) -> Reply:
        try:
            page = formats.dumps(vt.read(self._path), "html", lang=self._lang)
        except vt.DataError as error:
            return self._faults([str(fault) for fault in error.faults])
        except vt.TimelineError as error:
            return self._faults([str(error)])
        return Reply(HTTPStatus.OK, "text/html", page, "frame-ancestors 'self'")

    def _faults(self, faults: list[str]) -> Reply:
        said = (escape(visible(told(fault, self._lang))) for fault in faults)
        number = counted(len(faults), "faults", self._lang)
        heading = f"{number} {word('in', self._lang)} {escape(visible(str(self._path)))}"
        items = "".join(f"<li>{fault}</li>" for fault in said)
        body = (
            f'<!doctype html><html lang="{self._lang}"><meta charset="utf-8">'
            f"<title>{heading}</title><style>{_PLAIN_STYLE}</style>"
            f"<h1>{heading}</h1><ul>{items}</ul>"
        )
        return Reply(HTTPStatus.OK, "text/html", body, _FAULTS)


class _Server(ThreadingHTTPServer):
    """A server to which it is no error that a browser has gone on to something else."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a connection that was broken off, whatever was being read or written."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def serving(path: Path, lang: Lang, port: int = 0) -> ThreadingHTTPServer:
    """A server of a preview, on this machine alone; it listens, and answers once it is run.

    Args:
        path: The timeline's file or folder.
        lang: The language of the page.
        port: Where it listens; 0 for any port that is free.

    Raises:
        SaveError: if the port is taken.
    """
    preview = Preview(path, lang)

    class Handler(BaseHTTPRequestHandler):
        timeout = 10  # a browser that says nothing is let go

        def do_GET(self) -> None:
            """Answer a request."""
            reply = preview.reply(self.path, self.headers.get("Host"), server.server_port)
            body = reply.body.encode()
            self.send_response(reply.status)
            for name, words in (
                ("Content-Type", f"{reply.kind}; charset=utf-8"),
                ("Content-Length", str(len(body))),
                ("Content-Security-Policy", reply.policy),
                ("X-Content-Type-Options", "nosniff"),
                ("Cross-Origin-Resource-Policy", "same-origin"),
                ("Referrer-Policy", "no-referrer"),
                ("Cache-Control", "no-store"),
            ):
                self.send_header(name, words)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing of each request."""

    try:
        server = _Server((_HOME, port), Handler)
    except OSError as error:
        raise SaveError(f"port {port} cannot be used: {error.strerror}") from None
    return server


@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="By default any free one.")
@in_a_language
def preview(path: Path, lang: Lang, port: int) -> None:
    """Show a timeline's page while you write: whenever a file changes, it is shown again.

    PATH is a file or a folder. What is wrong with it is shown with its place. The page is served to
    this machine alone, until Ctrl-C.
    """
    with serving(path, lang, port) as server, suppress(KeyboardInterrupt):
        tell(f"look at http://{_HOME}:{server.server_port}/ and end with Ctrl-C", lang)
        server.serve_forever()
