"""The card's end of T=1, spoken to by a reader of the test's own (ISO/IEC 7816-3 §11)."""

from hypothesis import given
from hypothesis import strategies as st

from training.cards.pinpad.block_protocol import BlockProtocol
from training.cards.pinpad.serial_frames import checksum


def block(control: int, content: bytes = b"") -> bytes:
    whole = bytes([0, control, len(content)]) + content
    return whole + bytes([checksum(whole)])


class Host:
    """The reader's end, which cuts its commands wherever it likes."""

    def __init__(self, card: BlockProtocol) -> None:
        self._card = card
        self._own = self._theirs = 0

    def ask(self, parts: list[bytes]) -> bytes:
        for part in parts[:-1]:
            receipt = self._card.exchange(self._send(part, is_last=False))
            assert receipt[1] == 0x80 | self._own << 4
        answer = self._card.exchange(self._send(parts[-1], is_last=True))
        whole = b""
        while True:
            assert answer[1] & 0x9F == 0, answer.hex()
            assert answer[1] >> 6 == self._theirs
            whole += answer[3:-1]
            self._theirs ^= 1
            if not answer[1] & 0x20:
                return whole
            answer = self._card.exchange(block(0x80 | self._theirs << 4))

    def _send(self, part: bytes, *, is_last: bool) -> bytes:
        control = self._own << 6 | (0 if is_last else 0x20)
        self._own ^= 1
        return block(control, part)


@given(st.lists(st.tuples(st.lists(st.binary(max_size=254), min_size=1), st.binary(max_size=700))))
def test_every_command_and_its_answer_arrive_whole_however_they_are_cut(
    talk: list[tuple[list[bytes], bytes]],
) -> None:
    heard: list[bytes] = []
    answers = [answer + b"\x90\x00" for _, answer in talk]

    def answer(command: bytes) -> bytes:
        heard.append(command)
        return answers[len(heard) - 1]

    host = Host(BlockProtocol(answer))
    assert [host.ask(parts) for parts, _ in talk] == answers
    assert heard == [b"".join(parts) for parts, _ in talk]


def test_a_request_about_sizes_is_answered_with_the_same_size() -> None:
    assert BlockProtocol(bytes).exchange(block(0xC1, b"\xfe")) == block(0xE1, b"\xfe")


def test_a_block_with_a_wrong_checksum_is_asked_for_again() -> None:
    card = BlockProtocol(lambda command: command)
    broken = block(0x00, b"ab")[:-1] + b"\x00"
    assert card.exchange(broken) == block(0x81)
    assert card.exchange(block(0x00, b"ab")) == block(0x00, b"ab")
