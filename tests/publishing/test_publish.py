"""A published folder: what is in it, that nothing else depends on chance, and what stays."""

from __future__ import annotations

import gzip
import hashlib
import inspect
import json
import os
import posixpath
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import attrs
import pytest

import venezuela_timeline as vt
from markup import hostile_timeline
from published import LONG, timeline, with_another_stance
from venezuela_timeline.labels import LANGUAGES
from venezuela_timeline.publishing import _data_files, _edition, _picture, _sitemap, _writing
from venezuela_timeline.publishing._folder import Folder

BASE = "https://example.org/history/"


def held(folder):
    """What a folder holds: the bytes of each file by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "folder"
    vt.publish(timeline(), folder)
    return folder


@pytest.fixture(scope="module")
def with_base(tmp_path_factory):
    folder = tmp_path_factory.mktemp("based") / "folder"
    vt.publish(timeline(), folder, base_url=BASE, authors="Ana & Co.", licence="CC-BY-4.0")
    return folder


class Page(HTMLParser):
    """What a page refers to, what it is called, and what it would run."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.scripts, self.meta, self.inline = [], set(), [], {}, []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.links += [found[name] for name in ("href", "src") if name in found]
        self.inline += [name for name in found if name.startswith("on") or name == "style"]
        if tag == "style":
            self.inline.append(tag)
        if "id" in found:
            assert found["id"] not in self.ids
            self.ids.add(found["id"])
        if tag == "script":
            self.scripts.append(found.get("type"))
        if tag == "meta":
            key = found.get("name") or found.get("property") or found.get("http-equiv")
            self.meta[key] = found.get("content")


def pages(folder):
    return {
        path: Page(data.decode()) for path, data in held(folder).items() if path.endswith(".html")
    }


def test_what_is_in_it(site):
    found = held(site)
    wanted = {"index.html", "CITATION.cff", "SHA256SUMS", "datapackage.json"}
    wanted |= {"assets/style.css", "assets/icon.svg"}
    for lang in LANGUAGES:
        wanted |= {f"{lang}/{name}.html" for name in ("index", "actors", "places", "sources")}
        wanted |= {f"{lang}/{name}" for name in ("subscribe.html", "data.html", "changes.atom")}
        wanted |= {f"{lang}/event/{key}.html" for key in ("vote", "con_", "later")}
        wanted |= {f"{lang}/actor/{key}.html" for key in ("ana", "council", "nul_")}
        wanted |= {f"{lang}/place/{key}.html" for key in ("town", "nowhere")}
        names = ("all", "key", "on-this-day", "chapter-first", "chapter-second")
        wanted |= {f"{lang}/calendar/{name}.ics" for name in names}
    assert wanted <= found.keys()
    rest = {path for path in found.keys() - wanted if not path.startswith("data/")}
    assert {posixpath.basename(path)[:100] for path in rest} == {LONG[:100]}
    assert {"data/timeline.json", "data/events.csv", "data/claims.csv"} <= found.keys()
    assert vt.read(site / "data/timeline.json") == timeline()


def test_names_differ_in_more_than_case_and_are_no_devices(site):
    paths = held(site)
    assert len({path.lower() for path in paths}) == len(paths)
    stems = {posixpath.basename(path).partition(".")[0] for path in paths}
    assert not stems & {"con", "nul", "aux", "prn"}
    assert max(len(posixpath.basename(path)) for path in paths) < 130


def target_of(path, link):
    """The file that a link on a page leads to, and the place in it; None if it leads elsewhere."""
    link = link.replace("webcal:", "https:")
    if link.startswith(BASE):
        link = f"{'../' * path.count('/')}{link.removeprefix(BASE) or 'index.html'}"
    parts = urlsplit(link)
    if parts.scheme:
        assert parts.scheme in {"http", "https"}
        return None
    there = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))
    return (there if parts.path else path), parts.fragment


@pytest.mark.parametrize("folder", ["site", "with_base"])
def test_every_link_leads_to_something(folder, request):
    root = request.getfixturevalue(folder)
    found, files = pages(root), held(root)
    for path, page in found.items():
        for target, fragment in filter(None, (target_of(path, link) for link in page.links)):
            assert target in files, (path, target)
            if fragment and target != "index.html":
                assert fragment in found[target].ids, (path, target, fragment)
    for lang in LANGUAGES:
        for entry in ET.fromstring(files[f"{lang}/changes.atom"]).iter():  # noqa: S314  (ours)
            if entry.tag.endswith("link"):
                there = entry.get("href").removeprefix(BASE)
                start = "" if entry.get("href").startswith(BASE) else f"{lang}/"
                assert posixpath.normpath(start + there) in files


def test_the_small_pages_run_nothing(site):
    for path, page in pages(site).items():
        policy = page.meta["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        if path != "index.html":
            assert set(page.scripts) <= {"application/ld+json"}
            assert page.inline == []


def test_a_page_of_an_event(site):
    page = (site / "es/event/vote.html").read_text("utf-8")
    for words in ("La votación", "El Consejo", "12", "News of the day", "niega", "She won."):
        assert words in page
    assert '<a rel="next" href="con_.html">' in page
    assert 'rel="prev"' not in page
    assert '<a lang="en" hreflang="en" href="../../en/event/vote.html">' in page
    assert '"../../index.html#lang=es&amp;event=vote"' in page
    (document,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    event = json.loads(document)["mainEntity"]
    assert event["name"] == "La votación"
    assert event["startDate"] == "2024-07-28"
    assert [one["@type"] for one in event["subjectOf"]] == ["Claim"] * 4
    meta = Page(page).meta
    assert meta["description"] == "28 de julio de 2024. Se votó."
    assert meta["og:title"] == "La votación"
    assert "og:url" not in meta
    assert "og:image" not in meta
    assert 'href="../../index.html#vote"' in (site / "en/event/vote.html").read_text("utf-8")


def test_pages_of_actors_and_places(site):
    page = (site / "en/actor/ana.html").read_text("utf-8")
    for words in ("Mayor", "It was not lawful.", "Chair", "She won.", "Q42", "The vote"):
        assert words in page
    assert "<h2>" not in (site / "en/actor/nul_.html").read_text("utf-8")
    assert "10.5, -66.9" in (site / "en/place/town.html").read_text("utf-8")
    sources = (site / "es/sources.html").read_text("utf-8")
    for words in ("The Paper", "Ángel", "medio estatal", "copia archivada", "doi.org/10.1000/182"):
        assert words in sources


def test_many_sources_have_a_page_for_each_letter(tmp_path):
    names = ["Ágora", "abc", "Bolívar", "20 Minutos", "Правда", None]
    sources = [
        vt.Source(f"s-{at}", publisher=names[at % 6], title=f"Title {at}", url="https://e.org/")
        for at in range(101)
    ]
    claim = vt.Claim("winner", "s-1", text="She won.")
    event = vt.Event("e", "E", "2024", claims=[claim], citations=["s-0", "s-4"])
    tl = vt.Timeline([event], sources=sources)
    told = []
    vt.publish(tl, tmp_path, base_url=BASE, progress=lambda *one: told.append(one))
    assert told[-1][0] == told[-1][1] == len(told)
    found, files = pages(tmp_path), held(tmp_path)
    parts = [path for path in found if path.startswith("en/source/")]
    letters = ["0-9", "a", "b", "others", "t"]
    assert sorted(parts) == [f"en/source/{part}.html" for part in letters]
    index = files["en/sources.html"].decode()
    headings = re.findall(r'<h2><a href="source/.*?">(.*?)</a></h2>', index)
    assert headings == ["0–9", "A", "B", "T", "Others"]
    assert '>B</a></h2>\n<p lang=""><bdi>Bolívar</bdi> (17)</p>' in index
    assert "<bdi>abc</bdi> (17); <bdi>Ágora</bdi> (17)</p>" in index
    assert '<a href="../source/a.html#s-1">' in files["en/event/e.html"].decode()
    page = files["es/source/a.html"].decode()
    assert "<h1>Fuentes: A</h1>" in page
    assert '<b>A</b> · <a href="b.html">B</a>' in page
    assert '<a href="../event/e.html">' in page
    assert '<a lang="en" hreflang="en" href="../../en/source/a.html">' in page
    for path, one in found.items():
        for target, fragment in filter(None, (target_of(path, link) for link in one.links)):
            assert target in files, (path, target)
            if fragment and target != "index.html":
                assert fragment in found[target].ids, (path, target, fragment)
    sources[2] = attrs.evolve(sources[2], title="Other")
    changed = vt.Timeline([event], sources=sources)
    vt.publish(changed, tmp_path, base_url=BASE, previous=tmp_path)
    assert f"{BASE}en/source/b.html" in (tmp_path / "en/changes.atom").read_text("utf-8")


def test_the_page_with_the_chart_leads_to_the_rest(site):
    page = (site / "index.html").read_text("utf-8")
    assert '<a href="es/subscribe.html">Suscribirse</a>' in page
    assert '<link rel="alternate" type="application/atom+xml" hreflang="en"' in page


def test_what_only_a_base_can_give(site, with_base):
    more = held(with_base).keys() - held(site).keys()
    assert more == {"sitemap.xml", "assets/share.png"}
    assert b"webcal:" not in (site / "en/subscribe.html").read_bytes()
    assert f'href="webcal:{BASE[6:]}en/calendar/all.ics"' in (
        with_base / "en/subscribe.html"
    ).read_text("utf-8")
    meta = pages(with_base)["en/event/vote.html"].meta
    assert meta["og:url"] == f"{BASE}en/event/vote.html"
    assert meta["og:image"] == f"{BASE}assets/share.png"
    found = ET.fromstring((with_base / "sitemap.xml").read_bytes())  # noqa: S314  (ours)
    named = [one.text for one in found.iter() if one.tag.endswith("loc")]
    assert {name.removeprefix(BASE) or "index.html" for name in named} == pages(with_base).keys()
    assert "<lastmod>2026-01-02</lastmod>" in (with_base / "sitemap.xml").read_text()


def test_a_long_sitemap_is_several():
    paths = dict.fromkeys(["index.html", *(f"en/{at}.html" for at in range(4))])
    found = dict(_sitemap.sitemaps(BASE, paths, most=2))
    assert list(found) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    assert found["sitemap.xml"].count("<sitemap>") == 3
    assert f"<loc>{BASE}</loc>" in found["sitemap-1.xml"]


def test_the_picture_is_one(with_base):
    import struct  # noqa: PLC0415  (here alone)
    import zlib  # noqa: PLC0415

    data = (with_base / "assets/share.png").read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    at, pixels = 8, b""
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        assert struct.unpack(">I", data[at + 8 + size : at + 12 + size])[0] == zlib.crc32(
            name + body
        )
        pixels += body if name == b"IDAT" else b""
        at += 12 + size
    rows = zlib.decompress(pixels)
    assert len(rows) == 630 * 301
    used = {byte >> shift & 3 for byte in set(rows) for shift in (0, 2, 4, 6)}
    assert used == {0, 1, 2, 3}  # paper, line, events, contested events


def test_the_picture_is_compressed_as_any_program_unpacks_it():
    import random  # noqa: PLC0415  (here alone)
    import zlib  # noqa: PLC0415

    chance = random.Random(1)  # noqa: S311  (no secret)
    rows = [chance.randbytes(301) for _ in range(20)]
    rows = [row for row in rows for _ in range(chance.randint(1, 3))]
    assert zlib.decompress(_picture.deflated(rows), -15) == b"".join(rows)
    assert len(_picture.picture(timeline())) < 20_000


def test_how_to_cite_it(site, with_base):
    page = (with_base / "en/data.html").read_text("utf-8")
    assert (
        "Ana &amp; Co. (2026). A small timeline (version 1.0) [Data set]. CC-BY-4.0. "
        "https://example.org/history/." in page
    )
    assert (
        "A small timeline (2026) (version 1.0) [Data set]." in (site / "en/data.html").read_text()
    )
    assert '  - name: "Ana & Co."' in (with_base / "CITATION.cff").read_text()
    assert '  - name: "anonymous"' in (site / "CITATION.cff").read_text()
    package = json.loads((with_base / "datapackage.json").read_bytes())
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    for resource in package["resources"]:
        data = (with_base / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert len({one["name"] for one in package["resources"]}) == len(package["resources"])


def test_the_checksums_are_of_all_files(site):
    found = held(site)
    lines = found.pop("SHA256SUMS").decode().splitlines()
    assert lines == [f"{hashlib.sha256(found[path]).hexdigest()}  {path}" for path in sorted(found)]


def test_it_is_the_same_elsewhere(site, tmp_path):
    """In another zone and language of the system, with another seed, the bytes are the same."""
    script = (
        "import published, sys, venezuela_timeline as vt\n"
        "vt.publish(published.timeline(), sys.argv[1])"
    )
    here = Path(__file__).parents[1]
    environment = {
        **os.environ,
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "12345",
        "PYTHONPATH": os.pathsep.join([str(here), *sys.path]),
    }
    subprocess.run([sys.executable, "-c", script, tmp_path / "x"], env=environment, check=True)
    assert held(tmp_path / "x") == held(site)


def test_hostile_text_stays_text(tmp_path):
    tl = hostile_timeline()
    change = attrs.evolve(tl["e"], summary="Calm")
    vt.publish(tl, tmp_path, base_url=BASE, previous=tl.replace(change), authors="<b>]]>")
    for path, data in held(tmp_path).items():
        text = data.decode(errors="replace")
        if path.endswith(".html"):
            page = Page(text)
            allowed = {"application/ld+json", "application/json", "text/plain", None}
            assert set(page.scripts) <= (
                allowed if path == "index.html" else {"application/ld+json"}
            )
            assert "onclick" not in page.inline
            assert "\u202e" not in text
        if path.endswith((".atom", ".xml")):
            found = ET.fromstring(data)  # noqa: S314  (ours)
            assert not any("script" in one.tag for one in found.iter())
        if path.endswith(".json"):
            json.loads(text)
        if path.endswith(".ics"):
            assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert (tmp_path / "en/event/e.html").exists()


# Again ------------------------------------------------------------------------------------------


def test_one_stance_is_one_entry_and_touches_what_shows_it(tmp_path):
    old = timeline()
    vt.publish(old, tmp_path)
    before = held(tmp_path)
    times = {path: (tmp_path / path).stat().st_mtime_ns for path in before}
    done = vt.publish(with_another_stance(old), tmp_path, previous=tmp_path)
    after = held(tmp_path)
    changed = {path for path in after if after[path] != before.get(path)}
    assert {*done.written, "SHA256SUMS"} == changed
    assert done.unchanged == len(after) - len(changed)
    small = {path for path in changed if path.endswith(".html")} - {"index.html"}
    assert small == {
        f"{lang}/{page}" for lang in LANGUAGES for page in ("event/vote.html", "actor/ana.html")
    }
    for lang in LANGUAGES:
        assert after[f"{lang}/changes.atom"].count(b"<entry>") == 1
    for path in before.keys() - changed:
        assert (tmp_path / path).stat().st_mtime_ns == times[path]
    # The same edition again: the edition that it was compared with still counts.
    again = vt.publish(with_another_stance(old), tmp_path, previous=tmp_path)
    assert again.written == ()
    assert held(tmp_path) == after


def test_what_is_no_longer_wanted_goes_and_the_rest_stays(tmp_path):
    vt.publish(timeline(), tmp_path)
    (tmp_path / "CNAME").write_text("example.org")
    (tmp_path / "es/place/note.txt").write_text("mine")
    (tmp_path / "en/event/con_.html").write_text("changed by hand")
    done = vt.publish(timeline().remove("con", LONG), tmp_path, authors="Ana")
    assert "es/event/con_.html" in done.removed
    assert not (tmp_path / "es/event/con_.html").exists()
    assert (tmp_path / "CNAME").read_text() == "example.org"
    assert (tmp_path / "es/place/note.txt").exists()
    assert (tmp_path / "en/event/con_.html").read_text() == "changed by hand"
    notes = [str(note) for note in done.report if not str(note).startswith("data/")]
    assert notes == [
        "en/event/con_.html is no longer wanted, but was changed since: it is left as it is"
    ]
    assert not (tmp_path / "en/calendar/chapter-second.ics").exists()


def test_a_language_can_open(tmp_path):
    vt.publish(timeline(), tmp_path, lang="es")
    assert '<html lang="es">' in (tmp_path / "index.html").read_text("utf-8")
    page = (tmp_path / "en/event/vote.html").read_text("utf-8")
    assert '"../../index.html#lang=en&amp;event=vote"' in page


def test_editions_are_read_from_wherever_they_are(tmp_path):
    old, new = timeline(), with_another_stance(timeline())
    old.save(tmp_path / "old.json")
    old.save(tmp_path / "old")
    entries = set()
    for number, previous in enumerate((old, tmp_path / "old.json", tmp_path / "old")):
        vt.publish(new, tmp_path / str(number), previous=previous)
        entries.add((tmp_path / str(number) / "en/changes.atom").read_bytes())
    assert len(entries) == 1
    before = (tmp_path / "0/data/previous.jsonl.gz").read_bytes()
    assert vt.formats.loads(gzip.decompress(before), "jsonl") == old
    # A first edition has nothing to be compared with.
    vt.publish(old, tmp_path / "first")
    vt.publish(old, tmp_path / "first", previous=tmp_path / "first")
    assert b"<entry>" not in (tmp_path / "first/en/changes.atom").read_bytes()
    with pytest.raises(vt.TimelineError):
        vt.publish(old, tmp_path / "x", previous=tmp_path / "missing.json")
    assert not (tmp_path / "x").exists()


def test_an_edition_before_that_is_damaged_or_too_large_is_refused(tmp_path, monkeypatch):
    old, new = timeline(), with_another_stance(timeline())
    vt.publish(new, tmp_path, previous=old)
    packed = tmp_path / "data/previous.jsonl.gz"
    whole = packed.read_bytes()
    for damaged in (b"{}", whole[:-20], whole[:20] + b"\xff" * 20 + whole[40:]):
        packed.write_bytes(damaged)
        with pytest.raises(vt.TimelineError, match=r"previous\.jsonl\.gz"):
            vt.publish(new, tmp_path, previous=tmp_path)
    packed.write_bytes(whole)
    monkeypatch.setattr(_edition, "_MOST", len(whole) + 1)
    with pytest.raises(vt.ReadError, match=rf"it has more than {len(whole) + 1:,} bytes"):
        vt.publish(new, tmp_path, previous=tmp_path)


def test_progress_is_told(tmp_path):
    told = []
    vt.publish(timeline(), tmp_path, progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] == len(told)


def test_what_is_wrong_is_said(tmp_path):
    with pytest.raises(vt.ModelError):
        vt.publish("small", tmp_path)
    with pytest.raises(vt.FormatError, match="no words in the language 'fr'"):
        vt.publish(timeline(), tmp_path, lang="fr")
    for base in (
        "example.org",
        "https://",
        "https://example.org/?a",
        "https://[x/",
        "https://a/ b",
        3,
    ):
        with pytest.raises(vt.FormatError, match="base_url is"):
            vt.publish(timeline(), tmp_path, base_url=base)
    assert list(tmp_path.iterdir()) == []


def test_nothing_at_all(tmp_path):
    """A timeline without events, key events, chapters, actors, places and sources."""
    done = vt.publish(vt.Timeline(), tmp_path, base_url=BASE)
    assert {path for path in done.written if path.endswith(".ics")} == {
        f"{lang}/calendar/all.ics" for lang in LANGUAGES
    }
    assert "1970-01-01T00:00:00Z" in (tmp_path / "en/changes.atom").read_text()
    events = [vt.Event("e", "E", "/2006"), vt.Event("f", "F", "2006-05")]
    vt.publish(vt.Timeline(events, title="Bare"), tmp_path, base_url=BASE)
    page = (tmp_path / "en/index.html").read_text()
    assert "<section><h2>Events</h2>" in page
    assert "revision 1" in (tmp_path / "en/event/e.html").read_text()


def test_a_format_that_is_not_installed_is_left_out(tmp_path, monkeypatch):
    def missing(_, **__):
        raise vt.MissingExtraError("pyarrow is missing")
        yield

    class Module:
        chunks = staticmethod(missing)

    files = [file for file in _data_files.FILES if file.format in {"json", "csv"}]
    files += [_data_files.DataFile("nothing", "data/n.n", "text/plain")]
    files += [_data_files.DataFile("png", "data/t.png", "image/png")]
    monkeypatch.setattr(_writing, "FILES", files)
    found = _data_files.formats.find
    monkeypatch.setattr(
        _data_files.formats, "find", lambda name: Module if name == "png" else found(name)
    )
    done = vt.publish(timeline(), tmp_path, authors="Ana")
    assert [str(note) for note in done.report] == ["data/t.png is left out: pyarrow is missing"]
    assert {path for path in done.written if path.startswith("data/")} == {
        "data/timeline.json", "data/events.csv", "data/claims.csv"
    }  # fmt: skip


def longest_pieces(folder, count, monkeypatch):
    """The longest piece in which each file is written of a timeline with so many events."""
    events = [vt.Event(f"e{at:04}", f"Event {at:04}", f"{1900 + at % 90}") for at in range(count)]
    found = {}
    add = Folder.add

    def counting(self, path, chunks):
        if path.endswith(".html"):  # not a word of it is made before it is written
            assert inspect.getgeneratorstate(chunks) == inspect.GEN_CREATED

        def told():
            for chunk in chunks:
                found[path] = max(found.get(path, 0), len(chunk))
                yield chunk

        add(self, path, told())

    monkeypatch.setattr(Folder, "add", counting)
    vt.publish(vt.Timeline(events), folder)
    monkeypatch.undo()
    return found


def test_what_is_held_in_memory_does_not_grow_with_the_events(tmp_path, monkeypatch):
    few = longest_pieces(tmp_path / "few", 10, monkeypatch)
    many = longest_pieces(tmp_path / "many", 100, monkeypatch)
    streamed = [path for path in few if path.endswith((".html", ".ics", ".atom", ".json", ".csv"))]
    assert {"index.html", "en/index.html", "en/calendar/all.ics", "data/timeline.json"} <= {
        *streamed
    }
    grown = {
        path: (few[path], many[path])
        for path in streamed
        if path in many and path != "datapackage.json" and many[path] > few[path] * 1.2 + 50
    }
    assert grown == {}
