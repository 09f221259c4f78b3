// What a result shows of what was searched: its words marked, and the text that says most of it.

/**
 * A text with the words marked that were searched.
 * @param {PocketIndex} index
 * @param {string} text
 * @param {Set<number>} families
 * @returns {(Node | string)[]}
 */
function markWords(index, text, families) {
  if (!families.size) return [text];
  const isHit = (/** @type {Token} */ { word }) => families.has(familyOfWord(index, word) ?? -1);
  const hits = locate(text, tokens(fold(text)).filter(isHit));
  /** @type {(Node | string)[]} */
  const parts = [];
  let from = 0;
  for (const { start, end } of hits) {
    parts.push(text.slice(from, start), make("mark", {}, text.slice(start, end)));
    from = end;
  }
  return [...parts, text.slice(from)];
}

/**
 * The text of a page, outside its title and summary, that has most of what was searched; of equals the
 * first.
 * @param {PocketIndex} index
 * @param {PocketEntry} entry
 * @param {Set<number>} families
 */
function excerptOf(index, { sections }, families) {
  let best = { count: 0, text: "" };
  for (const text of (sections || []).flatMap(({ items }) => items.flatMap(textsOfItem))) {
    const found = new Set(text.split(/\s+/).flatMap((piece) => wordsOf(index, piece)).map((word) => index.familyOf[word]));
    const count = [...families].filter((family) => found.has(family)).length;
    if (count > best.count) best = { count, text };
  }
  const hit = tokens(fold(best.text)).find(({ word }) => families.has(familyOfWord(index, word) ?? -1));
  return hit ? cutAround(best.text, hit.start) : "";
}

/**
 * A piece of a text around a place, whole words.
 * @param {string} text
 * @param {number} place
 */
function cutAround(text, place) {
  const from = place < 60 ? 0 : text.indexOf(" ", place - 60) + 1;
  const to = text.length < from + 180 ? text.length : text.lastIndexOf(" ", from + 180);
  return (from ? "… " : "") + text.slice(from, Math.max(to, place + 1)) + (to < text.length ? " …" : "");
}
