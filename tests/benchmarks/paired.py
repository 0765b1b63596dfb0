"""The frame of a comparison: A and B take turns in one run, and what counts is their ratio.

A is the bare thing, B is ours. A machine is never as fast as a moment ago; taking turns lets what
else it does fall on both. A benchmark says what it wants as `Goal`s and prints `verdict`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles

Samples = Mapping[str, Sequence[float]]
"""What one turn measured: the name of each quantity, and every value of it."""


@dataclass(frozen=True)
class Goal:
    """What is wanted of one percentile of one quantity: a ratio to A, a ceiling, or both."""

    quantity: str
    unit: str
    percentile: int = 50
    most_times_a: float | None = None
    most: float | None = None

    def is_reached(self, a: float, b: float) -> bool:
        """Return whether B is good enough."""
        return (self.most_times_a is None or b <= a * self.most_times_a) and (
            self.most is None or b <= self.most
        )

    def words(self) -> str:
        """Return the goal as it is printed."""
        ratio = [f"at most {_times(self.most_times_a)} x"] if self.most_times_a is not None else []
        ceiling = [f"at most {self.most:g} {self.unit}"] if self.most is not None else []
        return ", ".join(ratio + ceiling)

    @property
    def is_wanted(self) -> bool:
        """Whether anything is; else the figure is printed for who wants to know."""
        return self.most_times_a is not None or self.most is not None


def _times(ratio: float) -> str:
    tenths, hundredths = f"{ratio:.1f}", f"{ratio:.2f}"
    return tenths if float(tenths) == float(hundredths) else hundredths


def take_turns(
    a: Callable[[], Samples], b: Callable[[], Samples], rounds: int
) -> tuple[Samples, Samples]:
    """Measure A and B alternately, each first as often as second; return all samples of both."""
    of_a: dict[str, list[float]] = defaultdict(list)
    of_b: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds):
        turns = [(a, of_a), (b, of_b)]
        for measure, samples in turns if number % 2 == 0 else reversed(turns):
            for quantity, values in measure().items():
                samples[quantity].extend(values)
    return of_a, of_b


def percentile(values: Sequence[float], rank: int) -> float:
    """Return the percentile of some values; of one value it is that value."""
    return quantiles(values, n=100, method="inclusive")[rank - 1] if len(values) > 1 else values[0]


def verdict(a: Samples, b: Samples, goals: Iterable[Goal]) -> str:
    """Return a line for each goal: both figures, their ratio, and whether it is reached."""
    return "\n".join(_line(a, b, goal) for goal in goals)


def all_reached(a: Samples, b: Samples, goals: Iterable[Goal]) -> bool:
    """Return whether every goal is."""
    return all(goal.is_reached(*_figures(a, b, goal)) for goal in goals)


def _line(a: Samples, b: Samples, goal: Goal) -> str:
    of_a, of_b = _figures(a, b, goal)
    reached = "reached" if goal.is_reached(of_a, of_b) else "NOT reached"
    wanted = f"  ({goal.words()}: {reached})" if goal.is_wanted else ""
    return (
        f"{goal.quantity:<10} p{goal.percentile:<3}"
        f" A {of_a:8.2f} {goal.unit}  B {of_b:8.2f} {goal.unit}"
        f"  {of_b / of_a:5.2f} x{wanted}"
    )


def _figures(a: Samples, b: Samples, goal: Goal) -> tuple[float, float]:
    return (
        percentile(a[goal.quantity], goal.percentile),
        percentile(b[goal.quantity], goal.percentile),
    )
