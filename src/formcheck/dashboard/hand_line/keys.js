import { moved, turned } from "./geometry.js";

// Degrees per key that turns, pixels of the picture per key that moves; with Shift ten times that.
const TURN = { ArrowLeft: -0.1, ArrowRight: 0.1 };
const MOVE = { ArrowUp: -1, ArrowDown: 1 };
const FAST = 10;
const DEEDS = { Backspace: "undo", x: "skip", z: "zoom" };

/**
 * What a key means: the name of a deed, a function that gives the line's new ends, or null.
 *
 * @param event the key, pressed anywhere in the component
 */
export function meaningOf(event) {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === "z") return "undo";
  if (ctrlKey || metaKey || altKey) return null;
  const times = shiftKey ? FAST : 1;
  if (key in TURN) return (ends) => turned(ends, TURN[key] * times);
  if (key in MOVE) return (ends, size) => moved(ends, [0, MOVE[key] * times], size);
  // On a button, Enter presses it.
  if (key === "Enter") return event.target.closest("button") ? null : "next";
  return DEEDS[key.length === 1 ? key.toLowerCase() : key] ?? null;
}
