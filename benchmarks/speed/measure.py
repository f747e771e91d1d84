"""All measurements of one run, in turn where they are compared."""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.evaluation.store import ROOT, Store
from benchmarks.plain_script import MEDIAPIPE
from benchmarks.speed.clips import LARGEST, SIZES, USUAL, Clip, Filmed, clip
from benchmarks.speed.models import Models
from benchmarks.speed.process import Used, measured
from benchmarks.speed.results import Limits, Pairs, Plan, Results, Row
from benchmarks.speed.steps import Share
from formcheck.in_order import cores

# The clips whose steps a quick run measures.
WITH_STEPS = {(Filmed.SIDE, USUAL), (Filmed.REAR, USUAL), (Filmed.REAR, LARGEST)}
# In the folder of the report.
VIDEO = "{folder}/drawn.mp4"
PLAIN = ROOT / "benchmarks" / "plain_script.py"
VIEWS = (Filmed.SIDE, Filmed.REAR)
TEN_MINUTES_S, HALF_MINUTE_S = 600.0, 36.0
Told = Callable[[str], None]


@dataclass(frozen=True)
class Bench:
    """Measures one thing after another.

    Attributes
    ----------
    plan
        How much to measure.
    store
        Where clips and models are kept.
    models
        What to compare with.
    tell
        Called with the name of each measurement before it begins.
    """

    plan: Plan
    store: Store
    models: Models
    tell: Told

    def results(self) -> Results:
        """Measure everything."""
        every = [(view, size) for view in VIEWS for size in SIZES]
        clips = [clip(self.store, *one, self.plan.seconds) for one in every]
        long = [(*one, TEN_MINUTES_S) for one in every] if self.plan.is_full else []
        again = [(view, USUAL, HALF_MINUTE_S) for view in VIEWS] if self.plan.is_full else []
        return Results(
            plan=self.plan,
            model=self._model_words(),
            rows=tuple(self._row(one) for one in clips),
            ten_minutes=tuple(self._whole(clip(self.store, *one)) for one in [*again, *long]),
            short={view: self._pairs(view, self.plan.short_s) for view in VIEWS},
            long={view: self._pairs(view, self.plan.long_s) for view in VIEWS},
            help=self._help(),
            drawn_ms=self._drawn_ms(),
            limits=self._limits(),
            missing=self.models.missing,
        )

    def _model_words(self) -> str:
        if self.models.mediapipe is not None:
            return "`Pose.process` of mediapipe 0.10.21"
        return f"the {'pruned' if self.models.whole is None else 'whole'} landmark network"

    def _whole(self, one: Clip) -> Row:
        self.tell(f"{one.size.name}, {one.view.value}, {one.seconds:g} s")
        return Row(one, self._ours(one))

    def _row(self, one: Clip) -> Row:
        """Measure the command, and the steps too if they are wanted at this size."""
        row = self._whole(one)
        if not self.plan.is_full and (one.view, one.size) not in WITH_STEPS:
            return row
        with tempfile.TemporaryDirectory() as folder:
            words = ("benchmarks.speed.steps", f"{time.perf_counter()}", str(one.path), folder)
            said = json.loads(_module(*words).said)
        steps = tuple(Share(**share) for share in said["steps"])
        return replace(row, steps=steps, first_number_s=said["first_number_s"])

    def _pairs(self, view: Filmed, seconds: float) -> Pairs:
        one, is_long = clip(self.store, view, USUAL, seconds), seconds == self.plan.long_s
        ours, plain, network_hz = [], [], []
        for number in range(self.plan.long_rounds if is_long else self.plan.short_rounds):
            self.tell(f"in turn, {view.value}, {seconds:g} s, round {number + 1}")
            ours.append(self._ours(one))
            if is_long:
                network_hz.append(self._network(self.models.pruned, cores())["rate_hz"])
            plain.append(self._plain(one))
        return Pairs(one, tuple(ours), tuple(plain), tuple(network_hz))

    def _ours(self, one: Clip, *more: str) -> Used:
        with tempfile.TemporaryDirectory() as folder:
            words = ("analyze", str(one.path), "--all", "--json", f"{folder}/report.json")
            return _module("formcheck", *words, *(word.format(folder=folder) for word in more))

    def _plain(self, one: Clip) -> Used:
        models = self.models
        python = sys.executable if models.mediapipe is None else str(models.mediapipe)
        model = MEDIAPIPE if models.mediapipe is not None else str(models.whole or models.pruned)
        with tempfile.TemporaryDirectory() as folder:
            return measured([python, str(PLAIN), str(one.path), f"{folder}/points.npz", model])

    def _network(self, weights: Path, threads: int) -> dict[str, float]:
        return _limit("network", str(weights), str(threads), str(self.plan.network_s))

    def _help(self) -> tuple[tuple[Used, Used], ...]:
        self.tell("formcheck --help")
        numpy = [sys.executable, "-c", "import numpy"]
        return tuple((_module("formcheck", "--help"), measured(numpy)) for _ in range(5))

    def _drawn_ms(self) -> tuple[float, ...]:
        """CPU that the drawn video adds to a frame: with it less without it, in turn."""
        self.tell("drawn video")
        one = clip(self.store, Filmed.SIDE, USUAL, self.plan.short_s)
        landmarks = self.store.folder / f"{one.path.stem}.npz"
        landmarks.unlink(missing_ok=True)
        self._ours(one, "--landmarks", str(landmarks))
        known = ("--recorded", str(landmarks))

        def once() -> float:
            without, drawn = self._ours(one, *known), self._ours(one, *known, "--video", VIDEO)
            return 1000.0 * (drawn.cpu_s - without.cpu_s) / one.frames

        return tuple(once() for _ in range(self.plan.short_rounds))

    def _limits(self) -> Limits:
        self.tell("limits")
        whole, pruned = self.models.whole, self.models.pruned
        sizes = {size: clip(self.store, Filmed.SIDE, size, self.plan.seconds) for size in SIZES}
        usual = sizes[USUAL]
        return Limits(
            pruned_one=self._network(pruned, 1),
            pruned_all=self._network(pruned, cores()),
            whole_one=None if whole is None else self._network(whole, 1),
            whole_all=None if whole is None else self._network(whole, cores()),
            plain_all=tuple(self._plain_on_every_core()),
            plain_frames=clip(self.store, Filmed.SIDE, USUAL, self.plan.short_s).frames,
            reading={size.name: _limit("reading", str(one.path)) for size, one in sizes.items()},
            parts=_limit("parts", str(usual.path)),
        )

    def _plain_on_every_core(self) -> Iterator[Used]:
        one = clip(self.store, Filmed.SIDE, USUAL, self.plan.short_s)
        with ThreadPoolExecutor(cores()) as pool:
            yield from pool.map(lambda _: self._plain(one), range(cores()))


def _limit(*words: str) -> dict[str, float]:
    found: dict[str, float] = json.loads(_module("benchmarks.speed.limits", *words).said)
    return found


def _module(name: str, *words: str) -> Used:
    """Run a module of this project, with OpenCV's threads as `formcheck.jobs` sets them."""
    paths = ":".join(path for path in (str(ROOT), *sys.path) if path)
    environment = {"PYTHONPATH": paths, "OPENCV_FOR_THREADS_NUM": "1"}
    return measured([sys.executable, "-m", name, *words], environment)
