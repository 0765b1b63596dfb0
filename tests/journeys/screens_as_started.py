"""The screens' driver behind a screen 2 that was forked first, as `citizenspot start` does it.

`python -m tests.journeys.screens_as_started SCENE`.
"""

from ui.citizen.forked_screen import fork_screen_two
from ui.libraries_ahead import link_ahead

if __name__ == "__main__":
    screen_two = fork_screen_two(link_ahead())
    from tests.journeys.screens_driver import main  # loads what screen 2 may not have

    main(screen_two)
