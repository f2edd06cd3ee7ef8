"""The pages of a published folder in Debian's Chromium, under axe-core, and under the Nu checker.

Needs `chromium`, Java, Node 20 or later, and `npm install` in this folder.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

import venezuela_timeline as vt
from calendar_programs import served
from markup import hostile_timeline
from published import timeline

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
VNU = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

EXCEPTIONS = {
    # The checker reads files, which have no origin that 'self' could be.
    r"Resource violates Content Security Policy \(meta tag\): external stylesheet .* blocked by .*",
    # JSON-LD, data and the other languages are no scripts: a browser neither runs nor blocks them.
    # The page's own script and style are allowed by their hashes, which the checker doesn't take.
    r"Inline (script|style) violates Content Security Policy \(meta tag\): .*",
}
"""What the checker says of good pages."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sites")
    vt.publish(timeline(), folder / "small", base_url="https://example.org/")
    vt.publish(hostile_timeline(), folder / "hostile")
    vt.publish(vt.load(), folder / "packaged")
    return folder


def paths(site):
    return [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]


def some(site):
    """The page with the chart, one that lists, and the largest of events, actors and places."""
    found = ["index.html", "es/index.html"]
    for kind in ("event", "actor", "place"):
        pages = site.glob(f"*/{kind}/*.html")
        largest = max(pages, key=lambda path: path.stat().st_size)
        found.append(largest.relative_to(site).as_posix())
    return found


@pytest.mark.parametrize("name", ["small", "hostile", "packaged"])
def test_pages_in_chromium(sites, name):
    site = sites / name
    wanted = some(site) if name == "packaged" else paths(site)
    if name == "hostile":  # its words are the same in both languages
        wanted = [path for path in wanted if not path.startswith("es/")]
    with served(site) as address:
        done = subprocess.run(
            ["node", "browse.mjs", address, *wanted],
            cwd=HERE,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "noise": [],
        "requests": [],
        "wide": [],
        "unstyled": [],
        "axe": [],
    }


def test_they_stand_without_a_server(sites):
    """As files, too, pages have their style."""
    site = sites / "small"
    done = subprocess.run(
        ["node", "browse.mjs", site.as_uri(), "en/event/vote.html", "es/index.html"],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not any(json.loads(done.stdout).values())


def test_the_nu_html_checker_finds_nothing(sites):
    assert VNU.exists(), f"run npm install in {HERE}"
    done = subprocess.run(
        ["java", "-Xss8m", "-jar", VNU, "--format", "json", "--skip-non-html", sites],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    known = re.compile("|".join(EXCEPTIONS), re.DOTALL)
    assert len(messages) > 100  # those that are known: the checker did look
    assert [one for one in messages if not known.fullmatch(one["message"])] == []
    assert {one["type"] for one in messages} == {"info"}
