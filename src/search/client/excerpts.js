// Where the words that were meant stand in a text, and what is shown of a card. Apart, because it works on
// any text, whatever file it came from.

/**
 * What was meant: the groups, and their words, each with its groups as bits.
 * @typedef {{ groups: Group[], words: Map<string, number> }} Meant
 */

/** A word that was meant. @typedef {{ start: number, end: number, bits: number }} Spot */

/**
 * @param {Group[]} groups
 * @returns {Meant}
 */
function wordsOfGroups(groups) {
  const words = new Map();
  groups.forEach(({ senses }, at) => {
    for (const { family } of senses) {
      for (const word of family.members) words.set(word, (words.get(word) ?? 0) | (1 << at));
    }
  });
  return { groups, words };
}

/**
 * The words in a text that were meant.
 * @param {string} text
 * @param {Meant} meant
 * @returns {Spot[]}
 */
function findSpots(text, meant) {
  const all = meant.words.size ? locate(text, tokens(fold(text))) : [];
  const bits = bitsOfWords(all, meant);
  return all.flatMap(({ start, end }, at) => (bits[at] ? [{ start, end, bits: bits[at] }] : []));
}

/**
 * The groups of each word, as bits. Two words joined by a hyphen may be meant as one.
 * @param {Token[]} all
 * @param {Meant} meant
 */
function bitsOfWords(all, { words }) {
  /** @param {number} at */
  const joined = (at) => (all[at]?.isJoined ? words.get(all[at - 1].word + all[at].word) : 0) ?? 0;
  return all.map(({ word }, at) => (words.get(word) ?? 0) | joined(at) | joined(at + 1));
}

/**
 * @param {Spot[]} found
 * @returns {Marks}
 */
function marksOf(found) {
  return found.map(({ start, end }) => [start, end]);
}

/**
 * The sum of a value over the groups that some words belong to.
 * @param {number[]} found their bits
 * @param {Meant} meant
 * @param {(group: Group) => number} value
 */
function sumOver(found, { groups }, value) {
  const all = found.reduce((sum, bits) => sum | bits, 0);
  return groups.reduce((sum, group, at) => sum + ((all >> at) & 1) * value(group), 0);
}

/** @param {Spot[]} found */
function bitsOf(found) {
  return found.map(({ bits }) => bits);
}

/** @param {Group} group */
function weightOf({ weight }) {
  return weight;
}

/**
 * The first of some things with the highest value above 0.
 * @template T
 * @param {T[]} things
 * @param {(thing: T) => number} value
 * @returns {T | undefined}
 */
function bestOf(things, value) {
  const values = things.map(value);
  const most = Math.max(...values);
  return most > 0 ? things[values.indexOf(most)] : undefined;
}

/**
 * @param {string} url
 * @param {string} anchor
 */
function withAnchor(url, anchor) {
  return anchor ? `${url}#${anchor}` : url;
}

/**
 * The summary, and the heading that holds the most of the words.
 * @param {Card} card
 * @param {Meant} meant
 * @returns {SearchExcerpt}
 */
function shortExcerpt({ summary, headings, url }, meant) {
  const [anchor, heading] = bestOf(headings, ([, text]) => sumOver(bitsOf(findSpots(text, meant)), meant, () => 1)) ?? [""];
  return { text: summary, marks: marksOf(findSpots(summary, meant)), heading: heading ?? null, url: withAnchor(url, anchor) };
}
