"""What stands out on screen 1 beside its page: held up, refused, asked for, scanned, failed."""

from __future__ import annotations

from citizenspot.texts import Texts
from citizenspot.visit.pages.changed_service import changed_service
from citizenspot.visit.pages.delivery import delivery_notice
from citizenspot.visit.pages.receipt_mail import mail_notices_for_mediator
from citizenspot.visit.pages.scene import CaseScene, Scene
from citizenspot.visit.pages.times import closed_now, out_of_date_for_mediator
from citizenspot.visit.proof_commands import GoOnWithSamePerson
from citizenspot.visit.refusals import SENTENCES
from citizenspot.visit.screen_commands import Explained, GoOn
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.views import Act, Notice
from citizenspot.visit.words import Actor, Phase


def notices(scene: Scene, case: CaseScene | None) -> tuple[Notice, ...]:
    """Return what stands out now, the most pressing first."""
    service = (*out_of_date_for_mediator(case), *changed_service(case)) if case else ()
    closed = closed_now(case) if case else ()
    news = (*_answered(case), *mail_notices_for_mediator(scene), *closed, *service)
    return (*_held_up(scene), *_refused(scene), *_asked(scene), *_covered(scene), *news)


def _held_up(scene: Scene) -> tuple[Notice, ...]:
    visit, say = scene.visit, scene.say
    if visit.paused:
        gone = say("The citizen's screen is gone. The visit is paused.")
        return (Notice("problem", gone, say("Plug it in again: the visit goes on by itself.")),)
    if visit.other_card:
        same = Act(say("Go on with the same person"), GoOnWithSamePerson())
        sentence = say("The card of another person is in the reader. Nothing goes on.")
        following = say("Ask whose it is. To serve the other person, end this visit first.")
        return (Notice("problem", sentence, following, acts=(same,)),)
    if visit.stopped:
        act = Act(say("The citizen says: go on"), GoOn(), reason_asked=True)
        return (Notice("problem", say("The citizen stopped. Nothing is sent."), acts=(act,)),)
    return ()


def _refused(scene: Scene) -> tuple[Notice, ...]:
    refused = scene.around.refused.get(Actor.MEDIATOR)
    return (Notice("problem", scene.say(SENTENCES[refused.reason])),) if refused else ()


def _asked(scene: Scene) -> tuple[Notice, ...]:
    if not scene.visit.hand_raised:
        return ()
    done = Act(scene.say("Explained"), Explained())
    return (Notice("warning", scene.say("The citizen asks you to explain."), acts=(done,)),)


def _covered(scene: Scene) -> tuple[Notice, ...]:
    """Say that the citizen sees nothing: a desk that was left covers their screen by itself."""
    if not scene.visit.covered or scene.visit.phase is Phase.GOODBYE:
        return ()
    return (Notice("warning", scene.say("Screen 2 is covered. F9 shows it again.")),)


def _answered(scene: CaseScene | None) -> tuple[Notice, ...]:
    """Return what the provider has said meanwhile, where the page does not show it itself."""
    if scene is None or str(scene.case.current_step.__struct_config__.tag) in {"submit", "receipt"}:
        return ()
    notice = delivery_notice(scene)
    return (notice,) if notice else ()


def scanned(texts: Texts, around: Surroundings) -> tuple[Notice, ...]:
    """Return what a scanner has read, with the act it suggests."""
    read = around.scanned
    if read is None:
        return ()
    acts = (Act(texts.say(read.label), read.suggests),) if read.suggests else ()
    return (Notice(read.tone, texts.say(read.sentence, **read.values), acts=acts),)


def failure(texts: Texts, around: Surroundings) -> tuple[Notice, ...]:
    """Return what keeps the desk from working, with the next act."""
    failed = around.failure
    if failed is None:
        return ()
    sentence = texts.say(failed.sentence, **failed.values)
    following = texts.say(failed.next_act, **failed.values) if failed.next_act else ""
    if failed.code:
        stopped = texts.say("The desk has stopped. Code {code}.", code=failed.code)
        sentence = f"{stopped} {sentence}"
    return (Notice("problem", sentence, following),)
