"""Sphinx settings: Markdown pages by MyST, the reference from docstrings."""

from importlib.metadata import version as version_of

project = "venezuela_timeline"
author = "The venezuela_timeline authors"
version = release = version_of("venezuela-timeline")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
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
