"""Sphinx settings: Markdown pages by MyST, the reference from docstrings."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

import venezuela_timeline as vt

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

from data_pages import pages  # noqa: E402  (it stands in the folder named above)

project = "venezuela_timeline"
author = "The venezuela_timeline authors"
version = release = version_of("venezuela-timeline")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "notebooks"]
html_theme = "furo"
html_static_path = ["_static"]
html_title = "venezuela_timeline"

default_role = "code"  # single backticks name things; not all of them have a page
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "show-inheritance": False}
napoleon_google_docstring = True
napoleon_use_ivar = True

# The pages of the data are drawn anew for every build.
for name, text in pages(vt.load()).items():
    (HERE / "data" / f"{name.removesuffix('.md')}.md").write_text(text, "utf-8")
