"""The least that the parts of an analysis need: the bare network, and the bare decoder.

Run in a process of its own: ``python -m benchmarks.speed.limits KIND FILE ...``; prints JSON.
"""

import json
import sys
import threading
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.reformatter import VideoReformatter

from benchmarks.speed.arithmetic import middle
from formcheck.pose.heat_maps import refined
from formcheck.pose.landmark_network import LandmarkNetwork
from formcheck.pose.region import NETWORK_PX, Region
from formcheck.video import VideoClip
from formcheck.video.container import DECODER_THREADS
from formcheck.video.pixel_shape import CONVERSION_THREADS

ROUNDS = 3
# Enough frames to read, so that opening the file does not count.
FRAMES = 60


def network(weights: str, threads: str, seconds: str) -> dict[str, float]:
    """Return the network's looks per second, on so many threads, and the CPU of one, ms."""
    from ai_edge_litert.interpreter import Interpreter  # noqa: PLC0415 - slow to import

    content, counts = Path(weights).read_bytes(), []
    ready = threading.Barrier(int(threads) + 1)
    picture = np.random.default_rng(1).random((1, NETWORK_PX, NETWORK_PX, 3), dtype=np.float32)

    def run() -> None:
        runtime: Any = Interpreter(model_content=content, num_threads=1)
        runtime.allocate_tensors()
        runtime.set_tensor(runtime.get_input_details()[0]["index"], picture)
        runtime.invoke()
        ready.wait()
        end_s, count = time.perf_counter() + float(seconds), 0
        while time.perf_counter() < end_s:
            runtime.invoke()
            count += 1
        counts.append(count)

    workers = [threading.Thread(target=run) for _ in range(int(threads))]
    for worker in workers:
        worker.start()
    ready.wait()
    wall_s, cpu_s = time.perf_counter(), time.process_time()
    for worker in workers:
        worker.join()
    wall_s, cpu_s = time.perf_counter() - wall_s, time.process_time() - cpu_s
    return {"rate_hz": sum(counts) / wall_s, "cpu_ms": 1000.0 * cpu_s / sum(counts)}


def reading(clip: str) -> dict[str, float]:
    """Return the CPU of reading one frame, ms: decoded, with colours, and by formcheck."""
    path = Path(clip)
    ways: dict[str, Callable[[], Iterable[object]]] = {
        "decoded": lambda: _bare(path, in_colour=False),
        "in_colour": lambda: _bare(path, in_colour=True),
        "ours": lambda: (frame.rgb for frame in VideoClip(path).frames()),
    }
    rounds = [
        {name: _cpu_ms(islice(way(), FRAMES)) for name, way in ways.items()} for _ in range(ROUNDS)
    ]
    return {name: middle([found[name] for found in rounds]) for name in ways}


def parts(clip: str) -> dict[str, float]:
    """Return the CPU of the parts of one look, ms: the region, the network, its heat maps."""
    rgb = next(iter(VideoClip(Path(clip)).frames())).rgb
    height, width = rgb.shape[:2]
    region = Region(width / 2.0, height / 2.0, 0.8 * height, 0.0)
    looks, times = LandmarkNetwork(), 60
    points, maps = np.full((39, 2), 0.5), np.zeros((64, 64, 39), dtype=np.float32)
    whole = _cpu_ms(looks.look(rgb, region) for _ in range(times))
    cut = _cpu_ms(region.cut_out(rgb) for _ in range(times))
    refine = _cpu_ms(refined(points, maps) for _ in range(times))
    return {"region": cut, "network": whole - cut - refine, "heat_maps": refine}


def _bare(path: Path, *, in_colour: bool) -> Iterable[object]:
    reformatter = VideoReformatter()
    with av.open(str(path)) as container:
        (stream,) = container.streams.video
        stream.codec_context.thread_type = "AUTO"
        stream.codec_context.thread_count = DECODER_THREADS
        for picture in container.decode(stream):
            if in_colour:
                rgb = reformatter.reformat(picture, format="rgb24", threads=CONVERSION_THREADS)
                yield rgb.to_ndarray()
            else:
                yield picture


def _cpu_ms(work: Iterable[object]) -> float:
    """Processor time of each piece of a work, ms."""
    began_s = time.process_time()
    count = sum(1 for _ in work)
    return 1000.0 * (time.process_time() - began_s) / count


KINDS: dict[str, Callable[..., dict[str, float]]] = {
    "network": network,
    "reading": reading,
    "parts": parts,
}

if __name__ == "__main__":
    print(json.dumps(KINDS[sys.argv[1]](*sys.argv[2:])))
