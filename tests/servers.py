"""Servers of our own, on this machine."""

from __future__ import annotations

import socket
import time
import urllib.request


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def reached(address):
    """Wait until a server of our own answers."""
    for _ in range(240):
        try:
            urllib.request.urlopen(address).close()  # noqa: S310  (our own server)
            break
        except OSError:
            time.sleep(0.25)
