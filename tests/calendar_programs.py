"""Calendar programs that tests start, servers of calendars, and what they are to show."""

from __future__ import annotations

import contextlib
import datetime
import functools
import http.server
import os
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

from servers import free_port
from venezuela_timeline.formats import ics

DAY = datetime.timedelta(1)
ENVIRONMENT = {**os.environ, "TZ": "America/Caracas", "LC_ALL": "C.UTF-8"}


def expected(tl, lang="en"):
    """The first day, the day after the last, and the title of each event, by its UID."""
    found = {}
    for event in tl:
        place = ics.placement(event)
        note = "" if place.how == "exact" else f" ({event.when.describe(lang)})"
        days = str(place.first), str(place.last + DAY)
        found[f"{event.id}@{tl.id}"] = (*days, event.title[lang] + note)
    return found


def run(*command, known="", **options):
    """The output of a program that must not complain, but for what is known of it."""
    folder = str(Path(sys.executable).parent)
    path = f"{folder}:{os.environ['PATH']}"
    environment = {**ENVIRONMENT, "PATH": path, **options.pop("env", {})}
    done = subprocess.run(
        list(map(str, command)),
        check=False,  # what it said is shown first
        capture_output=True,
        text=True,
        env=environment,
        **options,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stderr.lower().replace(known, "")
    assert "warning" not in said, done.stderr
    assert "error" not in said, done.stderr
    return done.stdout


def khal(folder, store):
    """The first day, the day after the last, and the title of each event that khal shows."""
    config = folder / "khal"
    config.write_text(
        f"[calendars]\n[[t]]\npath = {store}\n[locale]\nlongdateformat = %Y-%m-%d\n"
        "dateformat = %Y-%m-%d\ntimeformat = %H:%M\ndatetimeformat = %Y-%m-%d %H:%M\n"
        "longdatetimeformat = %Y-%m-%d %H:%M\nlocal_timezone = America/Caracas\n"
        "default_timezone = America/Caracas\n"
        f"[sqlite]\npath = {folder / 'khal.db'}\n"
    )
    environment = {"XDG_CACHE_HOME": str(folder), "HOME": str(folder)}
    return functools.partial(run, "khal", "-c", config, env=environment)


def listed(command):
    """What khal lists, each event once."""
    form = "{uid}\t{start-date-long}\t{end-date-long}\t{title}"
    found = []
    for line in command(
        "list", "--once", "-df", "", "-f", form, "2000-01-01", "2029-01-01"
    ).splitlines():
        uid, first, last, title = line.split("\t")
        found.append((uid, (first, str(datetime.date.fromisoformat(last) + DAY), title)))
    return found


@contextlib.contextmanager
def served(folder):
    """A folder on loopback."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    handler.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextlib.contextmanager
def radicale(folder):
    """A Radicale server on loopback, anybody its user."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "radicale", "--config", "", "--auth-type", "none"),
        *("--storage-filesystem-folder", str(folder), "--server-hosts", f"127.0.0.1:{port}"),
    ]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=ENVIRONMENT) as server:
        try:
            for _ in range(100):
                with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/.web"):  # noqa: S310
                    break
                time.sleep(0.1)
            yield address
        finally:
            server.terminate()


def put(address, path):
    """Upload a calendar whole."""
    request = urllib.request.Request(address, path.read_bytes(), method="PUT")  # noqa: S310
    request.add_header("Content-Type", "text/calendar")
    request.add_header("Authorization", "Basic dTp1")
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        assert answer.status == 201
