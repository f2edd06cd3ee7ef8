"""What others get: wheel and sdist, and a project of theirs built on them, with its types.

Needs the extra 'dev', git and Node (for pyright); installs from PyPI into a fresh environment.
"""

from __future__ import annotations

import email
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.downstream

HERE = Path(__file__).parent
ROOT = HERE.parent
SCRIPTS = "Scripts" if os.name == "nt" else "bin"

STRICT = {
    "pyproject.toml": """
        [tool.mypy]
        strict = true
        enable_error_code = ["deprecated"]
        [tool.pyright]
        typeCheckingMode = "strict"
        reportPrivateUsage = false
        """.replace("    ", "")
}


def run(*command, cwd, check=True, **environment):
    done = subprocess.run(
        [str(part) for part in command],
        check=False,
        capture_output=True,
        text=True,
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": ""} | environment,
    )
    assert not check or done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def tree(target):
    """A copy of what git knows or would take."""
    listed = run("git", "ls-files", "-co", "--exclude-standard", "-z", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():  # not one that is deleted but for the commit
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    return target


def build(target, **environment):
    """The sdist of a tree, and the wheel of that sdist."""
    run(sys.executable, "-m", "build", cwd=target, **environment)
    return {path.suffix: path for path in (target / "dist").iterdir()}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build(tree(tmp_path_factory.mktemp("built")))


@pytest.fixture(scope="module")
def project(built, tmp_path_factory):
    """The downstream project with the wheel in an environment of its own, and a way to run it."""
    folder = tmp_path_factory.mktemp("downstream")
    shutil.copytree(HERE / "downstream", folder, dirs_exist_ok=True)
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / SCRIPTS
    python = programs / Path(sys.executable).with_stem("python").name
    run(python, "-m", "pip", "install", "-q", f"{built['.whl']}[cli]", cwd=folder)
    run(python, "-m", "pip", "install", "-q", ".[check]", cwd=folder)

    def here(program, *options, cwd=folder, **how):
        if program == "pyright":
            options = ("--pythonpath", python, *options)
            # It verifies the package of whatever Python comes first, though told of another.
            how |= {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
        return run(programs / program, *options, cwd=cwd, **how)

    here.folder = folder
    return here


# A project of theirs ------------------------------------------------------------------------


def test_the_wheel_is_what_they_have(project):
    where = "import venezuela_timeline; print(venezuela_timeline.__file__)"
    assert "site-packages" in project("python", "-c", where)


def test_their_tests_pass(project):
    assert re.search(r"\d+ passed", project("python", "-m", "pytest", "-q"))


def test_their_types_are_right(project):
    assert "Success" in project("mypy")
    assert "0 errors, 0 warnings" in project("pyright")


def test_they_silence_nothing():
    for path in (HERE / "downstream").rglob("*.py"):
        assert not re.search(r"(type|pyright|mypy): |\bcast\(|\bAny\b", path.read_text("utf-8"))


def test_the_notebooks_run_as_binder_lays_them_out(tmp_path):
    """In a fresh environment of .binder/requirements.txt, which is installed from the top."""
    top = tree(tmp_path / "top")
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / SCRIPTS / Path(sys.executable).with_stem("python").name
    run(python, "-m", "pip", "install", "-q", "-r", ".binder/requirements.txt", cwd=top)
    run(python, "-m", "pip", "install", "-q", "nbclient", "ipykernel", cwd=top)  # Binder's own
    code = (
        "import nbclient, nbformat, pathlib\n"
        "for path in sorted(pathlib.Path('docs/notebooks').glob('*.ipynb')):\n"
        "    options = {'resources': {'metadata': {'path': str(path.parent)}}}\n"
        "    notebook = nbformat.read(path, as_version=4)\n"
        "    nbclient.NotebookClient(notebook, timeout=60, **options).execute()\n"
        "    print(path.stem, 'ran')\n"
    )
    assert run(python, "-c", code, cwd=top).count("ran") >= 3


# The types of the public API ----------------------------------------------------------------


def test_types_are_complete(project):
    options = ("--verifytypes", "venezuela_timeline", "--ignoreexternal", "--outputjson")
    found = json.loads(project("pyright", *options, check=False))["typeCompleteness"]
    unclear = [
        one["name"] for one in found["symbols"] if one["isExported"] and not one["isTypeKnown"]
    ]
    assert not unclear
    assert found["completenessScore"] == 1
    assert found["packageName"] == "venezuela_timeline"


@pytest.fixture(scope="module")
def strict(project):
    """A folder for code that is checked strictly."""
    folder = project.folder / "strict"
    folder.mkdir()
    for name, text in STRICT.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_types_are_as_asserted(project, strict):
    shutil.copy(HERE / "typing" / "test_public_types.py", strict)
    assert "Success" in project("mypy", "test_public_types.py", cwd=strict)
    assert "0 errors" in project("pyright", "test_public_types.py", cwd=strict)


def test_the_example_of_a_format_is_typed(project, strict):
    page = (ROOT / "docs" / "how-to" / "add-format.md").read_text("utf-8")
    block = r"^<!-- file: \w+\.py -->\n```python\n(.*?)^```$"
    (module,) = re.findall(block, page, re.MULTILINE | re.DOTALL)
    (strict / "timeline_outline.py").write_text(module, "utf-8")
    assert "Success" in project("mypy", "timeline_outline.py", cwd=strict)


def test_wrong_uses_are_refused(project, strict):
    shutil.copy(HERE / "typing" / "refused.txt", strict / "refused.py")
    lines = (strict / "refused.py").read_text("utf-8").splitlines()
    wrong = set(range(lines.index("# ---") + 2, len(lines) + 1))
    by_mypy = project("mypy", "refused.py", cwd=strict, check=False)
    assert {
        int(at) for at in re.findall(r"^refused\.py:(\d+): error", by_mypy, re.MULTILINE)
    } == wrong
    by_pyright = json.loads(
        project("pyright", "--outputjson", "refused.py", cwd=strict, check=False)
    )
    faults = by_pyright["generalDiagnostics"]
    assert {fault["range"]["start"]["line"] + 1 for fault in faults} == wrong


# Wheel and sdist ----------------------------------------------------------------------------


def test_builds_are_equal_to_the_bit(built, tmp_path):
    """At another time, in another place, by somebody with other rights, zone and language."""
    again = tree(tmp_path / "elsewhere" / "with a blank")
    for path in again.rglob("*"):
        os.utime(path, (10**9, 10**9))
        path.chmod(path.stat().st_mode & 0o700)
    umask = os.umask(0o077)
    try:
        other = build(again, TZ="America/Caracas", LC_ALL="C", PYTHONHASHSEED="1")
    finally:
        os.umask(umask)
    for suffix, path in built.items():
        digests = {hashlib.sha256(one.read_bytes()).hexdigest() for one in (path, other[suffix])}
        assert len(digests) == 1, suffix


def test_the_wheel_has_the_package_and_no_more(built):
    with zipfile.ZipFile(built[".whl"]) as wheel:
        names = wheel.namelist()
        data = wheel.getinfo("venezuela_timeline/data/venezuela.json")
    assert built[".whl"].stat().st_size - data.compress_size < 1_000_000  # the data may grow
    assert {name.split("/")[0] for name in names} == {
        "venezuela_timeline",
        "venezuela_timeline_command.py",
        "venezuela_timeline-0.1.0.dist-info".replace("0.1.0", built[".whl"].name.split("-")[1]),
    }
    source = ROOT / "src" / "venezuela_timeline"
    listed = run("git", "ls-files", "-co", "--exclude-standard", ".", cwd=source).splitlines()
    inside = {name.partition("/")[2] for name in names if name.startswith("venezuela_timeline/")}
    # The viewer's sources stay in the repository: the wheel has what is built from them.
    left_out = re.compile(r"view/viewer/(src/.*|[^/]+\.(json|mjs))")
    wanted = {name for name in listed if (source / name).is_file() and not left_out.fullmatch(name)}
    assert inside == wanted
    assert {"py.typed", "data/venezuela.json", "data/timeline.schema.json"} <= inside


def metadata_of(path):
    with zipfile.ZipFile(path) as wheel:
        (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        return email.message_from_bytes(wheel.read(name))


def test_metadata_are_complete(built):
    metadata = metadata_of(built[".whl"])
    for key in ("Name", "Version", "Summary", "Author", "License-Expression", "Keywords"):
        assert metadata[key], key
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert metadata.get_payload() == (ROOT / "README.md").read_text("utf-8")
    assert metadata["Project-URL"] is None  # there is none to name yet
    pythons = {f"Programming Language :: Python :: 3.{minor}" for minor in range(11, 15)}
    assert pythons | {"Typing :: Typed"} <= set(metadata.get_all("Classifier"))


def test_a_release_has_its_addresses(tmp_path):
    """What pyproject.toml says by pattern; every link of the README leads there from anywhere."""
    address = "https://forge.example/them/timeline"
    metadata = metadata_of(build(tree(tmp_path), PROJECT_ADDRESS=f"{address}/")[".whl"])
    version = metadata["Version"]
    links = dict(one.split(", ") for one in metadata.get_all("Project-URL"))
    assert links["Source"] == address
    assert links["Changelog"] == f"{address}/blob/v{version}/CHANGELOG.md"
    links = re.findall(r"(!?)\[[^\]]*\]\(([^)]+)\)", metadata.get_payload())
    assert len(links) > 10
    for picture, link in links:
        path = link.removeprefix(f"{address}/{'raw' if picture else 'blob'}/v{version}/")
        assert path.startswith("https:") or (ROOT / path).exists(), link


def test_the_sdist_has_what_git_has(built):
    listed = run("git", "ls-files", "-co", "--exclude-standard", cwd=ROOT).splitlines()
    wanted = {name for name in listed if (ROOT / name).is_file()}
    with tarfile.open(built[".gz"]) as archive:
        inside = {one.name.partition("/")[2] for one in archive.getmembers() if one.isfile()}
    assert wanted == inside - {"PKG-INFO"}


def test_the_sdist_has_what_its_tests_read(built, tmp_path):
    """The tests that look into other folders pass in it."""
    with tarfile.open(built[".gz"]) as archive:
        archive.extractall(tmp_path, filter="data")
    (sdist,) = tmp_path.iterdir()
    above = re.compile(r"__file__\)\.parent(s\[[12]\]|\.parent)")
    readers = [
        path
        for path in sorted((sdist / "tests").rglob("test_*.py"))
        if above.search(path.read_text("utf-8"))
    ]
    assert len(readers) > 5
    run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *readers, cwd=sdist)
