// Frames are addressed by the decoder's own times, never by a frame rate.

/** Number of the frame that is shown at a time: the last one that began. */
export function frameAt(times, timeS) {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (times[middle] <= timeS) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Number of the frame that begins nearest to a time. */
export function nearestFrame(times, timeS) {
  const before = frameAt(times, timeS);
  const after = Math.min(before + 1, times.length - 1);
  return times[after] - timeS < timeS - times[before] ? after : before;
}

/** A time at which a browser shows this frame and no other, however it rounds. */
export function middleOf(times, frame) {
  const last = times.length - 1;
  if (last < 1) return 0;
  // The last frame is shown as long as the one before it.
  const gap = frame < last ? times[frame + 1] - times[frame] : times[last] - times[last - 1];
  return times[frame] + gap / 2;
}
