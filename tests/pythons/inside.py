"""Run by run.mjs in the other Python: the tests, with few examples of each property."""

import importlib
import os
import sys

sys.path.insert(0, "/site")
sys.dont_write_bytecode = True
os.chdir("/project")
importlib.invalidate_caches()

import pytest  # noqa: E402  (it stands in a folder named above)


class FewExamples:
    """WebAssembly is slow, and the laws are tried at length elsewhere."""

    def pytest_collection(self):
        from hypothesis import HealthCheck, settings  # noqa: PLC0415  (pytest loads it first)

        settings.register_profile(
            "few",
            deadline=None,
            max_examples=5,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        settings.load_profile("few")

    def pytest_report_header(self):
        return f"python is {sys.version_info.major}.{sys.version_info.minor}"


int(pytest.main(list(options), plugins=[FewExamples()]))  # noqa: F821  (set by run.mjs)
