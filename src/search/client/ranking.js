// What every document is worth to a question, as far as it is loaded, and what it may be worth at
// most. Apart, because it is the one place that runs over all documents at every key that is typed:
// flat arrays, reused, and no object for a document.

/** Above everything that a sum can reach, so that the level goes first. */
const LEVEL = 2 ** 33;

/**
 * What a document is worth that holds the very word, and one that holds another of its family. Over
 * known items of the LibreOffice help (`field_weights.rs`) MRR@10 was 0.570 by words alone, 0.579 by
 * families alone, and 0.591 with three tenths for the word and seven for its family.
 */
const MEMBER_FACTOR = 10;
const FAMILY_FACTOR = 7;

/**
 * The arrays of the last question, used again by the next. No question keeps them while it waits.
 * @type {{ seen: Uint32Array, ranks: Float64Array, values: Uint32Array[] }}
 */
let arrays;

/** Bits for groups; families that may miss a tier have the others. */
const GROUP_BITS = 16;

/**
 * A family of the question, with a bit of its own and the highest value that it may have in a
 * document of the next tier, if one is not loaded.
 * @typedef {{ family: Family, flag: number, bound: number | undefined }} Source
 */

/**
 * A group with what depends on the others.
 * @typedef {{ sources: Source[], own: number, flags: number, weight: number, isMain: boolean, values: Uint32Array }} Layer
 */

/** @typedef {{ ranks: Float64Array, sources: Source[], worth: (doc: number, here: number, open: number) => number }} Ranking */

/**
 * Works out the rank of every document from what is loaded: -1 if it is not found.
 * @param {number} total
 * @param {Group[]} groups
 * @returns {Ranking}
 */
function rankAll(total, groups) {
  arrays ??= {
    seen: new Uint32Array(total),
    ranks: new Float64Array(total),
    values: [],
  };
  const { seen, ranks } = arrays;
  seen.fill(0);
  const highest = Math.max(...groups.map(({ weight }) => weight));
  let bit = GROUP_BITS;
  const layers = groups.map(({ senses, factor, weight }, at) => {
    const values = (arrays.values[at] ??= new Uint32Array(total)).fill(0);
    const own = 1 << at;
    // Where there are more families than bits, all tiers are loaded, and the bits tell nothing.
    const sources = senses.map((sense) => addPostings(sense, factor, own, 1 << Math.min(bit++, 31), values));
    return { sources, own, flags: flagsOf(sources), weight, isMain: 2 * weight >= highest, values };
  });
  const worth = rankFunction(layers);
  for (let doc = 0; doc < total; doc++) {
    // Without words, everything is found.
    ranks[doc] = groups.length ? worth(doc, seen[doc], 0) : 0;
  }
  return { ranks, sources: layers.flatMap(({ sources }) => sources), worth };
}

/** @param {Source[]} sources */
function flagsOf(sources) {
  return sources.reduce((all, { flag }) => all | flag, 0);
}

/**
 * Adds the loaded documents of a family to its group's values.
 * @param {Sense} sense
 * @param {number} factor
 * @param {number} own
 * @param {number} flag
 * @param {Uint32Array} values
 * @returns {Source}
 */
function addPostings({ family, bit }, factor, own, flag, values) {
  const { seen } = arrays;
  const flags = own | flag;
  family.lists.forEach(({ docs, impacts, masks }) => {
    for (let i = 0; i < docs.length; i++) {
      const doc = docs[i];
      const value = impacts[i] * (masks[i] & bit ? MEMBER_FACTOR : FAMILY_FACTOR) * factor;
      if (value > values[doc]) values[doc] = value;
      seen[doc] |= flags;
    }
  });
  const next = family.tiers[firstMissingTier(family)];
  return { family, flag, bound: next && next.highest * MEMBER_FACTOR * factor };
}

/**
 * The rank of a document: `here` are the families that it is known to be in, `open` those that it
 * may be in besides, in a tier that is not loaded.
 * @param {Layer[]} layers
 * @returns {Ranking["worth"]}
 */
function rankFunction(layers) {
  let all = 0;
  let mains = 0;
  for (const { weight, isMain } of layers) {
    all += weight;
    mains += +isMain;
  }
  return (doc, here, open) => {
    let sum = 0;
    let covered = 0;
    let hits = 0;
    for (const { own, flags, weight, isMain, values, sources } of layers) {
      if (!(here & own) && !(open & flags)) continue;
      let value = values[doc];
      if (open & flags) {
        for (const { flag, bound = 0 } of sources) if (open & flag && bound > value) value = bound;
      }
      sum += value;
      covered += weight;
      hits += +isMain;
    }
    const level = hits === mains ? 2 : 5 * covered >= 3 * all ? 1 : hits ? 0 : -1;
    const share = Math.floor((64 * covered) / all);
    return level < 0 ? -1 : level * LEVEL + sum * share;
  };
}

/**
 * The least rank that is found: if some document has more than some of the words, those that have
 * few are not.
 * @param {Float64Array} ranks
 */
function leastRank(ranks) {
  return ranks.some((rank) => rank >= LEVEL) ? LEVEL : 0;
}

/**
 * The families whose next tier may change the first results, although they are as many as wanted.
 * @param {Ranking} ranking
 * @param {number[]} first the first results
 * @param {number} wanted
 * @param {(doc: number) => boolean} isShown
 */
function undecidedFamilies({ ranks, sources, worth }, first, wanted, isShown) {
  const open = flagsOf(sources.filter(({ bound }) => bound));
  const { seen } = arrays;
  const least = leastRank(ranks);
  const last = first[wanted - 1] ?? Infinity;
  const lastRank = ranks[last] ?? least;
  const isFirst = new Set(first);
  let needed = 0;
  for (let doc = 0; open && doc < ranks.length; doc++) {
    const missing = open & ~seen[doc];
    const bound = missing ? worth(doc, seen[doc], missing) : ranks[doc];
    const isBefore = bound > lastRank || (bound === lastRank && doc < last);
    const mayChange = isFirst.has(doc) ? bound > ranks[doc] : wanted && isBefore && isShown(doc);
    // A better level anywhere, in whatever language, would hide the level of these.
    if (mayChange || (least < LEVEL && bound >= LEVEL)) needed |= missing;
  }
  return sources.filter(({ flag }) => needed & flag).map(({ family }) => family);
}

/**
 * The documents with the highest keys in descending order, equal ones by number.
 * @param {number[]} found in ascending order
 * @param {ArrayLike<number>} keys
 * @param {number} count
 * @returns {number[]}
 */
function topDocuments(found, keys, count) {
  if (count > 64) return [...found].sort((a, b) => keys[b] - keys[a] || a - b).slice(0, count);
  /** @type {number[]} */
  const best = [];
  for (const doc of found) {
    let at = best.length;
    if (at === count && !(keys[doc] > keys[best[at - 1]])) continue;
    while (at && keys[best[at - 1]] < keys[doc]) at--;
    best.splice(at, 0, doc);
    best.length = Math.min(best.length, count);
  }
  return best;
}
