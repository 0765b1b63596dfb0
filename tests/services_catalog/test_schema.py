"""The published schema says the same as the program, so that an editor's hints are right."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from services_catalog.definition_files import packaged_services
from services_catalog.problems import Report
from services_catalog.schema import PUBLISHED, as_text, schema
from services_catalog.yaml_tree import read_tree, settled
from tests.services_catalog.made_up import PROVIDER, SERVICE, changed

SERVICE_FILES = sorted(
    file for file in packaged_services().glob("*/*.yaml") if file.name != "provider.yaml"
)
OF_SERVICES = Draft202012Validator(schema())
OF_PROVIDERS = Draft202012Validator(schema() | {"$ref": "#/$defs/Provider"})


def values_of(file: Path) -> object:
    report = Report(str(file))
    tree = read_tree(file, report)
    assert tree is not None
    value: object = settled(tree.value)
    return value


def test_the_published_schema_is_current() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == as_text(), "citizenspot catalog schema > …"


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("file", SERVICE_FILES, ids=lambda file: file.stem)
def test_every_shipped_service_follows_it(file: Path) -> None:
    OF_SERVICES.validate(values_of(file))


def test_every_shipped_provider_follows_it() -> None:
    for file in packaged_services().glob("*/provider.yaml"):
        OF_PROVIDERS.validate(values_of(file))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("source_lang: pt", "source_lang: pt\nsummery: x"),
        ("source_lang: pt", "source_lang: pt\nevents: [drivng]"),
        ("source_lang: pt", "source_lang: pt\nsdg: C9"),
        ("id: pt.bees.keep-hive", "id: Keep hive"),
        ('amount: "5.00"', 'amount: "5"'),
        ("do: form", "do: formm"),
        ("do: question, field: wild", "do: question"),
        ("review_by: 2026-12-31", "review_by: soon"),
        ("name: {label: {pt: Nome, en: Name}", "name: {mask: most, label: {pt: Nome, en: Name}"),
    ],
)
def test_it_refuses_what_the_check_refuses(old: str, new: str, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(SERVICE, encoding="utf-8")
    bad.write_text(changed(old, new), encoding="utf-8")
    OF_SERVICES.validate(values_of(good))
    with pytest.raises(ValidationError):
        OF_SERVICES.validate(values_of(bad))


def test_a_provider_of_no_kind_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "provider.yaml"
    file.write_text(PROVIDER, encoding="utf-8")
    OF_PROVIDERS.validate(values_of(file))
    file.write_text(PROVIDER.replace("public", "publik"), encoding="utf-8")
    with pytest.raises(ValidationError):
        OF_PROVIDERS.validate(values_of(file))
