"""Thunderbird and Evolution subscribe to a calendar on loopback, and refresh it after an edit.

A command for by hand. It needs the Debian packages thunderbird, evolution, xvfb, dbus-x11, sqlite3
and imagemagick, and takes some minutes:

    python tests/desktop/calendars.py FOLDER     # takes the pictures and the profiles

Each program has to hold every event once, before and after the title of one has changed.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import attrs

import venezuela_timeline as vt

DISPLAY = ":78"
EDITED = "presidential-election-2024"
TITLE = "An edited title"
ROOM = 180
"""The most seconds until a program has read the calendar again."""


class Server(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


def main() -> int:
    folder = Path(sys.argv[1]).resolve()
    site = folder / "site"
    site.mkdir(parents=True, exist_ok=True)
    handler = functools.partial(Server, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/venezuela.ics"
    good = True
    with started(["Xvfb", DISPLAY, "-screen", "0", "1400x1000x24"]):
        time.sleep(2)
        for name, program in (("thunderbird", thunderbird), ("evolution", evolution)):
            home = folder / name
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir()
            vt.load().save(site / "venezuela.ics")
            good &= program(home, address, site / "venezuela.ics", folder)
    server.shutdown()
    return not good


def edit(path: Path) -> None:
    """Change the title of an event, as a new revision."""
    tl = vt.load()
    event = tl[EDITED]
    new = attrs.evolve(event, title=TITLE, revision=event.revision + 1, modified="2026-12-01")
    tl.replace(new).save(path)


def environment(home: Path) -> dict[str, str]:
    (home / "run").mkdir(mode=0o700, exist_ok=True)
    own = {"DISPLAY": DISPLAY, "HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run")}
    own |= {"TZ": "America/Caracas", "LC_ALL": "C.UTF-8", "GDK_BACKEND": "x11"}
    own |= {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "CACHE", "DATA")}
    return {**os.environ, **own}


@contextlib.contextmanager
def started(command: list[str], **options: object):
    """A program and all that it starts, until the end."""
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **options,
    ) as process:
        try:
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def picture(path: Path) -> None:
    subprocess.run(["import", "-display", DISPLAY, "-window", "root", str(path)], check=True)


def until(titles, wanted) -> list[str]:
    """What a program holds, as soon as that is wanted, or at last."""
    end = time.monotonic() + ROOM
    found: list[str] = []
    while time.monotonic() < end:
        with contextlib.suppress(sqlite3.Error, OSError):
            found = titles()
            if wanted(found):
                return found
        time.sleep(3)
    return found


def told(name: str, titles, path: Path, show=lambda: None) -> bool:
    """Whether a program reads a calendar, and then its new version, with no event twice."""
    count = len(vt.load())
    first = until(titles, lambda found: len(found) == count)
    show()
    edit(path)
    second = until(titles, lambda found: TITLE in found)
    print(f"{name}: {len(first)} of {count} events; after the edit {len(second)}", end=", ")
    print(f"{second.count(TITLE)} with the new title")
    return len(first) == len(second) == count and second.count(TITLE) == 1


PREFERENCES = {
    "app.donation.eoy.version.viewed": 999,
    "calendar.registry.v.type": "ics",
    "calendar.registry.v.name": "Venezuela",
    "calendar.registry.v.refreshInterval": "1",
    "calendar.registry.v.cache.enabled": True,
    "calendar.registry.v.calendar-main-in-composite": True,
    "calendar.registry.v.imip.identity.disabled": True,
    "calendar.alarms.show": False,
    "calendar.week.d0sundaysoff": False,
    "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    "mail.provider.suppress_dialog_on_startup": True,
    "mail.spotlight.firstRunDone": True,
    "mail.winsearch.firstRunDone": True,
    "mail.shell.checkDefaultClient": False,
    "mail.rights.version": 1,
    "mailnews.start_page.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


def thunderbird(home: Path, address: str, path: Path, folder: Path) -> bool:
    profile = home / "profile"
    profile.mkdir()
    wanted = {**PREFERENCES, "calendar.registry.v.uri": address}
    lines = (f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in wanted.items())
    (profile / "user.js").write_text("\n".join(lines))

    def titles() -> list[str]:
        copy = home / "copy.sqlite"
        shutil.copy(profile / "calendar-data" / "cache.sqlite", copy)
        for more in ("-wal",):
            with contextlib.suppress(OSError):
                shutil.copy(profile / "calendar-data" / f"cache.sqlite{more}", f"{copy}{more}")
        with contextlib.closing(sqlite3.connect(copy)) as found:
            return [title for (title,) in found.execute("select title from cal_events")]

    def show() -> None:
        time.sleep(10)
        picture(folder / "thunderbird-july-2024.png")

    command = ["thunderbird", "--no-remote", "--profile", str(profile), "-calendar"]
    with started([*command, "-showdate", "2024-07-28"], env=environment(home)):
        return told("Thunderbird", titles, path, show)


SOURCE = """[Data Source]
DisplayName=Venezuela
Enabled=true
Parent=webcal-stub

[Calendar]
BackendName=webcal
Selected=true

[Refresh]
Enabled=true
IntervalMinutes=1

[Authentication]
Host=127.0.0.1
Method=none
Port={port}

[WebDAV Backend]
ResourcePath=/venezuela.ics

[Security]
Method=none

[Offline]
StaySynchronized=true
"""


def evolution(home: Path, address: str, path: Path, folder: Path) -> bool:
    port = address.rpartition(":")[2].partition("/")[0]
    sources = home / "CONFIG" / "evolution" / "sources"
    sources.mkdir(parents=True)
    (sources / "venezuela.source").write_text(SOURCE.format(port=port))

    def titles() -> list[str]:
        found = []
        for data in (home / "CACHE" / "evolution" / "calendar" / "venezuela").glob("cache.db"):
            with contextlib.closing(sqlite3.connect(f"file:{data}?mode=ro", uri=True)) as cache:
                for (text,) in cache.execute("select ECacheOBJ from ECacheObjects"):
                    lines = text.replace("\r\n ", "").splitlines()
                    found += [one.partition(":")[2] for one in lines if one.startswith("SUMMARY")]
        return found

    def show() -> None:
        picture(folder / "evolution.png")

    command = ["dbus-run-session", "--", "evolution", "-c", "calendar"]
    with started(command, env=environment(home)):
        return told("Evolution", titles, path, show)


if __name__ == "__main__":
    sys.exit(main())
