"""The notebooks in docs run from first to last, and hold no outputs."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "docs" / "notebooks"
NOTEBOOKS = sorted(path.name for path in FOLDER.glob("*.ipynb"))


def test_there_are_notebooks():
    assert len(NOTEBOOKS) >= 3


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_is_committed_without_outputs(name):
    import nbformat  # noqa: PLC0415  (comes with nbclient)

    notebook = nbformat.read(FOLDER / name, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_runs(name, tmp_path):
    import nbclient  # noqa: PLC0415  (starts a kernel)
    import nbformat  # noqa: PLC0415

    notebook = nbformat.read(FOLDER / name, as_version=4)
    options = {"resources": {"metadata": {"path": str(tmp_path)}}, "kernel_name": "python3"}
    nbclient.NotebookClient(notebook, timeout=60, **options).execute()
