from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.mediator.field_entry import FieldEntry

texts = st.text("ab", max_size=3)


class Editor:
    """An editor and a desk that answers in order, some time later."""

    def __init__(self, refuses: frozenset[str] = frozenset()) -> None:
        self.entry = FieldEntry("")
        self.text = ""
        self.sent: list[str] = []
        self.unanswered: list[str] = []
        self.recorded = ""
        self.refuses = refuses

    def leave(self) -> None:
        if self.entry.commit(self.text):
            self.sent.append(self.text)
            self.unanswered.append(self.text)

    def answer(self) -> None:
        if not self.unanswered:
            return
        text = self.unanswered.pop(0)
        refused = text in self.refuses
        if not refused:
            self.recorded = text
        shown = self.entry.arrive(self.recorded, refused=refused, typed=self.text)
        if shown is not None:
            self.text = shown


def test_enter_and_the_leaving_that_follows_send_once() -> None:
    editor = Editor()
    editor.text = "a"
    editor.leave()
    editor.leave()
    assert editor.sent == ["a"]


def test_what_arrives_late_leaves_newer_typing_alone() -> None:
    editor = Editor()
    editor.text = "a"
    editor.leave()
    editor.text = "ab"
    editor.answer()
    assert editor.text == "ab"


def test_a_refused_text_stays_and_is_not_sent_again_unchanged() -> None:
    editor = Editor(refuses=frozenset({"b"}))
    editor.text = "b"
    editor.leave()
    editor.answer()
    editor.leave()
    assert (editor.text, editor.sent) == ("b", ["b"])


def test_the_old_text_typed_again_after_a_refusal_is_sent() -> None:
    editor = Editor(refuses=frozenset({"b"}))
    for text in ("a", "b", "a"):
        editor.text = text
        editor.leave()
        editor.answer()
    assert editor.sent == ["a", "b", "a"]


def test_what_the_citizen_writes_appears_where_nothing_is_being_typed() -> None:
    entry = FieldEntry("a")
    assert entry.arrive("b", refused=False, typed="a") == "b"
    assert entry.arrive("ab", refused=False, typed="half") is None


def test_a_text_journalled_in_another_form_takes_the_place_of_what_was_typed() -> None:
    entry = FieldEntry("")
    assert entry.commit("1234567")
    assert entry.arrive("1234-567", refused=False, typed="1234567") == "1234-567"
    assert not entry.commit("1234-567")


@given(
    st.lists(st.one_of(texts, st.sampled_from(["LEAVE", "ANSWER"])), max_size=30),
    st.frozensets(texts, max_size=3),
)
def test_however_answers_and_typing_mix_nothing_typed_is_lost(
    story: list[str], refuses: frozenset[str]
) -> None:
    editor = Editor(refuses)
    for deed in story:
        if deed == "LEAVE":
            editor.leave()
        elif deed == "ANSWER":
            before = editor.text
            editor.answer()
            assert editor.text == before
        else:
            editor.text = deed
    editor.leave()
    while editor.unanswered:
        editor.answer()
    kept = editor.recorded == editor.text
    assert kept or editor.text in refuses
    assert all(one != other for one, other in zip(editor.sent, editor.sent[1:], strict=False))
