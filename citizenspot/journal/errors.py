"""What can go wrong with the journal and its keys, each with its sentence and the next act.

`JournalError` is what a person can do something about: the screens and the commands show
`sentence` and `next_act`, translated, with `values` filled in. `MisusedJournal` is a defect of
the program and is shown to nobody.
"""

from __future__ import annotations

from typing import ClassVar

from citizenspot.texts import _N


class JournalError(Exception):
    """The journal or its keys cannot be used as asked; a person can act on it."""

    sentence: ClassVar[str]
    next_act: ClassVar[str]

    def __init__(self, **values: str | int) -> None:
        super().__init__(values)
        self.values = values

    def __str__(self) -> str:
        return f"{self.sentence} {self.next_act}".format(**self.values)


class JournalFull(JournalError):
    """The disk is full; nothing of the transaction was recorded."""

    sentence = _N("The disk is full. What cannot be recorded is not done.")
    next_act = _N("Free space on the disk that holds {folder}, then try again.")


class JournalUnwritable(JournalError):
    """The disk refused a write; the journal must be opened again before anything is recorded."""

    sentence = _N("The journal cannot be written ({cause}). What cannot be recorded is not done.")
    next_act = _N("Close the program, check the disk that holds {folder}, then start again.")


class JournalInUse(JournalError):
    """Another running program has this journal open."""

    sentence = _N("Another Citizen Spot (process {pid}, desk {desk}) is using this journal.")
    next_act = _N("Go on in the other window, or close it and start again.")


class JournalAbsent(JournalError):
    """There is no journal in the folder that was named."""

    sentence = _N("There is no journal in {folder}.")
    next_act = _N("Check the folder in the settings; the first start of the desk makes a journal.")


class JournalDamaged(JournalError):
    """The key is right, and still the file cannot be read."""

    sentence = _N("The journal in {folder} is damaged ({cause}).")
    next_act = _N("Keep the folder as it is and call support; do not delete anything.")


class JournalOlderThanWitness(JournalError):
    """A signed head that was kept outside the journal is later than its end, or contradicts it."""

    sentence = _N(
        "The journal ends at {position}, and {file} has seen it at {seen}: it is an older copy,"
        " or has run on another computer."
    )
    next_act = _N(
        "Bring back the newest journal. If there is none, take the newest copy with"
        " `citizenspot journal restore`, which records what is missing."
    )


class FolderNotNew(JournalError):
    """Something was to be written into a folder of its own, and there is one of this name."""

    sentence = _N("There is a folder {folder} already.")
    next_act = _N("Name one that is not there yet.")


class CopyNotSound(JournalError):
    """A copy of the journal is not what was recorded, so it is not put in its place."""

    sentence = _N("The copy in {folder} is not sound: {found} findings.")
    next_act = _N("Run `citizenspot journal verify --folder {folder}`, or take another copy.")


class JournalBeingRead(JournalError):
    """Another program is looking into the journal, and what is asked for wants it alone."""

    sentence = _N("Another program is looking into the journal in {folder}.")
    next_act = _N("Wait until it has ended, a verification or a backup for example, and try again.")


class CertificateUnusable(JournalError):
    """The certificate a key was to be enciphered for cannot be used."""

    sentence = _N("The certificate {file} cannot be used ({cause}).")
    next_act = _N("Ask the coordinator for a certificate in PEM with an RSA key of 3,072 bits.")


class KeyInUse(JournalError):
    """The key the journal is written with was to be destroyed."""

    sentence = _N("Key {key} is the one this journal is written with.")
    next_act = _N("Rotate the key first with `citizenspot journal rotate-key`.")


class KeyNotTheOneSought(JournalError):
    """What was brought back is no key, or another than the journal was written with."""

    sentence = _N("What was given is not key {key}, with which the journal was written.")
    next_act = _N("Take the escrowed file of key {key}; its name says which one it holds.")


class NothingToExport(JournalError):
    """A visit is unknown, was erased, or stands behind the last signed head."""

    sentence = _N("Visit {visit} cannot be exported: it is unknown, erased, or not signed yet.")
    next_act = _N("Close the day with `citizenspot journal close-day`, which signs, and try again.")


class RecordUnreadable(JournalError):
    """A payload, a delivery or a visit's key is not what was recorded."""

    sentence = _N("A record of the journal is not what was written ({record}).")
    next_act = _N("Run `citizenspot journal verify`, keep its answer and call support.")


class JournalOfAnotherDesk(JournalError):
    """The journal was begun at a desk with another name."""

    sentence = _N("The journal in {folder} belongs to desk {found}, and this is desk {desk}.")
    next_act = _N("Correct the name of the desk in the settings, or the folder of its journal.")


class JournalOfAnotherKey(JournalError):
    """The journal was written with a key that is not the one the key store holds."""

    sentence = _N("The journal in {folder} was written with key {found}; this desk has key {key}.")
    next_act = _N("Bring back the key this journal was written with. No key is replaced.")


class JournalFromAnotherVersion(JournalError):
    """The journal has a format this program does not know."""

    sentence = _N("The journal in {folder} was written by another version (format {found}).")
    next_act = _N("Install the version of Citizen Spot that this desk used last.")


class KeysUnavailable(JournalError):
    """The workstation's key cannot be had; the program runs in practice mode only."""


class KeyringAbsent(KeysUnavailable):
    """No program that keeps secrets answers in this session."""

    sentence = _N("This computer has no keyring, so nothing can be recorded here.")
    next_act = _N(
        "Install one with `sudo apt-get install gnome-keyring dbus-user-session`, sign out and in"
        " again, then start again. Until then only practice is possible:"
        " `citizenspot start --practice`."
    )


class KeyringUnmade(KeysUnavailable):
    """A keyring service answers, and has no keyring yet in which to put a secret."""

    sentence = _N("The keyring of this user has never been set up.")
    next_act = _N(
        "Sign out and in again with the password: this makes it. Or open the program"
        " Passwords and Keys (seahorse) and make a default keyring. Then start again."
    )


class KeyringLocked(KeysUnavailable):
    """The keyring stays locked: its password was not given, or was a wrong one."""

    sentence = _N("The keyring is locked, so the journal cannot be opened.")
    next_act = _N("Sign out, sign in again with the password of this account, then start again.")


class KeyringFailed(KeysUnavailable):
    """The keyring service answered with something other than a secret."""

    sentence = _N("The keyring does not work ({cause}).")
    next_act = _N("Sign out and in again, then start again; if it stays so, call support.")


class KeyMissing(KeysUnavailable):
    """A key was made for this desk once, and the keyring no longer has it."""

    sentence = _N("The key of this desk ({key}) is not in the keyring; the keyring may be new.")
    next_act = _N("Bring back the keyring this desk was set up with. No new key is made.")


class KeyChanged(KeysUnavailable):
    """The key store holds a key, and it is not the one this desk was set up with."""

    sentence = _N("The keyring holds key {found}, and this desk was set up with key {key}.")
    next_act = _N("Bring back the keyring this desk was set up with. No key is replaced.")


class CredentialAbsent(KeysUnavailable):
    """The service that starts the desk has no credential with the key, or no key is in it."""

    sentence = _N("The credential {name} of this service cannot be read ({cause}).")
    next_act = _N("Start the desk by its service, with LoadCredentialEncrypted={name} in it.")


class CredentialsReadOnly(KeysUnavailable):
    """A key was to be made, kept or destroyed where keys are credentials of the service."""

    sentence = _N("The keys of this desk are credentials of its service, which it cannot write.")
    next_act = _N(
        "Make, add or delete the credential with `systemd-creds`, as the guide of the journal"
        " says, start the service again, and repeat the command."
    )


class PracticeKeyUnusable(KeysUnavailable):
    """The file with the key of the practice world cannot be read or made."""

    sentence = _N("The practice key {file} cannot be used ({cause}).")
    next_act = _N("Delete the practice folder: it holds only made-up people. Then start again.")


class MisusedJournal(RuntimeError):
    """The program uses the journal against its contract: a defect, not a circumstance."""


class WrongThread(MisusedJournal):
    """The journal was called on a thread that did not open it."""


class JournalClosed(MisusedJournal):
    """The journal was called after it was closed."""


class NumberNotNext(MisusedJournal):
    """An event carries a number that is not the next one of its series."""


class VisitEnded(MisusedJournal):
    """An event was to be recorded in a visit that is over: its name was given a second time."""


class VisitErased(MisusedJournal):
    """A visit was erased: nothing of it can be read, and nothing recorded in it."""
