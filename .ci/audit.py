"""Ask whether what is installed has known weaknesses, and say of how many packages that is unknown.

``python .ci/audit.py`` in an environment with pip-audit. It ends with 1 if there are any. A package
that the service does not know, or a service that is not there, is no failure, but is said in words.
"""

from __future__ import annotations

import json
import subprocess
import sys


def main() -> None:
    """Print what was found."""
    asked = [sys.executable, "-m", "pip_audit", "--format=json", "--progress-spinner=off"]
    done = subprocess.run([*asked, "--skip-editable"], capture_output=True, text=True, check=False)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        reason = done.stderr.strip().splitlines()[-1:] or ["no answer"]
        print(f"NOT AUDITED: of no package are the weaknesses known: {reason[0][:300]}")
        return
    unknown = [one["name"] for one in packages if "skip_reason" in one]
    weak = [one for one in packages if one.get("vulns")]
    for one in weak:
        names = ", ".join(found["id"] for found in one["vulns"])
        print(f"WEAK: {one['name']} {one['version']}: {names}")
    print(f"{len(packages) - len(unknown)} packages audited, {len(weak)} of them with weaknesses")
    if unknown:
        print(
            f"NOT AUDITED: {len(unknown)} of {len(packages)} packages: {', '.join(unknown)[:2000]}"
        )
    sys.exit(bool(weak))


if __name__ == "__main__":
    main()
