import { Metronome } from "./metronome.js";

// Streamlit calls the function below again for every rerun that changes its data; the metronome of
// a place on the page stays and goes on, and only changes are applied.
const places = new WeakMap();

export default function show({ data, parentElement }) {
  const root = parentElement.querySelector(".metronome");
  if (!places.has(root)) places.set(root, new Metronome(root));
  places.get(root).update(data);
  return () => {
    places.get(root)?.close();
    places.delete(root);
  };
}
