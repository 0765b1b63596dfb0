"""An audit tells what is wrong, and what it could not find out."""

from __future__ import annotations

from tests.supply_chain.audit import judged, licences, sentences

REPORT = {
    "dependencies": [
        {"name": "clean", "version": "1.0", "vulns": []},
        {"name": "unknown", "skip_reason": "Dependency not found"},
        {
            "name": "leaky",
            "version": "2.0",
            "vulns": [{"id": "CVE-2026-0001", "fix_versions": ["2.1"], "description": "…"}],
        },
    ]
}


def test_a_vulnerable_package_is_named_with_the_version_that_mends_it() -> None:
    audit = judged(REPORT)
    assert audit.asked == 2
    assert sentences(audit)[-1] == "leaky 2.0: CVE-2026-0001, mended in 2.1"


def test_what_could_not_be_asked_about_is_not_called_clean() -> None:
    audit = judged(REPORT)
    assert audit.not_asked == ("unknown",)
    assert any("1 could not be asked about (unknown)" in each for each in sentences(audit))


def test_a_component_without_licence_is_named() -> None:
    bill = {"components": [{"name": "named", "licenses": []}, {"name": "silent"}]}
    assert licences(bill) == "2 components, 1 name a licence; without: silent"
