/** Colour the legend's samples as the lines are drawn, and hide those that this clip has not. */
export function showLegend(legend, { colours, hips }) {
  const has = {
    measured: hips,
    doubtful: hips && hips.doubtful.length > 0,
    level: hips && hips.level !== null,
  };
  for (const item of legend.querySelectorAll("[data-line]")) {
    const { line } = item.dataset;
    item.hidden = line in has && !has[line];
    item.style.setProperty("--sample", colours[line] ?? colours.left);
  }
}
