// Where the words that were meant stand in a text, and which part of a text shows them best. Apart,
// because it works on any text, whatever file it came from.

/** About how many characters an excerpt of the text has. */
const WINDOW = 200;

/** The words that were meant, each with its groups as bits. @typedef {Map<string, number>} Meant */

/** @typedef {{ start: number, end: number, groups: number }} Spot */

/**
 * @typedef {object} Excerpt
 * @property {string} text
 * @property {[number, number][]} marks
 * @property {string | null} heading
 * @property {string} url
 */

/**
 * @param {Group[]} groups
 * @returns {Meant}
 */
function meantBy(groups) {
  const meant = new Map();
  groups.forEach(({ senses }, at) => {
    for (const word of senses.flatMap(({ family }) => family.members)) {
      meant.set(word, (meant.get(word) ?? 0) | (1 << at));
    }
  });
  return meant;
}

/**
 * The words in a text that were meant. Two words joined by a hyphen may be meant as one.
 * @param {string} text
 * @param {Meant} meant
 */
function spots(text, meant) {
  /** @type {Spot[]} */
  const found = [];
  if (!meant.size) return found;
  const all = located(text, tokens(fold(text)));
  all.forEach(({ word, start, end, isJoined }, at) => {
    const next = all[at + 1];
    const pair = next?.isJoined ? (meant.get(word + next.word) ?? 0) : 0;
    const before = isJoined ? (meant.get(all[at - 1]?.word + word) ?? 0) : 0;
    const groups = (meant.get(word) ?? 0) | pair | before;
    if (groups) found.push({ start, end, groups });
  });
  return found;
}

/**
 * @param {Spot[]} found
 * @returns {[number, number][]}
 */
function marks(found) {
  return found.map(({ start, end }) => [start, end]);
}

/**
 * All groups that some spots belong to.
 * @param {Spot[]} found
 */
function groupsIn(found) {
  return found.reduce((all, { groups }) => all | groups, 0);
}

/**
 * The weight of groups that are given as bits.
 * @param {number} bits
 * @param {Group[]} groups
 */
function weightOf(bits, groups) {
  return groups.reduce((sum, { weight }, at) => sum + (bits & (1 << at) ? weight : 0), 0);
}

/**
 * The first of some things with the highest value above 0.
 * @template T
 * @param {T[]} things
 * @param {(thing: T) => number} value
 * @returns {T | undefined}
 */
function bestOf(things, value) {
  let best;
  let most = 0;
  for (const thing of things) {
    const own = value(thing);
    if (own > most) [best, most] = [thing, own];
  }
  return best;
}

/**
 * The summary, and the heading that holds the most of the words.
 * @param {Card} card
 * @param {Meant} meant
 * @param {Group[]} groups
 * @returns {Excerpt}
 */
function shortExcerpt(card, meant, groups) {
  const count = (/** @type {string} */ text) => {
    const bits = groupsIn(spots(text, meant));
    return groups.filter((_, at) => bits & (1 << at)).length;
  };
  const best = bestOf(card.headings, ({ heading }) => count(heading));
  return {
    text: card.summary,
    marks: marks(spots(card.summary, meant)),
    heading: best?.heading ?? null,
    url: best?.anchor ? `${card.url}#${best.anchor}` : card.url,
  };
}

/**
 * The part of the text that the words stand in most closely.
 * @param {Card} card
 * @param {{ anchor: string, heading: string, text: string }[]} sections
 * @param {Meant} meant
 * @param {Group[]} groups
 * @returns {Excerpt | null}
 */
function longExcerpt(card, sections, meant, groups) {
  const read = sections.map((section) => ({ section, found: spots(section.text, meant), titled: spots(section.heading, meant) }));
  const best = bestOf(read, ({ found, titled }) => weightOf(groupsIn(found) | groupsIn(titled), groups));
  if (!best) return null;
  const { anchor, heading, text } = best.section;
  return { ...cutAround(text, best.found, groups), heading: heading || null, url: anchor ? `${card.url}#${anchor}` : card.url };
}

/**
 * @param {string} text
 * @param {Spot[]} found
 * @param {Group[]} groups
 */
function cutAround(text, found, groups) {
  let first = 0;
  let last = 0;
  let most = -1;
  found.forEach(({ start }, at) => {
    const within = found.filter((spot, other) => other >= at && spot.end - start <= WINDOW);
    // Different words first, then how many there are.
    const value = 1000 * weightOf(groupsIn(within), groups) + within.length;
    if (value > most) [most, first, last] = [value, start, within.at(-1)?.end ?? start];
  });
  const slack = Math.max(0, WINDOW - (last - first));
  let from = Math.max(0, Math.min(first - Math.floor(slack / 2), text.length - WINDOW));
  let to = Math.min(text.length, from + Math.max(WINDOW, last - first));
  if (from > 0) from = boundary(text, from, first, 1);
  if (to < text.length) to = boundary(text, to, last, -1);
  const shown = text.slice(from, to).trimEnd();
  const head = from > 0 ? "…" : "";
  const kept = found.filter(({ start, end }) => start >= from && end <= from + shown.length);
  const shift = head.length - from;
  return {
    text: head + shown + (to < text.length ? "…" : ""),
    marks: marks(kept.map((spot) => ({ ...spot, start: spot.start + shift, end: spot.end + shift }))),
  };
}

/**
 * The nearest place between two words on the way to a limit; the place itself if there is none,
 * never within a character.
 * @param {string} text
 * @param {number} at
 * @param {number} limit
 * @param {1 | -1} step
 */
function boundary(text, at, limit, step) {
  for (let place = at; step * (limit - place) >= 0; place += step) {
    if (/\s/.test(text.charAt(place - 1)) && step > 0) return place;
    if (/\s/.test(text.charAt(place)) && step < 0) return place;
  }
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + step : at;
}
