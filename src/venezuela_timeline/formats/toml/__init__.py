"""TOML: for writing by hand, in one file or a folder of files.

Short forms are read everywhere and written here: ``"source-id ¶4"`` for a citation, the id
of an actor for a participation. Every ``*.toml`` in a folder counts; a ``chapter`` key at
the top of a file is the chapter of all its events; `revisions.lock` gives each event its
revision and the date on which it was modified.
"""

from .layout import formatted, formatted_file
from .reader import load_folder, loads
from .writer import chunks, dumps, folder_files

__all__ = ["chunks", "dumps", "folder_files", "formatted", "formatted_file", "load_folder", "loads"]
