"""The files of public services: sound, and with the same commands as .ci/run.

Needs PyYAML, which comes with the extra 'dev'.
"""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.downstream

ROOT = Path(__file__).parents[1]
FIELDS = {"checkboxes", "dropdown", "input", "markdown", "textarea"}


def load(name):
    import yaml  # noqa: PLC0415  (not in the extra 'test', with which this file is collected)

    found = yaml.safe_load((ROOT / name).read_text("utf-8"))
    return {"on" if key is True else key: value for key, value in found.items()}


def readme_commands():
    text = (ROOT / "README.md").read_text("utf-8")
    return re.findall(r"<!-- command: \w+ -->\n```sh\n(.*?)\n```", text, re.DOTALL)


def steps(job):
    return [step for step in job["steps"] if "run" in step]


def test_the_workflow_runs_what_we_run():
    jobs = load(".github/workflows/ci.yml")["jobs"]
    assert [step["run"] for step in steps(jobs["everything"])] == ["bash .ci/run"]
    assert [step["run"] for step in steps(jobs["readme"])] == readme_commands()


def test_the_workflow_covers_what_we_promise():
    matrix = load(".github/workflows/ci.yml")["jobs"]["readme"]["strategy"]["matrix"]
    assert {name.partition("-")[0] for name in matrix["os"]} == {"ubuntu", "macos", "windows"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    promised = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    assert matrix["python"] == promised


def test_the_workflow_may_only_read():
    workflow = load(".github/workflows/ci.yml")
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert "permissions" not in job
        assert job["timeout-minutes"]
        for step in job["steps"]:
            assert re.fullmatch(r"actions/[a-z-]+@v\d+", step.get("uses", "actions/none@v0"))


def test_a_release_is_checked_built_twice_and_signed_off():
    jobs = load(".github/workflows/release.yml")["jobs"]
    assert {name: job.get("needs") for name, job in jobs.items()} == {
        "check": None,
        "build": "check",
        "upload": "build",
    }
    commands = [step["run"] for step in steps(jobs["check"])]
    assert commands == ['python .ci/release.py "$GITHUB_REF_NAME"', "bash .ci/run"]
    assert any("diff -r dist again" in step["run"] for step in steps(jobs["build"]))
    assert jobs["upload"]["environment"] == "release"
    rights = {name: job.get("permissions") for name, job in jobs.items()}
    assert rights == {"check": None, "build": None, "upload": {"id-token": "write"}}
    assert load(".github/workflows/release.yml")["permissions"] == {"contents": "read"}


def test_a_release_says_what_is_missing(tmp_path):
    faults = runpy.run_path(str(ROOT / ".ci" / "release.py"))["faults"]
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.3"\n', "utf-8")
    changelog = tmp_path / "CHANGELOG.md"
    changelog.write_text("# Us\n\nWords.\n\n## [Unreleased]\n\n## [1.2.3] - 2026-11-29\n", "utf-8")
    assert faults(tmp_path, "1.2.3") == [
        "the tag is '1.2.3', but pyproject.toml says version 1.2.3",
        "CHANGELOG.md: its first section is to be '## [1.2.3] - YEAR-MONTH-DAY'",
    ]
    changelog.write_text("# Us\n\nWords.\n\n## [1.2.3] - 2026-11-29\n\n- A.\n", "utf-8")
    assert faults(tmp_path, "v1.2.3") == []


def test_hooks_are_local_and_run_what_we_run():
    ours = (ROOT / ".ci" / "run").read_text("utf-8")
    (repo,) = load(".pre-commit-config.yaml")["repos"]
    assert repo["repo"] == "local"
    entries = [hook["entry"].replace(" --force-exclude", "") for hook in repo["hooks"]]
    assert len(entries) == 3
    for entry in entries:
        program, *options = entry.removeprefix("python -m ").split()
        assert f'"$python" -m {" ".join([program, *options])}' in ours


@pytest.mark.parametrize("name", ["bug", "correction", "feature"])
def test_issue_forms(name):
    form = load(f".github/ISSUE_TEMPLATE/{name}.yml")
    assert form["name"]
    assert form["description"]
    assert {field["type"] for field in form["body"]} <= FIELDS
    ids = [field["id"] for field in form["body"] if field["type"] != "markdown"]
    assert len(ids) == len(set(ids))


def test_a_correction_needs_a_source():
    body = load(".github/ISSUE_TEMPLATE/correction.yml")["body"]
    (source,) = (field for field in body if field.get("id") == "source")
    assert source["validations"] == {"required": True}
