"""Lists every package of the lock file (CycloneDX), and asks which have known vulnerabilities.

`./test audit` runs it. It writes `out/sbom.json`, prints figures, and ends with 1 where a package
is known to be vulnerable. What could not be asked for (no network, no entry) is counted and named:
silence is not a clean bill.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 300
NAMED_AT_MOST = 5


class Vulnerable(msgspec.Struct, frozen=True):
    """A package with a known vulnerability, and the versions that have it no more."""

    package: str
    version: str
    vulnerability: str
    mended_in: tuple[str, ...]


class Audit(msgspec.Struct, frozen=True):
    """What was found out about the packages of the lock file."""

    asked: int
    not_asked: tuple[str, ...]
    vulnerable: tuple[Vulnerable, ...]


def judged(report: Mapping[str, Any]) -> Audit:
    """Return what a report of `pip-audit --format json` says."""
    packages: Sequence[Mapping[str, Any]] = report["dependencies"]
    skipped = tuple(each["name"] for each in packages if "skip_reason" in each)
    found = tuple(
        Vulnerable(each["name"], each["version"], flaw["id"], tuple(flaw["fix_versions"]))
        for each in packages
        for flaw in each.get("vulns", ())
    )
    return Audit(len(packages) - len(skipped), skipped, found)


def sentences(audit: Audit) -> list[str]:
    """Return the audit in words, the bad news last."""
    said = [f"{audit.asked} packages were asked about"]
    if audit.not_asked:
        some = ", ".join(audit.not_asked[:NAMED_AT_MOST])
        more = ", …" if len(audit.not_asked) > NAMED_AT_MOST else ""
        said.append(
            f"{len(audit.not_asked)} could not be asked about ({some}{more}):"
            " ask again where the vulnerability service can be reached"
        )
    for each in audit.vulnerable:
        mended = " or ".join(each.mended_in) or "no version yet"
        said.append(f"{each.package} {each.version}: {each.vulnerability}, mended in {mended}")
    return said


def licences(bill: Mapping[str, Any]) -> str:
    """Return how many components of a CycloneDX bill of materials name their licence."""
    components: Sequence[Mapping[str, Any]] = bill["components"]
    silent = [each["name"] for each in components if "licenses" not in each]
    named = f"; without: {', '.join(silent)}" if silent else ""
    return f"{len(components)} components, {len(components) - len(silent)} name a licence{named}"


def main() -> int:
    """Write the bill of materials, ask about every package, and print both."""
    bill = ROOT / "out" / "sbom.json"
    bill.parent.mkdir(exist_ok=True)
    _run("cyclonedx-py", "environment", "--pyproject", "pyproject.toml", "-o", str(bill))
    _say(licences(json.loads(bill.read_text(encoding="utf-8"))))
    options = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")
    told = _run("pip-audit", "-r", "requirements.lock", *options)
    if not told.startswith("{"):
        _say("no package could be asked about: the vulnerability service cannot be reached")
        return 0
    audit = judged(json.loads(told))
    for sentence in sentences(audit):
        _say(sentence)
    return 1 if audit.vulnerable else 0


def _run(program: str, *arguments: str) -> str:
    path = Path(sys.executable).with_name(program)
    done = subprocess.run(
        [path, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=LIMIT_S, check=False
    )
    return done.stdout


def _say(sentence: str) -> None:
    print(sentence)  # noqa: T201 - an audit is run for what it prints


if __name__ == "__main__":
    sys.exit(main())
