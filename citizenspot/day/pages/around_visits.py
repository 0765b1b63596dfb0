"""The desk's day put around what screen 1 shows of visits; a locked desk shows nothing of them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from citizenspot.day.commands import ForgetRefusal
from citizenspot.day.pages import (
    accounts,
    closing,
    days_forms,
    signing_in,
    supervision,
    visit_read,
)
from citizenspot.day.pages.first import days_acts, first_page, lock
from citizenspot.day.pages.queue_strip import queue_strip, tickets_page
from citizenspot.day.pages.sight_words import Desk
from citizenspot.day.refusals import SENTENCES
from citizenspot.day.roles import serves
from citizenspot.day.sight import Read
from citizenspot.visit.views import Act, DeskView, Notice, Page


def _of_the_visit_read(page: Callable[[Desk, Read], Page]) -> Callable[[Desk], Page]:
    """Return a page of the visit that is read; without one, the list it is chosen from."""
    return lambda desk: (
        page(desk, desk.sight.read) if desk.sight.read else supervision.supervision(desk)
    )


def _held(desk: Desk) -> Page:
    from citizenspot.day.pages.held import held  # noqa: PLC0415 - not needed to start

    return held(desk)


PAGES: dict[str, Callable[[Desk], Page]] = {
    "open": days_forms.opening,
    "close": closing.closing,
    "cash": days_forms.cash,
    "note": days_forms.note,
    "quick": days_forms.quick,
    "ticket": days_forms.ticket,
    "tickets": tickets_page,
    "pin": days_forms.pin,
    "held": _held,
    "accounts": accounts.accounts,
    "account": accounts.account,
    "role": accounts.role,
    "reset": accounts.reset,
    "supervision": supervision.supervision,
    "find": supervision.finding,
    "read": _of_the_visit_read(visit_read.visit_read),
    "delivery": _of_the_visit_read(visit_read.delivery_read),
}


def with_day(view: DeskView, desk: Desk, failed: tuple[Notice, ...]) -> DeskView:
    """Return the view with the day around it; what has failed is said on a locked desk too."""
    sight = desk.sight
    if sight.hides:
        return _hidden(view, desk, failed)
    notices = (*_refused(desk), *view.notices)
    in_visit = bool(view.visit)
    queue = queue_strip(desk, in_visit=in_visit)
    own = sight.signed_in
    name = own.name if own else view.mediator
    if in_visit:
        acts = (*view.acts, lock(desk)) if own else view.acts
        return msgspec.structs.replace(view, mediator=name, notices=notices, queue=queue, acts=acts)
    return msgspec.structs.replace(
        view,
        page=_page(view, desk),
        mediator=name,
        notices=notices,
        queue=queue,
        acts=days_acts(desk),
        parked=view.parked if _may_resume(desk) else (),
    )


def _page(view: DeskView, desk: Desk) -> Page:
    sight = desk.sight
    if sight.page in PAGES:
        return PAGES[sight.page](desk)
    own = sight.signed_in
    serving = own is None or serves(own.role, practice=sight.practice)
    if sight.required and serving and not sight.is_open:
        return days_forms.opening(desk)
    return first_page(desk, own.name if own else view.mediator)


def _may_resume(desk: Desk) -> bool:
    sight = desk.sight
    return not sight.page and (sight.is_open or not sight.required)


def _hidden(view: DeskView, desk: Desk, failed: tuple[Notice, ...]) -> DeskView:
    """Return a view that holds nothing but the way in; screen 2 keeps what it shows."""
    return DeskView(
        position=view.position,
        visit="",
        page=signing_in.signing_in(desk),
        citizen=view.citizen,
        language=view.language,
        practice=view.practice,
        desk=view.desk,
        notices=(*_refused(desk), *failed),
        locked=True,
    )


def _refused(desk: Desk) -> tuple[Notice, ...]:
    refusal = desk.sight.refusal
    if refusal is None:
        return ()
    away = Act(desk.say("Put away"), ForgetRefusal())
    return (Notice("problem", desk.say(SENTENCES[refusal]), acts=(away,)),)
