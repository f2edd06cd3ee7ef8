"""Sphinx settings: Markdown pages by MyST, the reference from docstrings."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

import venezuela_timeline as vt

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

from data_changes import page, previous  # noqa: E402  (they are in the folder named above)
from data_pages import pages  # noqa: E402

project = "venezuela_timeline"
author = project_copyright = "The venezuela_timeline authors"
version = release = version_of("venezuela-timeline")

extensions = [
    "myst_parser",
    "formats_table",
    "house",
    "names",
    "tables",
    "sphinx.ext.autodoc",
    "sphinx.ext.intersphinx",
    "sphinx.ext.napoleon",
    "sphinx_click",
]
exclude_patterns = ["_build", "notebooks"]
html_theme = "furo"
html_static_path = ["_static"]
html_title = "venezuela_timeline"

default_role = "name"  # of `_ext/names.py`: a link where the name has a page, else code
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 105  # characters, about as wide as the text
autodoc_default_options = {"members": True}
nitpick_ignore = [
    ("py:class", "venezuela_timeline.timeline.registry.T"),  # a type variable
    # What solutions keep for themselves, and the widget of an extra.
    ("py:class", "venezuela_timeline.timeline.conflicts._Part"),
    ("py:class", "venezuela_timeline.timeline.propagation.Network"),
    ("py:class", "venezuela_timeline.view.explore.Explorer"),
    # What a question is compared with, beside its reference.
    ("py:class", "Meaning"),
    ("py:class", "Yearly"),
    ("py:class", "Server"),  # of the extra mcp
    # The room of tables is for the rooms above it, which show what it gives.
    ("py:class", "venezuela_timeline.tables.dates.DateTexts"),
    ("py:class", "venezuela_timeline.tables.reading.Table"),
]
nitpick_ignore_regex = [("py:class", r"(pandas|polars|pyarrow)\..*")]  # no inventory of theirs here
napoleon_google_docstring = True
napoleon_use_ivar = True
napoleon_custom_sections = ["Laws"]

# Only the inventories kept here are read, never the published ones: so a build needs no network,
# and gives the same links everywhere. `_ext/inventories.py` says where they come from.
INVENTORIES = HERE / "_inventories"
intersphinx_mapping = {
    "python": ("https://docs.python.org/3", str(INVENTORIES / "python.inv")),
    "attrs": ("https://www.attrs.org/en/stable", str(INVENTORIES / "attrs.inv")),
    "dateutil": ("https://dateutil.readthedocs.io/en/stable", str(INVENTORIES / "dateutil.inv")),
    "icalendar": ("https://icalendar.readthedocs.io/en/stable", str(INVENTORIES / "icalendar.inv")),
}

# The pages of the data are written for every build.
for name, text in {**pages(vt.load()), "changes": page(previous(), vt.load())}.items():
    (HERE / "data" / f"{name.removesuffix('.md')}.md").write_text(text, "utf-8")
