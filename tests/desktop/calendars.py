"""Thunderbird and Evolution subscribe to two calendars of a published folder, and see an edit.

A command for by hand. It needs the Debian packages thunderbird, evolution, xvfb, dbus-x11, sqlite3
and imagemagick, and takes some minutes:

    python tests/desktop/calendars.py FOLDER     # takes the pictures and the profiles

The folder is on loopback. Each program has to hold every event of both calendars once, before and
after the title of one that is in both has changed.
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
FEEDS = {"all": "en/calendar/all.ics", "key": "es/calendar/key.ics"}
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
    folder.mkdir(parents=True, exist_ok=True)
    site = folder / "site"
    handler = functools.partial(Server, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    good = True
    with started(["Xvfb", DISPLAY, "-screen", "0", "1400x1000x24"]):
        time.sleep(2)
        for name, program in (("thunderbird", thunderbird), ("evolution", evolution)):
            home = folder / name
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir()
            vt.publish(vt.load(), site)
            good &= program(home, server.server_port, site, folder)
    server.shutdown()
    return not good


def edit(site: Path) -> None:
    """Publish again, with another title of an event, as a new revision."""
    tl = vt.load()
    event = tl[EDITED]
    new = attrs.evolve(event, title=TITLE, revision=event.revision + 1, modified="2026-12-01")
    vt.publish(tl.replace(new), site, previous=tl)


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


def told(name: str, titles, site: Path, show=lambda: None) -> bool:
    """Whether a program reads the calendars, and then their new versions, with no event twice."""
    count = len(vt.load()) + sum(event.key for event in vt.load())
    first = until(titles, lambda found: len(found) == count)
    show()
    edit(site)
    second = until(titles, lambda found: found.count(TITLE) == len(FEEDS))
    print(f"{name}: {len(first)} of {count} events; after the edit {len(second)}", end=", ")
    print(f"{second.count(TITLE)} with the new title")
    return len(first) == len(second) == count and second.count(TITLE) == len(FEEDS)


PREFERENCES = {
    "app.donation.eoy.version.viewed": 999,
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


def subscribed(port: int) -> dict[str, object]:
    """The preferences by which Thunderbird subscribes."""
    found: dict[str, object] = {}
    for name, path in FEEDS.items():
        found |= {
            f"calendar.registry.{name}.type": "ics",
            f"calendar.registry.{name}.name": name,
            f"calendar.registry.{name}.uri": f"http://127.0.0.1:{port}/{path}",
            f"calendar.registry.{name}.refreshInterval": "1",
            f"calendar.registry.{name}.cache.enabled": True,
            f"calendar.registry.{name}.calendar-main-in-composite": True,
            f"calendar.registry.{name}.imip.identity.disabled": True,
        }
    return found


def thunderbird(home: Path, port: int, site: Path, folder: Path) -> bool:
    profile = home / "profile"
    profile.mkdir()
    wanted = {**PREFERENCES, **subscribed(port)}
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
        return told("Thunderbird", titles, site, show)


SOURCE = """[Data Source]
DisplayName={name}
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
ResourcePath=/{path}

[Security]
Method=none

[Offline]
StaySynchronized=true
"""


def evolution(home: Path, port: int, site: Path, folder: Path) -> bool:
    sources = home / "CONFIG" / "evolution" / "sources"
    sources.mkdir(parents=True)
    for name, path in FEEDS.items():
        (sources / f"{name}.source").write_text(SOURCE.format(name=name, path=path, port=port))

    def titles() -> list[str]:
        found = []
        for data in (home / "CACHE" / "evolution" / "calendar").glob("*/cache.db"):
            with contextlib.closing(sqlite3.connect(f"file:{data}?mode=ro", uri=True)) as cache:
                for (text,) in cache.execute("select ECacheOBJ from ECacheObjects"):
                    lines = text.replace("\r\n ", "").splitlines()
                    found += [one.partition(":")[2] for one in lines if one.startswith("SUMMARY")]
        return found

    def show() -> None:
        picture(folder / "evolution.png")

    command = ["dbus-run-session", "--", "evolution", "-c", "calendar"]
    with started(command, env=environment(home)):
        return told("Evolution", titles, site, show)


if __name__ == "__main__":
    sys.exit(main())
