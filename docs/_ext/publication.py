"""The files that say what is published, and how to cite it: datapackage.json, CITATION.cff.

Run it at the top of the repository after every change of the data::

    python docs/_ext/publication.py
"""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import venezuela_timeline as vt
from venezuela_timeline.dataset import AUTHORS

_LICENCES = {
    "CC-BY-4.0": {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0 International",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
    "MIT": {"name": "MIT", "title": "MIT License", "path": "https://opensource.org/license/mit"},
}

_FOLDER = "src/venezuela_timeline/data"

_KEYWORDS = ["Venezuela", "history", "timeline", "elections", "provenance", "EDTF"]

READ = "29 November 2026"
"""The day until which the sources of the data were read."""

_DESCRIPTION = (
    "Dated events with their sources and the rival claims made about them: the succession of "
    "2013, the crisis of 2019, the presidential election of 28 July 2024 and the BRICS summit "
    "of October 2024, with background, and aftermath to March 2026, in English and Spanish. "
    f"Sources were read until {READ}."
)


def datapackage() -> str:
    """`datapackage.json`: each file of the data, with its size, hash, licence and version."""
    timeline = vt.load()
    package = {
        "name": timeline.id,
        "title": timeline.title["en"],
        "description": _DESCRIPTION,
        "version": timeline.version,
        "keywords": _KEYWORDS,
        "contributors": [{"title": AUTHORS, "role": "author"}],
        "licenses": [_LICENCES["CC-BY-4.0"]],
        "resources": [
            _resource("venezuela.json", "The timeline", "application/json", "CC-BY-4.0"),
            _resource("timeline.schema.json", "Its JSON Schema", "application/schema+json", "MIT"),
            _resource(
                "timeline.toml.schema.json",
                "The JSON Schema of its TOML",
                "application/schema+json",
                "MIT",
            ),
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(file: str, title: str, kind: str, licence: str) -> dict[str, Any]:
    content = files(vt).joinpath("data", file).read_bytes()
    return {
        "name": file.removesuffix(".json").replace(".", "-"),
        "title": title,
        "path": f"{_FOLDER}/{file}",
        "format": "json",
        "mediatype": kind,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "version": vt.load().version,
        "licenses": [_LICENCES[licence]],
    }


def citation() -> str:
    """`CITATION.cff`: how to cite the data, in the Citation File Format 1.2.0."""
    timeline = vt.load()
    lines = [
        "cff-version: 1.2.0",
        "message: If you use these data, please cite them as follows.",
        "type: dataset",
        f"title: {json.dumps(timeline.title['en'], ensure_ascii=False)}",
        f"abstract: {json.dumps(_DESCRIPTION, ensure_ascii=False)}",
        f"version: {json.dumps(timeline.version)}",
        "license: CC-BY-4.0",
        "authors:",
        f"  - name: {AUTHORS}",
        "keywords:",
        *(f"  - {word}" for word in _KEYWORDS),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path("datapackage.json").write_text(datapackage(), "utf-8")
    Path("CITATION.cff").write_text(citation(), "utf-8")
