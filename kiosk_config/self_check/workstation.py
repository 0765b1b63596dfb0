"""All the checks of one workstation, in the order a person would make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kiosk_config.self_check.accounts import AccountsSeen, check_accounts
from kiosk_config.self_check.cards import check_reader_service, check_readers
from kiosk_config.self_check.clock import check_clock
from kiosk_config.self_check.day import check_hours, check_scanner
from kiosk_config.self_check.disk import check_disk
from kiosk_config.self_check.finding import Finding, State
from kiosk_config.self_check.fonts import check_fonts
from kiosk_config.self_check.keyring import check_keyring
from kiosk_config.self_check.mail import check_mail
from kiosk_config.self_check.papers import check_papers
from kiosk_config.self_check.printer import check_printers
from kiosk_config.self_check.providers import check_providers
from kiosk_config.self_check.screens import check_screens
from kiosk_config.self_check.services import CatalogueRead, check_catalogue
from kiosk_config.self_check.theme import check_theme
from kiosk_config.self_check.touch import check_touch
from kiosk_config.self_check.voices import check_voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from kiosk_config.self_check.machine import Machine
    from kiosk_config.settings import LiveSettings, PracticeSettings


class Program(msgspec.Struct, frozen=True):
    """What the program says of itself, from the rooms that this one does not know."""

    catalogue: CatalogueRead
    shipped_fonts: tuple[Path, ...]
    languages: tuple[str, ...]
    installed_at: datetime
    accounts: AccountsSeen = AccountsSeen()
    mail_trouble: str = ""
    """What kept this desk from signing in to the mail server; empty where nothing did."""
    theme_refusal: str = ""
    """Why the spot's own colours are not shown; empty where they are, or there are none."""


def examine(
    machine: Machine, settings: LiveSettings | PracticeSettings, program: Program
) -> Iterator[Finding]:
    """Make every check, and give each finding as soon as it is made."""
    yield check_screens(machine, settings)
    yield from check_touch(machine, settings)
    yield check_reader_service(machine, settings)
    yield check_readers(machine, settings)
    yield check_keyring(machine, settings)
    yield check_accounts(settings, program.accounts)
    yield from check_printers(machine, settings)
    yield check_fonts(machine, program.shipped_fonts)
    yield check_voices(machine, settings, program.languages)
    yield check_clock(machine, program.installed_at)
    yield check_disk(machine, settings)
    yield check_theme(settings, program.theme_refusal)
    yield check_hours(machine, settings)
    yield check_scanner(machine, settings)
    yield from check_papers(machine, settings)
    yield check_mail(settings, program.mail_trouble)
    yield check_catalogue(program.catalogue)
    yield from check_providers(machine, settings)


def is_fit(findings: Iterable[Finding]) -> bool:
    """Return whether nothing keeps the workstation from its work."""
    return all(finding.state is not State.PROBLEM for finding in findings)
