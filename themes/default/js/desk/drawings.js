// What pages of the desk draw from the facts: figures as bars of one scale, and where a locus lies.

/** Units in which a whole is a hundred. */
const PERCENT = ["%", "persen", "per cent", "percent", "prosen"];

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...Node} children
 */
function deskShape(tag, attributes, ...children) {
  const shape = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, said] of Object.entries(attributes)) shape.setAttribute(key, String(said));
  shape.append(...children);
  return shape;
}

/**
 * The scale of every unit, over all entries: a bar begins at zero.
 * @param {EntryFacts[]} entries
 */
function deskScales(entries) {
  /** @type {Map<string, [number, number]>} */
  const scales = new Map();
  for (const { before, after, unit } of entries.flatMap((it) => it.values).flatMap((it) => it.figures)) {
    const [low, high] = scales.get(unit ?? "") ?? [0, 0];
    scales.set(unit ?? "", [Math.min(low, before, after), Math.max(high, before, after)]);
  }
  for (const unit of PERCENT) {
    const [low, high] = scales.get(unit) ?? [0, 0];
    if (scales.has(unit) && low >= 0 && high <= 100) scales.set(unit, [0, 100]);
  }
  return scales;
}

/**
 * A change as two bars; the words beside them say the same.
 * @param {{ before: number, after: number }} figure
 * @param {[number, number]} scale
 */
function deskBars({ before, after }, [low, high]) {
  const at = (/** @type {number} */ it) => high > low ? (it - low) / (high - low) * 100 : 0;
  const bar = (/** @type {number} */ value, /** @type {string} */ name) => {
    const [from, width] = [Math.min(at(0), at(value)), Math.abs(at(value) - at(0))];
    return deskShape("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
      deskShape("rect", { class: "bar-ground", x: 0, width: 100, height: 10 }),
      deskShape("rect", { class: `bar-${name}`, x: from, width, height: 10 }));
  };
  const bars = document.createElement("div");
  bars.className = "compare-bars";
  bars.append(bar(before, "before"), bar(after, "after"));
  return bars;
}

/**
 * Where a locus lies on its islands.
 * @param {NonNullable<EntryBrief["inset"]>} inset
 */
function deskInset({ label, frame, land, x, y, centre }) {
  return deskShape("svg", { class: "brief-inset", viewBox: frame, role: "img", "aria-label": label },
    deskShape("path", { class: "map-land", d: land }),
    deskShape("circle", { class: centre ? "inset-spot inset-centre" : "inset-spot", cx: x, cy: y, r: 5 }));
}
