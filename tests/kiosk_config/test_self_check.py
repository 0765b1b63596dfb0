"""Every check of `citizenspot doctor`, on a machine where all is well and where it is not."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk_config.day_settings import DaySettings
from kiosk_config.screens import Area
from kiosk_config.self_check.accounts import AccountsSeen
from kiosk_config.self_check.cards import check_reader_service, check_readers
from kiosk_config.self_check.clock import check_clock
from kiosk_config.self_check.disk import check_disk
from kiosk_config.self_check.finding import TITLES, Finding, State, Subject
from kiosk_config.self_check.fonts import check_fonts
from kiosk_config.self_check.keyring import check_keyring
from kiosk_config.self_check.machine import Answer, KeyringState
from kiosk_config.self_check.printer import check_printer, check_printers
from kiosk_config.self_check.providers import check_providers
from kiosk_config.self_check.screens import check_screens, dark_outputs_told, outputs_told
from kiosk_config.self_check.services import CatalogueRead, check_catalogue
from kiosk_config.self_check.workstation import Program, examine, is_fit
from kiosk_config.settings import (
    LiveProvider,
    LiveSettings,
    PracticeSettings,
    ReceiptSettings,
    ScreenSettings,
)
from tests.kiosk_config.told_machine import NOON, TWO_SCREENS, ToldMachine

LIVE = LiveSettings(data_folder=Path("/srv/spot/live"))
PRACTICE = PracticeSettings(data_folder=Path("/srv/spot/practice"))
WELL = ToldMachine()
ONE_SCREEN = """\
HDMI-1 connected primary 1920x1080+0+0 (normal left inverted right) 527mm x 296mm
DP-2 connected (normal left inverted right)
"""
MIRRORED = TWO_SCREENS.replace("+1920+0", "+0+0")


def live(
    *,
    screens: ScreenSettings | None = None,
    printer: str | None = None,
    reader_name: str | None = None,
    providers: dict[str, str] | None = None,
) -> LiveSettings:
    return LiveSettings(
        data_folder=Path("/srv/spot/live"),
        day=DaySettings(opens="09:00", closes="18:00"),
        screens=screens or ScreenSettings(),
        receipts=ReceiptSettings(printer=printer),
        reader_name=reader_name,
        providers={
            name: LiveProvider(connector="rest", base_url=url)
            for name, url in (providers or {}).items()
        },
    )


def told(command: str, output: str | None) -> ToldMachine:
    outputs = dict(WELL.outputs)
    outputs.pop(command)
    return replace(WELL, outputs=outputs if output is None else outputs | {command: output})


def screens_of(query: str, screens: ScreenSettings | None = None) -> Finding:
    return check_screens(told("xrandr --query", query), live(screens=screens))


# Screens


def test_two_outputs_are_well_and_named() -> None:
    finding = check_screens(WELL, LIVE)
    assert finding.state is State.OK
    assert str(finding.sentence) == "The mediator has HDMI-1, the citizen DP-2."
    assert finding.mend == ""


def test_one_output_is_a_warning_that_lights_the_dark_one() -> None:
    finding = screens_of(ONE_SCREEN)
    assert finding.state is State.WARNING
    assert finding.mend == "xrandr --output DP-2 --auto --right-of HDMI-1"


def test_mirrored_outputs_are_a_problem() -> None:
    finding = screens_of(MIRRORED, ScreenSettings(citizen="DP-2"))
    assert finding.state is State.PROBLEM
    assert finding.mend == "xrandr --output DP-2 --right-of HDMI-1"


@pytest.mark.parametrize(
    "screens",
    [ScreenSettings(citizen="DP-2"), ScreenSettings(mediator="DP-2", swap=True)],
    ids=["named", "swapped"],
)
def test_a_citizens_output_that_is_dark_is_a_problem(screens: ScreenSettings) -> None:
    finding = screens_of(ONE_SCREEN, screens)
    assert finding.state is State.PROBLEM
    assert finding.sentence.values == {"output": "DP-2"}
    assert finding.mend == "xrandr --output DP-2 --auto --right-of HDMI-1"


def test_a_desk_without_a_screen_of_its_own_is_a_problem() -> None:
    finding = screens_of(ONE_SCREEN, ScreenSettings(citizen="HDMI-1"))
    assert finding.state is State.PROBLEM
    assert finding.mend == "xrandr --output DP-2 --auto --right-of HDMI-1"


def test_dark_outputs_are_a_problem() -> None:
    finding = screens_of("DP-3 disconnected (normal left inverted right)\n")
    assert finding.state is State.PROBLEM
    assert finding.mend == "xrandr --auto"


def test_a_machine_without_a_display_is_a_problem() -> None:
    finding = check_screens(replace(WELL, environment={}), LIVE)
    assert finding.state is State.PROBLEM
    assert finding.mend == "export DISPLAY=:0"


def test_a_display_that_does_not_answer_is_a_problem() -> None:
    finding = check_screens(told("xrandr --query", None), LIVE)
    assert finding.state is State.PROBLEM
    assert finding.sentence.values == {"display": ":0"}


def test_the_words_of_xrandr_give_every_output_with_its_place_and_size() -> None:
    first, second = outputs_told(TWO_SCREENS)
    assert (first.name, first.area, first.primary) == ("HDMI-1", Area(0, 0, 1920, 1080), True)
    assert (second.name, second.area, second.primary) == (
        "DP-2",
        Area(1920, 0, 1920, 1080),
        False,
    )
    assert (second.width_mm, second.height_mm) == (527, 296)
    assert dark_outputs_told(ONE_SCREEN) == ["DP-2"]


def test_an_output_left_of_the_first_has_a_negative_place() -> None:
    (output,) = outputs_told("eDP-1 connected 1920x1080+-1920+0 (normal) 0mm x 0mm\n")
    assert output.area == Area(-1920, 0, 1920, 1080)
    assert output.width_mm == 0


# Cards


def test_a_reader_service_that_answers_is_well() -> None:
    assert check_reader_service(WELL, LIVE).state is State.OK


def test_a_silent_reader_service_is_a_problem_live_and_a_warning_in_practice() -> None:
    silent = replace(WELL, sockets=frozenset())
    assert check_reader_service(silent, LIVE).state is State.PROBLEM
    assert check_reader_service(silent, PRACTICE).state is State.WARNING
    assert "pcscd.socket" in check_reader_service(silent, LIVE).mend


def test_a_reader_service_elsewhere_is_found_where_the_environment_says() -> None:
    elsewhere = replace(
        WELL,
        environment={"PCSCLITE_CSOCK_NAME": "/elsewhere/pcscd"},
        sockets=frozenset({"/elsewhere/pcscd"}),
    )
    assert check_reader_service(elsewhere, LIVE).state is State.OK


def test_live_counts_real_readers_only() -> None:
    assert check_readers(WELL, LIVE).sentence.values == {"readers": "Gemalto PC Twin Reader 00 00"}


def test_practice_brings_its_own_reader() -> None:
    assert check_readers(replace(WELL, readers=None), PRACTICE).state is State.OK


def test_a_live_desk_with_a_virtual_reader_only_has_a_problem() -> None:
    finding = check_readers(replace(WELL, readers=("Virtual PCD 00 00",)), LIVE)
    assert finding.state is State.PROBLEM
    assert finding.sentence.values == {"readers": "Virtual PCD 00 00"}


def test_a_reader_other_than_the_one_set_is_a_problem() -> None:
    assert check_readers(WELL, live(reader_name="ACS ACR39U 00 00")).state is State.PROBLEM


def test_no_reader_is_a_problem() -> None:
    assert check_readers(replace(WELL, readers=()), LIVE).state is State.PROBLEM


def test_readers_that_cannot_be_listed_are_mended_by_starting_the_service() -> None:
    finding = check_readers(replace(WELL, readers=None), LIVE)
    assert finding.state is State.PROBLEM
    assert "pcscd.socket" in finding.mend


# Keyring


def test_an_open_keyring_is_well() -> None:
    assert check_keyring(WELL, LIVE).state is State.OK


@pytest.mark.parametrize("state", [each for each in KeyringState if each is not KeyringState.OPEN])
def test_any_other_keyring_is_a_problem_live_and_a_warning_in_practice(
    state: KeyringState,
) -> None:
    machine = replace(WELL, keyring_state=state)
    assert check_keyring(machine, LIVE).state is State.PROBLEM
    assert check_keyring(machine, PRACTICE).state is State.WARNING
    assert check_keyring(machine, LIVE).mend


# Printer


def test_without_a_printer_receipts_are_files_which_is_well() -> None:
    (finding,) = check_printers(WELL, LIVE)
    assert finding.state is State.OK


def test_a_queue_that_takes_jobs_is_well() -> None:
    finding = check_printer(WELL, "counter-3")
    assert finding.state is State.OK
    assert finding.sentence.values == {"queue": "counter-3"}


def test_a_silent_printing_service_is_a_problem() -> None:
    finding = check_printer(told("lpstat -e", None), "counter-3")
    assert finding.state is State.PROBLEM
    assert finding.mend == "sudo systemctl start cups"


def test_an_unknown_queue_is_a_problem() -> None:
    finding = check_printer(WELL, "counter-4")
    assert finding.state is State.PROBLEM
    assert finding.mend.startswith("sudo lpadmin -p counter-4 ")


@pytest.mark.parametrize("output", ["printer counter-3 disabled since Sun -\n\treason\n", None])
def test_a_stopped_queue_is_a_problem(output: str | None) -> None:
    finding = check_printer(told("lpstat -p counter-3", output), "counter-3")
    assert finding.state is State.PROBLEM
    assert finding.mend == "sudo cupsenable counter-3"


# Fonts

SHIPPED = (Path("/program/Regular.ttf"), Path("/program/Bold.ttf"))


def test_fonts_for_every_script_are_well() -> None:
    assert check_fonts(WELL, SHIPPED).state is State.OK


def test_a_missing_font_of_the_program_is_a_problem() -> None:
    finding = check_fonts(replace(WELL, missing_files=frozenset({SHIPPED[1]})), SHIPPED)
    assert finding.state is State.PROBLEM
    assert finding.sentence.values == {"font": "Bold.ttf"}


def test_scripts_without_a_font_are_a_warning() -> None:
    finding = check_fonts(replace(WELL, fonts_for=frozenset({"el", "uk"})), SHIPPED)
    assert finding.state is State.WARNING
    assert finding.sentence.values == {"scripts": "Arabic, Devanagari"}


# Clock


def test_a_clock_that_follows_a_time_server_is_well() -> None:
    assert check_clock(WELL, NOON - timedelta(days=30)).state is State.OK


@pytest.mark.parametrize("output", ["no\n", None], ids=["says no", "cannot say"])
def test_a_clock_on_its_own_is_a_warning(output: str | None) -> None:
    machine = told("timedatectl show --property=NTPSynchronized --value", output)
    assert check_clock(machine, NOON).state is State.WARNING


def test_a_clock_before_the_program_was_installed_is_a_problem() -> None:
    assert check_clock(WELL, NOON + timedelta(hours=23)).state is State.OK
    finding = check_clock(WELL, NOON + timedelta(days=2))
    assert finding.state is State.PROBLEM
    assert finding.sentence.values == {"now": "2026-11-22 12:00"}


# Disk


def test_a_disk_with_room_is_well() -> None:
    assert check_disk(WELL, LIVE).state is State.OK


def test_less_than_200_megabytes_are_a_problem() -> None:
    assert check_disk(replace(WELL, free=200_000_000), LIVE).state is State.OK
    finding = check_disk(replace(WELL, free=199_999_999), LIVE)
    assert finding.state is State.PROBLEM
    assert str(finding.sentence) == "Only 199 MB are free; visits need 200 MB."


def test_a_folder_that_cannot_be_written_is_a_problem() -> None:
    finding = check_disk(replace(WELL, writable=False), LIVE)
    assert finding.state is State.PROBLEM
    assert "/srv/spot/live" in finding.mend


# Catalogue

FOLDER = Path("/program/services")


def test_a_catalogue_without_mistakes_is_well() -> None:
    finding = check_catalogue(CatalogueRead(FOLDER, 12))
    assert finding.state is State.OK
    assert str(finding.sentence) == "12 services can be used."


def test_a_mistake_in_one_definition_is_a_warning_that_quotes_it() -> None:
    read = CatalogueRead(FOLDER, 11, ("/program/services/imt/x.yaml:3: no such kind",))
    finding = check_catalogue(read)
    assert finding.state is State.WARNING
    assert finding.sentence.values["first"] == "/program/services/imt/x.yaml:3: no such kind"
    assert finding.mend == "./run catalog check /program/services"


@pytest.mark.parametrize("problems", [(), ("x.yaml:3: no such kind",)])
def test_a_catalogue_without_services_is_a_problem(problems: tuple[str, ...]) -> None:
    assert check_catalogue(CatalogueRead(FOLDER, 0, problems)).state is State.PROBLEM


# Providers

IMT = {"imt": "https://imt.example/api"}


def answered(answer: Answer) -> list[Finding]:
    machine = replace(WELL, answers={"https://imt.example/api": answer})
    return list(check_providers(machine, live(providers=IMT)))


@pytest.mark.parametrize("status", [200, 302, 401, 404])
def test_a_provider_that_answers_anything_of_its_own_is_well(status: int) -> None:
    (finding,) = answered(Answer(status))
    assert finding.state is State.OK


def test_a_provider_that_fails_is_a_warning() -> None:
    (finding,) = answered(Answer(503))
    assert finding.state is State.WARNING
    assert finding.sentence.values == {"name": "imt", "status": "503"}


def test_a_provider_that_cannot_be_reached_is_a_problem() -> None:
    (finding,) = answered(Answer(None, "ConnectTimeout"))
    assert finding.state is State.PROBLEM
    assert finding.mend == "curl --head https://imt.example/api"


def test_no_provider_is_a_warning_live_and_well_in_practice() -> None:
    (in_earnest,) = check_providers(WELL, LIVE)
    (practised,) = check_providers(WELL, PRACTICE)
    assert in_earnest.state is State.WARNING
    assert practised.state is State.OK


# All of them

PROGRAM = Program(CatalogueRead(FOLDER, 12), SHIPPED, ("pt", "en"), NOON, AccountsSeen(2, 3))


def test_a_machine_where_all_is_well_is_fit_and_every_subject_is_looked_at() -> None:
    answering = replace(WELL, answers={"https://imt.example/api": Answer(200)})
    findings = list(examine(answering, live(providers=IMT), PROGRAM))
    assert [each.state for each in findings] == [State.OK] * len(findings)
    assert {each.subject for each in findings} == set(Subject) - {Subject.SETTINGS}
    assert is_fit(findings)


def test_one_problem_makes_a_machine_unfit_and_a_warning_does_not() -> None:
    assert is_fit(examine(replace(WELL, fonts_for=frozenset()), LIVE, PROGRAM))
    assert not is_fit(examine(replace(WELL, free=0), LIVE, PROGRAM))


def test_every_subject_has_a_title() -> None:
    assert set(TITLES) == set(Subject)
