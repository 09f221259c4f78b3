// Which part of a text shows best what was meant. Apart, because texts are loaded after the first results.

const ELLIPSIS = "\u2026";

/** About how many characters an excerpt of the text has. */
const EXCERPT_LENGTH = 200;

/**
 * The part of the text that the words stand in most closely.
 * @param {Card} card
 * @param {Meant} meant
 * @returns {Promise<SearchExcerpt | null>}
 */
async function longExcerpt({ sections, url }, meant) {
  const best = bestOf(await sections(), ([, heading, text]) =>
    sumOver(bitsOf([...findSpots(heading, meant), ...findSpots(text, meant)]), meant, weightOf));
  if (!best) return null;
  const [anchor, heading, text] = best;
  return { ...cutAround(text, meant), heading: heading || null, url: withAnchor(url, anchor) };
}

/**
 * @param {string} text
 * @param {Meant} meant
 * @returns {Pick<SearchExcerpt, "text" | "marks">}
 */
function cutAround(text, meant) {
  const found = findSpots(text, meant);
  const windows = found.map(({ start }) => found.filter((spot) => spot.start >= start && spot.end - start <= EXCERPT_LENGTH));
  // Different words first, then how many there are.
  const best = bestOf(windows, (inside) => 1000 * sumOver(bitsOf(inside), meant, weightOf) + inside.length) ?? [];
  const first = best[0]?.start ?? 0;
  const last = best.at(-1)?.end ?? 0;
  let from = Math.max(0, Math.min(first - Math.floor((EXCERPT_LENGTH - last + first) / 2), text.length - EXCERPT_LENGTH));
  let to = Math.min(text.length, from + EXCERPT_LENGTH);
  if (from) {
    const gap = text.slice(from, first).search(/\s/);
    from = gap < 0 ? first : from + gap + 1;
  }
  if (to < text.length) {
    const gap = text.slice(last, to + 1).search(/\s\S*$/);
    if (gap >= 0) to = last + gap;
    else if (last) to = last;
  }
  const head = from ? ELLIPSIS : "";
  const moved = found.filter(({ start, end }) => start >= from && end <= to);
  const shift = head.length - from;
  return {
    text: head + text.slice(from, to) + (to < text.length ? ELLIPSIS : ""),
    marks: moved.map(({ start, end }) => [start + shift, end + shift]),
  };
}
