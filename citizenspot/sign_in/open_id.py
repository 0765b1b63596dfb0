"""OpenID Connect as this desk speaks it: authorisation code with PKCE, as a public client.

OpenID Connect Core 1.0 §3.1, RFC 7636 (PKCE, S256 only), RFC 8252 (native apps, loopback),
RFC 9207 (`iss` in the answer). What the provider says is believed only where the ID token's
signature, issuer, audience, expiry and nonce hold.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import msgspec

from citizenspot.day.commands import Vouched

if TYPE_CHECKING:
    from authlib.integrations.requests_client import OAuth2Session

    from kiosk_config.day_settings import IdentityProvider

SIGNED_BY = ("RS256", "ES256", "PS256", "EdDSA")
"""The signatures that are accepted; never none, and never a shared secret's."""
LIMIT_S = 10.0
LEEWAY_S = 60
"""How far the provider's clock may be from this one."""
WELL_KNOWN = "/.well-known/openid-configuration"


class NotVouchedFor(Exception):
    """The provider answered, and does not vouch for this person."""


class ProviderUnreachable(Exception):
    """The provider does not answer."""


class Endpoints(msgspec.Struct, frozen=True):
    """What of the provider's metadata is used (OpenID Connect Discovery 1.0 §3)."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str


class Asked(msgspec.Struct, frozen=True):
    """A sign-in that was begun: where to send the browser, and what has to come back."""

    page: str
    state: str
    nonce: str
    verifier: str
    redirect: str


class OpenId:
    """Signs people in at one provider. Every call waits for the network."""

    def __init__(self, provider: IdentityProvider, now: Callable[[], datetime]) -> None:
        self._provider, self._now = provider, now

    def begin(self, redirect: str) -> Asked:
        """Return a new sign-in whose answer comes to an address of this machine.

        Raises:
            ProviderUnreachable: it does not answer.
            NotVouchedFor: it is not the issuer it should be.
        """
        endpoints = self._endpoints()
        verifier, nonce = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
        with self._session(redirect) as session:
            page, state = session.create_authorization_url(
                endpoints.authorization_endpoint, code_verifier=verifier, nonce=nonce
            )
        return Asked(page, state, nonce, verifier, redirect)

    def finish(self, asked: Asked, answer: str) -> Vouched:
        """Return who the provider vouches for, by the address the browser came back to.

        Raises:
            ProviderUnreachable: it does not answer.
            NotVouchedFor: it refuses, or what it says does not hold.
        """
        said = {name: values[0] for name, values in parse_qs(urlsplit(answer).query).items()}
        self._check_answer(asked, said)
        endpoints = self._endpoints()
        token = self._token(asked, endpoints, said["code"])
        claims = self._claims(asked, endpoints, token)
        return self._vouched(claims)

    def _check_answer(self, asked: Asked, said: Mapping[str, str]) -> None:
        if not secrets.compare_digest(said.get("state", ""), asked.state):
            raise NotVouchedFor("state")
        if said.get("iss", self._provider.issuer) != self._provider.issuer:
            raise NotVouchedFor("iss")
        if "code" not in said:
            raise NotVouchedFor(said.get("error", "no code"))

    def _endpoints(self) -> Endpoints:
        import requests  # noqa: PLC0415 - costs a start 96 ms

        where = self._provider.issuer.rstrip("/") + WELL_KNOWN
        try:
            answer = requests.get(where, timeout=LIMIT_S)
            answer.raise_for_status()
            endpoints = msgspec.json.decode(answer.content, type=Endpoints)
        except (requests.RequestException, msgspec.MsgspecError) as error:
            raise ProviderUnreachable(str(error)) from error
        if endpoints.issuer != self._provider.issuer:
            raise NotVouchedFor("issuer")
        return endpoints

    def _token(self, asked: Asked, endpoints: Endpoints, code: str) -> str:
        import requests  # noqa: PLC0415 - as above
        from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415 - as above

        try:
            with self._session(asked.redirect) as session:
                token = session.fetch_token(
                    endpoints.token_endpoint, code=code, code_verifier=asked.verifier
                )
        except requests.RequestException as error:
            raise ProviderUnreachable(str(error)) from error
        except AuthlibBaseError as error:
            raise NotVouchedFor(error.error or "token") from error
        if "id_token" not in token:
            raise NotVouchedFor("no ID token")
        return str(token["id_token"])

    def _claims(self, asked: Asked, endpoints: Endpoints, token: str) -> Mapping[str, Any]:
        import requests  # noqa: PLC0415 - as above
        from joserfc import jwt  # noqa: PLC0415 - as above
        from joserfc.errors import JoseError  # noqa: PLC0415 - as above
        from joserfc.jwk import KeySet  # noqa: PLC0415 - as above

        try:
            keys = requests.get(endpoints.jwks_uri, timeout=LIMIT_S).json()
        except requests.RequestException as error:
            raise ProviderUnreachable(str(error)) from error
        rules = jwt.JWTClaimsRegistry(
            now=int(self._now().timestamp()),
            leeway=LEEWAY_S,
            iss={"essential": True, "value": self._provider.issuer},
            sub={"essential": True},
            aud={"essential": True, "value": self._provider.client_id},
            exp={"essential": True},
            nonce={"essential": True, "value": asked.nonce},
        )
        try:
            read = jwt.decode(token, KeySet.import_key_set(keys), algorithms=list(SIGNED_BY))
            rules.validate(read.claims)
        except (JoseError, ValueError) as error:
            raise NotVouchedFor(type(error).__name__) from error
        return read.claims

    def _vouched(self, claims: Mapping[str, Any]) -> Vouched:
        said = claims.get(self._provider.role_claim, ())
        groups = {said} if isinstance(said, str) else {str(each) for each in said}
        roles = [role for value, role in self._provider.roles.items() if value in groups]
        if not roles:
            raise NotVouchedFor("no role here")
        name = claims.get("name") or claims.get("preferred_username") or claims["sub"]
        return Vouched(self._provider.issuer, str(claims["sub"]), str(name), roles[0])

    def _session(self, redirect: str) -> OAuth2Session:
        from authlib.integrations.requests_client import OAuth2Session  # noqa: PLC0415 - as above

        return OAuth2Session(
            self._provider.client_id,
            scope="openid profile",
            redirect_uri=redirect,
            token_endpoint_auth_method="none",  # noqa: S106 - a public client has no secret
            code_challenge_method="S256",
            default_timeout=LIMIT_S,
        )
