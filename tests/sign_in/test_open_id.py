"""Signing in at a provider that nobody here wrote: the desk is told who, or refuses."""

import socket
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from queue import SimpleQueue

import pytest
from msgspec.structs import replace

from citizenspot.day.commands import Vouched
from citizenspot.day.refusals import DayRefusal
from citizenspot.sign_in.coming_back import ComingBack
from citizenspot.sign_in.open_id import Asked, NotVouchedFor, OpenId, ProviderUnreachable
from citizenspot.sign_in.sign_in_clerk import SignInClerk
from kiosk_config.day_settings import IdentityProvider
from tests.sign_in.real_provider import (
    LIMIT_S,
    provider_at_work,
    sign_in_as,
    skip_without_provider,
)

Heard = Vouched | tuple[DayRefusal, bool]


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    skip_without_provider()
    with provider_at_work() as running:
        yield running


def settings(issuer: str) -> IdentityProvider:
    return IdentityProvider(
        issuer=issuer,
        client_id="citizen-spot",
        roles={"spot-chief": "supervisor", "spot-staff": "mediator"},
    )


def now() -> datetime:
    return datetime.now(UTC)


class Listening:
    """A desk that only hears."""

    def __init__(self) -> None:
        self.heard: SimpleQueue[Heard] = SimpleQueue()

    def vouched(self, said: Vouched) -> None:
        self.heard.put(said)

    def not_vouched(self, refusal: DayRefusal, *, answers: bool) -> None:
        self.heard.put((refusal, answers))


def signed_in_by_clerk(provider: IdentityProvider, person: Callable[[str], object]) -> Heard:
    desk = Listening()
    people: list[threading.Thread] = []

    def show_page(page: str) -> None:
        browser = threading.Thread(target=person, args=(page,))
        browser.start()
        people.append(browser)

    clerk = SignInClerk(OpenId(provider, now), show_page, desk)
    clerk.start()
    try:
        clerk.ask()
        return desk.heard.get(timeout=LIMIT_S)
    finally:
        clerk.close()
        for each in people:
            each.join()


@pytest.mark.parametrize(("login", "role"), [("ana", "mediator"), ("eva", "supervisor")])
def test_the_provider_says_who_and_its_groups_say_which_role(
    issuer: str, login: str, role: str
) -> None:
    said = signed_in_by_clerk(settings(issuer), lambda page: sign_in_as(page, login))
    assert said == Vouched(issuer, login, f"{login.capitalize()} Exemplo", role)


def test_someone_without_a_role_here_is_not_let_in(issuer: str) -> None:
    said = signed_in_by_clerk(settings(issuer), lambda page: sign_in_as(page, "zoe"))
    assert said == (DayRefusal.PROVIDER_REFUSED, True)


def test_a_client_the_provider_does_not_know_is_not_let_in(issuer: str) -> None:
    stranger = replace(settings(issuer), client_id="stranger")
    asked = OpenId(stranger, now).begin("http://127.0.0.1:1/signed-in")
    with pytest.raises(AssertionError, match="invalid_client"):
        sign_in_as(asked.page, "ana")


def test_an_answer_to_another_question_is_refused(issuer: str) -> None:
    provider = OpenId(settings(issuer), now)
    asked, answer = _answered(provider)
    with pytest.raises(NotVouchedFor, match="state"):
        provider.finish(replace(asked, state="another"), answer)


def test_a_code_is_of_no_use_without_its_verifier(issuer: str) -> None:
    provider = OpenId(settings(issuer), now)
    asked, answer = _answered(provider)
    with pytest.raises(NotVouchedFor, match="invalid_grant"):
        provider.finish(replace(asked, verifier="v" * 64), answer)


def test_a_code_is_used_once(issuer: str) -> None:
    provider = OpenId(settings(issuer), now)
    asked, answer = _answered(provider)
    provider.finish(asked, answer)
    with pytest.raises(NotVouchedFor, match="invalid_grant"):
        provider.finish(asked, answer)


def test_an_id_token_for_another_question_is_refused(issuer: str) -> None:
    provider = OpenId(settings(issuer), now)
    asked, answer = _answered(provider)
    with pytest.raises(NotVouchedFor, match="InvalidClaimError"):
        provider.finish(replace(asked, nonce="another"), answer)


def test_an_id_token_that_has_expired_is_refused(issuer: str) -> None:
    provider = OpenId(settings(issuer), lambda: now() + timedelta(days=1))
    asked, answer = _answered(provider)
    with pytest.raises(NotVouchedFor, match="ExpiredTokenError"):
        provider.finish(asked, answer)


def test_an_answer_that_names_another_issuer_is_refused(issuer: str) -> None:
    provider = OpenId(settings(issuer), now)
    asked, answer = _answered(provider)
    with pytest.raises(NotVouchedFor, match="iss"):
        provider.finish(asked, answer.replace("iss=", "iss=https%3A%2F%2Fother.example&was="))


def test_a_provider_that_is_down_is_said_to_be_down() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    down = settings(f"http://127.0.0.1:{port}")
    assert signed_in_by_clerk(down, lambda _: None) == (DayRefusal.PROVIDER_DOWN, False)
    with pytest.raises(ProviderUnreachable):
        OpenId(down, now).begin("http://127.0.0.1:1/signed-in")


def test_asking_again_gives_up_the_page_that_is_open(issuer: str) -> None:
    desk, pages = Listening(), SimpleQueue[str]()
    clerk = SignInClerk(OpenId(settings(issuer), now), pages.put, desk)
    clerk.start()
    try:
        clerk.ask()
        pages.get(timeout=LIMIT_S)
        clerk.ask()
        sign_in_as(pages.get(timeout=LIMIT_S), "ana")
        said = desk.heard.get(timeout=LIMIT_S)
        assert isinstance(said, Vouched)
    finally:
        clerk.close()


def _answered(provider: OpenId) -> tuple[Asked, str]:
    with ComingBack() as back:
        asked = provider.begin(back.address)
        browser = threading.Thread(target=sign_in_as, args=(asked.page, "ana"))
        browser.start()
        answer = back.wait(LIMIT_S)
        browser.join()
    assert answer is not None
    return asked, answer
