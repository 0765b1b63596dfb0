"""What `citizenspot doctor` finds on this machine, and how it is told: as a table, or as JSON."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import json
from rich.table import Table
from rich.text import Text

from citizenspot.texts import OWN_NAMES, Texts
from citizenspot.typefaces import shipped as typefaces
from kiosk_config.self_check.accounts import AccountsSeen
from kiosk_config.self_check.finding import TITLES, Finding, State, Subject, problem
from kiosk_config.self_check.machine import PROVIDER_LIMIT_S, ThisMachine
from kiosk_config.self_check.services import CatalogueRead
from kiosk_config.self_check.workstation import Program, examine
from kiosk_config.sentences import _N, Say
from kiosk_config.settings import LiveSettings, PracticeSettings, load_settings
from kiosk_config.settings_file import SettingsError, without_file
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PROGRAM_FOLDER = Path(__file__).resolve().parents[2]
WORDS = {
    State.OK: (_N("well"), "green"),
    State.WARNING: (_N("warning"), "yellow"),
    State.PROBLEM: (_N("problem"), "bold red"),
}
"""How a state is said, and in which colour; never by the colour alone."""


def findings_of_this_machine(*, practice: bool) -> tuple[list[Finding], Say]:
    """Make every check here; also return how the desk's language says what was found."""
    settings, refusal = settings_or_refusal(os.environ, practice=practice)
    findings = [*refusal, *examine(ThisMachine(), settings, what_the_program_says(settings))]
    return findings, Texts.for_language(settings.language).say


def settings_or_refusal(
    environment: Mapping[str, str], *, practice: bool
) -> tuple[LiveSettings | PracticeSettings, list[Finding]]:
    """Return the settings, or those of a machine without a file and why the file is refused."""
    try:
        return load_settings(practice=practice, environment=environment), []
    except SettingsError as error:
        text = _N("{file}: {key} {what}. The rest is checked as if there were no such file.")
        mend = f'"${{EDITOR:-nano}}" {error.file}'
        refused = problem(
            Subject.SETTINGS,
            text,
            mend=mend,
            file=str(error.file),
            key=error.key,
            what=error.sentence,
        )
        return without_file(environment).settings_for(practice=True), [refused]


def what_the_program_says(settings: LiveSettings | PracticeSettings) -> Program:
    """Return what the checks must know of rooms that they do not."""
    folder = settings.catalogue_folder or packaged_services()
    catalogue = load(folder)
    problems = tuple(str(each) for each in catalogue.problems)
    return Program(
        catalogue=CatalogueRead(folder, len(catalogue.services), problems),
        languages=tuple(OWN_NAMES),
        shipped_fonts=typefaces.files(),
        installed_at=datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC),
        accounts=accounts_seen(settings),
        mail_trouble=what_keeps_mail(settings),
        theme_refusal=_theme_refusal(settings),
    )


def accounts_seen(settings: LiveSettings | PracticeSettings) -> AccountsSeen:
    """Return how many accounts there are, read beside a desk that may be at work."""
    from citizenspot.day.events import RECORD  # noqa: PLC0415 - only the doctor asks
    from citizenspot.day.evolve import evolve_record  # noqa: PLC0415 - as above
    from citizenspot.day.roles import Role  # noqa: PLC0415 - as above
    from citizenspot.day.state import DeskRecord  # noqa: PLC0415 - as above
    from citizenspot.desk.day_journal import read_all  # noqa: PLC0415 - as above
    from citizenspot.journal.errors import JournalAbsent, JournalError  # noqa: PLC0415 - as above
    from citizenspot.journal.keys import keys_for  # noqa: PLC0415 - as above
    from citizenspot.journal.stream_reading import read_stream  # noqa: PLC0415 - as above

    if not settings.must_sign_in:
        return AccountsSeen()
    keys = keys_for(
        settings.data_folder,
        practice=settings.practice,
        desk=settings.desk,
        kept_in=settings.keys_in,
    )
    try:
        history = read_all(read_stream(settings.journal_folder, keys, RECORD))
    except JournalAbsent:
        return AccountsSeen()
    except JournalError as error:
        return AccountsSeen(unreadable=str(error))
    record = reduce(evolve_record, history, DeskRecord())
    known = [account for account in record.accounts.values() if not account.closed]
    administrators = sum(account.role is Role.ADMINISTRATOR for account in known)
    blocked = sum(account.blocked for account in known)
    return AccountsSeen(administrators, len(known) - administrators, blocked)


def what_keeps_mail(settings: LiveSettings | PracticeSettings) -> str:
    """Return what keeps this desk from its mail server; empty where nothing does."""
    from citizenspot.mail_parts import mail_goes  # noqa: PLC0415 - as above

    said = settings.mail
    if said is None or mail_goes(settings) != "server":
        return ""
    from citizenspot.providers.credentials import keyring_credential  # noqa: PLC0415 - as above
    from citizenspot.receipts.mailing import MailServer  # noqa: PLC0415 - as above

    server = MailServer(
        said, lambda: keyring_credential(said.credential), patience_s=PROVIDER_LIMIT_S
    )
    reason = server.look()
    return reason.value if reason else ""


def _theme_refusal(settings: LiveSettings | PracticeSettings) -> str:
    own = settings.screens.theme_file
    if own is None:
        return ""
    from ui.design.contrast import ThemeRefused  # noqa: PLC0415 - only where there is one
    from ui.design.theme_file import ThemeFileMalformed, theme_from  # noqa: PLC0415 - as above

    try:
        theme_from(Path(own))
    except (ThemeFileMalformed, ThemeRefused) as refused:
        return f"{refused}."
    return ""


def as_document(findings: Iterable[Finding], say: Say) -> str:
    """Return the findings as JSON, one object each."""
    told = [
        {
            "subject": finding.subject.value,
            "state": finding.state.value,
            "sentence": finding.sentence.said(say),
            "mend": finding.mend,
        }
        for finding in findings
    ]
    return json.format(json.encode(told)).decode()


def as_table(findings: Iterable[Finding], say: Say) -> Table:
    """Return the findings as a table, each with the command that mends it below its sentence."""
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column()
    # A command that does not fit goes on in the next line; cut short it would be of no use.
    table.add_column(overflow="fold")
    for finding in findings:
        word, style = WORDS[finding.state]
        told = Text(finding.sentence.said(say))
        if finding.mend:
            told.append(f"\n{finding.mend}", style="bold")
        table.add_row(Text(say(word), style=style), say(TITLES[finding.subject]), told)
    return table
