"""`citizenspot card ausweisapp`: what a person at a terminal sees and answers."""

from typer.testing import CliRunner, Result

from citizenspot.commands.card import app
from tests.eid.ausweisapp.test_handover import BEGINNING, OK, SERVICE, failed, reader
from tests.rigs.played_ausweisapp import PlayedAusweisApp, Script, played

PIN_ASKED = {"msg": "ENTER_PIN", "reader": reader(2)}


def run(ausweisapp: PlayedAusweisApp, answer: str) -> Result:
    words = ["ausweisapp", SERVICE, "--address", ausweisapp.address]
    return CliRunner().invoke(app, words, input=answer)


def test_it_shows_what_is_asked_for_and_prints_where_the_service_goes_on() -> None:
    script: Script = [*BEGINNING, ("ACCEPT", [PIN_ASKED]), ("SET_PIN", [OK])]
    with played(script) as ausweisapp:
        said = run(ausweisapp, "y\n")
    assert said.exit_code == 0
    assert "FamilyName\n" in said.output
    assert "GivenNames (not required)" in said.output
    assert "2 tries are left" in said.output
    assert "refID=123456" in said.output


def test_a_no_is_passed_on_and_said() -> None:
    with played([*BEGINNING, ("CANCEL", [failed("sal#cancellationByUser")])]) as ausweisapp:
        said = run(ausweisapp, "n\n")
    assert said.exit_code == 1
    assert "does not want the service to read the card" in said.output


def test_where_no_ausweisapp_is_it_says_what_to_do() -> None:
    with played() as ausweisapp:
        pass
    said = run(ausweisapp, "")
    assert said.exit_code == 1
    assert "AusweisApp is not running on this computer. Start it" in said.output
