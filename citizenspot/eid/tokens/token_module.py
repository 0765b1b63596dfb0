"""A PKCS#11 module (OASIS PKCS#11 v2.40), as far as proving a holder needs it.

Only the process of `token_process` imports this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pkcs11
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag
from pkcs11 import exceptions as raised

from citizenspot.eid.authentication.signature_forms import (
    KeyKind,
    curve_bytes,
    digest,
    digest_info,
    key_kind,
)
from citizenspot.eid.pin.secret_pin import wipe
from citizenspot.eid.tokens.authentication_certificate import is_for_authentication
from citizenspot.eid.tokens.token_words import Answer, Refused, Seen, Sign, Signed, TokenProblem

if TYPE_CHECKING:
    from pkcs11.types import SignMixin

NAME_LENGTH = 64
"""Of a slot's description, which is the reader's name where a module has readers."""
P256_BYTES = 32
PROBLEMS: dict[type[raised.PKCS11Error], TokenProblem] = {
    raised.PinIncorrect: TokenProblem.PIN_WRONG,
    raised.PinInvalid: TokenProblem.PIN_WRONG,
    raised.PinLocked: TokenProblem.PIN_BLOCKED,
    raised.PinLenRange: TokenProblem.PIN_LENGTH,
    raised.PinExpired: TokenProblem.PIN_TO_BE_CHANGED,
    raised.UserPinNotInitialized: TokenProblem.PIN_NOT_SET,
    raised.FunctionCancelled: TokenProblem.CANCELLED,
    raised.TokenNotPresent: TokenProblem.NO_TOKEN,
    raised.TokenNotRecognised: TokenProblem.NO_TOKEN,
    raised.DeviceRemoved: TokenProblem.TOKEN_GONE,
}
FLAGS = {
    TokenFlag.USER_PIN_LOCKED: TokenProblem.PIN_BLOCKED,
    TokenFlag.USER_PIN_TO_BE_CHANGED: TokenProblem.PIN_TO_BE_CHANGED,
}


class PinBytes:
    """A PIN as `pkcs11` takes it, which asks a text for its bytes: there never is a text."""

    def __init__(self, digits: bytearray) -> None:
        """Take over the digits in ASCII."""
        self._digits = digits

    def encode(self, _encoding: str) -> bytearray:
        """Return the digits themselves, not a copy."""
        return self._digits

    def wipe(self) -> None:
        """Overwrite the digits."""
        wipe(self._digits)


class TokenModule:
    """A module that is loaded, and the token in one of its slots."""

    def __init__(self, path: str) -> None:
        """Load the module.

        Raises:
            PKCS11Error, RuntimeError: it cannot be.
        """
        self._library = pkcs11.lib(path)

    def look(self, reader: str) -> Answer:
        """Return the certificate of the token in a reader, and how its PIN stands."""
        token = self._token_in(reader)
        if token is None:
            return Refused(TokenProblem.NO_TOKEN)
        with token.open() as session:
            certificates = _certificates(session)
        if not certificates:
            return Refused(TokenProblem.NO_CERTIFICATE)
        flags = token.flags
        problem = next((each for flag, each in FLAGS.items() if flags & flag), None)
        if problem is None and not flags & TokenFlag.USER_PIN_INITIALIZED:
            problem = TokenProblem.PIN_NOT_SET
        return Seen(
            certificates[0],
            is_last_try=bool(flags & TokenFlag.USER_PIN_FINAL_TRY),
            has_keypad=bool(flags & TokenFlag.PROTECTED_AUTHENTICATION_PATH),
            problem=problem,
        )

    def sign(self, order: Sign, pin: PinBytes | None) -> Answer:
        """Return the signature of the certificate's key, after the PIN."""
        token = self._token_in(order.reader)
        if token is None:
            return Refused(TokenProblem.NO_TOKEN)
        # The library's types want a text; what it does with it is to ask for its bytes.
        user_pin = cast("str", pin) if pin is not None else pkcs11.PROTECTED_AUTH
        with token.open(user_pin=user_pin) as session:
            if pin is not None:
                pin.wipe()
            key = _key_of(session, order.certificate)
            if key is None:
                return Refused(TokenProblem.NO_CERTIFICATE)
            return _signed(token, key, order)

    def _token_in(self, reader: str) -> pkcs11.Token | None:
        """Return the reader's token; a module without readers has to have one token only."""
        slots = self._library.get_slots(token_present=True)
        # A module without readers lists slots in which a token could be made as well.
        tokens = [slot.get_token() for slot in slots]
        made = [each for each in tokens if each.flags & TokenFlag.TOKEN_INITIALIZED]
        there = [
            each
            for each in made
            if each.slot.slot_description.strip() == reader[:NAME_LENGTH].strip()
        ]
        if there:
            return there[0]
        return made[0] if len(made) == 1 else None


def problem_of(error: pkcs11.PKCS11Error) -> TokenProblem:
    """Return what an error of PKCS#11 means at the counter."""
    return PROBLEMS.get(type(error), TokenProblem.FAILED)


def _certificates(session: pkcs11.Session) -> list[bytes]:
    """Return the certificates for authentication, as the token has them in order."""
    found = _found(session, {Attribute.CLASS: ObjectClass.CERTIFICATE})
    values = (bytes(each[Attribute.VALUE]) for each in found)
    return [each for each in values if is_for_authentication(each)]


def _key_of(session: pkcs11.Session, certificate: bytes) -> SignMixin | None:
    """Return the private key that belongs to a certificate, which has the same number."""
    wanted = {Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.VALUE: certificate}
    numbers = [each[Attribute.ID] for each in _found(session, wanted)]
    keys = [
        key
        for number in numbers
        for key in _found(session, {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: number})
    ]
    return cast("SignMixin", keys[0]) if keys else None


def _found(session: pkcs11.Session, wanted: dict[Attribute, object]) -> list[pkcs11.Object]:
    """Return all that fits: a search that is not ended lets no other operation begin."""
    return list(session.get_objects(wanted))


def _signed(token: pkcs11.Token, key: SignMixin, order: Sign) -> Answer:
    mechanisms = token.slot.get_mechanisms()
    if key_kind(order.certificate) is KeyKind.ELLIPTIC_CURVE:
        hash_name = "sha384" if curve_bytes(order.certificate) > P256_BYTES else "sha256"
        if Mechanism.ECDSA not in mechanisms:
            return Refused(TokenProblem.NO_MECHANISM)
        hashed = digest(order.message, hash_name)
        return Signed(key.sign(hashed, mechanism=Mechanism.ECDSA), hash_name)
    if Mechanism.RSA_PKCS not in mechanisms:
        return Refused(TokenProblem.NO_MECHANISM)
    info = digest_info(order.message, "sha256")
    return Signed(key.sign(info, mechanism=Mechanism.RSA_PKCS), "sha256")
