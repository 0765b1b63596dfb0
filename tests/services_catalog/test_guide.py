"""The guide for writers says what is so: its example loads, and it names every key there is."""

import re
from pathlib import Path

import msgspec
import pytest

from services_catalog.checking.data import KEYWORDS
from services_catalog.checking.fields import PREFILLS
from services_catalog.checking.steps import NEEDED_BY_KIND
from services_catalog.circumstances import (
    Duration,
    LegalBasis,
    Opening,
    Output,
    Participant,
    Season,
)
from services_catalog.definition import (
    AnyStep,
    Channel,
    ConsentStep,
    Cost,
    Evidence,
    Field,
    FollowUp,
    Provider,
    Reading,
    Service,
    Step,
    Validity,
)
from services_catalog.facts import CITIZEN_TYPES
from services_catalog.formats import FORMATS
from services_catalog.loading import load
from services_catalog.rules import FUNCTIONS

GUIDE = (Path(__file__).parents[2] / "docs/catalogue.md").read_text(encoding="utf-8")
STEPS: tuple[type[Step], ...] = AnyStep.__args__


def test_its_example_passes_the_check(tmp_path: Path) -> None:
    provider, service = re.findall(r"```yaml\n(.*?)```", GUIDE, flags=re.DOTALL)
    home = tmp_path / "services/pt.example-water"
    home.mkdir(parents=True)
    (home / "provider.yaml").write_text(provider, encoding="utf-8")
    (home / "pay-bill.yaml").write_text(service, encoding="utf-8")
    catalogue = load(tmp_path / "services")
    assert [str(problem) for problem in catalogue.problems] == []
    assert list(catalogue.services) == ["pt.example-water.pay-bill"]


@pytest.mark.parametrize(
    "type_",
    [
        *(Service, Provider, Validity, FollowUp, Cost, Evidence, Field, ConsentStep, Reading),
        *(Channel, Duration, LegalBasis, Opening, Output, Participant, Season, *STEPS),
    ],
)
def test_it_names_every_key(type_: type[msgspec.Struct]) -> None:
    in_text = re.findall(r"`(\w+)(?::[^`]*)?`", GUIDE)
    in_examples = re.findall(r"^ *(?:- )?\{?(\w+):|[{,] ?(\w+):", GUIDE, re.MULTILINE)
    said = {*in_text, *(word for words in in_examples for word in words)}
    assert set(type_.__struct_encode_fields__) <= said


def test_its_examples_of_what_stands_around_a_service_pass_the_check(tmp_path: Path) -> None:
    provider, service = re.findall(r"```yaml\n(.*?)```", GUIDE, flags=re.DOTALL)
    around = "".join(re.findall(r"```yaml-part\n(.*?)```", GUIDE, flags=re.DOTALL))
    home = tmp_path / "services/pt.example-water"
    home.mkdir(parents=True)
    (home / "provider.yaml").write_text(provider, encoding="utf-8")
    (home / "pay-bill.yaml").write_text(service + around.replace("[photo]", "[invoice]"), "utf-8")
    assert [str(problem) for problem in load(tmp_path / "services").problems] == []


def test_it_names_every_kind_of_step_with_what_it_needs() -> None:
    for step in STEPS:
        kind = str(step.__struct_config__.tag)
        (row,) = re.findall(rf"^\| `{kind}` \|([^|]*)\|", GUIDE, flags=re.MULTILINE)
        assert tuple(re.findall(r"`(\w+)`", row)) == NEEDED_BY_KIND.get(kind, ())


def test_it_names_every_format_function_source_and_keyword() -> None:
    keywords = {keyword for names in KEYWORDS.values() for keyword in names}
    citizens = {f"citizen.{name}" for name in CITIZEN_TYPES}
    for word in {*FORMATS, *FUNCTIONS, *PREFILLS, *citizens, *keywords}:
        assert re.search(rf"`[^`\n]*\b{re.escape(word)}\b[^`\n]*`", GUIDE), word
