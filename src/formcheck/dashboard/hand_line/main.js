import { HandLine } from "./hand_line.js";

// Streamlit calls the function below again for every rerun that changes its data, as each line that
// is laid does; a place on the page stays as it is while its pictures are the same.
const places = new WeakMap();

export default function show({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".hand-line");
  const pictures = data.pictures.map(({ id }) => id).join(" ");
  let place = places.get(root);
  if (place?.pictures === pictures) place.work.update(data);
  else {
    place?.work.close();
    place = { pictures };
    places.set(root, place);
    place.work = new HandLine(root, data, (laid) => place.report("laid", laid));
  }
  place.report = setStateValue;
  return () => {
    place.work.close();
    places.delete(root);
  };
}
