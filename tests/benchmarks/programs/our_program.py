"""The program as `./run` starts it, in a practice world of its own, with its figures printed.

It prints the same JSON lines as `bare_program`. Run by `screens`, as a process of its own; its
arguments are the number of changes, and a folder where the compiled catalogue is kept from run to
run, as it is from day to day.
"""

import sys

from ui.libraries_ahead import link_ahead


def main() -> None:
    """Start as `citizenspot start` does: screen 2 first, then everything else."""
    libraries = link_ahead()
    from ui.citizen.forked_screen import fork_screen_two  # noqa: PLC0415 - as the program does

    screen_two = fork_screen_two(libraries)
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - as above

    from citizenspot.citizen_link.seat import CitizenSeat  # noqa: PLC0415 - as above
    from kiosk_config.settings import PracticeSettings, load_settings  # noqa: PLC0415 - as above

    with TemporaryDirectory() as folder:
        settings = load_settings(practice=True, environment={"HOME": folder})
        assert isinstance(settings, PracticeSettings)
        settings.data_folder.mkdir(parents=True)
        (settings.data_folder / "catalogue").symlink_to(sys.argv[2])
        seat = CitizenSeat(settings)
        seat.seat(forked=screen_two)
        from tests.benchmarks.programs.measurement import measure  # noqa: PLC0415 - most of screen 1

        measure(settings, seat, int(sys.argv[1]))


if __name__ == "__main__":
    main()
