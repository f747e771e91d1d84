"""Maxima of a sampled signal: as `scipy.signal.find_peaks`, which takes 0.4 s to import."""

import numpy as np

from formcheck.records import FloatArray, IntArray


def find_peaks(signal: FloatArray, *, prominence: float = 0.0, apart: int = 1) -> IntArray:
    """Return the positions of the maxima of a signal.

    Parameters
    ----------
    signal
        Evenly spaced values, shape (N,). A maximum lies between lower values; one that is flat
        counts once, in its middle.
    prominence
        Least height of a maximum above the higher of its two feet, in units of the signal. A foot
        is the lowest value on the way to a higher one, or to the end.
    apart
        Least distance between two maxima, in samples; the higher ones stay.
    """
    tops = _apart(signal, _tops(signal), apart)
    return np.array([i for i in tops if _prominence(signal, i) >= prominence], dtype=np.intp)


def _tops(signal: FloatArray) -> IntArray:
    changes = np.flatnonzero(np.diff(signal))
    before, after = signal[changes], signal[changes + 1]
    turns = np.flatnonzero((before < after)[:-1] & (before > after)[1:])
    return np.asarray((changes[turns] + 1 + changes[turns + 1]) // 2)


def _apart(signal: FloatArray, tops: IntArray, apart: int) -> IntArray:
    stays = np.ones(len(tops), dtype=bool)
    for i in np.argsort(signal[tops])[::-1]:
        if stays[i]:
            stays &= np.abs(tops - tops[i]) >= apart
            stays[i] = True
    return np.asarray(tops[stays])


def _prominence(signal: FloatArray, top: int) -> float:
    return float(signal[top] - max(_foot(signal[top::-1]), _foot(signal[top:])))


def _foot(way: FloatArray) -> float:
    """Lowest value on the way from a maximum, its first, to a higher value."""
    return float(way[: (way > way[0]).argmax() or len(way)].min())
