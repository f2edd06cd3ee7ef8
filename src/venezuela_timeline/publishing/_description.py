"""What says of the folder what is in it, and how to cite it: Data Package, CITATION.cff."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from venezuela_timeline.labels import word
from venezuela_timeline.view.pieces import counted_subtitle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from venezuela_timeline.labels import Lang

    from ._data_files import DataFile
    from ._manifest import Written
    from ._site import Site

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def data_package(site: Site, files: Iterable[DataFile], written: Mapping[str, Written]) -> str:
    """`datapackage.json` (Data Package 2.0): each file of data with its size and hash."""
    timeline, lang = site.timeline, site.lang
    package = {
        "$schema": _PROFILE,
        "name": timeline.id,
        "title": timeline.title[lang],
        "description": counted_subtitle(timeline, lang),
        "homepage": site.base,
        "version": timeline.version,
        "licenses": [{"name": site.licence}] if site.licence else None,
        "contributors": [{"title": site.authors, "roles": ["author"]}] if site.authors else None,
        "resources": [_resource(file, written[file.path], lang) for file in files],
    }
    filled = {key: value for key, value in package.items() if value is not None}
    return json.dumps(filled, ensure_ascii=False, indent=2) + "\n"


def _resource(file: DataFile, written: Written, lang: Lang) -> dict[str, Any]:
    found = {
        "name": file.path.removeprefix("data/").replace(".", "-"),
        "title": f"{word(file.label, lang)} ({file.format})",
        "path": file.path,
        "format": file.path.removesuffix(".gz").rpartition(".")[2],
        "mediatype": file.kind,
        "bytes": written.size,
        "hash": f"sha256:{written.digest}",
    }
    text = not file.kind.startswith(("application/vnd.", "application/gzip"))
    return found | ({"encoding": "utf-8"} if text else {})


def citation_file(site: Site) -> str:
    """`CITATION.cff` (Citation File Format 1.2.0): how to cite the timeline."""
    timeline = site.timeline
    lines = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as follows.",
        "type": "dataset",
        "title": timeline.title[site.lang],
        "version": timeline.version,
        "date-released": site.modified and site.modified.isoformat(),
        "license": site.licence,
        "url": site.base,
    }
    # Text of JSON in double quotes is text of YAML.
    written = [f"{key}: {json.dumps(value)}" for key, value in lines.items() if value is not None]
    name = json.dumps(site.authors or "anonymous")
    return "\n".join([*written, "authors:", f"  - name: {name}"]) + "\n"


def cited(site: Site, lang: Lang) -> str:
    """How to cite the timeline, in a line: who, when, what, which version, where."""
    timeline = site.timeline
    year = f" ({site.modified.year})" if site.modified else ""
    parts = [
        f"{site.authors}{year}" if site.authors else "",
        timeline.title[lang] + (year if not site.authors else ""),
    ]
    details = f" ({word('version', lang)} {timeline.version})" if timeline.version else ""
    parts[-1] += f"{details} [{word('Data set', lang)}]"
    parts += [site.licence or "", site.base or ""]
    return ". ".join(filter(None, parts)) + "."


__all__ = ["citation_file", "cited", "data_package"]
