"""The workstation: the parts of one desk wired together, started in order, ended in the other.

There is one way to build a live workstation and one to build a practice one, and their arguments
are of different types: live work cannot be given a practice part.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec

from citizenspot import logs
from citizenspot.day_parts import receipt_keys
from citizenspot.desk.desk import Desk
from citizenspot.desk.last_time import LastTimeOnDisk
from citizenspot.desk.ports import (
    CatalogueAtHand,
    Nowhere,
    Place,
    PracticeCards,
    Receipts,
    Screens,
    World,
)
from citizenspot.german_card_parts import GermanCardParts, live_german_cards, vouched_for
from citizenspot.mail_parts import mail_goes, mail_sending
from citizenspot.receipt_parts import receipt_seal
from citizenspot.visit.words import Actor
from kiosk_config.settings import LiveSettings, PracticeSettings
from services_catalog.definition_files import packaged_services

if TYPE_CHECKING:
    from citizenspot.documents.sources import PageSource
    from citizenspot.eid.ausweisapp.handover_worker import AusweisApp, HandoverWorker
    from citizenspot.eid.card_ways import CardWay
    from citizenspot.eid.reader_worker import ReaderWorker
    from citizenspot.eid.readers import Readers
    from citizenspot.eid.trust.chain_question import Trust
    from citizenspot.journal.journal import Journal
    from citizenspot.journal.keys import KeyStore
    from citizenspot.providers.connector import Connector
    from citizenspot.providers.sender import OutboxSender
    from services_catalog.definition import Text

TIME_ZONE = "Europe/Lisbon"


class PracticeParts(msgspec.Struct, frozen=True):
    """What practice has in the place of the world: each made when the desk is open."""

    readers: Callable[[], Readers]
    trust: Callable[[], Trust]
    cards: PracticeCards
    connectors: Callable[[CatalogueAtHand], Mapping[str, Connector]]
    scanner: Callable[[], PageSource]
    german_cards: Callable[[], GermanCardParts]
    end: Callable[[], None]


class _WorldParts(msgspec.Struct, frozen=True):
    readers: Callable[[], Readers]
    trust: Callable[[], Trust]
    connectors: Callable[[CatalogueAtHand], Mapping[str, Connector]]
    german_cards: Callable[[], GermanCardParts]
    cards: PracticeCards | None = None
    scanner: Callable[[], PageSource] | None = None
    end: Callable[[], None] = lambda: None
    other_ways: Callable[[], Sequence[CardWay]] = tuple


def live_workstation(settings: LiveSettings, screens: Screens) -> Workstation:
    """Return the workstation that serves citizens."""
    return Workstation(
        settings,
        _WorldParts(
            lambda: pcsc_readers(settings),
            lambda: live_trust(settings),
            lambda _: _live_connectors(settings),
            lambda: live_german_cards(settings),
            other_ways=lambda: other_ways(settings),
        ),
        screens,
    )


def practice_workstation(
    settings: PracticeSettings, parts: PracticeParts, screens: Screens
) -> Workstation:
    """Return the workstation that is practised on."""
    world = _WorldParts(
        parts.readers,
        parts.trust,
        parts.connectors,
        parts.german_cards,
        parts.cards,
        parts.scanner,
        parts.end,
    )
    return Workstation(settings, world, screens)


class Workstation:
    """One desk with everything that acts for it, from `start` to `close`."""

    def __init__(
        self, settings: LiveSettings | PracticeSettings, parts: _WorldParts, screens: Screens
    ) -> None:
        """Prepare; use `live_workstation` or `practice_workstation`."""
        self.settings = settings
        self._parts = parts
        self.desk = Desk(
            World(
                open_journal=lambda: _open_journal(settings),
                load_catalogue=lambda: _load_catalogue(settings),
                now=lambda: datetime.now(UTC),
                new_id=lambda: os.urandom(16).hex(),
                receipt_keys=lambda: receipt_keys(settings),
                last_time=LastTimeOnDisk(settings.data_folder / "last-time"),
            ),
            place_of(settings),
            screens,
            parts.cards,
        )
        self._reader_worker: ReaderWorker | None = None
        self._handover_worker: HandoverWorker | None = None
        self._ends: list[Callable[[], object]] = []
        self._starter = threading.Thread(target=self._start_parts, name="starter", daemon=False)
        self._ready = threading.Event()

    def start(self, *, at_once: bool = True) -> None:
        """Start the desk; reader, outbox and receipts follow on a thread of their own.

        Not `at_once`, all but the first page waits for `Desk.open_now`.
        """
        self.desk.start(at_once=at_once)
        self._starter.start()

    def wait_until_ready(self, limit_s: float = 30.0) -> bool:
        """Wait until every part has started; false where one has not."""
        self._starter.join(limit_s)
        return self._ready.is_set()

    def enter_pin(self, request: int, digits: bytearray, *, own: bool = False) -> None:
        """Give a PIN past the desk to whoever asked: the reader's worker, or AusweisApp's.

        `own` says that it is the mediator's, typed on screen 1.
        """
        from citizenspot.eid.pin.secret_pin import SecretPin, wipe  # noqa: PLC0415 - as the worker

        worker, handing_over = self._reader_worker, self._handover_worker
        if worker is None or not digits.isdigit():
            wipe(digits)
            return
        pin = SecretPin(digits)
        if handing_over is not None and handing_over.takes(request) and not own:
            handing_over.enter(request, pin)
        else:
            worker.enter_pin(request, pin, own=own)

    def close(self) -> None:
        """End the parts, the last started first, and the desk after them all."""
        self._starter.join()
        for end in reversed(self._ends):
            end()
        self.desk.close()
        self._parts.end()

    def _start_parts(self) -> None:
        try:
            catalogue = self.desk.wait_until_open()
        except Exception as error:  # noqa: BLE001 - of any kind: it is what the desk's thread raised
            # Screen 1 waits for the same, and shows it (`ui.program.Opening`).
            logs.failure("the desk did not open", error)
            return
        receipts = self._receipts()
        from citizenspot.german_card_parts import handover_worker  # noqa: PLC0415

        german = self._parts.german_cards()
        handing_over = handover_worker(german, self.desk, self._ends)
        reader = self._reader(german.ausweisapp)
        self._handover_worker = handing_over
        sender = self._sender(catalogue)
        from citizenspot.day_parts import queue_clerk, sign_in_clerk  # noqa: PLC0415
        from citizenspot.document_parts import table_worker  # noqa: PLC0415

        documents = table_worker(self.settings, self._parts.scanner, self.desk, self._ends)
        waiting = queue_clerk(self.settings, self.desk, self._ends)
        sign_in = sign_in_clerk(self.settings, self.desk, self._ends)
        from citizenspot.desk.parts import Parts  # noqa: PLC0415 - loads the visit's rules

        self.desk.attach(
            Parts(sender, receipts, reader, waiting, sign_in, documents, handing_over or Nowhere())
        )
        self.desk.ask(lambda counter: counter.forget_what_is_due())
        self._ready.set()
        _warm_up()

    def _reader(self, ausweisapp: AusweisApp) -> ReaderWorker:
        from citizenspot.eid.known_cards import known_cards  # noqa: PLC0415 - loads cryptography
        from citizenspot.eid.reader_worker import ReaderWorker  # noqa: PLC0415

        trust = self._parts.trust()
        worker = ReaderWorker(
            self._parts.readers(),
            known_cards(ausweisapp.answers),
            self.desk.card_reported,
            trust,
            other_ways=self._parts.other_ways(),
        )
        worker.start()
        self._reader_worker = worker
        self._ends.append(worker.close)
        return worker

    def _sender(self, catalogue: CatalogueAtHand) -> OutboxSender:
        from random import SystemRandom  # noqa: PLC0415 - not needed to start

        from citizenspot.providers.lane import Surroundings  # noqa: PLC0415 - loads requests
        from citizenspot.providers.sender import OutboxSender  # noqa: PLC0415

        given = Surroundings(
            report=self.desk.delivery_reported,
            clock=lambda: datetime.now(UTC),
            random=SystemRandom().random,
            defect=lambda error: logs.failure("outbox", error),
            rests=self.desk.provider_rests,
        )
        sender = OutboxSender(self._parts.connectors(catalogue), given)
        sender.start()
        self._ends.append(sender.close)
        return sender

    def _receipts(self) -> Receipts:
        from citizenspot.desk.on_paper import (  # noqa: PLC0415 - loads every page
            mails_left_open,
            note_voids_again,
        )
        from citizenspot.desk.receipt_desk import ReceiptDesk  # noqa: PLC0415 - loads cryptography

        settings = self.settings
        key = _keys_of(settings).workstation_key()
        receipts = ReceiptDesk(
            key.signing_key(),
            settings.receipts_folder,
            self.desk,
            settings.receipts.printers,
            receipt_seal(settings, key),
            mail_sending(settings),
        )
        visits = self.desk.ask(lambda counter: counter.visits_at_hand).result()
        receipts.forget_all_but(frozenset(visits))
        note_voids_again(receipts, visits.values())
        for lost in mails_left_open(visits.values()):
            self.desk.submit(lost, Actor.SYSTEM)
        self._ends.append(receipts.close)
        return receipts


def _warm_up() -> None:
    """Load what the first answer of a day would otherwise wait 300 ms for."""
    from citizenspot.spare_memory import give_back_spare_memory  # noqa: PLC0415 - loads ctypes
    from services_catalog.fields import prepare  # noqa: PLC0415 - loads the JSON Schema library

    prepare()
    give_back_spare_memory()


def place_of(settings: LiveSettings | PracticeSettings) -> Place:
    """Return where and for whom the desk works."""
    provider = settings.sign_in.provider
    opens, closes = settings.day.opens, settings.day.closes
    return Place(
        spot=settings.spot,
        desk=settings.desk,
        mediator=settings.mediator,
        practice=settings.practice,
        language=settings.language,
        citizen_language=settings.citizen_language,
        time_zone=TIME_ZONE,
        printers=settings.receipts.printers,
        mail=mail_goes(settings),
        zone=ZoneInfo(TIME_ZONE),
        sign_in=settings.must_sign_in,
        provider_name=provider.name if provider else "",
        grace_hours=provider.grace_hours if provider else 0,
        lock_after=timedelta(minutes=settings.sign_in.lock_after_minutes),
        hours=(time.fromisoformat(opens), time.fromisoformat(closes)) if opens and closes else None,
        visits_kept_days=settings.visits_kept_days,
        shuffled_keypad=settings.shuffled_keypad,
    )


def catalogue_folder(settings: LiveSettings | PracticeSettings) -> Path:
    """Return where the service definitions are."""
    return settings.catalogue_folder or packaged_services()


def _load_catalogue(settings: LiveSettings | PracticeSettings) -> CatalogueAtHand:
    from services_catalog.compiled.opening import open_catalogue  # noqa: PLC0415 - after the windows

    catalogue = open_catalogue(catalogue_folder(settings), settings.data_folder / "catalogue")
    for problem in catalogue.problems:
        logs.warning("service left out", problem=str(problem))
    return CatalogueAtHand(
        whole=catalogue,
        services=catalogue.services,
        provider_names={name: each.name for name, each in catalogue.providers.items()},
        private_providers=frozenset(
            name for name, each in catalogue.providers.items() if each.kind == "private"
        ),
        easy_languages=catalogue.easy_languages,
        vouched_for=vouched_for(settings),
    )


def provider_names(settings: LiveSettings | PracticeSettings) -> Mapping[str, Text]:
    """Return the name of each provider of the catalogue, in the languages it has."""
    return _load_catalogue(settings).provider_names


def _keys_of(settings: LiveSettings | PracticeSettings) -> KeyStore:
    from citizenspot.journal.keys import keys_for  # noqa: PLC0415 - loads cryptography

    return keys_for(
        settings.data_folder,
        practice=settings.practice,
        desk=settings.desk,
        kept_in=settings.keys_in,
    )


def _open_journal(settings: LiveSettings | PracticeSettings) -> Journal:
    from citizenspot.journal.sql_journal import SqlJournal  # noqa: PLC0415 - loads cryptography
    from citizenspot.private_memory import keep_memory_private  # noqa: PLC0415 - loads ctypes

    # Before the first key is here.
    keep_memory_private()
    return SqlJournal.open(
        settings.journal_folder,
        _keys_of(settings),
        settings.desk,
        witnessed_in=settings.witness_file,
    )


def pcsc_readers(settings: LiveSettings | PracticeSettings) -> Readers:
    """Return the real reader service's readers, as far as this world accepts them."""
    from citizenspot.eid.accepted_readers import AcceptedReaders  # noqa: PLC0415
    from citizenspot.eid.pcsc_readers import PcscReaders  # noqa: PLC0415 - loads pyscard

    return AcceptedReaders(PcscReaders(), settings.accepts_reader)


def other_ways(settings: LiveSettings) -> Sequence[CardWay]:
    """Return what reads the cards that no profile knows: a PKCS#11 module, where one is set."""
    if settings.pkcs11_module is None:
        return ()
    from citizenspot.eid.tokens.token_cards import TokenCards  # noqa: PLC0415 - only where set
    from citizenspot.eid.tokens.token_line import TokenLine  # noqa: PLC0415 - as above

    return (TokenCards(TokenLine(str(settings.pkcs11_module))),)


def live_trust(settings: LiveSettings) -> Trust:
    """Return trust in the authorities that the administrator installed."""
    import time  # noqa: PLC0415 - as the rest: loaded when a reader is

    from citizenspot.eid.trust.authorities import FolderOfAuthorities  # noqa: PLC0415
    from citizenspot.eid.trust.installed_trust import InstalledTrust  # noqa: PLC0415
    from citizenspot.eid.trust.revocation_words import KeptWords, RevocationWords  # noqa: PLC0415
    from citizenspot.eid.trust.web_answers import ask_by_http  # noqa: PLC0415

    kept = KeptWords(settings.data_folder / "revocation")
    words = RevocationWords(kept, ask_by_http, time.monotonic)
    authorities = FolderOfAuthorities(settings.authorities_folder)
    return InstalledTrust(authorities, words, lambda: datetime.now(UTC))


def _live_connectors(settings: LiveSettings) -> Mapping[str, Connector]:
    from citizenspot.providers.credentials import keyring_credential  # noqa: PLC0415
    from citizenspot.providers.registry import live_connectors  # noqa: PLC0415

    return live_connectors(settings.providers, keyring_credential)
