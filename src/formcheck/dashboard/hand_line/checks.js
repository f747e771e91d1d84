import { distance, tiltOf } from "./geometry.js";

/**
 * What keeps a line from being taken: the name of a sentence and its fields, or null.
 *
 * @param draft the line
 * @param limits from Python: the shortest line as a share of the picture's width, the most tilt in
 *   degrees
 */
export function faultOf({ ends, isTouched, size, picture }, { shortest, steepest }) {
  if (!isTouched) return ["untouched", {}];
  if (distance(...ends) < shortest * size[0]) return ["short", {}];
  const tilt = Math.abs(tiltOf(ends) - (picture.level ?? 0));
  // Rounded up, so that no line is said to be at the limit and beyond it.
  if (tilt >= steepest) return ["steep", { tilt: Math.ceil(tilt), limit: steepest }];
  return null;
}
