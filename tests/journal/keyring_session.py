"""A desktop session of a made-up user: a message bus, and on it a real GNOME Keyring.

Nothing on this bus is started by asking for it, so each test says what is there. No display: a
keyring that wants to ask for its password cannot, and stays locked.
"""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import secretstorage
from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

from tests.rigs.waiting import wait_until

BUS = """
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon")
PATIENCE_S = 20.0


def missing_programs() -> list[str]:
    """Return the programs the session needs and this machine does not have."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


class KeyringSession:
    """A session whose keyring can come and go; the user's keyrings stay in `folder`."""

    def __init__(self, folder: Path, address: str) -> None:
        self._folder = folder
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_RUNTIME_DIR": str(folder),
            "DBUS_SESSION_BUS_ADDRESS": address,
        }

    @contextmanager
    def signed_in(self, password: str) -> Iterator[None]:
        """Run the keyring as it is when the user has signed in with this password."""
        with self._keyring("--unlock", password=password):
            wait_until(default_keyring_is_there)
            yield

    @contextmanager
    def not_signed_in(self) -> Iterator[None]:
        """Run the keyring as it is when nobody gave it a password."""
        with self._keyring("--start"):
            yield

    def lose_keyrings(self) -> None:
        """Delete everything the user ever kept."""
        shutil.rmtree(self._folder / "data")

    @contextmanager
    def _keyring(self, mode: str, *, password: str = "") -> Iterator[None]:
        command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
        if mode == "--unlock":
            command.append(mode)
        with running(command, self._environment, self._folder / "keyring.log") as daemon:
            assert daemon.stdin
            daemon.stdin.write(password.encode())
            daemon.stdin.close()
            wait_until(keyring_answers)
            yield
        wait_until(lambda: not keyring_answers())


@contextmanager
def keyring_session(folder: Path) -> Iterator[KeyringSession]:
    """Run a message bus, and let this process be on it; no keyring runs yet."""
    folder.chmod(0o700)
    configuration = folder / "bus.conf"
    configuration.write_text(BUS.format(folder=folder))
    command = ["dbus-daemon", "--nofork", "--print-address", f"--config-file={configuration}"]
    before = dict(os.environ)
    with running(command, before, folder / "bus.log") as daemon:
        assert daemon.stdout
        address = daemon.stdout.readline().decode().strip()
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = address
        try:
            yield KeyringSession(folder, address)
        finally:
            os.environ.clear()
            os.environ.update(before)


@contextmanager
def broken_keyring() -> Iterator[None]:
    """Put a service on the bus that says it is a keyring, and answers everything with an error."""
    with closing(open_dbus_connection()) as bus:
        Proxy(message_bus, bus).RequestName("org.freedesktop.secrets")
        answering = threading.Thread(target=answer_with_errors, args=(bus,))
        answering.start()
        try:
            yield
        finally:
            with closing(open_dbus_connection()) as other:
                goodbye = DBusAddress("/", bus_name="org.freedesktop.secrets", interface="end.it")
                other.send(new_method_call(goodbye, "End"))
            answering.join(PATIENCE_S)


def answer_with_errors(bus: DBusConnection) -> None:
    """Answer every call with an error, until one asks to end."""
    while True:
        asked = bus.receive(timeout=PATIENCE_S)
        if asked.header.fields.get(HeaderFields.member) == "End":
            return
        if asked.header.message_type is MessageType.method_call:
            bus.send(new_error(asked, "org.example.Broken"))


@contextmanager
def running(
    command: list[str], environment: dict[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program for as long as the block lasts."""
    with (
        log.open("ab") as errors,
        subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        ) as program,
    ):
        try:
            yield program
        finally:
            program.terminate()


def keyring_answers() -> bool:
    """Return whether a keyring service is on the bus."""
    with closing(secretstorage.dbus_init()) as bus:
        return secretstorage.check_service_availability(bus)


def default_keyring_is_there() -> bool:
    """Return whether the service has a default keyring."""
    with closing(secretstorage.dbus_init()) as bus:
        try:
            secretstorage.Collection(bus)
        except secretstorage.ItemNotFoundException:
            return False
        return True
